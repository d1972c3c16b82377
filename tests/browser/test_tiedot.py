"""The data view in a real browser: search, address, narrow screen, accessibility."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from components.tiedot.state import PARTS

pytestmark = [pytest.mark.browser, pytest.mark.store]


def test_search_is_kept_in_the_address(page: Page) -> None:
    page.goto("/tiedot")
    expect(page.locator("#tiedot-maara")).to_contain_text("mittaria")
    page.locator("#tiedot-haku").press_sequentially("työttömyysaste")
    expect(page.locator("#tiedot-rivit > tr:not([hidden])").first).to_contain_text("työvoimasta")
    expect(page).to_have_url(re.compile("haku=ty"))
    before = page.locator("#tiedot-maara").inner_text()
    page.reload()
    expect(page.locator("#tiedot-maara")).to_have_text(before)


@pytest.mark.parametrize("part", PARTS)
def test_narrow_and_accessible(new_page: Callable[..., Page], axe: Callable[[Page], None], part: str) -> None:
    page = new_page(390, 844)
    page.goto(f"/tiedot?lang=sv&nayta={part}")
    page.locator(".tiedot").wait_for()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
