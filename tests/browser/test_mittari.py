"""A reader's journeys through the indicator view: search, change, language, a link sent on, play, failure."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from data import db, queries

pytestmark = [pytest.mark.browser, pytest.mark.store]
ROWS = "#mittari-rank .rank-row"


def _open(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_selector(ROWS)
    page.wait_for_selector("#mittari-series .main-svg")


def _seen(page: Page) -> dict[str, str]:
    """What a reader sees of the view's state."""
    return {
        "title": page.inner_text("#mittari-title"),
        "lead": page.inner_text("#mittari-lead"),
        "period": page.inner_text("#mittari-period"),
        "legend": page.inner_text("#mittari-legend"),
        "chips": page.inner_text("#mittari-chips"),
    }


def test_from_search_to_a_link_that_shows_the_same(page: Page, new_page: Callable[..., Page]) -> None:
    _open(page, "/mittari")
    page.keyboard.press("/")
    page.keyboard.type("hankas")
    expect(page.locator("[role=option]").first).to_contain_text("Hankasalmi")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#mittari-lead")).to_contain_text("Hankasalmi")

    page.click("#mittari-picker-open")
    page.fill("#mittari-picker-field", "työllisyysaste 18–64")
    page.wait_for_selector(".picker-list a[data-indicator=tyollisyysaste]")
    page.click(".picker-list a[data-indicator=tyollisyysaste]")
    expect(page.locator("#mittari-title")).to_contain_text("Työllisyysaste")
    page.focus("#mittari-slider")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#mittari-period")).to_have_text("2020")

    page.click("a[data-lang=sv]")
    page.wait_for_selector(ROWS)
    expect(page.locator("#mittari-title")).to_contain_text("Sysselsättningsgrad")
    expect(page.locator("#mittari-period")).to_have_text("2020")
    seen, address = _seen(page), page.url

    other = new_page()
    _open(other, address)
    assert _seen(other) == seen
    other.reload()
    other.wait_for_selector(ROWS)
    assert _seen(other) == seen
    assert len(address) < 500


def test_back_from_another_view_shows_the_same(page: Page) -> None:
    _open(page, "/mittari/tyollisyysaste?aika=2015&alueet=KU077,KU179&luokat=tasavalit")
    seen = _seen(page)
    page.click("nav a[href^='/vertaa']")
    page.wait_for_url("**/vertaa**")
    expect(page.locator("#mittari-map")).to_have_count(0)  # the address changes before the view does
    page.go_back()
    page.wait_for_selector(ROWS)
    expect(page.locator("#mittari-period")).to_have_text("2015")
    assert _seen(page) == seen


def test_places_on_screen_are_the_store_s(page: Page) -> None:
    _open(page, "/mittari/tyollisyysaste?aika=2019")
    shown = page.evaluate(
        "[...document.querySelectorAll('#mittari-rank .rank-row')]"
        ".map((row) => [row.dataset.code, Number(row.querySelector('.rank-no').textContent)])"
    )
    stored = db.rows(
        "SELECT region_code, rank FROM standing WHERE indicator_id = 'tyollisyysaste' AND group_id = 'total' "
        "AND level = 'kunta' AND period = '2019'"
    )
    assert dict(shown) == dict(stored)


def test_a_seen_period_costs_no_request(page: Page) -> None:
    _open(page, "/mittari/tyollisyysaste?aika=2015")
    page.focus("#mittari-slider")
    page.wait_for_timeout(800)  # the neighbouring periods arrive when the reader turns to the slider
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/slice/" in request.url else None)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#mittari-period")).to_have_text("2014")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#mittari-period")).to_have_text("2015")
    page.wait_for_timeout(300)
    assert not [url for url in asked if url.endswith(("/kunta/2014.json", "/kunta/2015.json"))]


def test_the_slider_keeps_its_place_when_it_is_passed_by(page: Page) -> None:
    _open(page, "/mittari/tyollisyysaste?aika=2000")
    slider = page.locator("#mittari-slider")
    before = slider.input_value()
    slider.focus()
    page.keyboard.press("Tab")
    expect(slider).to_have_value(before)
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#mittari-period")).to_have_text("1999")


def test_play_runs_to_the_end_and_stops(page: Page) -> None:
    _open(page, "/mittari/tyollisyysaste?aika=2019")
    page.click("#mittari-play")
    expect(page.locator("#mittari-play")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#mittari-play")).to_have_attribute("aria-pressed", "false", timeout=9000)
    last = queries.coverage("tyollisyysaste")["kunta"]["total"][-1]
    expect(page.locator("#mittari-period")).to_have_text(last)


def test_a_wild_address_gives_a_view_and_says_so(page: Page) -> None:
    _open(page, "/mittari/tyollisyysaste?aika=1066&alueet=KU999&taso=planeetta&luokat=%3Cb%3E&ryhma=x")
    expect(page.locator(".notice").first).to_be_visible()
    assert page.locator(ROWS).count() > 290


def test_without_the_server_the_picture_stays_and_a_message_helps(page: Page, watch) -> None:
    watch.expected += ["Failed to load resource", "net::ERR_FAILED"]
    _open(page, "/mittari/tyollisyysaste?aika=2015")
    page.route("**/slice/**", lambda route: route.abort())
    page.focus("#mittari-slider")
    page.keyboard.press("Home")
    expect(page.locator("#mittari-notice")).to_contain_text("yritä uudelleen")
    assert page.locator(ROWS).count() == 308
    page.unroute("**/slice/**")
    page.click("[data-retry]")
    expect(page.locator("#mittari-period")).to_have_text("1990")
    expect(page.locator("#mittari-notice")).to_be_empty()


@pytest.mark.parametrize(
    ("lang", "dark", "width"), [("fi", False, 1440), ("sv", True, 1440), ("en", False, 390)]
)
def test_the_view_is_accessible(
    new_page: Callable[..., Page], axe: Callable[[Page], None], lang: str, dark: bool, width: int
) -> None:
    page = new_page(width, 900, dark=dark)
    _open(page, f"/mittari/tyottomyysaste?alueet=KU077,KU179&lang={lang}")
    page.click("#mittari-table-box summary")
    page.click("#mittari-series-box summary")
    page.wait_for_selector("#mittari-series-table table")
    axe(page)
    page.click("#mittari-picker-open")
    page.wait_for_selector(".picker-list a")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_new_store_is_told_with_what_to_do(page: Page, watch) -> None:
    watch.expected += ["404"]
    _open(page, "/mittari/tyollisyysaste?aika=2015")
    page.route("**/slice/**", lambda route: route.fulfill(status=404, body="{}"))
    page.focus("#mittari-slider")
    page.keyboard.press("Home")
    expect(page.locator("#mittari-notice [data-reload]")).to_be_visible()
    page.unroute("**/slice/**")
    page.click("[data-reload]")
    page.wait_for_selector(ROWS)
    expect(page.locator("#mittari-period")).to_have_text("2015")


def test_table_sorts_and_filters_by_keyboard(page: Page) -> None:
    _open(page, "/mittari/tyollisyysaste")
    page.click("#mittari-table-box summary")
    page.focus("#mittari-table [data-sort=name]")
    page.keyboard.press("Enter")
    expect(page.locator("#mittari-table tbody tr").first).to_contain_text("Akaa")
    page.keyboard.press("Enter")
    expect(page.locator("#mittari-table tbody tr").first).to_contain_text("Äänekoski")
    page.fill("#mittari-table-filter", "helsingfors")
    expect(page.locator("#mittari-table tbody tr")).to_have_count(1)
    expect(page.locator("#mittari-table tbody tr")).to_contain_text("Helsinki")


def test_an_own_group_of_areas_is_taken_from_beside_the_chosen_ones(page: Page) -> None:
    """A group kept by the comparison is here too: its first areas are chosen, what did not fit is said."""
    codes = ["KU077", "KU179", "KU275", "KU410", "KU592", "KU729", "KU265"]
    groups = [
        {"name": "Naapurit", "level": "kunta", "codes": codes},
        {"name": "Alueet", "level": "hyvinvointialue", "codes": ["HVA13"]},
    ]
    _open(page, "/mittari/tyollisyysaste")
    expect(page.locator("[data-own-groups]")).to_have_count(0)
    page.evaluate("(groups) => localStorage.setItem('tk_groups', JSON.stringify(groups))", groups)
    _open(page, "/mittari/tyollisyysaste")
    choice = page.get_by_label("Omat joukot")
    assert choice.locator("option").all_text_contents() == ["Omat joukot", "Naapurit (7)"]
    choice.select_option("Naapurit")
    expect(page.locator("#mittari-notice")).to_contain_text("6 ensimmäistä aluetta, joukossa on 7")
    expect(page.locator("#mittari-chips .chip")).to_have_count(6)
    expect(choice).to_have_value("Naapurit")
    assert "alueet=KU077,KU179,KU275,KU410,KU592,KU729" in page.url


def test_the_panels_begin_right_under_their_headings(page: Page) -> None:
    """Another view's styles must not spread the panels of this one."""
    _open(page, "/mittari/tyollisyysaste")
    for name, below in (("map", ".map-box"), ("rank", "#mittari-rank")):
        head = page.locator(f".panel-{name} .panel-head").bounding_box()
        figure = page.locator(f".panel-{name} {below}").bounding_box()
        assert head and figure and figure["y"] - head["y"] < 60, name


def test_a_change_computes_no_style_of_the_whole_page_again_and_again(page: Page) -> None:
    """All that a change draws costs the style of fewer than twice the page's elements."""
    _open(page, "/mittari/tyollisyysaste")
    browser = page.context.browser
    assert browser
    browser.start_tracing(
        page=page, categories=["disabled-by-default-devtools.timeline", "devtools.timeline"]
    )
    page.evaluate("TK.mittari.now().changeIndicator('tyottomyysaste')")
    expect(page.locator("#mittari-title")).to_contain_text("Työttömien")
    page.wait_for_timeout(1500)  # charts follow the map
    events = json.loads(browser.stop_tracing())["traceEvents"]
    computed = [e["args"]["elementCount"] for e in events if e["name"] == "UpdateLayoutTree"]
    everything = page.locator("*").count()
    assert computed
    assert sum(computed) < 2 * everything
