"""The area profile in a real browser: read, filtered, shared, printed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.store]
PAGES = re.compile(rb"/Type\s*/Page\b")
AREAS = ("KU077", "KU890", "KU091", "KU478")


def opened(page: Page, path: str) -> None:
    page.goto(path)
    page.locator(".alue-table td").first.wait_for()


def test_filters_are_in_the_address_and_come_back(page: Page, new_page: Callable[..., Page]) -> None:
    opened(page, "/alue/KU077")
    page.get_by_label("Osa-alue", exact=True).select_option("talous")
    page.get_by_label("Asema").select_option("parempi")
    assert page.url.endswith("/alue/KU077?teema=talous&asema=parempi")
    expect(page.locator(".alue-sector")).to_have_count(1)
    shown = page.locator(".alue-table tbody th a").all_text_contents()
    assert shown and set(page.locator(".alue-standing").all_inner_texts()) == {"▲ parempi"} | {
        text for text in page.locator(".alue-standing").all_inner_texts() if text == "▼ parempi"
    }
    other = new_page(390, 844)
    opened(other, page.url)
    assert other.locator(".alue-table tbody th a").all_text_contents() == shown
    page.get_by_role("button", name="Näytä kaikki").click()
    assert page.url.endswith("/alue/KU077")
    expect(page.locator(".alue-sector")).to_have_count(7)


def test_a_significant_trend_and_a_framework(page: Page) -> None:
    opened(page, "/alue/KU077?kehitys=laskee")
    assert all("laskee" in text for text in page.locator(".alue-trend").all_inner_texts())
    page.get_by_label("Viitekehys").select_option("TE24")
    assert "kehys=TE24" in page.url


def test_a_director_finds_the_working_age_share(page: Page) -> None:
    opened(page, "/alue/KU077")
    row = page.locator(
        ".alue-table tr", has=page.get_by_role("rowheader", name=re.compile("^15–64-vuotiaat"))
    )
    label = row.locator("svg.spine").get_attribute("aria-label") or ""
    assert "Samankaltaiset kunnat, mediaani" in label
    assert "Keski-Suomen hyvinvointialue" in label and "koko maa" in label
    expect(row.locator(".alue-trend")).to_contain_text("laskee")
    row.get_by_role("link").click()
    page.wait_for_url("**/mittari/vaesto_15_64_osuus?alueet=KU077")


def test_the_search_opens_another_profile(page: Page) -> None:
    opened(page, "/alue/KU077")
    page.locator(".top .search input").fill("Maarianham")
    page.locator(".top .search-list [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/alue/KU478")
    expect(page.locator("h1")).to_contain_text("Maarianhamina")
    expect(page.locator("#alue-s-hyvinvointi")).to_be_visible()
    expect(page.locator(".alue-none").first).to_contain_text("Alueelta ei ole lukua")


def test_without_an_area_there_is_a_choice(page: Page, axe: Callable[[Page], None]) -> None:
    page.goto("/alue")
    page.locator("main .search input").wait_for()
    axe(page)
    page.locator("main .search input").fill("Utsjoki")
    page.locator("main .search-list [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/alue/KU890")
    expect(page.locator("h1")).to_contain_text("Utsjoki")


@pytest.mark.parametrize(
    ("lang", "width", "dark"),
    [("fi", 1440, False), ("sv", 1440, True), ("en", 390, False), ("fi", 390, True)],
)
def test_nothing_for_axe_and_no_sideways_scroll(
    new_page: Callable[..., Page], axe: Callable[[Page], None], lang: str, width: int, dark: bool
) -> None:
    page = new_page(width, 900, dark=dark)
    opened(page, f"/alue/KU077?lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
    page.locator(".alue-more summary").first.click()
    page.locator(".alue-near summary").click()
    axe(page)


@pytest.mark.parametrize("code", AREAS)
def test_a_profile_prints_on_two_to_four_pages(page: Page, tmp_path: Path, code: str) -> None:
    opened(page, f"/alue/{code}?lang=sv")
    made = page.pdf(path=tmp_path / f"{code}.pdf", prefer_css_page_size=True, tagged=True)
    assert 2 <= len(PAGES.findall(made)) <= 4
    assert b"/Lang (sv)" in made and b"/StructTreeRoot" in made
    title = "\ufeff" + page.title()
    assert title.encode("utf-16-be").hex().upper().encode() in made.upper(), "the title is the document's"


def test_paper_has_sources_and_no_controls(page: Page) -> None:
    opened(page, "/alue/KU077")
    page.emulate_media(media="print")
    for hidden in (".top", "#alue-controls", "#alue-print", ".alue-more", ".alue-near"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator("#alue-sources")).to_contain_text("Tilastokeskus")
    expect(page.locator("#alue-sources")).to_contain_text("CC BY 4.0")


def test_nothing_jumps_when_the_figures_come(page: Page) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((e) => "
        "{ window.moved += e.value; })).observe({ type: 'layout-shift', buffered: true });"
    )
    opened(page, "/alue/KU077")
    page.wait_for_timeout(500)
    assert page.evaluate("window.moved") < 0.1
