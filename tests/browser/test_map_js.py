"""The SVG map (assets/js/map*.js) in a real browser, on a page of its own with nine square areas."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.browser.views import until

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SIDE = 100
NAMES = ["Akaa", "Eura", "Aura", "Inari", "Kemi", "Lahti", "Pori", "Oulu", "Turku"]
PAGE = """<!doctype html><html lang="fi"><head><title>Kartta</title>
<link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/map.css">
<style>body { background: var(--paper) } a { color: var(--action) }
#map { width: 600px; height: 600px }</style></head>
<body><main><h1>Kartta</h1><a href="#map">Linkki</a><div id="map" data-map="wait"></div></main>
SCRIPTS</body></html>"""
START = """(geo) => {
  window.told = {select: [], hover: [], zoom: []};
  window.painted = 0;
  window.addEventListener('tk:map-painted', () => window.painted++);
  window.geo = geo;
  window.m = TK.map.create(document.getElementById('map'), geo, {
    lang: 'fi', labels: {map: 'Työttömyysaste', zoomIn: 'Lähennä', zoomOut: 'Loitonna', reset: 'Koko maa'},
    onSelect: (code) => told.select.push(code),
    onHover: (code) => told.hover.push(code),
    onZoom: (county) => told.zoom.push(county),
  });
  m.paint({classOf: [0, 1, 2, 3, 4, 5, 6, -1, -2], label: (i) => geo.names[i] + '\\n' + (i + 1) + ' %'});
}"""


def squares() -> dict[str, Any]:
    """Nine squares in three rows; the right column is a county of its own."""
    places = [(100 * (k % 3), 100 * (k // 3)) for k in range(9)]
    near = [[j for j, q in enumerate(places) if abs(p[0] - q[0]) + abs(p[1] - q[1]) == SIDE] for p in places]
    return {
        "level": "kunta",
        "codes": [f"KU{k + 1:03}" for k in range(9)],
        "names": NAMES,
        "names_sv": [f"{name} sv" for name in NAMES],
        "county": ["HVA02" if x == 2 * SIDE else "HVA01" for x, _ in places],
        "path": [f"M{x},{y}l100,0 0,100 -100,0z" for x, y in places],
        "box": [[x, y, x + SIDE, y + SIDE] for x, y in places],
        "c": [[x + 50, y + 50] for x, y in places],
        "nb": near,
        "view": [0, 0, 300, 300],
        "borders": "M200,0L200,300",
    }


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The page with the map painted; any error or console message fails the test."""
    context = browser.new_context(viewport={"width": 800, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.route("http://map.test/**", answer)
    page.goto("http://map.test/")
    page.evaluate(START, squares())
    yield page
    context.close()
    assert said == []


def answer(route: Route) -> None:
    """The page and the product's own files; nothing else exists."""
    path = route.request.url.removeprefix("http://map.test")
    names = [file.name for file in sorted((ROOT / "assets" / "js").glob("map*.js"))]
    if path == "/":
        scripts = "".join(f'<script src="/js/{name}"></script>' for name in names)
        csp = {"Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'"}
        route.fulfill(body=PAGE.replace("SCRIPTS", scripts), content_type="text/html", headers=csp)
    elif (ROOT / "assets" / path[1:]).is_file():
        route.fulfill(path=ROOT / "assets" / path[1:])
    else:
        route.fulfill(status=204)


def classes(page: Page) -> list[str]:
    script = "Array.from(document.querySelectorAll('.areas path'), (a) => a.getAttribute('class'))"
    return list(page.evaluate(script))


def focused(page: Page) -> str:
    """Name of the area that has the keyboard focus."""
    return str(page.evaluate("document.activeElement.getAttribute('aria-label')")).split(",")[0]


def fill(page: Page, i: int) -> str:
    return str(page.evaluate(f"getComputedStyle(document.querySelectorAll('.areas path')[{i}]).fill"))


def test_paint_sets_one_class_per_area(page: Page) -> None:
    assert classes(page) == ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "missing", "protected"]
    page.evaluate("m.paint({classOf: [6, 6, 6, 6, 6, 6, 6, -3, 0], label: () => 'x'})")
    assert classes(page) == ["c6"] * 7 + ["na", "c0"]


def test_paint_changes_only_what_changed(page: Page) -> None:
    count = page.evaluate("""async () => {
      let changed = 0;
      const seen = new MutationObserver((list) => (changed += list.length));
      seen.observe(m.svg, {subtree: true, attributes: true, attributeFilter: ['class']});
      m.paint({classOf: [0, 1, 2, 3, 4, 5, 5, -1, -2], label: m.label});
      await new Promise(requestAnimationFrame);
      return changed;
    }""")
    assert count == 1


def test_first_paint_is_told_once(page: Page) -> None:
    page.evaluate("m.paint({classOf: Array(9).fill(3), label: m.label})")
    assert page.evaluate("painted") == 1
    assert page.get_attribute("#map", "data-map") == "painted"


def test_painting_the_country_takes_less_than_eight_milliseconds(page: Page) -> None:
    median = page.evaluate(
        """(n) => {
      const many = {...geo};
      for (const key of ['codes', 'names', 'county', 'path', 'box', 'c', 'nb']) {
        many[key] = Array.from({length: n}, (_, i) => geo[key][i % 9]);
      }
      many.codes = many.codes.map((_, i) => 'KU' + i);
      const big = TK.map.create(document.getElementById('map'), many, {lang: 'fi', labels: {}});
      const times = [];
      for (let k = 0; k < 15; k++) {
        const classOf = many.codes.map((_, i) => (i + k) % 7);
        const start = performance.now();
        big.paint({classOf, label: (i) => many.names[i]});
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[7];
    }""",
        308,
    )
    assert median < 8


def test_missing_and_protected_look_different_from_values_and_each_other(page: Page) -> None:
    fills = {fill(page, i) for i in (0, 7, 8)}
    assert len(fills) == 3
    assert "missing" in fill(page, 7)
    assert "protected" in fill(page, 8)


def test_diverging_scale_has_its_own_colours(page: Page) -> None:
    before = fill(page, 0)
    page.evaluate("m.paint({classOf: Array(9).fill(0), label: m.label, scale: 'div'})")
    assert fill(page, 0) != before


def test_dark_theme_needs_no_repaint(page: Page) -> None:
    before = fill(page, 0)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert fill(page, 0) != before


def test_the_map_is_one_tab_stop(page: Page) -> None:
    page.focus("a")
    page.keyboard.press("Tab")
    assert focused(page) == "Akaa"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "tk-map-in"
    assert page.locator('.areas [tabindex="0"]').count() == 1


def test_arrows_go_to_the_neighbour_on_that_side(page: Page) -> None:
    page.evaluate("m.focus('KU005')")
    walk = []
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        walk.append(focused(page))
    assert walk == ["Inari", "Akaa", "Eura", "Aura", "Lahti", "Turku"]
    page.keyboard.press("ArrowRight")
    assert focused(page) == "Turku", "at the edge of the country the focus stays"


def test_arrows_jump_over_water_when_no_neighbour_is_there(page: Page) -> None:
    found = page.evaluate("TK.map.parts.neighbour({...geo, nb: geo.nb.map(() => [])}, 0, [1, 0])")
    assert found == 1


def test_home_end_and_letters_go_by_name(page: Page) -> None:
    page.evaluate("m.focus('KU005')")
    page.keyboard.press("End")
    assert focused(page) == "Turku"
    page.keyboard.press("Home")
    assert focused(page) == "Akaa"
    page.keyboard.press("a")
    assert focused(page) == "Aura"
    page.keyboard.press("a")
    assert focused(page) == "Akaa", "the same letter goes round"
    page.wait_for_timeout(800)
    page.keyboard.type("la")
    assert focused(page) == "Lahti"


def test_enter_space_and_click_select(page: Page) -> None:
    page.evaluate("m.focus('KU002')")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    page.mouse.click(*spot(page, 8))
    assert page.evaluate("told.select") == ["KU002", "KU002", "KU009"]


def spot(page: Page, i: int) -> tuple[float, float]:
    """The middle of an area on the screen."""
    box = page.locator(".areas path").nth(i).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_selected_areas_are_outlined_own_on_top(page: Page) -> None:
    page.evaluate("m.select(['KU001', 'KU005'], 'KU001')")
    lines = page.locator(".chosen .line").evaluate_all("list => list.map((p) => p.getAttribute('class'))")
    assert lines == ["line", "line own"]
    assert page.locator('[aria-selected="true"]').count() == 2
    page.evaluate("m.select(['KU999'], null)")
    assert page.locator(".chosen path").count() == 0
    assert page.locator('[aria-selected="true"]').count() == 0


def test_hover_tells_and_the_tooltip_is_beside_the_area(page: Page) -> None:
    page.mouse.move(*spot(page, 3))
    tip, area = page.locator(".tk-map-tip"), page.locator(".areas path").nth(3)
    assert tip.inner_text().split("\n") == ["Inari", "4 %"]
    assert page.evaluate("told.hover") == ["KU004"]
    one, other = tip.bounding_box(), area.bounding_box()
    assert one and other and one["x"] >= other["x"] + other["width"]
    page.mouse.move(790, 790)
    assert not tip.is_visible()
    assert page.evaluate("told.hover.at(-1)") is None


def test_the_tooltip_flips_at_the_edge(page: Page) -> None:
    page.set_viewport_size({"width": 610, "height": 800})
    page.mouse.move(*spot(page, 5))
    tip, area = page.locator(".tk-map-tip").bounding_box(), page.locator(".areas path").nth(5).bounding_box()
    assert tip and area and tip["x"] + tip["width"] <= area["x"]


def test_the_tooltip_follows_a_repaint(page: Page) -> None:
    page.mouse.move(*spot(page, 3))
    page.evaluate("m.paint({classOf: Array(9).fill(1), label: (i) => geo.names[i] + '\\n2024'})")
    assert page.locator(".tk-map-tip").inner_text().split("\n") == ["Inari", "2024"]


def test_names_follow_the_figures(page: Page) -> None:
    until(
        page,
        "document.querySelectorAll('.areas path')[3].getAttribute('aria-label') === 'Inari, 4 %'",
    )


def view(page: Page) -> list[float]:
    return [float(v) for v in str(page.get_attribute(".tk-map-svg", "viewBox")).split()]


def test_zoom_to_a_county_pales_the_rest_and_escape_leaves(page: Page) -> None:
    page.evaluate("m.zoomTo(['KU003', 'KU006'])")
    x, y, width, height = view(page)
    assert x <= 200 and y <= 0 and x + width >= 300 and y + height >= 200 and height < 300
    assert [name.endswith(" in") for name in classes(page)] == [False, False, True] + [
        False,
        False,
        True,
    ] + [False] * 3
    assert page.locator(".tk-map-locator").is_visible()
    assert page.evaluate("told.zoom") == [], "what the page asked for is not told back"
    page.evaluate("m.focus('KU003')")
    page.keyboard.press("Escape")
    assert view(page) == [0, 0, 300, 300]
    assert page.evaluate("told.zoom") == [None]
    assert not page.locator(".tk-map-locator").is_visible()


def test_a_paint_while_zoomed_keeps_the_county(page: Page) -> None:
    page.evaluate("m.zoomTo(['KU003']); m.paint({classOf: Array(9).fill(2), label: m.label})")
    assert classes(page)[2] == "c2 in"


def test_double_click_zooms_to_the_county(page: Page) -> None:
    page.mouse.dblclick(*spot(page, 2))
    assert page.evaluate("told.zoom") == ["HVA02"]
    assert [i for i, name in enumerate(classes(page)) if name.endswith(" in")] == [2, 5, 8]


def test_buttons_zoom_and_reset(page: Page) -> None:
    reset = page.get_by_role("button", name="Koko maa")
    assert reset.is_disabled()
    page.get_by_role("button", name="Lähennä").click()
    assert view(page)[3] == pytest.approx(300 / 1.6, abs=0.1)
    reset.click()
    assert view(page) == [0, 0, 300, 300]


def test_wheel_zooms_once_the_pointer_moved_on_the_map(page: Page) -> None:
    page.evaluate("document.body.style.height = '3000px'")
    page.mouse.move(790, 300)
    page.mouse.move(300, 300)
    page.mouse.move(310, 310)
    page.mouse.wheel(0, -400)
    until(page, "Number(m.svg.getAttribute('viewBox').split(' ')[3]) < 299")
    page.mouse.wheel(0, 4000)
    until(page, "Number(m.svg.getAttribute('viewBox').split(' ')[3]) === 300")
    page.mouse.wheel(0, 400)
    until(page, "window.scrollY > 0")


def test_drag_pans_and_selects_nothing(page: Page) -> None:
    page.evaluate("m.zoomTo(['KU005'])")
    before = view(page)
    x, y = spot(page, 4)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=4)
    page.mouse.up()
    assert view(page)[0] > before[0]
    assert page.evaluate("told.select") == []


def test_keyboard_focus_out_of_sight_is_brought_in(page: Page) -> None:
    page.evaluate("m.zoomTo(['KU001']); m.focus('KU001')")
    page.keyboard.press("End")
    x, y, width, height = view(page)
    assert focused(page) == "Turku"
    assert x <= 250 <= x + width and y <= 250 <= y + height


def test_focus_ring_is_drawn_for_the_keyboard(page: Page) -> None:
    page.focus("a")
    page.keyboard.press("Tab")
    assert page.get_attribute(".ring", "d") == squares()["path"][0]
    page.keyboard.press("Tab")
    assert page.get_attribute(".ring", "d") == ""


def test_export_stands_alone(page: Page) -> None:
    page.evaluate("m.select(['KU001'], 'KU001')")
    text = page.evaluate("m.toSVG({title: 'Työttömyys < 5 %'})")
    root = ElementTree.fromstring(text)
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "Työttömyys < 5 %"
    assert len(root.findall(f"{space}g/{space}path")) == 9
    assert "var(" not in text and "class=" not in text and "style" not in text
    assert 'fill="url(#missing)"' in text and 'id="missing"' in text


def test_the_locator_is_a_still_picture(page: Page) -> None:
    page.evaluate("""() => {
      const how = {locator: true, labels: {map: 'Sijainti'}};
      const small = TK.map.create(document.getElementById('map'), geo, how);
      small.paint({classOf: Array(9).fill(-3)});
      small.select(['KU004'], 'KU004');
    }""")
    assert page.get_by_role("img", name="Sijainti").count() == 1
    assert page.locator("#map [tabindex], #map button").count() == 0
    assert page.locator(".chosen .own").count() == 2


def test_swedish_names(page: Page) -> None:
    page.evaluate("m.destroy(); m = TK.map.create(document.getElementById('map'), geo, {lang: 'sv'})")
    assert page.get_attribute(".areas path", "aria-label") == "Akaa sv"


def test_destroy_leaves_nothing(page: Page) -> None:
    page.evaluate("m.destroy()")
    assert page.locator("#map > *").count() == 0
    page.mouse.move(300, 300)
    assert page.evaluate("told.hover") == []


def test_names_are_not_markup(page: Page) -> None:
    page.evaluate("""() => {
      const names = geo.names.map(() => '<img src=x onerror=1> & "');
      TK.map.create(document.getElementById('map'), {...geo, names}, {lang: 'fi'});
    }""")
    assert page.locator("#map img").count() == 0
    assert page.get_attribute(".areas path", "aria-label") == '<img src=x onerror=1> & "'


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_accessibility_violations(page: Page, theme: str) -> None:
    page.evaluate(f"document.documentElement.dataset.theme = '{theme}'; m.zoomTo(['KU005', 'KU008'])")
    page.focus("a")
    page.keyboard.press("Tab")
    tags = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = Axe().run(page, options=tags).response["violations"]
    assert found == [], json.dumps(found)[:2000]
