"""What every view owes its reader: nothing jumps, no sideways scrolling, clean print, contrast on request."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import FIRST, PATHS, open_view, with_language

pytestmark = [pytest.mark.browser, pytest.mark.store]
MOST_SHIFT = 0.05  # Cumulative layout shift of the first load; 0.1 is what browsers call good
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const moved = entry.sources.map((s) => s.node?.id || s.node?.className || s.node?.nodeName || "");
    if (!entry.hadRecentInput) window.shifts.push([entry.value, moved.map(String)]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
# A box that scrolls by itself (a wide table, the tabs) may be wider than the screen; the page may not.
TOO_WIDE = """() => {
  const most = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= most) return [];
  return [...document.querySelectorAll("main *, header *, footer *")]
    .filter((node) => node.getBoundingClientRect().right > most + 1 && node.checkVisibility())
    .slice(0, 5).map((node) => node.outerHTML.slice(0, 120));
}"""


SPREAD = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
# Texts and buttons whose words run out of a box that hides what does not fit.
CUT = """() => [...document.querySelectorAll("main :is(p, h1, h2, h3, button, a, th, td)")]
  .filter((node) => {
  const style = getComputedStyle(node);
  const hides = ["hidden", "clip"].includes(style.overflowY) && !node.closest(".hidden, .skip");
  return hides && node.checkVisibility() && node.scrollHeight > node.clientHeight + 4;
}).slice(0, 5).map((node) => node.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_jumps_when_the_data_arrives(new_page: Callable[..., Page], path: str, width: int) -> None:
    """A new context: nothing is in the browser's cache. The watch holds the console clean as well."""
    page = new_page(width, 900)
    page.add_init_script(SHIFTS)
    open_view(page, path)
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) < MOST_SHIFT, sorted(shifts, reverse=True)[:4]


# A view begins once more and its place is gone before its answers are there.
LEFT = """async (name) => {
  const { boot, now } = TK[name];
  const begun = boot(now().boot);
  document.querySelector("main[data-title]").remove();
  await begun;
}"""


@pytest.mark.parametrize(("path", "name"), [("/mittari", "mittari"), ("/vertaa?alueet=KU285", "vertaa")])
def test_a_view_that_is_left_before_its_answers_come_says_nothing(page: Page, path: str, name: str) -> None:
    open_view(page, path)
    page.evaluate(LEFT, name)


# 640 is 1280 at 200 % zoom, 320 is 1280 at 400 % (WCAG 1.4.4, 1.4.10).
@pytest.mark.parametrize("path", PATHS)
def test_no_sideways_scrolling(page: Page, path: str) -> None:
    open_view(page, with_language(path, "sv"))
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for _ in range(20):  # charts are drawn again for the width when the page has nothing else to do
            page.wait_for_timeout(150)
            if not (found := page.evaluate(TOO_WIDE)):
                break
        assert found == [], width


@pytest.mark.parametrize("path", FIRST)
def test_text_can_be_spread(new_page: Callable[..., Page], path: str) -> None:
    """WCAG 1.4.12: lines 1.5, paragraphs 2, letters 0.12 and words 0.16 times the size."""
    page = new_page(390, 844)
    open_view(page, path)
    page.evaluate(SPREAD)
    page.wait_for_timeout(150)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CUT) == []


def test_paper_shows_the_content_only(page: Page) -> None:
    open_view(page, "/alue/KU285")
    page.emulate_media(media="print")
    for hidden in (".views", ".top-tools", ".skip", "#pikanappaimet"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("main h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_more_contrast_on_request(page: Page) -> None:
    open_view(page, "/tiedot")
    line = "getComputedStyle(document.documentElement).getPropertyValue('--line')"
    usual = page.evaluate(line)
    page.emulate_media(contrast="more")
    assert page.evaluate(line) != usual


def test_nothing_moves_for_a_reader_who_asks_so(page: Page) -> None:
    open_view(page, "/mittari/tyottomyysaste_vuosi")
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert page.evaluate("document.getAnimations().filter((a) => a.playState === 'running').length") == 0
