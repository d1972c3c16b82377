"""Keys of every page: the list that `?` opens, and one search for areas, indicators and views."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import open_view

pytestmark = [pytest.mark.browser, pytest.mark.store]
FIELD = "#aluehaku-kentta"
LIST = "dialog#pikanappaimet"


def test_the_list_opens_keeps_focus_and_gives_it_back(page: Page, axe: Callable[[Page], None]) -> None:
    open_view(page, "/tiedot")
    page.locator(".brand").focus()
    page.keyboard.press("?")
    shown = page.locator(LIST)
    expect(shown).to_be_visible()
    axe(page)
    for _ in range(6):
        page.keyboard.press("Tab")
        # A modal dialog lets focus go to the browser's own bar, never to the page behind.
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("/")
    expect(page.locator(FIELD)).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    expect(page.locator(".brand")).to_be_focused()


def test_the_footer_opens_the_list_in_the_language(page: Page) -> None:
    open_view(page, "/?lang=sv")
    page.get_by_role("button", name="Kortkommandon").click()
    expect(page.locator(f"{LIST} h2")).to_have_text("Kortkommandon")
    page.get_by_role("button", name="Stäng").click()
    expect(page.locator(LIST)).to_be_hidden()


def test_single_keys_can_be_turned_off(page: Page) -> None:
    open_view(page, "/tiedot")
    page.keyboard.press("?")
    page.get_by_role("switch").click()
    page.keyboard.press("Escape")
    page.locator(".brand").focus()
    for key in ("?", "/"):
        page.keyboard.press(key)
    expect(page.locator(LIST)).to_be_hidden()
    expect(page.locator(FIELD)).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    page.reload()
    page.wait_for_selector("main h1")
    assert page.evaluate("TK.singleKeys()") is False


def test_a_question_mark_in_a_field_is_a_letter(page: Page) -> None:
    open_view(page, "/tiedot")
    page.keyboard.press("/")
    page.keyboard.type("mikä?")
    expect(page.locator(LIST)).to_be_hidden()
    expect(page.locator(FIELD)).to_have_value("mikä?")


def test_one_search_finds_indicators_and_views(page: Page, axe: Callable[[Page], None]) -> None:
    open_view(page, "/tiedot")
    page.keyboard.press("Control+k")
    page.keyboard.type("tyottom")
    first = page.locator("#aluehaku [role=group][aria-label=Mittarit] [role=option]").first
    expect(first).to_contain_text("Työttöm")
    axe(page)
    first.click()
    page.wait_for_url(re.compile(r"/mittari/tyott"))
    page.wait_for_selector("#mittari-map[data-map=painted]")  # the address changes before the view does
    page.locator(FIELD).fill("ennakoi")
    options = page.locator("#aluehaku [role=option]")
    expect(options.first).to_have_text("Ennakointi")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/ennakointi"))


def test_words_of_an_indicator_in_any_order(page: Page) -> None:
    open_view(page, "/tiedot?lang=en")
    page.locator(FIELD).fill("rate unemployment")
    expect(page.locator("#aluehaku [role=group][aria-label=Indicators] [role=option]").first).to_contain_text(
        re.compile("unemployment", re.I)
    )
