"""The frame in a browser: search, languages, theme, moving between views, narrow screens, accessibility."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.store]
READY = "main[data-title] h1"
FIELD = "#aluehaku-kentta"


def _open(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_selector(READY)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_first_page_is_accessible(
    new_page: Callable[..., Page], axe: Callable, lang: str, dark: bool
) -> None:
    page = new_page(dark=dark)
    _open(page, f"/?lang={lang}")
    assert page.get_attribute("html", "lang") == lang
    axe(page)


@pytest.mark.parametrize("width", [390, 320])
def test_nothing_is_wider_than_a_phone(new_page: Callable[..., Page], axe: Callable, width: int) -> None:
    page = new_page(width, 800)
    _open(page, "/?lang=sv")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    axe(page)


def test_area_search_by_keyboard(page: Page, axe: Callable) -> None:
    _open(page, "/")
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("aanek")
    options = page.locator("#aluehaku [role=option]")
    expect(options.first).to_contain_text("Äänekoski")
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "true")
    expect(options.first).to_have_attribute("aria-selected", "true")
    axe(page)
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()


def test_search_finds_swedish_names_and_ranks_beginnings_first(page: Page) -> None:
    _open(page, "/")
    page.keyboard.press("Control+k")
    page.keyboard.type("björneb")
    expect(page.locator("#aluehaku [role=option]").first).to_contain_text("Pori")
    page.locator(FIELD).fill("joki")
    names = page.locator("#aluehaku [role=option] span:first-child").all_inner_texts()
    begins = [name.lower().startswith("joki") for name in names]
    assert begins == sorted(begins, reverse=True)
    assert any(begins)


def test_an_area_without_hits_says_so(page: Page) -> None:
    _open(page, "/")
    page.locator(FIELD).fill("zzzz")
    expect(page.locator("#aluehaku .search-none")).to_be_visible()
    expect(page.locator("#ilmoitus")).not_to_be_empty()


def test_the_area_opens_its_view_when_nobody_handles_it(page: Page, watch: object) -> None:
    watch.expected.append("404")  # type: ignore[attr-defined]
    _open(page, "/ei-ole")
    page.locator(FIELD).fill("hankas")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/mittari\?.*alueet=KU077"))


def test_language_links_keep_the_address(page: Page) -> None:
    _open(page, "/?x=1")
    page.evaluate("history.replaceState({}, '', '/?x=2')")
    page.get_by_role("link", name="Svenska").click()
    page.wait_for_url(re.compile(r"x=2.*lang=sv"))
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    _open(page, "/")  # remembered
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    assert page.title().startswith("Tilannekuva: en gemensam")


def test_theme_is_chosen_and_remembered(page: Page) -> None:
    _open(page, "/")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_role("button", name="Tumma teema").click()
    expect(page.get_by_role("button", name="Tumma teema")).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert dark != light
    page.reload()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == dark
    expect(page.get_by_role("button", name="Tumma teema")).to_have_attribute("aria-pressed", "true")


def test_moving_between_views_loads_no_new_page_and_goes_back(page: Page) -> None:
    _open(page, "/")
    page.evaluate("window.same = true")
    page.get_by_role("navigation", name="Näkymät").get_by_role("link", name="Mittari").click()
    page.wait_for_url(re.compile("/mittari"))
    expect(page.locator(".mittari h1")).to_be_visible()
    page.wait_for_url(re.compile("/mittari/"))  # the view has written its address
    assert page.evaluate("window.same") is True
    page.go_back()
    expect(page.locator(".start")).to_be_visible()
    assert page.evaluate("window.same") is True


def test_skip_link_leads_to_the_content(page: Page) -> None:
    _open(page, "/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "sisalto"


def test_unknown_address_says_so(page: Page, watch: object, axe: Callable) -> None:
    watch.expected.append("404")  # type: ignore[attr-defined]
    _open(page, "/ei-ole")
    expect(page.locator("h1")).to_have_text("Tässä osoitteessa ei ole sivua")
    axe(page)


def test_first_load_is_small(page: Page) -> None:
    sizes: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    _open(page, "/")
    page.wait_for_load_state("networkidle")
    assert sum(sizes) < 300_000


def test_the_first_view_needs_no_second_round_trip(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _open(page, "/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "_dash-update-component" in url] == []
    assert len([url for url in asked if url.endswith("/_dash-layout")]) == 1


def test_going_back_at_once_shows_the_first_view_at_its_address(page: Page) -> None:
    _open(page, "/")
    page.get_by_role("navigation", name="Näkymät").get_by_role("link", name="Mittari").click()
    page.go_back()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".start")).to_be_visible()
    page.wait_for_timeout(1500)  # what was under way may still do harm
    assert page.evaluate("location.pathname") == "/"
