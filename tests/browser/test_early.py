"""The early frame of the indicator view: a whole map before Dash has started, no trace of it after."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = [pytest.mark.browser, pytest.mark.store]

PATH = "/mittari/tyollisyysaste?alueet=KU179"
SCRIPTS = "**/_dash-component-suites/**"  # Dash's own
AREAS = ".tk-map-svg .areas path"
PLACE = """(box) => {
  const { x, y, width, height } = document.querySelector(box).getBoundingClientRect();
  return [x, y, width, height].map(Math.round);
}"""


def _held_back(page: Page) -> list[Route]:
    """Dash's own scripts, which the page is made to wait for."""
    held: list[Route] = []
    page.route(SCRIPTS, lambda route: held.append(route))  # noqa: PLW0108 - playwright marks handlers
    page.goto(PATH, wait_until="commit")
    expect(page.locator(f"#early {AREAS}")).to_have_count(308)
    return held


def _classes(page: Page, box: str) -> list[str]:
    return page.locator(f"{box} {AREAS}").evaluate_all("(areas) => areas.map((a) => a.getAttribute('class'))")


def test_the_map_is_there_before_dash_and_stays_where_it_was(new_page: Callable[..., Page]) -> None:
    page = new_page(1440, 900)
    held = _held_back(page)
    seen, place = _classes(page, "#early"), page.evaluate(PLACE, "#early .map-box svg")
    assert len({name for name in seen if name.startswith("c")}) == 5
    for route in held:
        route.continue_()
    page.unroute(SCRIPTS)
    page.wait_for_selector("#mittari-map[data-map=painted]")
    expect(page.locator("#early")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert _classes(page, "#mittari-map") == seen
    assert page.evaluate(PLACE, "#mittari-map svg") == place


def test_nobody_meets_two_of_anything(page: Page) -> None:
    """The frame is no part of what assistive technology and scripts see."""
    held = _held_back(page)
    assert page.get_by_role("heading", level=1).count() == 0
    assert page.locator("#early :is([id], [data-title]):not(svg, svg *)").count() == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.body")
    for route in held:
        route.continue_()
    page.unroute(SCRIPTS)
    page.wait_for_selector("#mittari-map[data-map=painted]")


def test_a_picture_that_cannot_be_drawn_gives_way_to_the_words(page: Page, watch) -> None:
    watch.expected += ["Failed to load resource", "net::ERR_FAILED"]
    page.route("**/slice/**", lambda route: route.abort())
    page.goto(PATH)
    expect(page.locator("#mittari-notice")).to_contain_text("yritä uudelleen")
    expect(page.locator("#early")).to_have_count(0)


def test_without_scripts_there_are_words_instead_of_a_frame(new_page: Callable[..., Page], watch) -> None:
    watch.expected += ["preload"]  # what is on its way for the scripts is not used
    page = new_page(1280, 600, java_script_enabled=False)
    page.goto(PATH)
    expect(page.locator("noscript > p")).to_be_in_viewport()
    expect(page.locator("noscript > p")).to_contain_text("Tämä palvelu tarvitsee JavaScriptiä")
    expect(page.locator("#early")).to_be_hidden()
