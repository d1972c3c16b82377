"""Every point of a plotly chart is reached by keyboard, shown and said as the figures beside it say."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.views import until
from tests.browser.walking import along, said

pytestmark = [pytest.mark.browser, pytest.mark.store]
INDICATOR = "/mittari/tyottomyysaste_vuosi?alueet=KU285,KU091"
OUTLOOK = "/ennakointi?alueet=HVA15"
SPREAD, SERIES = "mittari-distribution", "mittari-series"
CURVE, COURSE, FAN = "ennakointi-curve-graph", "ennakointi-course-graph", "ennakointi-fan-graph"
MARK = """(id) => {
  const mark = document.querySelector(`#${id} ~ .graph-mark`).getBoundingClientRect();
  const plot = document.querySelector(`#${id} .nsewdrag`).getBoundingClientRect();
  const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
  return x >= plot.left - 1 && x <= plot.right + 1 && y >= plot.top - 1 && y <= plot.bottom + 1;
}"""


def keys(page: Page, graph: str) -> Locator:
    """The list box over a graph, once the graph has points."""
    page.locator(f"#{graph} .scatterlayer .trace").first.wait_for(state="attached")
    return page.locator(f"#{graph} ~ [data-graph-keys]")


def column(page: Page, table: str, place: int) -> list[str]:
    """Texts of a column of a table, from the top."""
    return page.locator(f"{table} tbody tr > :nth-child({place})").all_text_contents()


@pytest.mark.parametrize(
    ("path", "graph", "name"),
    [
        (INDICATOR, SPREAD, "Alueiden hajonta"),
        (INDICATOR, SERIES, "Kehitys"),
        (OUTLOOK, CURVE, "Ikärakenne"),
        (OUTLOOK, COURSE, ""),
        (OUTLOOK, FAN, ""),
    ],
)
def test_a_chart_is_one_stop_with_a_name_and_no_trap(page: Page, path: str, graph: str, name: str) -> None:
    page.goto(path)
    box = keys(page, graph)
    box.focus()
    shown = page.locator(f"#{graph} .hoverlayer > g")
    expect(shown.first).to_be_visible()
    assert page.evaluate(MARK, graph), "the mark is on the plot"
    title = page.locator(f"#{box.get_attribute('aria-labelledby')}").inner_text()
    assert title and name in title
    expect(box).to_have_accessible_name(title)
    expect(box).to_have_accessible_description(re.compile("nuoli"))
    first = said(box)
    page.keyboard.press("ArrowDown")
    assert said(box) != first
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(box).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(shown.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(box).not_to_be_focused()
    expect(shown).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    expect(box).to_be_focused()


def test_every_dot_of_the_spread_is_said_in_order_of_its_value(page: Page) -> None:
    page.goto(INDICATOR)
    box = keys(page, SPREAD)
    rows = page.locator("#mittari-rank .rank-row")
    expect(rows.first).to_be_visible()
    box.focus()
    assert said(box).startswith("Kotka"), "one's own area comes first"
    heard = set()
    groups = 0
    while True:
        heard |= set(along(page, box))
        before = said(box)
        page.keyboard.press("ArrowDown")
        groups += 1
        if said(box) == before:
            break
    assert groups == 4, "own, chosen, those of the own county, the others"
    names = {re.sub(r"\s[\d−].*$", "", text) for text in heard}
    assert len(heard) == rows.count()
    assert names == set(
        rows.locator(".rank-name").evaluate_all("(all) => all.map((name) => name.firstChild.textContent)")
    )


def test_enter_on_a_dot_does_what_a_click_does(page: Page) -> None:
    page.goto("/mittari/tyottomyysaste_vuosi?alueet=KU285")
    box = keys(page, SPREAD)
    box.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    chosen = re.sub(r"\s[\d−].*$", "", said(box))
    page.keyboard.press("Enter")
    expect(page.locator("#mittari-chips")).to_contain_text(chosen)
    expect(box).to_be_focused()
    expect(page.locator(f"#{SPREAD} .hoverlayer > g").first).to_be_visible()
    assert page.evaluate(MARK, SPREAD), "the mark stays on the dot in the new drawing"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    assert said(box)


def test_lines_say_what_their_table_says(page: Page) -> None:
    page.goto(INDICATOR)
    page.locator("#mittari-series-box summary").click()
    box = keys(page, SERIES)
    box.focus()
    heard = along(page, box)
    own = page.locator("#mittari-series-table")
    for text in heard[:3] + heard[-1:]:
        name, year, value = re.fullmatch(r"(.+), (\d{4}): (.+)", text).groups()  # type: ignore[union-attr]
        assert name == "Kotka"
        cell = own.locator("tr", has_text=year).first.inner_text()
        assert value.replace("\u00a0", "").split("%")[0].strip() in cell.replace("\u00a0", "")
    page.keyboard.press("ArrowDown")
    assert said(box).startswith("Helsinki, " + heard[-1].split(", ")[1].split(":")[0])
    assert len({said(box).split(",")[0], "Kotka"}) == 2


def test_every_age_of_the_curve_is_said(page: Page) -> None:
    page.goto(OUTLOOK)
    box = keys(page, CURVE)
    box.focus()
    for place in (2, 3):
        heard = along(page, box)
        told = [text.split(": ")[1].removesuffix(" henkilöä") for text in heard]
        assert told == column(page, "#ennakointi-curve-table", place)
        assert heard[7].split(", ")[1].startswith("ikä 7:")
        page.keyboard.press("ArrowDown")


def test_the_projections_and_their_errors_are_said(page: Page) -> None:
    page.goto(OUTLOOK)
    box = keys(page, COURSE)
    box.focus()
    years = [re.search(r", (\d{4}): ", text).group(1) for text in along(page, box)]  # type: ignore[union-attr]
    assert years == sorted(years)
    happened = said(box)
    page.keyboard.press("ArrowDown")
    assert said(box).split(",")[0] != happened.split(",")[0]
    fan = keys(page, FAN)
    fan.focus()
    errors = along(page, fan)
    assert all(re.search(r": ([+−]\d+|0),\d %$", text) for text in errors)


def test_the_point_stays_through_a_change_of_theme(page: Page, axe: Callable[[Page], None]) -> None:
    page.goto(f"{INDICATOR}&lang=sv")
    box = keys(page, SERIES)
    box.focus()
    page.keyboard.press("End")
    before = said(box)
    page.emulate_media(color_scheme="dark")
    until(page, "getComputedStyle(document.body).backgroundColor !== 'rgb(255, 255, 255)'")
    expect(page.locator(f"#{SERIES} .hoverlayer > g").first).to_be_visible()
    assert page.evaluate(MARK, SERIES)
    assert said(box) == before
    axe(page)
