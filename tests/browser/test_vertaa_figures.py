"""The comparison's figures in a browser: development, places, two indicators, similar areas, own groups."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from data import queries

pytestmark = [pytest.mark.browser, pytest.mark.store]
SIX = "KU077,KU179,KU275,KU410,KU593,KU766"
SIMILAR = ".similar-table > tbody > tr > th"
VIEWS = {"sarjat": ".panel", "pisteet": ".dp-row", "hajonta": ".pt", "samat": ".similar-table > tbody > tr"}


def opened(page: Page, view: str, query: str = f"alueet={SIX}&teema=vaesto") -> None:
    page.goto(f"/vertaa?{query}&nakyma={view}")
    page.locator(f"#vertaa-{view} {VIEWS[view]}").first.wait_for()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("lang", "width", "dark"), [("fi", 1440, False), ("sv", 390, True)])
def test_each_figure_has_words_source_tools_and_nothing_for_axe(
    new_page: Callable[..., Page], axe: Callable[[Page], None], view: str, lang: str, width: int, dark: bool
) -> None:
    page = new_page(width, 900, dark=dark)
    opened(page, view, f"alueet={SIX}&teema=tyollisyys&lang={lang}")
    expect(page.locator("#vertaa-lead")).to_contain_text("Hankasalmi")
    for part in ("title", "caption", "source"):
        assert page.locator(f"#vertaa-{view}-{part}").inner_text().strip()
    expect(page.locator(f"#vertaa-{view} .figure-tools")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
    if view == "samat":
        page.locator(".weights-by-hand summary").click()
    else:
        page.locator(f"#vertaa-{view}-data summary").click()
        expect(page.locator(f"#vertaa-{view}-rows td").first).to_be_visible()
    axe(page)


@pytest.mark.parametrize("view", VIEWS)
def test_the_address_holds_the_figure(page: Page, new_page: Callable[..., Page], view: str) -> None:
    page.goto(f"/vertaa?alueet={SIX}&teema=vaesto")
    page.locator(".rug td").first.wait_for()
    page.locator(f'#vertaa-views [data-value="{view}"]').click()
    page.locator(f"#vertaa-{view} {VIEWS[view]}").first.wait_for()
    assert f"nakyma={view}" in page.url
    other = new_page(390, 844)
    other.goto(page.url)
    other.locator(f"#vertaa-{view} {VIEWS[view]}").first.wait_for()
    assert other.locator("#vertaa-lead").inner_text() == page.locator("#vertaa-lead").inner_text()
    assert other.url == page.url


def test_development_area_by_area_and_indicator_by_indicator(page: Page) -> None:
    opened(page, "sarjat", f"alueet={SIX}&teema=vaesto&mittari=vaesto_15_64_osuus")
    expect(page.locator(".panel")).to_have_count(8)  # six areas, their county, the country
    page.get_by_label("Vuodet").select_option("2015")
    expect(page.locator(".ml-years").first).to_contain_text("2015")
    assert "alku=2015" in page.url
    page.get_by_role("button", name="Mittareittain").click()
    page.get_by_role("button", name="65 vuotta täyttäneet", exact=True).click()
    expect(page.locator("#vertaa-sarjat-title")).to_have_text("65 vuotta täyttäneet: kehitys")
    assert "mittari=vaesto_65_osuus" in page.url and "paneelit" not in page.url


def test_every_year_of_every_picture_by_keyboard(page: Page) -> None:
    opened(page, "sarjat", "alueet=KU077,KU179&teema=vaesto&mittari=vaesto_15_64_osuus")
    stored = {at: value for _c, at, value, _s in queries.series("vaesto_15_64_osuus", "total", ["KU179"])}
    last = max(at for at, value in stored.items() if value is not None)
    page.locator(".panel-plot").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#vertaa-sarjat-detail")).to_contain_text(f"Jyväskylä {last}")
    page.keyboard.press("Home")
    expect(page.locator("#vertaa-sarjat-detail")).to_contain_text("Jyväskylä 2010")
    value = f"{stored['2010']:.1f}".replace(".", ",")
    expect(page.locator("#vertaa-sarjat-detail")).to_contain_text(f"{value}\u00a0%")
    assert page.locator('.panel-plot[tabindex="0"]').count() == 1


def test_dots_and_points_by_keyboard_and_a_point_opens_the_profile(page: Page) -> None:
    opened(page, "pisteet", "alueet=KU077,KU179&teema=tyollisyys")
    page.locator(".dp.is-own[data-i]").first.focus()
    expect(page.locator("#vertaa-pisteet-detail")).to_contain_text("Hankasalmi · ")
    before = page.locator("#vertaa-pisteet-detail").inner_text()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#vertaa-pisteet-detail")).not_to_have_text(before)
    opened(page, "hajonta", "alueet=KU077,KU179")
    page.locator('.pt[tabindex="0"]').focus()
    expect(page.locator("#vertaa-hajonta-detail")).to_contain_text("Hankasalmi:")
    page.keyboard.press("ArrowRight")
    name = page.locator("#vertaa-hajonta-detail").inner_text().split(":")[0]
    assert name != "Hankasalmi"
    page.keyboard.press("Enter")
    page.wait_for_url("**/alue/KU*")
    expect(page.locator("h1")).to_contain_text(name)


def test_both_indicators_are_chosen_and_swapped(page: Page) -> None:
    opened(page, "hajonta", "alueet=KU077")
    page.get_by_label("Vaaka-akseli").select_option("taajama_aste")
    expect(page.locator("#vertaa-hajonta-title")).to_contain_text("Taajama-aste ja Työllisyysaste")
    page.get_by_role("button", name="Vaihda akselit").click()
    expect(page.locator("#vertaa-hajonta-title")).to_contain_text("Työllisyysaste ja Taajama-aste")
    assert "vaaka=tyollisyysaste&pysty=taajama_aste" in page.url
    expect(page.locator("#vertaa-hajonta-caption")).to_contain_text("ei osoita syytä")


def test_own_weights_and_filters_choose_the_similar_areas(page: Page, new_page: Callable[..., Page]) -> None:
    opened(page, "samat", "alueet=KU077")
    names = page.locator(SIMILAR)
    general = names.all_text_contents()
    assert len(general) == 10
    page.get_by_role("button", name="Taloudellinen").click()
    expect(page.locator("#vertaa-lead")).to_contain_text("Painot: Taloudellinen")
    page.get_by_role("button", name="Väkiluku puolesta kaksinkertaiseen").click()
    expect(page.locator("#vertaa-samat-caption")).to_contain_text("erikokoisia")
    page.locator(".weights-by-hand summary").click()
    page.locator('input[data-feature="muutos"]').fill("4")
    expect(page.locator("#vertaa-lead")).to_contain_text("Painot: Omat painot")
    assert "muutos:4" in page.url and "suodin=koko" in page.url
    chosen = names.all_text_contents()
    other = new_page()
    other.goto(page.url)
    other.locator(SIMILAR).first.wait_for()
    assert other.locator(SIMILAR).all_text_contents() == chosen != general
    page.get_by_role("button", name="Vertaa näihin").click()
    expect(page.locator(".rug thead .is-area")).to_have_count(10)


def test_an_own_group_is_named_kept_and_used_in_other_views(page: Page) -> None:
    page.goto("/vertaa?alueet=KU077,KU275,KU410")
    page.locator(".rug td").first.wait_for()
    page.locator("#vertaa-groups summary").click()
    page.get_by_label("Joukon nimi").fill("Naapurit")
    page.get_by_role("button", name="Tallenna nämä alueet").click()
    page.locator(".own-group").wait_for()
    assert "nimi=Naapurit" in page.url
    page.goto("/vertaa?alueet=KU179")
    page.locator(".rug td").first.wait_for()
    page.locator("#vertaa-groups summary").click()
    page.get_by_role("button", name="Naapurit (3)").click()
    expect(page.locator(".rug thead .is-area")).to_have_count(2)
    expect(page.locator("#vertaa-groups summary")).to_have_text("Omat joukot: Naapurit")
    page.get_by_role("link", name="Näytä kartalla joukko Naapurit").click()
    page.wait_for_url("**/mittari/**alueet=KU077,KU275,KU410*")
    expect(page.locator("#vertaa-groups")).to_have_count(0)  # the address changes before the view does
    page.go_back()
    expect(page.locator("#vertaa-groups summary")).to_have_text("Omat joukot: Naapurit")  # drawn
    page.locator(".rug td").first.wait_for()
    page.locator("#vertaa-groups summary").click()
    page.get_by_role("button", name="Tallenna nämä alueet").click()  # by the name it has
    expect(page.locator("#vertaa-notice")).to_have_text("")
    page.get_by_role("button", name="Poista Laukaa").click()
    expect(page.locator("#vertaa-groups summary")).to_have_text("Omat joukot")
    page.get_by_role("button", name="Poista joukko Naapurit").click()
    expect(page.locator(".own-group")).to_have_count(0)
    assert page.evaluate("TK.groups.list().length") == 0


def test_broken_memory_is_no_hindrance(page: Page) -> None:
    page.add_init_script("localStorage.setItem('tk_groups', '[{\"name\":3},\"x\",{')")
    page.goto("/vertaa?alueet=KU179")
    page.locator(".rug td").first.wait_for()
    assert page.evaluate("TK.groups.list().length") == 0


# The time in which this machine, as loaded as it is now, lays out as many bare table cells.
CELLS = """() => {
  const begun = performance.now();
  const box = document.createElement('div');
  const row = '<tr>' + '<td class="num"><span>12,3</span><small>+1,2</small></td>'.repeat(62) + '</tr>';
  box.innerHTML = '<table>' + row.repeat(50) + '</table>';
  document.body.appendChild(box);
  box.getBoundingClientRect();
  box.remove();
  return performance.now() - begun;
}"""


def test_sixty_areas_and_every_indicator_paint_without_a_visible_pause(page: Page) -> None:
    codes = ",".join(queries.codes("kunta")[:60])
    page.add_init_script(
        "window.longest = 0; new PerformanceObserver((list) => list.getEntries().forEach((e) => "
        "{ window.longest = Math.max(window.longest, e.duration); })).observe({ type: 'longtask' });"
    )
    page.goto(f"/vertaa?alueet={codes}&teema=vaesto")
    page.locator(".rug tbody tr").nth(30).wait_for()
    yardstick = page.evaluate(CELLS)
    page.evaluate("window.longest = 0")
    page.locator('#vertaa-views [data-value="pisteet"]').click()
    page.locator(".dp-row").first.wait_for()
    page.locator('#vertaa-views [data-value="taulukko"]').click()
    page.locator(".rug tbody tr").nth(30).wait_for()
    yardstick = max(yardstick, page.evaluate(CELLS))
    longest = page.evaluate("window.longest")
    print(f"longest task {longest:.0f} ms, as many bare cells {yardstick:.0f} ms")
    assert longest < 6 * yardstick  # about 2 where nothing else runs
