"""PNG and SVG files of exhibits, the cards of links, and pictures for slides."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from html import escape

from exports.models import Exhibit, NoExhibit
from exports.picture import grids, maps, plane, rows
from exports.picture.look import drawing
from exports.picture.page import CARD, Page, Size

DRAW: dict[str, Callable[[Page], None]] = {
    "bar": rows.bar,
    "dumbbell": rows.dumbbell,
    "dots": rows.dots,
    "pyramid": rows.pyramid,
    "line": plane.line,
    "scatter": plane.scatter,
    "map": maps.area_map,
    "heat": grids.heat,
    "table": grids.table,
    "text": grids.words,
}
TALLEST = 11.0  # inches
MOST_ROWS = 36


def height(exhibit: Exhibit) -> float:
    """Inches that a picture of the exhibit needs: a map is tall, a long list grows with its rows."""
    count = min(MOST_ROWS, len(exhibit.rows))
    if exhibit.kind == "map":
        return 7.2
    if exhibit.kind in ("table", "heat"):
        return min(TALLEST, max(3.6, 2.5 + count * grids.ROW))
    if exhibit.kind in ("bar", "dumbbell", "pyramid"):
        return min(8.0, max(4.2, 2.1 + min(25, count) * 0.19))
    if exhibit.kind == "text":
        return min(8.0, 3.0 + len(exhibit.summary) / 260)
    return 5.2


def draw(exhibit: Exhibit, size: Size) -> Page:
    """The picture, drawn but not yet written. Raises NoExhibit when its kind cannot be drawn."""
    if exhibit.kind not in DRAW:
        raise NoExhibit(f"Figures of kind '{exhibit.kind}' have no picture.", "choose a data file")
    page = Page(exhibit, size)
    DRAW[exhibit.kind](page)
    return page


def png(exhibit: Exhibit, size: Size | None = None) -> bytes:
    """A PNG with title, words, source and date in it."""
    told = {"Title": exhibit.title, "Description": exhibit.summary, "Software": None}
    return _written(exhibit, size or Size(height=height(exhibit)), "png", told)


def svg(exhibit: Exhibit, size: Size | None = None) -> bytes:
    """An SVG that holds its letters as shapes: it looks the same everywhere and asks for nothing."""
    told = {"Title": exhibit.title, "Description": exhibit.summary, "Date": None, "Creator": "Tilannekuva"}
    return _named(_written(exhibit, size or Size(height=height(exhibit)), "svg", told), exhibit)


def _named(drawn: bytes, exhibit: Exhibit) -> bytes:
    """The drawing with a name and a description where a screen reader looks for them, in their language."""
    frame = f'<svg role="img" aria-labelledby="otsikko" aria-describedby="kuvaus" xml:lang="{exhibit.lang}"'
    title = f'<title id="otsikko">{escape(exhibit.title)}</title>'
    words = f'{title}\n <desc id="kuvaus">{escape(exhibit.summary)}</desc>'
    before, rest = drawn.decode("utf-8").replace("<svg", frame, 1).split("<title>", 1)
    return f"{before}{words}{rest.split('</title>', 1)[1]}".encode()


def card(exhibit: Exhibit) -> bytes:
    """The preview picture of a link, 1200 × 630."""
    return png(exhibit, CARD)


def plain(exhibit: Exhibit, width: float, high: float) -> bytes:
    """A crisp PNG of the figure alone, for a slide that has its own title and source. Inches."""
    return png(exhibit, replace(Size(), width=width, height=high, dpi=220, whole=False, scale=1.25))


def _written(exhibit: Exhibit, size: Size, ending: str, told: dict[str, str | None]) -> bytes:
    out = io.BytesIO()
    with drawing:
        page = draw(exhibit, size)
        page.figure.savefig(out, format=ending, metadata=told, facecolor=page.figure.get_facecolor())
        page.figure.clear()  # a figure holds itself in circles: let go at once, not at the next collection
    return out.getvalue()
