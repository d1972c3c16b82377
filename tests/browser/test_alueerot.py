"""A planner of a county sees what its average hides, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.store]


def opened(page: Page, path: str) -> None:
    page.goto(path)
    page.locator("#alueerot-swarm circle.dot").first.wait_for()
    page.locator('#alueerot-map[data-map="painted"]').wait_for()


def dots(page: Page, code: str) -> str:
    return f'#alueerot-swarm circle[data-code="{code}"]'


def test_the_planner_of_central_finland_finds_what_the_average_hides(
    page: Page, new_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    opened(page, "/alueerot/HVA15")
    expect(page.locator("#alueerot-lead")).to_contain_text("22 kuntaa")
    page.get_by_role("button", name="Keskiarvo peittää", exact=True).click()
    rows = page.locator("#alueerot-list button")
    expect(rows.first).to_contain_text("keskiarvo peittää")
    page.locator("#alueerot-theme").select_option("tyollisyys")
    page.locator("#alueerot-list").get_by_role("button", name="Eläkeläiset, %").click()
    expect(page.locator("#alueerot-inside-title")).to_contain_text("Eläkeläiset, %")
    expect(page.locator("#alueerot-summary")).to_contain_text("Joutsa")
    expect(page.locator("#alueerot-swarm circle.dot")).to_have_count(22)
    expect(page.locator("#alueerot-areas .is-own")).to_contain_text("Keski-Suomen")
    page.locator(dots(page, "KU172")).click()
    expect(page.locator(dots(page, "KU172"))).to_have_attribute("aria-selected", "true")
    chosen = page.locator('#alueerot-strips circle[data-code="KU172"][aria-selected="true"]')
    assert chosen.count() > 5
    assert page.locator("#alueerot-map .chosen .own").count() > 0
    page.locator("#alueerot-table-box summary").click()
    expect(page.locator("#alueerot-table tr.is-own")).to_contain_text("Joutsa")
    assert page.url.endswith(
        "/alueerot/HVA15?teema=tyollisyys&nayta=peitto&mittari=elakelaisten_osuus&alueet=KU172"
    )
    axe(page)
    told = page.locator("#alueerot-summary").inner_text()
    other = new_page(390, 844)
    opened(other, page.url)
    assert other.locator("#alueerot-summary").inner_text() == told
    expect(other.locator("#alueerot-chips")).to_contain_text("Joutsa")


def test_another_county_is_another_address_and_back_returns(page: Page) -> None:
    opened(page, "/alueerot/HVA15?mittari=tyollisyysaste&alueet=KU179")
    page.locator("#alueerot-areas a").first.click()
    expect(page.locator("#alueerot-name")).not_to_have_text("Keski-Suomen hyvinvointialue")
    page.locator("#alueerot-swarm circle.dot").first.wait_for()
    assert "mittari=tyollisyysaste" in page.url and "alueet" not in page.url
    page.go_back()
    expect(page.locator("#alueerot-name")).to_have_text("Keski-Suomen hyvinvointialue")
    expect(page.locator("#alueerot-chips")).to_contain_text("Jyväskylä")


def test_every_dot_by_keyboard(page: Page) -> None:
    opened(page, "/alueerot/HVA15?mittari=tyollisyysaste")
    stop = page.locator('#alueerot-swarm circle[tabindex="0"]')
    expect(stop).to_have_count(1)
    stop.focus()
    seen = [stop.get_attribute("data-code")]
    for _ in range(21):
        page.keyboard.press("ArrowRight")
        seen.append(page.evaluate("document.activeElement.dataset.code"))
    assert len(set(seen)) == 22
    expect(page.locator(".tk-map-tip", has_text="Ero koko alueeseen")).to_be_visible()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator("#alueerot-chips li.is-own")).to_have_count(1)
    assert page.evaluate("document.activeElement.dataset.code") == seen[0]
    page.locator('#alueerot-strips .strip circle[tabindex="0"]').first.focus()
    page.keyboard.press("End")
    page.keyboard.press(" ")
    expect(page.locator("#alueerot-chips li")).to_have_count(2)
    assert page.evaluate("document.activeElement.closest('.strip') !== null")


def test_the_header_search_and_the_map_choose(page: Page) -> None:
    opened(page, "/alueerot/HVA15")
    page.locator(".top .search input").fill("Toivakka")
    page.locator(".top .search-list [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("#alueerot-chips")).to_contain_text("Toivakka")
    page.locator(".top .search input").fill("Kuopio")
    page.locator(".top .search-list [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("#alueerot-name")).to_have_text("Pohjois-Savon hyvinvointialue")
    expect(page.locator("#alueerot-chips")).to_contain_text("Kuopio")


def test_a_single_municipality_leads_on(page: Page) -> None:
    page.goto("/alueerot/HVA90")
    page.get_by_role("link", name="Alueen sisäiset erot: Uusimaa").click()
    expect(page.locator("#alueerot-name")).to_have_text("Uusimaa")
    page.locator("#alueerot-swarm circle.dot").first.wait_for()
    page.locator("#alueerot-level").select_option("tyollisyysalue")
    page.locator("#alueerot-name:not(:text-is('Uusimaa'))").wait_for()
    assert "/alueerot/TYA" in page.url


def test_a_change_asks_for_a_few_kilobytes(page: Page) -> None:
    opened(page, "/alueerot/HVA15?teema=vaesto")
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", "0"))))
    fourth = page.locator("#alueerot-list button").nth(3)
    name = fourth.locator("strong, b, span").first.inner_text()
    with page.expect_response("**/spread/**"):
        fourth.click()
    expect(page.locator("#alueerot-inside-title")).to_contain_text(name)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) < 6000


@pytest.mark.parametrize("lang", ["fi", "sv"])
@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)])
def test_no_sideways_scroll_and_nothing_for_axe(
    new_page: Callable[..., Page], axe: Callable[[Page], None], lang: str, width: int, dark: bool
) -> None:
    page = new_page(width, 844, dark=dark)
    opened(page, f"/alueerot/HVA04?alueet=KU092&lang={lang}")
    opened(page, f"/alueerot/HVA17?mittari=tyottomyysaste_vuosi&alueet=KU905,KU499&lang={lang}")
    for box in ("table", "all", "course-table"):
        page.locator(f"#alueerot-{box}-box summary").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
