"""The outlook in a real browser: a county planner's way to where old age grows, sharing, what if, keys."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.store]
SIZES = [(1440, 900), (1920, 1080), (390, 844)]
CENTRAL_FINLAND = "/ennakointi?alueet=HVA15"


def opened(page: Page, path: str) -> None:
    page.goto(path)
    page.locator("#ennakointi-areas-table tbody tr").first.wait_for()
    page.locator("#ennakointi-what-if-table tbody tr").first.wait_for()


def names(page: Page) -> list[str]:
    return page.locator("#ennakointi-areas-table tbody .outlook-open").all_inner_texts()


def numbers(page: Page, place: int) -> list[float]:
    cells = page.locator(f"#ennakointi-areas-table tbody tr > :nth-child({place})").all_inner_texts()
    texts = [re.sub(r"[^\d,−]", "", cell) for cell in cells]
    return [float(text.replace("−", "-").replace(",", ".")) for text in texts]


def test_the_planner_of_central_finland_finds_where_the_share_of_75_grows_fastest(page: Page) -> None:
    """The journey of the issue: the county, the older people, the order, the table that leaves."""
    opened(page, "/ennakointi")
    search = page.locator("header .search input")
    search.fill("Keski-Suomen hyv")
    page.get_by_role("option", name=re.compile("Keski-Suomen hyvinvointialue")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keski-Suomen hyvinvointialue")
    assert "alueet=HVA15" in page.url
    expect(page.locator("#ennakointi-ages [aria-pressed=true]")).to_have_text("75+")
    expect(page.locator("#ennakointi-areas-table tbody tr")).to_have_count(22)
    growth = numbers(page, 8)
    assert growth == sorted(growth, reverse=True)
    first = names(page)[0]
    expect(page.locator("#ennakointi-areas-summary")).to_contain_text(f"suurin {first}")
    expect(page.locator("#ennakointi-areas-panel .figure-tools")).to_be_visible()
    table = page.request.get("/vienti/fi/ennakointi/kunnat.csv?alueet=HVA15")
    assert table.status == 200  # the rows that leave are those on screen, in the same order
    rows = [line.split(";") for line in table.text().splitlines() if line.startswith(("KU", '"KU'))]
    assert [row[1] for row in rows] == names(page)


def test_every_choice_is_in_the_address_and_comes_back(page: Page, new_page: Callable[..., Page]) -> None:
    opened(page, CENTRAL_FINLAND)
    page.get_by_label("Ennuste", exact=True).select_option("2019")
    page.get_by_label("Vuosi", exact=True).select_option("2030")
    page.locator("#ennakointi-ages").get_by_role("button", name="85+").click()
    page.get_by_label("Näytä", exact=True).select_option("muutos")
    page.get_by_role("button", name="Kunta", exact=True).click()
    page.get_by_label("Ryhmä", exact=True).select_option("age_65_plus")
    page.locator("#ennakointi-migration").fill("2.5")
    expect(page.locator("#ennakointi-what-if-summary")).to_contain_text("+2,5")
    for part in ("ennuste=2019", "aika=2030", "ika=85-", "nayta=muutos", "jarjestys=nimi"):
        assert part in page.url
    assert "ryhma=age_65_plus&muutto=2.5" in page.url
    lead = page.locator("#ennakointi-lead").inner_text()
    assert "85 vuotta täyttäneet" in lead
    assert "vuonna 2030" in lead
    other = new_page(390, 844)
    opened(other, page.url)
    expect(other.locator("#ennakointi-lead")).to_have_text(lead)
    assert names(other) == names(page)
    assert other.url == page.url
    expect(other.locator("#ennakointi-what-if-summary")).to_contain_text("+2,5")


def test_a_municipality_opens_from_the_table_and_leads_back_to_its_county(page: Page) -> None:
    opened(page, CENTRAL_FINLAND)
    page.get_by_role("button", name="Näytä Laukaa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Laukaa")
    expect(page.locator("#ennakointi-areas-table tr.is-own")).to_contain_text("Laukaa")
    expect(page.locator("#ennakointi-fan-summary")).to_contain_text("10 000–20 000")
    page.locator("#ennakointi-ups").get_by_role("button", name="Keski-Suomen hyvinvointialue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keski-Suomen hyvinvointialue")


def test_the_back_button_leaves_the_view(page: Page) -> None:
    opened(page, "/ennakointi")
    page.locator("#ennakointi-ages").get_by_role("button", name="7–15").click()
    expect(page.locator("#ennakointi-lead")).to_contain_text("7–15-vuotiaat")
    page.get_by_role("navigation", name="Näkymät").get_by_role("link", name="Tiedot").click()
    expect(page).to_have_url(re.compile("/tiedot"))
    page.go_back()
    expect(page.locator("#ennakointi-lead")).to_contain_text("7–15-vuotiaat")


def test_own_ages_and_a_wrong_one(page: Page) -> None:
    opened(page, CENTRAL_FINLAND)
    page.get_by_label("Alkaen iästä").fill("16")
    page.get_by_label("Ikään asti (tyhjä: ei ylärajaa)").fill("24")
    page.keyboard.press("Tab")
    expect(page.locator("#ennakointi-lead")).to_contain_text("16–24-vuotiaat")
    assert "ika=16-24" in page.url
    page.get_by_label("Alkaen iästä").fill("30")
    page.keyboard.press("Tab")
    expect(page.locator("#ennakointi-notice")).to_contain_text("Anna iät")
    assert "ika=16-24" in page.url


def test_an_assumption_by_keyboard_is_marked_and_can_be_taken_back(page: Page) -> None:
    opened(page, CENTRAL_FINLAND)
    expect(page.locator(".outlook-own-mark")).to_have_text("Oma oletuksesi – ei virallinen ennuste")
    reset = page.get_by_role("button", name="Palauta ennusteeseen")
    expect(reset).to_be_hidden()
    page.locator("#ennakointi-migration").focus()
    for _press in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#ennakointi-what-if-summary")).to_contain_text("+1,5")
    assert "muutto=1.5" in page.url
    reset.click()
    expect(page.locator("#ennakointi-what-if-summary")).to_contain_text("Siirrä liukusäädintä")
    assert "muutto" not in page.url
    page.locator("#ennakointi-migration").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#ennakointi-migration")).to_have_value("0")


def test_the_boundary_is_drawn_and_few_years_are_not_joined(page: Page) -> None:
    opened(page, CENTRAL_FINLAND)
    page.locator("#ennakointi-course-graph .annotation").first.wait_for()
    texts = page.locator("#ennakointi-course-graph .annotation-text").all_text_contents()
    assert "Toteutunut vuoteen 2024" in texts
    assert {"Ennuste 2024", "Ennuste 2019"} <= set(texts)
    expect(page.locator("#ennakointi-course-notes")).to_contain_text("vain vuodet 2024, 2035, 2040")


@pytest.mark.parametrize("lang", ["fi", "sv"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_wider_than_the_screen(
    new_page: Callable[..., Page], width: int, height: int, lang: str
) -> None:
    page = new_page(width, height)
    opened(page, f"{CENTRAL_FINLAND}&lang={lang}")
    page.locator("#ennakointi-fan-graph .annotation").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_for_axe(new_page: Callable[..., Page], axe: Callable[[Page], None], dark: bool) -> None:
    page = new_page(1440, 900, dark=dark)
    opened(page, CENTRAL_FINLAND)
    page.locator("#ennakointi-fan-graph .annotation").first.wait_for()
    axe(page)
