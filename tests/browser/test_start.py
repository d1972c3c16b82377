"""The first view in a browser: choosing an area, its situation, by keyboard, three languages, a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.store]
DRAWN = ".situation.is-drawn"
SHIFTS = """window.shifts = 0; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
WIDE = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def _open(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_selector(DRAWN)


def _choose(page: Page, field: str, text: str) -> None:
    page.locator(field).fill(text)
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("Enter")


def test_an_area_is_chosen_and_remembered(page: Page) -> None:
    page.goto("/")
    page.wait_for_selector(".start")
    _choose(page, "#omahaku-kentta", "hankas")
    page.wait_for_selector(DRAWN)
    expect(page.locator("h1")).to_have_text("Hankasalmi")
    assert page.url.endswith("/?alueet=KU077")
    expect(page).to_have_title("Hankasalmi – Tilannekuva")
    page.goto("/")
    page.wait_for_selector(DRAWN)
    expect(page.locator("h1")).to_have_text("Hankasalmi")
    expect(page.locator("#tilannekuva-forget")).to_be_visible()
    page.locator("#tilannekuva-forget").click()
    page.wait_for_selector(".start")
    expect(page.locator(".start h1")).to_be_visible()


def test_another_area_is_one_search_away_and_back_again(page: Page) -> None:
    _open(page, "/?alueet=KU077")
    _choose(page, "#aluehaku-kentta", "utsjo")
    expect(page.locator("h1")).to_have_text("Utsjoki")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Hankasalmi")


def test_a_link_from_a_colleague_does_not_change_my_area(page: Page) -> None:
    _open(page, "/?alueet=KU077")
    page.locator("#tilannekuva-own").click()
    expect(page.locator("#tilannekuva-own")).to_be_hidden()
    _open(page, "/?alueet=KU890")
    expect(page.locator("h1")).to_have_text("Utsjoki")
    expect(page.locator("#tilannekuva-own")).to_be_visible()
    _open(page, "/")
    expect(page.locator("h1")).to_have_text("Hankasalmi")


def test_findings_say_why_and_lead_to_the_view_that_proves_them(page: Page) -> None:
    _open(page, "/?alueet=KU077")
    first = page.locator(".finding").first
    assert 5 <= page.locator(".finding").count() <= 8
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(first.locator("details p")).to_be_visible()
    text = first.locator(".finding-text").inner_text()
    value = re.search(r"([−+]?\d[\d\u202f,]*)(?:\s\S+)? \(\d{4}\)", text)
    first.locator(".finding-more a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/mittari/\w+\?.*alueet=KU077"))
    assert value
    expect(page.locator("#mittari-lead")).to_contain_text(value.group(1).lstrip("+"))


def test_a_theme_is_weighted_and_kept_in_the_address(page: Page) -> None:
    _open(page, "/?alueet=KU077")
    page.locator("#tilannekuva-theme").select_option("talous")
    page.wait_for_url(re.compile("teema=talous"))
    expect(page.locator(".finding-kind").first).to_contain_text("Talous")
    page.reload()
    page.wait_for_selector(DRAWN)
    expect(page.locator("#tilannekuva-theme")).to_have_value("talous")
    expect(page.locator(".finding-kind").first).to_contain_text("Talous")


def test_every_sparkline_has_its_numbers_in_words(page: Page) -> None:
    _open(page, "/?alueet=KU077")
    named = page.locator(".spark").evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
    assert len(named) > 15
    assert all(re.search(r"\d", text) and "pienin" in text for text in named)
    expect(page.locator(".situation-locator svg")).to_have_attribute("aria-label", re.compile("Hankasalmi"))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("lang", "area"), [("fi", "KU077"), ("sv", "KU478"), ("en", "HVA13")])
def test_a_situation_is_accessible(
    new_page: Callable[..., Page], axe: Callable, lang: str, area: str, dark: bool
) -> None:
    page = new_page(1440, 900, dark=dark)
    _open(page, f"/?alueet={area}&lang={lang}")
    axe(page)


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("area", ["KU599", "HVA05", "MK11"])
def test_nothing_scrolls_sideways(new_page: Callable[..., Page], width: int, area: str) -> None:
    page = new_page(width, 844)
    _open(page, f"/?alueet={area}&lang=sv")
    assert page.evaluate(WIDE)


def test_a_phone_has_one_search_and_is_accessible(new_page: Callable[..., Page], axe: Callable) -> None:
    page = new_page(390, 844)
    _open(page, "/?alueet=KU890")
    assert page.locator(".search input:visible").count() == 1
    axe(page)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_nothing_jumps_when_the_figures_arrive(
    new_page: Callable[..., Page], width: int, height: int
) -> None:
    page = new_page(width, height)
    page.add_init_script(SHIFTS)
    _open(page, "/?alueet=KU077")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") < 0.1


def test_the_first_screen_holds_name_facts_and_findings(new_page: Callable[..., Page]) -> None:
    page = new_page(1440, 900)
    _open(page, "/?alueet=KU077")
    for part in ("h1", ".key-facts", ".situation-locator", ".findings"):
        box = page.locator(part).bounding_box()
        assert box and box["y"] + box["height"] <= 900, part


def test_figures_that_do_not_come_are_told_and_asked_again(page: Page, watch: object) -> None:
    watch.expected += ["503", "Failed to load resource"]  # type: ignore[attr-defined]
    page.route("**/situation/**", lambda route: route.fulfill(status=503, body="{}"))
    page.goto("/?alueet=KU077")
    expect(page.locator("#tilannekuva-notice button")).to_be_visible()
    page.unroute("**/situation/**")
    page.locator("#tilannekuva-notice button").click()
    page.wait_for_selector(DRAWN)
    expect(page.locator("#tilannekuva-notice button")).to_have_count(0)


def test_the_guide_leads_by_keyboard_and_is_put_away_for_good(page: Page) -> None:
    page.goto("/")
    guide = page.locator("#opas")
    expect(guide).to_be_visible()
    assert guide.locator("a").count() == 4
    button = page.get_by_role("button", name="Piilota opas")
    button.focus()
    page.keyboard.press("Enter")
    expect(guide).to_be_hidden()
    expect(page.get_by_role("button", name="Näytä opas")).to_be_focused()
    page.reload()
    page.locator("main h1").wait_for()
    expect(guide).to_be_hidden()
    page.get_by_role("button", name="Näytä opas").click()
    guide.locator("a").nth(2).click()
    page.wait_for_url("**/vertaa*")
    page.go_back()
    expect(guide).to_be_visible()
