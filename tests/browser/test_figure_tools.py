"""The tools under figures: a file in the state of the screen, link, frame, pin, keyboard, narrow screens."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.store]
VIEWS = ("/mittari/tyollisyysaste?alueet=KU285", "/alue/KU285", "/?alueet=KU285")
TOOLS = '[data-exhibit="mittari/jarjestys"]'


def _opened(page: Page, address: str = VIEWS[0]) -> Page:
    page.goto(address)
    page.locator(".figure-tools").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page


def test_a_download_is_of_the_state_on_screen(page: Page) -> None:
    _opened(page)
    page.locator("#mittari-level").select_option("hyvinvointialue")
    expect(page).to_have_url(re.compile("taso=hyvinvointialue"))
    page.locator(f"{TOOLS} summary").click()
    with page.expect_download() as waiting:
        page.locator(f'{TOOLS} [data-download="csv"]').click()
    path = Path(waiting.value.path())
    assert "jarjestys" in waiting.value.suggested_filename
    assert path.read_text(encoding="utf-8-sig").splitlines()[1].startswith("HVA")
    expect(page.locator(f"{TOOLS} details")).not_to_have_attribute("open", "")


def test_the_menu_closes_by_escape_and_by_a_press_elsewhere(page: Page) -> None:
    _opened(page)
    menu = page.locator(f"{TOOLS} details")
    summary = page.locator(f"{TOOLS} summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    page.locator("h1").click()
    expect(menu).not_to_have_attribute("open", "")


def test_a_link_is_copied_and_it_is_said(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _opened(page)
    page.locator(f"{TOOLS} [data-copy]").click()
    expect(page.locator("#ilmoitus")).to_have_text("Kopioitu")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_pin_tells_what_it_is_of(page: Page) -> None:
    _opened(page)
    page.evaluate("document.addEventListener('tk:pin', (event) => { window.pinned = event.detail; })")
    page.locator(f"{TOOLS} [data-pin]").click()
    told = page.evaluate("window.pinned")
    assert (told["view"], told["name"]) == ("mittari", "jarjestys")
    assert "kohde=tyollisyysaste" in told["query"] and "alueet=KU285" in told["query"] and told["title"]


@pytest.mark.parametrize("address", VIEWS)
def test_tools_fit_a_phone_and_are_accessible(
    new_page: Callable[..., Page], axe: Callable[[Page], None], address: str
) -> None:
    page = _opened(new_page(390, 844), address)
    page.locator(".figure-tools summary").first.click()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    box = page.locator(".figure-files[open] > ul").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_an_embed_draws_the_figure(page: Page) -> None:
    page.goto("/upotus/sv/mittari/kehitys?kohde=tyollisyysaste&alueet=KU285")
    expect(page.locator("#upotus h1")).to_contain_text("Sysselsättningsgrad")
    expect(page.locator("#upotus svg").first).to_be_visible()
    expect(page.locator(".embed-foot a")).to_have_attribute("href", re.compile("^/mittari/tyollisyysaste"))
