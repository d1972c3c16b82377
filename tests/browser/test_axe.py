"""axe-core finds nothing in any view, language, theme and two widths; no rule is turned off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.views import PATHS, STATES, open_view, with_language

pytestmark = [pytest.mark.browser, pytest.mark.store]
PAGES = Path(__file__).parents[2] / "pages"
WIDTHS = {1440: 900, 390: 844}


def test_every_page_has_a_state_here() -> None:
    modules = {path.stem for path in PAGES.glob("[a-z]*.py")} - {"not_found_404"}
    assert modules == set(STATES), "tests/browser/views.py lists every page"


@pytest.fixture(scope="module", params=WIDTHS, ids=str)
def shared(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """One page for all views of a width: what the browser keeps makes the next view quick."""
    size = {"width": request.param, "height": WIDTHS[request.param]}
    context = browser.new_context(base_url=server, viewport=size, reduced_motion="reduce")
    made = context.new_page()
    made.set_default_timeout(15_000)
    yield made
    context.close()


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_for_axe(shared: Page, axe: Callable[[Page], None], path: str, lang: str) -> None:
    open_view(shared, with_language(path, lang))
    assert shared.get_attribute("html", "lang") == lang
    for scheme in ("light", "dark"):
        shared.emulate_media(color_scheme=scheme)
        axe(shared)
