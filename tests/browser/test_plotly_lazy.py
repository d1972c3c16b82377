"""plotly arrives after the map and only once, and dcc.Graph's question for window.Plotly starts it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.views import until

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
BUNDLE = "window.loads = (window.loads || 0) + 1; var Plotly = {version: 'stand-in'};"
PAGE = """<!doctype html><html><head></head><body>{map}
<script src="/assets/js/plotly_lazy.js"></script></body></html>"""
# What dash's graph component does when the first graph mounts.
ASK = "Promise.resolve(window.Plotly || 'dash would fetch its own').then(() => (window.got = Plotly.version))"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def show(page: Page, before: str = "") -> list[str]:
    """Open a page with the loader; the list fills with the addresses that are asked for."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://lazy.test")
        asked.append(path)
        if path == "/":
            route.fulfill(body=PAGE.replace("{map}", before), content_type="text/html")
        elif path.startswith("/assets/vendor/"):
            route.fulfill(body=BUNDLE, content_type="text/javascript")
        elif path.startswith("/assets/"):
            route.fulfill(path=ROOT / path[1:])
        else:
            route.fulfill(status=204)

    page.route("http://lazy.test/**", answer)
    page.goto("http://lazy.test/")
    return asked


def vendor(asked: list[str]) -> list[str]:
    return [path for path in asked if "vendor" in path]


def test_nothing_is_loaded_before_a_graph_asks(page: Page) -> None:
    asked = show(page)
    page.wait_for_timeout(400)
    assert vendor(asked) == []


def test_a_page_without_a_map_loads_at_the_first_graph(page: Page) -> None:
    asked = show(page)
    page.evaluate(ASK)
    until(page, "window.got === 'stand-in'")
    assert len(vendor(asked)) == 1
    assert (ROOT / vendor(asked)[0][1:]).is_file()


def test_the_map_comes_first(page: Page) -> None:
    asked = show(page, '<div id="map" data-map="wait"></div>')
    page.evaluate(f"void {ASK}")
    page.wait_for_timeout(500)
    assert vendor(asked) == []
    page.evaluate("window.dispatchEvent(new CustomEvent('tk:map-painted'))")
    until(page, "window.got === 'stand-in'")


def test_it_loads_once_and_both_ways_give_the_same(page: Page) -> None:
    asked = show(page)
    page.evaluate(f"void {ASK}")
    same = page.evaluate("TK.plotly.ready().then((P) => P === window.Plotly && P === Plotly)")
    assert same is True
    page.evaluate(ASK)
    assert page.evaluate("loads") == 1
    assert len(vendor(asked)) == 1


def test_the_real_bundle_draws_in_finnish_numbers(page: Page) -> None:
    show(page)
    page.unroute_all()
    page.route(
        "http://lazy.test/**",
        lambda route: route.fulfill(path=ROOT / route.request.url.removeprefix("http://lazy.test/")),
    )
    texts = page.evaluate("""async () => {
      const Plotly = await TK.plotly.ready();
      const box = document.body.appendChild(document.createElement('div'));
      const values = {x: [1, 2], y: [12345.5, 2], z: [[1, 2]]};
      const data = ['scatter', 'bar', 'heatmap'].map((type) => ({type, ...values}));
      await Plotly.newPlot(box, data, {yaxis: {tickformat: ',.1f', tickvals: [12345.5]}}, {locale: 'fi'});
      return Array.from(box.querySelectorAll('.ytick text'), (t) => t.textContent);
    }""")
    assert texts == ["12\u00a0345,5"]
