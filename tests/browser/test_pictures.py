"""The pictures of README and docs: `make pictures` writes them, an ordinary run checks that they can be."""

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.store]
ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"
MOST_BYTES = 150_000
COLOURS = 128
WIDTH, HEIGHT = 1200, 960
TEN = "KU077,KU601,KU441,KU686,KU887,KU626,KU178,KU284,KU403,KU729,KU989"


@dataclass(frozen=True)
class Picture:
    """One picture: file, address, what must be drawn before it is taken, words it must show, its document."""

    name: str
    address: str
    drawn: str
    words: str
    document: str = "README.md"


PICTURES = (
    Picture("situation", "/?alueet=KU077&lang=en", "#tilannekuva-view.is-drawn", "Hankasalmi"),
    Picture("similar", "/vertaa?alueet=KU077&nakyma=samat&lang=en", ".similar-table tbody tr", "Hankasalmi"),
    Picture(
        "development",
        f"/vertaa?alueet={TEN}&teema=vaesto&nakyma=sarjat&mittari=vaesto_15_64_osuus&lang=en",
        ".panel >> nth=12",
        "Central Finland",
    ),
    Picture(
        "scatter",
        f"/vertaa?alueet={TEN}&nakyma=hajonta&vaaka=vaesto_65_osuus&pysty=tyollisyysaste&lang=en",
        ".sc-name.is-own",
        "n = ",
    ),
    Picture(
        "table", f"/vertaa?alueet={TEN}&teema=tyollisyys&lang=en", ".rug tbody tr >> nth=5", "Hankasalmi"
    ),
    Picture("sources", "/tiedot?nayta=lahteet&lang=en", "main table tbody tr", "Sources", "docs/runbook.md"),
    Picture("interface", "/api?lang=en", "main h1", "/api/v1", "docs/api.md"),
    Picture("styles", "/tyylit?lang=en", "main h1", "Style", "CONTRIBUTING.md"),
)


def small(taken: bytes) -> bytes:
    """The picture with a palette: a page of text and lines needs few colours."""
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    reduced = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    reduced.save(out, "PNG", optimize=True)
    return out.getvalue()


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture(new_page: Callable[..., Page], picture: Picture) -> None:
    page = new_page(WIDTH, HEIGHT)
    page.goto(picture.address)
    page.locator(picture.drawn).first.wait_for()
    expect(page.locator("main")).to_contain_text(picture.words)
    page.evaluate("document.fonts.ready")
    taken = small(page.screenshot())
    assert len(taken) < MOST_BYTES
    target = FOLDER / f"{picture.name}.png"
    if os.environ.get("UPDATE_PICTURES") == "1":
        FOLDER.mkdir(parents=True, exist_ok=True)
        target.write_bytes(taken)
    assert target.is_file(), "take the pictures with `make pictures`"
    assert target.stat().st_size < MOST_BYTES


def test_every_picture_is_shown_where_it_belongs() -> None:
    for picture in PICTURES:
        link = f"pictures/{picture.name}.png)"
        assert link in (ROOT / picture.document).read_text(encoding="utf-8"), picture.name
    assert {path.stem for path in FOLDER.glob("*.png")} == {picture.name for picture in PICTURES}
