"""The comparison in a real browser: choose areas, change the theme, come back to the same view."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.store]
SIX = "KU077,KU179,KU275,KU410,KU593,KU766"


def opened(page: Page, path: str) -> None:
    page.goto(path)
    page.locator(".rug td").first.wait_for()


def shown(page: Page) -> list[str]:
    """Heads of the columns and rows, and the first figure."""
    return page.locator(
        ".rug .rug-name, .rug-label a, .rug tbody tr:first-child td:nth-child(2)"
    ).all_text_contents()


def add(page: Page, name: str) -> None:
    page.locator("#vertaa-haku-kentta").fill(name)
    page.locator("#vertaa-haku-lista [role=option]").first.wait_for()
    page.keyboard.press("Enter")


def test_from_nothing_to_a_comparison_that_another_browser_shows(
    page: Page, new_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page.goto("/vertaa")
    expect(page.locator("#vertaa-empty a")).to_have_count(3)
    axe(page)
    add(page, "Hankasalmi")
    page.locator(".rug td").first.wait_for()
    add(page, "Jyväskylä")
    expect(page.locator(".rug thead .is-area")).to_have_text("Jyväskylä")
    page.get_by_role("button", name="Talous", exact=True).click()
    expect(page.locator(".rug caption")).to_contain_text("Talous: 2 aluetta")
    page.get_by_role("button", name="Ero koko maahan").click()
    page.locator(".rug thead .is-own button").click()
    expect(page.locator(".rug thead .is-own")).to_have_attribute("aria-sort", "descending")
    assert page.url.endswith("?alueet=KU077,KU179&teema=talous&nayta=ero_maa&jarjestys=KU077")
    before = shown(page)
    axe(page)
    page.reload()
    page.locator(".rug td").first.wait_for()
    assert shown(page) == before
    other = new_page(390, 844)
    opened(other, page.url)
    assert shown(other) == before


def test_back_from_an_indicator_shows_the_same(page: Page) -> None:
    opened(page, f"/vertaa?alueet={SIX}")
    page.get_by_role("button", name="Väestö", exact=True).click()
    expect(page.locator(".rug caption")).to_contain_text("Väestö:")
    before = shown(page)
    page.locator(".rug-label a").first.click()
    page.wait_for_url("**/mittari/**")
    page.locator('[data-map="painted"]').wait_for()
    page.go_back()
    page.locator(".rug td").first.wait_for()
    assert shown(page) == before


def test_removing_reordering_and_sorting_ask_nothing_of_the_server(page: Page) -> None:
    opened(page, f"/vertaa?alueet={SIX}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Poista Sottunga").click()
    page.get_by_role("button", name="Siirrä aiemmaksi: Laukaa").click()
    page.locator(".rug-sort").first.click()
    page.get_by_role("button", name="Ero hyvinvointialueeseen").click()
    expect(page.locator(".rug thead .is-own")).to_contain_text("Hankasalmi")
    assert "alueet=KU077,KU179,KU410,KU275,KU593" in page.url
    assert [url for url in asked if "/compare/" in url] == []


def test_making_another_area_mine_changes_its_county(page: Page) -> None:
    opened(page, "/vertaa?alueet=KU077,KU593")
    expect(page.locator(".rug thead .is-county")).to_contain_text("Keski-Suomen")
    page.locator(".chip-own").click()
    expect(page.locator(".rug thead .is-county")).to_contain_text("Etelä-Savon")
    expect(page.locator("#vertaa-lead")).to_contain_text("Pieksämäki")
    assert "alueet=KU593,KU077" in page.url


def test_a_ready_set_and_the_keyboard(page: Page) -> None:
    opened(page, "/vertaa?alueet=KU077")
    page.get_by_label("Valmiit joukot").select_option("Hyvinvointialueen kunnat (22)")
    expect(page.locator(".rug thead .is-area")).to_have_count(21)
    page.locator(".rug td").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#vertaa-detail")).to_contain_text("sija ")
    assert page.evaluate("document.activeElement.cellIndex") == 2
    assert page.evaluate("document.activeElement.parentElement.rowIndex") == 2


@pytest.mark.parametrize("lang", ["fi", "sv"])
@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)])
def test_no_sideways_scroll_and_nothing_for_axe(
    new_page: Callable[..., Page], axe: Callable[[Page], None], lang: str, width: int, dark: bool
) -> None:
    page = new_page(width, 844, dark=dark)
    opened(page, f"/vertaa?alueet={SIX}&teema=vaesto&lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)


def test_the_first_column_and_the_head_stay_in_sight(new_page: Callable[..., Page]) -> None:
    page = new_page(390, 844)
    opened(page, f"/vertaa?alueet={SIX}&teema=vaesto")
    region = page.locator("#vertaa-table")
    region.evaluate("el => el.scrollTo(300, 400)")
    left = region.evaluate("el => el.getBoundingClientRect().left")
    top = region.evaluate("el => el.getBoundingClientRect().top")
    assert page.locator(".rug tbody th").nth(12).evaluate("el => el.getBoundingClientRect().left") == left
    assert page.locator(".rug thead th").nth(3).evaluate("el => el.getBoundingClientRect().top") == top


def test_orders_turn_in_three_steps(page: Page) -> None:
    opened(page, "/vertaa?alueet=KU077,KU179")
    turned = page.evaluate(
        """() => {
        const turn = TK.vertaaState.turnOrder;
        const steps = [{ order: ["vaesto"] }];
        for (let k = 0; k < 3; k += 1) steps.push({ order: turn(steps[k], "KU077") });
        return steps.map((state) => state.order.join());
        }"""
    )
    assert turned == ["vaesto", "vaesto,KU077", "vaesto,-KU077", "vaesto"]


def test_shades_tell_order_by_direction(page: Page) -> None:
    opened(page, "/vertaa?alueet=KU077")
    shades = page.evaluate(
        """() => {
        const of = (direction, place, counted) => TK.vertaaCells.shade({ r: direction }, TK.vertaaCells.step(
          { state: { show: "arvo" } }, { r: direction, c: counted }, 0, { kind: "area", q: [place] }));
        return [of(1, 95), of(-1, 95), of(1, 65), of(1, 55), of(0, 5), of(1, null), of(1, 95, 0)];
        }"""
    )
    assert shades == ["b2", "w2", "b1", "z", "n0", "", ""]
