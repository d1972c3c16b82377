"""What travels: a change is one small request, going back none, and a view's scripts come with it."""

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.views import until

pytestmark = [pytest.mark.browser, pytest.mark.store]


def _asked(page: Page) -> list[str]:
    """Paths of what the page asks for from now on."""
    found: list[str] = []

    def note(request: Request) -> None:
        found.append(request.url.split("/", 3)[3])

    page.on("request", note)
    return found


def _choose(page: Page, indicator: str, title: str) -> None:
    page.evaluate(f"TK.mittari.now().changeIndicator('{indicator}')")
    expect(page.locator("#mittari-title")).to_contain_text(title)
    page.wait_for_load_state("networkidle")


def test_a_change_is_one_request_and_going_back_none(page: Page) -> None:
    page.goto("/mittari/vaesto?alueet=KU077")
    page.wait_for_selector("#mittari-series .main-svg")
    page.wait_for_load_state("networkidle")
    asked = _asked(page)
    _choose(page, "tyollisyysaste", "Työllisyysaste")
    assert [path.split("/")[0] for path in asked if not path.startswith(("about", "assets"))] == ["change"]
    before = len(asked)
    _choose(page, "vaesto", "Väestö")
    assert [path for path in asked[before:] if not path.startswith(("series", "about", "assets"))] == []


def test_scripts_of_a_view_come_with_it(page: Page) -> None:
    asked = _asked(page)
    page.goto("/tiedot")
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if "js/vertaa.bundle" in path]
    page.click("nav a[data-view=vertaa]")
    expect(page.locator("#vertaa-empty")).to_be_visible()
    until(page, "() => window.TK.vertaa !== undefined")
    assert len([path for path in asked if "js/vertaa.bundle" in path]) == 1


def test_a_view_with_two_callbacks_waits_for_its_scripts_once(page: Page) -> None:
    page.goto("/tiedot")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelector('nav a[data-view=mittari]').click()")  # not pointed at before
    page.wait_for_selector(".tk-map-svg .areas path[class^=c]")
