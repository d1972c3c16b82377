"""The groups view in a real browser: a planner of Central Finland finds older people, gaps and need."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import until

pytestmark = [pytest.mark.browser, pytest.mark.store]
CHARTS = "#ryhmat-course svg, #ryhmat-people svg, #ryhmat-profile table"


def opened(page: Page, path: str) -> None:
    page.goto(path)
    page.locator(CHARTS).first.wait_for()


def test_the_planner_finds_older_people_and_their_need(page: Page, axe: Callable[[Page], None]) -> None:
    """Central Finland: the gap of women and men, then older people, their number, projection and need."""
    opened(page, "/ryhmat?alueet=HVA15")
    expect(page.locator("#ryhmat-lead")).to_contain_text("Keski-Suomen hyvinvointialue 2019: naiset 34,6")
    expect(page.locator("#ryhmat-rows tbody tr.is-area")).to_have_count(22)
    page.locator("#ryhmat-persons").select_option(label="Ikääntyneet")
    expect(page.locator("#ryhmat-lead")).to_contain_text("65 vuotta täyttäneet")
    for option in page.locator("#ryhmat-indicator option:checked").all():
        assert "2021" in (option.text_content() or "")
    page.get_by_role("button", name="Palvelutarve").click()
    expect(page.locator("#ryhmat-lead")).to_contain_text("väestöstä")
    expect(page.locator("#ryhmat-people-text")).to_contain_text("Väestöennuste 2024")
    expect(page.locator("#ryhmat-people .ry-stem")).to_have_count(3)
    expect(page.locator("#ryhmat-people-rows tbody tr.is-area")).to_have_count(22)
    expect(page.locator("#ryhmat-need")).to_contain_text("Muistisairausindeksi")
    assert page.url.endswith("?nayta=tarve&alueet=HVA15&vaestoryhma=ikaantyneet")
    axe(page)


def test_back_takes_a_choice_back_and_the_address_opens_the_same(
    page: Page, new_page: Callable[..., Page]
) -> None:
    opened(page, "/ryhmat?alueet=HVA15")
    page.locator("#ryhmat-indicator").select_option("elakelaiset")
    expect(page.locator("#ryhmat-lead")).to_contain_text("2021")
    page.locator("#ryhmat-rows .ry-choose", has_text="Hankasalmi").click()
    expect(page.locator("#ryhmat-lead")).to_contain_text("Hankasalmi 2021")
    page.get_by_role("button", name="Nimi").click()
    page.get_by_role("button", name="Ryhmän mittarit").click()
    page.locator("#ryhmat-profile table").first.wait_for()
    page.go_back()
    expect(page.locator("#ryhmat-lead")).to_contain_text("Hankasalmi 2021")
    expect(page.get_by_role("button", name="Nimi")).to_have_attribute("aria-pressed", "true")
    before = page.locator("#ryhmat-lead, #ryhmat-moved").all_text_contents()
    other = new_page(390, 844)
    opened(other, page.url)
    assert other.locator("#ryhmat-lead, #ryhmat-moved").all_text_contents() == before
    page.go_back()
    expect(page.locator("#ryhmat-lead")).to_contain_text("Keski-Suomen hyvinvointialue 2021")
    page.go_back()
    expect(page.locator("#ryhmat-lead")).to_contain_text("naiset")
    assert page.locator("#ryhmat-indicator").input_value() == "korkea_asteen_suorittaneet"


def test_only_pairs_that_exist_can_be_chosen_and_why_is_said(page: Page) -> None:
    opened(page, "/ryhmat?alueet=HVA15&mittari=opiskelijat&ryhma=age_18_64&verrokki=age_65_plus")
    assert page.locator("#ryhmat-a-sex option[value=female]").is_disabled()
    expect(page.locator("#ryhmat-why")).to_contain_text("Ei julkaistu sukupuolen mukaan")
    page.locator("#ryhmat-indicator").select_option("ilman_tutkintoa")
    expect(page.locator("#ryhmat-lead")).to_contain_text("naiset")
    assert page.locator("#ryhmat-a-sex option[value=female]").is_enabled()
    page.locator("#ryhmat-a-age").select_option("age_25_29")
    expect(page.locator("#ryhmat-lead")).to_contain_text("25–29")
    assert "ryhma=female_age_25_29" in page.url
    page.get_by_role("button", name="Vaihda ryhmät keskenään").click()
    until(page, "location.search.includes('verrokki=female_age_25_29')")


def test_every_indicators_first_pair_draws(page: Page) -> None:
    """Every choice of the list gives a picture or says why there is none; nothing fails in the console."""
    opened(page, "/ryhmat?alueet=HVA15")
    ids = page.locator("#ryhmat-indicator option").evaluate_all("all => all.map((o) => o.value)")
    assert len(ids) > 50
    for one in ids[::6]:
        page.locator("#ryhmat-indicator").select_option(one)
        until(page, "id => TK.ryhmat.now().payload?.title && location.search.includes(id)", one)
        assert page.locator("#ryhmat-notice").text_content() == ""
        assert page.locator("#ryhmat-course svg").count() == 1


def test_the_order_and_small_numbers(page: Page) -> None:
    opened(page, "/ryhmat?alueet=HVA15&mittari=opiskelijat&ryhma=age_18_64&verrokki=age_65_plus")
    expect(page.locator(".ry-smalls")).to_contain_text("Pieniä lukuja")
    expect(page.locator("#ryhmat-lists")).to_contain_text("Pienten lukujen vuoksi pois jätettyjä kuntia: 2")
    assert "Jyväskylä" in (page.locator("#ryhmat-lists li").first.text_content() or "")
    page.get_by_role("button", name="Nimi").click()
    expect(page.locator(".ry-smalls")).to_have_count(0)
    names = page.locator("#ryhmat-rows tr.is-area th .ry-choose").all_text_contents()
    assert names == sorted(names, key=lambda name: name.replace("Ä", "Z~").replace("ä", "z~"))


def test_the_search_and_the_keyboard(page: Page) -> None:
    opened(page, "/ryhmat?alueet=HVA15")
    page.locator("#ryhmat-haku-kentta").fill("Kaskinen")
    page.locator("#ryhmat-haku-lista [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("#ryhmat-lead")).to_contain_text("Kaskinen")
    page.get_by_role("button", name="Palvelutarve").focus()
    page.keyboard.press("Enter")
    page.locator("#ryhmat-people svg").wait_for()
    page.locator("#ryhmat-persons").focus()
    page.keyboard.press("ArrowDown")
    until(page, "location.search.includes('vaestoryhma=vanhimmat')")


@pytest.mark.parametrize("lang", ["fi", "sv"])
@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)])
@pytest.mark.parametrize("show", ["erot", "ryhma", "tarve"])
def test_no_sideways_scroll_and_nothing_for_axe(
    new_page: Callable[..., Page], axe: Callable[[Page], None], lang: str, width: int, dark: bool, show: str
) -> None:
    page = new_page(width, 844, dark=dark)
    opened(page, f"/ryhmat?nayta={show}&alueet=KU275&vaestoryhma=lapset&lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)


def test_a_failed_answer_can_be_tried_again(page: Page, watch: object) -> None:
    opened(page, "/ryhmat?alueet=HVA15")
    watch.expected.append("Failed to load resource")  # type: ignore[attr-defined]
    page.route("**/gaps/**", lambda route: route.abort())
    page.locator("#ryhmat-indicator").select_option("elakelaiset")
    expect(page.locator("#ryhmat-notice")).to_contain_text("ei saatu")
    page.unroute("**/gaps/**")
    page.locator("#ryhmat-notice button").click()
    expect(page.locator("#ryhmat-lead")).to_contain_text("2021")
