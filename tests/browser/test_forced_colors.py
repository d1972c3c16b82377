"""With the system's own colours (high contrast) what a colour says is still said."""

import pytest
from playwright.sync_api import Page

from tests.browser.views import open_view

pytestmark = [pytest.mark.browser, pytest.mark.store]
COLOURS = (
    """([where, what]) => [...document.querySelectorAll(where)].map((node) => getComputedStyle(node)[what])"""
)


def colours(page: Page, where: str, what: str = "backgroundColor") -> list[str]:
    """The colours that the elements are drawn in."""
    found: list[str] = page.evaluate(COLOURS, [where, what])
    assert found, where
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_map_legend_and_bars_keep_their_colours(page: Page, scheme: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    open_view(page, "/mittari/tyottomyysaste_vuosi?alueet=KU285,KU091")
    canvas = colours(page, "body")[0]
    steps = colours(page, "#mittari-legend .legend-colour.seq")
    assert len(set(steps)) == len(steps) >= 5
    assert set(steps) <= set(colours(page, ".tk-map-svg .areas path", "fill")), "legend and map agree"
    bars = {kind: colours(page, f".rank-row{kind} .rank-bar")[0] for kind in (".is-own", ".is-chosen", "")}
    assert len({*bars.values(), canvas}) == 4
    marks = colours(page, ".tk-map-svg .chosen .line", "stroke")
    assert canvas not in marks


def test_shades_of_the_comparison_are_seen(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    open_view(page, "/vertaa?alueet=KU285,KU091,KU441&teema=vaesto")
    canvas = colours(page, "body")[0]
    shades = set(colours(page, ".rug td:is(.b1, .b2, .w1, .w2, .n1, .n2, .n3, .n4)"))
    assert len(shades) >= 2
    assert canvas not in shades
