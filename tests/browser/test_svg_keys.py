"""Every point of a chart that our own scripts draw is reached by keyboard and said as its table says."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.views import open_view
from tests.browser.walking import along, said

pytestmark = [pytest.mark.browser, pytest.mark.store]
GAPS = "/ryhmat?alueet=KU285"
NEED = "/ryhmat?nayta=tarve&alueet=HVA15&vaestoryhma=ikaantyneet"


@dataclass(frozen=True)
class Chart:
    """A chart, the rows of its table, the column of each of its series; downwards: rows are newest first."""

    host: str
    rows: str
    columns: tuple[int, ...]
    downwards: bool = False

    def box(self, page: Page) -> Locator:
        """The list box, in the tab order."""
        return page.locator(f"{self.host} [data-graph-keys]")

    def figures(self, page: Page, column: int) -> list[tuple[str, str]]:
        """Head and figure of each row that has one, in the order of the chart."""
        found: list[list[str]] = page.locator(self.rows).evaluate_all(
            "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
        )
        pairs = [(row[0], row[column]) for row in found if row[column] != "–"]
        return pairs[::-1] if self.downwards else pairs


def years(name: str, *columns: int) -> Chart:
    """A chart of the groups view, whose table has the newest year first."""
    return Chart(f"#ryhmat-{name}", f"#ryhmat-{name}-table tbody tr", columns, downwards=True)


VIEWS = {
    GAPS: (years("course", 1, 2), years("absolute", 1, 2, 3), years("relative", 1, 2, 3)),
    NEED: (years("people", 1),),
    "/alue/KU285": (Chart("#alue-pyramid", "#alue-pyramid tbody tr", (2, 5)),),
    "/ennakointi?alueet=KU285": (
        Chart("#ennakointi-sexes-graph", "#ennakointi-sexes-table tbody tr", (3, 4)),
    ),
    "/alueerot/HVA15": (Chart("#alueerot-course", "#alueerot-course-table tbody tr", (1, 2)),),
}


def unfold(page: Page, host: str) -> None:
    """Opens what the chart is folded into."""
    page.locator(host).evaluate(
        "(host) => { const fold = host.closest('details'); if (fold) fold.open = true; }"
    )


RING = """(box) => {
  const part = (what) => box.parentElement.querySelector(what);
  const [inner, outer] = [part(".graph-mark"), part("svg")].map((each) => each.getBoundingClientRect());
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
  const told = document.getElementById(box.getAttribute("aria-activedescendant")).textContent;
  return part(".graph-tip").textContent === told && part(".graph-tip").offsetHeight > 10 &&
    inner.width > 10 &&
    x >= outer.left && x <= outer.right && y >= outer.top && y <= outer.bottom;
}"""


def read_all(page: Page, chart: Chart) -> None:
    """Walks every series of a chart beside its table."""
    box = chart.box(page)
    names = set()
    for column in chart.columns:
        heard = along(page, box)
        figures = chart.figures(page, column)
        assert len(heard) == len(figures) > 0
        for text, (head, figure) in zip(heard, figures, strict=True):
            assert head in text and figure in text, (chart.host, text, head, figure)
        assert box.evaluate(RING), (chart.host, heard[-1])
        names.add(re.split(r",? \d", heard[-1])[0])
        page.keyboard.press("ArrowDown")
    assert len(names) == len(chart.columns), "each series has its name"
    assert said(box) == heard[-1], "there is no series below the last"


def leave_and_return(page: Page, chart: Chart) -> None:
    """Esc leaves the point, Tab the chart, and Shift+Tab comes back to it."""
    box, mark = chart.box(page), page.locator(f"{chart.host} .graph-mark")
    expect(mark).to_be_visible()
    page.keyboard.press("Escape")
    expect(mark).to_be_hidden()
    expect(box).to_be_focused()
    page.keyboard.press("End")
    expect(mark).to_be_visible()
    page.keyboard.press("Tab")
    expect(box).not_to_be_focused()
    expect(mark).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    expect(box).to_be_focused()


@pytest.mark.parametrize("path", VIEWS)
def test_every_point_is_said_as_the_table_says(page: Page, axe: Callable[[Page], None], path: str) -> None:
    """Each chart is one stop with a name; axe looks while a point is shown."""
    open_view(page, path)
    for chart in VIEWS[path]:
        unfold(page, chart.host)
        box = chart.box(page)
        expect(box).to_have_accessible_name(re.compile(r"\d{4}"))
        expect(box).to_have_accessible_description(re.compile("^Vasen ja oikea nuoli"))
        box.focus()
        read_all(page, chart)
        leave_and_return(page, chart)
    axe(page)


def test_the_point_stays_when_the_chart_is_drawn_at_another_width(page: Page) -> None:
    open_view(page, GAPS)
    chart = VIEWS[GAPS][0]
    box = chart.box(page)
    box.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    before = said(box)
    wide = page.locator(f"{chart.host} svg").get_attribute("width")
    page.set_viewport_size({"width": 500, "height": 800})
    expect(page.locator(f"{chart.host} svg")).not_to_have_attribute("width", str(wide))
    expect(box).to_be_focused()
    assert said(box) == before
    assert box.evaluate(RING)
