"""Screen readers hear what changed: every view says its new state in the live region."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import open_view, until

pytestmark = [pytest.mark.browser, pytest.mark.store]


def _choose_other(page: Page, selector: str) -> None:
    box = page.locator(selector)
    values = box.evaluate(
        "box => [...box.options].filter((o) => !o.disabled && !o.hidden).map((o) => o.value)"
    )
    now = box.input_value()
    box.select_option(next(value for value in values if value != now))


CHANGES: dict[str, Callable[[Page], None]] = {
    "/ryhmat?alueet=KU285": lambda page: page.locator("#ryhmat-show button").nth(1).click(),
    "/alueerot/HVA15": lambda page: _choose_other(page, "#alueerot-theme"),
    "/ennakointi?alueet=KU285": lambda page: page.locator(
        "[id$=-ages] button[aria-pressed=false]"
    ).first.click(),
    "/vertaa?alueet=KU285,KU091&teema=vaesto": lambda page: page.locator(
        "#vertaa-theme button[aria-pressed=false]"
    ).last.click(),
}


@pytest.mark.parametrize("path", CHANGES)
def test_a_change_is_said(page: Page, path: str) -> None:
    open_view(page, path)
    expect(page.locator("main [data-said]").first).not_to_be_empty()  # drawn, so it listens
    expect(page.locator("#ilmoitus")).to_be_empty()
    CHANGES[path](page)
    expect(page.locator("#ilmoitus")).not_to_be_empty()


def test_the_map_says_what_it_now_shows(page: Page) -> None:
    open_view(page, "/mittari/tyottomyysaste_vuosi")
    live = page.locator("#mittari-live")
    before = live.text_content()
    page.keyboard.press("Control+k")
    page.keyboard.type("väkiluku")
    page.locator("#aluehaku [aria-label=Mittarit] [role=option]").first.click()
    until(page, "before => document.querySelector('#mittari-live')?.textContent !== before", before)


def test_a_new_view_is_named(page: Page) -> None:
    open_view(page, "/tiedot")
    page.get_by_role("link", name="Ennakointi").click()
    page.wait_for_url("**/ennakointi*")
    expect(page.locator("#ilmoitus")).not_to_be_empty()
    until(page, "() => document.activeElement.tagName === 'MAIN'")
