"""axe-core finds nothing in any view, language, theme and two widths; no rule is turned off."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.views import PATHS, STATES, narrow, open_view, with_language

pytestmark = [pytest.mark.browser, pytest.mark.store]
PAGES = Path(__file__).parents[2] / "pages"
# Each width in both schemes, in the order that changes one thing at a time.
SEEN: dict[int, tuple[Literal["light", "dark"], ...]] = {1440: ("light", "dark"), 390: ("dark", "light")}


def test_every_page_has_a_state_here() -> None:
    modules = {path.stem for path in PAGES.glob("[a-z]*.py")} - {"not_found_404"}
    assert modules == set(STATES), "tests/browser/views.py lists every page"


@pytest.fixture(scope="module")
def shared(browser: Browser, server: str) -> Iterator[Page]:
    """One page for all views: what the browser keeps makes the next view quick."""
    context = browser.new_context(base_url=server, reduced_motion="reduce")
    made = context.new_page()
    made.set_default_timeout(15_000)
    yield made
    context.close()


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_for_axe(shared: Page, axe: Callable[[Page], None], path: str, lang: str) -> None:
    """One visit for all of a view in a language: light and dark, wide and narrow."""
    narrow(shared, 1440)
    shared.emulate_media(color_scheme="light")
    open_view(shared, with_language(path, lang))
    assert shared.get_attribute("html", "lang") == lang
    for width, schemes in SEEN.items():
        narrow(shared, width)
        for scheme in schemes:
            shared.emulate_media(color_scheme=scheme)
            axe(shared)
