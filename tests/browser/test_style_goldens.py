"""The style page looks as it did: tokens and components in both themes, held against small pictures.

`make goldens` takes them again after a change that is meant. Compared are means of cells of CELL pixels:
edges of letters, which another Chromium smooths otherwise, weigh little; a lost colour or component, much.
"""

import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.test_pictures import small
from tests.browser.views import open_view

pytestmark = [pytest.mark.browser, pytest.mark.store]
FOLDER = Path(__file__).parent / "golden"
CLIPS = {"classes": ".styles section >> nth=1", "controls": ".styles section >> nth=4"}
SCHEMES = ("light", "dark")
MOST_BYTES = 30_000
CELL = 8
FAR = 24  # of 255: a mean that is this far off is another colour
MOST_CELLS = 0.002  # of all cells; one swatch that changes is 0.007, other hinting of letters 0
BREAK = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


def taken(page: Page, clip: str) -> Image.Image:
    """The clip as it is now."""
    page.evaluate("document.fonts.ready")
    return Image.open(io.BytesIO(page.locator(CLIPS[clip]).screenshot(animations="disabled"))).convert("RGB")


def cells(picture: Image.Image, size: tuple[int, int]) -> np.ndarray:
    """Mean colours of the picture's cells, cut to a size."""
    wide, high = (length // CELL for length in size)
    pixels = np.asarray(picture, dtype=float)[: high * CELL, : wide * CELL]
    means: np.ndarray = pixels.reshape(high, CELL, wide, CELL, 3).mean(axis=(1, 3))
    return means


def off(now: Image.Image, before: Image.Image) -> float:
    """The share of cells that have another colour; 1 when the size is another."""
    if any(abs(a - b) > CELL for a, b in zip(now.size, before.size, strict=True)):
        return 1.0
    size = min(now.width, before.width), min(now.height, before.height)
    apart = np.abs(cells(now, size) - cells(before, size)).max(axis=2)
    return float((apart > FAR).mean())


def golden(clip: str, scheme: str) -> Path:
    """The file of a clip."""
    return FOLDER / f"{clip}-{scheme}.png"


def shown(page: Page, scheme: str) -> None:
    """The style page in a scheme, at the size of the goldens."""
    page.set_viewport_size({"width": 800, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_view(page, "/tyylit?lang=en")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_style_page_looks_as_it_did(page: Page, scheme: str) -> None:
    shown(page, scheme)
    for clip in CLIPS:
        now, target = taken(page, clip), golden(clip, scheme)
        if os.environ.get("UPDATE_GOLDENS") == "1":
            FOLDER.mkdir(exist_ok=True)
            out = io.BytesIO()
            now.save(out, "PNG")
            target.write_bytes(small(out.getvalue()))
        assert target.stat().st_size < MOST_BYTES
        share = off(now, Image.open(target).convert("RGB"))
        assert share <= MOST_CELLS, (
            f"{target.name}: {share:.2%} of it is otherwise; see it, then `make goldens`"
        )


@pytest.mark.parametrize(
    ("clip", "css"),
    [
        ("classes", ":root { --map-3: #2f8f4e !important; }"),
        ("classes", ".swatch { border-radius: 50% !important; height: 0.5rem !important; }"),
        ("controls", ".styles .button-main { visibility: hidden; }"),
        ("controls", ".styles .segmented { display: none; }"),
    ],
)
def test_a_change_is_seen(page: Page, clip: str, css: str) -> None:
    """The comparison is not blind: one token, one shape, one component."""
    shown(page, "light")
    page.evaluate(BREAK, css)
    assert off(taken(page, clip), Image.open(golden(clip, "light")).convert("RGB")) > MOST_CELLS
