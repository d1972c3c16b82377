"""Whole journeys: a question answered and shared, and three profiles that are easily read wrong."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from components import formats
from data import queries
from data.catalog import load

pytestmark = [pytest.mark.browser, pytest.mark.store]
SHARE = "vaesto_15_64_osuus"


def change(code: str, first: str, last: str) -> float:
    """Change of the working-age share in the store."""
    found = {at: value for _c, at, value, _s in queries.series(SHARE, "total", [code])}
    return float(found[last]) - float(found[first])


def told(value: float) -> str:
    return formats.quantity(value, 1, "%-yks.", "fi", signed=True)


def test_a_director_finds_how_the_working_age_share_moved_and_shares_it(
    page: Page, new_page: Callable[..., Page]
) -> None:
    page.goto("/")
    page.locator("main .search input, .top .search input").first.fill("Hankasalmi")
    page.locator(".search-list [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?alueet=KU077*")
    page.get_by_role("link", name="Vertaa kaikkia").click()
    page.wait_for_url("**/vertaa?alueet=KU077,*")
    page.locator(".rug td").first.wait_for()
    page.get_by_role("button", name="Väestö", exact=True).click()
    page.get_by_role("button", name="Kehitys").click()
    page.get_by_label("Mittari", exact=True).select_option(SHARE)
    expect(page.locator("#vertaa-sarjat-title")).to_contain_text("15–64-vuotiaat")
    lead = page.locator("#vertaa-lead").inner_text()
    first, last = re.findall(r"15–64-vuotiaat (\d{4})–(\d{4})", lead)[0]
    assert f"muutos {told(change('KU077', first, last))}" in lead
    assert f"Keski-Suomen hyvinvointialue {told(change('HVA15', first, last))}" in lead
    assert queries.region_names(["HVA15"], "fi") == {"HVA15": "Keski-Suomen hyvinvointialue"}
    similar = [peer.code for peer in queries.peers("KU077")]
    moves = sorted(change(code, first, last) for code in similar)
    assert len(similar) == 10
    assert f"(10) mediaani {told((moves[4] + moves[5]) / 2)}" in lead
    expect(page.locator(".panel")).to_have_count(13)
    page.locator("#vertaa-sarjat .figure-tools [data-copy]").click()
    colleague = new_page(1440, 900)
    colleague.goto(page.url)
    colleague.locator(".panel").nth(12).wait_for()
    assert colleague.locator("#vertaa-lead").inner_text() == lead
    assert colleague.locator(".panel").all_inner_texts() == page.locator(".panel").all_inner_texts()
    assert len(page.url) < 500


def profile(page: Page, code: str) -> dict[str, Any]:
    page.goto(f"/alue/{code}")
    page.locator(".alue-table td").first.wait_for()
    return {figure.indicator: figure for figure in queries.area_profile(code)}


def row_of(page: Page, indicator: str) -> Any:
    link = page.locator(f'a[href*="/mittari/{indicator}?"]')
    return page.locator(".alue-table tr", has=link).first


def value_of(figure: Any) -> str:
    return formats.number(figure.value, load().get(figure.indicator).decimals, "fi")


def test_utsjoki_is_small_and_says_so(page: Page) -> None:
    figures = profile(page, "KU890")
    assert (queries.region("KU890") or queries.Region(*[None] * 9)).population < 2000  # type: ignore[arg-type,operator]
    expect(page.locator("main")).to_contain_text("Alle 2\u00a0000 asukasta")
    for indicator in (SHARE, "vaesto_65_osuus", "vaesto"):
        expect(row_of(page, indicator)).to_contain_text(value_of(figures[indicator]))
    expect(page.locator("main")).to_contain_text("Lapin hyvinvointialue")


def test_helsinki_is_its_own_county(page: Page) -> None:
    figures = profile(page, "KU091")
    expect(page.locator("main")).to_contain_text("Helsinki järjestää")
    expect(row_of(page, SHARE)).to_contain_text(value_of(figures[SHARE]))
    assert figures[SHARE].county is None and figures[SHARE].county_value is None
    label = row_of(page, SHARE).locator("svg.spine").get_attribute("aria-label") or ""
    assert "koko maa" in label and "hyvinvointialue" not in label


def test_mariehamn_lacks_health_figures_and_says_why(page: Page) -> None:
    figures = profile(page, "KU478")
    expect(page.locator("main")).to_contain_text("Ahvenanmaa ei kuulu")
    lacking = [f.indicator for f in figures.values() if f.value is None]
    health = [i.id for i in load().by_theme("hyvinvointi", "core")]
    assert len(set(lacking) & set(health)) > 10
    expect(page.locator("#alue-s-hyvinvointi")).to_be_visible()
    names = {load().get(i).title("fi") for i in lacking if i in health}
    said = page.locator(".alue-none").all_inner_texts()
    assert any(name in text for name in names for text in said)
    expect(row_of(page, SHARE)).to_contain_text(value_of(figures[SHARE]))
    figures_shown = page.locator('section[aria-labelledby="alue-s-hyvinvointi"] .alue-table tbody tr').count()
    assert figures_shown == len(
        [f for f in figures.values() if f.indicator in health and f.value is not None]
    )
