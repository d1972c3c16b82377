"""Walks along the points of a chart by keyboard and hears what a screen reader is given."""

from playwright.sync_api import Locator, Page

# Hundreds of keys: sent inside the page, each answered before the next.
WALK = """(box) => {
  const said = () => document.getElementById(box.getAttribute("aria-activedescendant"));
  const heard = [said().textContent];
  for (let left = Number(said().getAttribute("aria-setsize")) - 1; left > 0; left -= 1) {
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    heard.push(said().textContent);
  }
  return heard;
}"""


def said(box: Locator) -> str:
    """The option that a screen reader says."""
    return str(
        box.evaluate("(b) => document.getElementById(b.getAttribute('aria-activedescendant')).textContent")
    )


def along(page: Page, box: Locator) -> list[str]:
    """What is said from the first point of a series to its last; a key past the last stays there."""
    page.keyboard.press("Home")
    heard: list[str] = box.evaluate(WALK)
    page.keyboard.press("ArrowRight")
    assert said(box) == heard[-1], "the last point is the last"
    return heard
