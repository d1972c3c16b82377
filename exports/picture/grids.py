"""Figures that are read cell by cell: heat tables, plain tables, and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from components.formats import period_short
from components.i18n import translator
from exports.cells import said
from exports.models import Cell, Column
from exports.picture.look import colour, colours
from exports.picture.page import Page
from exports.reading import Reading, shown

ROW = 0.215  # inches
TEXT = 8.5
AFTER = 0.14  # inches after a paragraph


def columns_shown(page: Page) -> list[int]:
    """The columns that `options` names for pictures; else all but codes and what is the same in every row."""
    exhibit = page.exhibit
    named = exhibit.options.get("shown")
    if isinstance(named, (list, tuple)):
        return [place for place, column in enumerate(exhibit.columns) if column.id in named]

    def dull(place: int, column: Column) -> bool:
        cells = {row[place] for row in exhibit.rows}
        once = column.role in ("status", "period") and len(cells) == 1
        return column.role == "region_code" or (once and (column.role == "period" or cells <= {"observed"}))

    return [place for place, column in enumerate(exhibit.columns) if not dull(place, column)]


def table(page: Page) -> None:
    """The rows as a table; when they do not all fit, the chosen ones and as many others as do."""
    _cells(page, columns_shown(page), [])


def heat(page: Page) -> None:
    """A table whose cells wear the tone of their class."""
    read = Reading(page.exhibit)
    places = [read.places[id_] for id_ in [*read.encoded("label"), *read.encoded("columns")]]
    tones = page.exhibit.options.get("tones")
    _cells(page, places, tones if isinstance(tones, (list, tuple)) else [])


def rows_shown(page: Page, most: int) -> list[int]:
    """Places of the rows that fit: the own ones always, the others in their order."""
    rows = page.exhibit.rows
    if len(rows) <= most:
        return list(range(len(rows)))
    code = next((k for k, column in enumerate(page.exhibit.columns) if column.role == "region_code"), None)
    kept = [i for i, row in enumerate(rows) if code is not None and row[code] in page.exhibit.own][:most]
    kept += [i for i in range(len(rows)) if i not in kept][: most - len(kept)]
    return sorted(kept)


def _cells(page: Page, places: Sequence[int], tones: Sequence[Any]) -> None:
    _ = translator(page.exhibit.lang)
    head = 0.42
    step = ROW * page.size.scale
    most = max(3, int((page.room - head - 0.2) / step))
    rows = rows_shown(page, most)
    if len(rows) < len(page.exhibit.rows):
        n, total = len(rows), len(page.exhibit.rows)
        page.note(
            _("The picture shows {n} of {total} rows; the data files hold all of them.", n=n, total=total)
        )
    texts = _texts(page, places)
    widths = _widths(page, places, texts, rows)
    y = page.top + 0.02
    _heading(page, places, widths, y, head)
    for number, i in enumerate(rows):
        _row(page, places, widths, texts[i], y + head + number * step, i, tones)


def _texts(page: Page, places: Sequence[int]) -> list[list[str]]:
    """Cells as text; `row_decimals` are the decimals of rows whose indicators have different ones."""
    columns, given = page.exhibit.columns, page.exhibit.options.get("row_decimals")
    decimals = list(given) if isinstance(given, (list, tuple)) else []
    out = []
    for i, row in enumerate(said(page.exhibit)):
        own = decimals[i] if i < len(decimals) else None
        cells = [
            replace(column, decimals=own) if own is not None and column.decimals is None else column
            for column in columns
        ]
        out.append([_text(row[k], cells[k], page.exhibit.lang) for k in places])
    return out


def _text(value: Cell, column: Column, lang: str) -> str:
    if value is None:
        return "–"
    if isinstance(value, (int, float)):
        return shown(float(value), column, lang, unit=False)
    return period_short(value, lang) if column.role == "period" else value


def _widths(page: Page, places: Sequence[int], texts: list[list[str]], rows: list[int]) -> list[float]:
    """Inches of each column: numbers get what they need, texts share the rest by their length."""
    need = [
        max((page.measured(texts[i][k], TEXT) for i in rows), default=0.3) + 0.2 for k in range(len(places))
    ]
    need = [max(width, 0.55) for width in need]
    over = sum(need) - page.width
    if over <= 0:
        return [width - over / len(need) for width in need]
    fixed = sum(width for place, width in zip(places, need, strict=True) if _fixed(page, place))
    free = sum(need) - fixed
    share = max(0.1, page.width - fixed) / free if free else page.width / fixed
    return [
        width if _fixed(page, place) and free else width * share
        for place, width in zip(places, need, strict=True)
    ]


def _fixed(page: Page, place: int) -> bool:
    return page.exhibit.columns[place].role in ("value", "period")


def _numeric(page: Page, place: int) -> bool:
    return page.exhibit.columns[place].role == "value"


def _heading(page: Page, places: Sequence[int], widths: Sequence[float], y: float, high: float) -> None:
    x = page.side
    for place, width in zip(places, widths, strict=True):
        column = page.exhibit.columns[place]
        name = f"{column.name} ({column.unit})" if column.unit and len(places) < 7 else column.name
        lines = page.wrapped(name, 8, width - 0.12, 2, "bold")
        right = _numeric(page, place)
        for k, line in enumerate(lines):
            at = y + high - 0.06 - (len(lines) - k) * 0.15 * page.size.scale
            page.write(x + width - 0.08 if right else x + 0.04, at, page.cut(line, 8, width - 0.1, "bold"), 8,
                       ha="right" if right else "left", weight="bold", color=colour("ink-soft"))  # fmt: skip
        x += width
    _rule(page, y + high, colour("line-strong"), 0.9)


def _row(
    page: Page,
    places: Sequence[int],
    widths: Sequence[float],
    texts: list[str],
    y: float,
    i: int,
    tones: Sequence[Any],
) -> None:
    own = any(cell in page.exhibit.own[:1] for cell in page.exhibit.rows[i] if isinstance(cell, str))
    x, step = page.side, ROW * page.size.scale
    for k, (place, width) in enumerate(zip(places, widths, strict=True)):
        tone = tones[i][k - 1] if k and i < len(tones) and k - 1 < len(tones[i]) else None
        fill = tone_colour(tone, str(page.exhibit.options.get("scale", "div")))
        if fill:
            _box(page, x, y, width, step, fill)
        right = _numeric(page, place)
        look = _ink_on(fill) if fill else colour("area") if own and k == 0 else colour("ink")
        text = page.cut(texts[k], TEXT, width - 0.1)
        style = {"ha": "right" if right else "left", "weight": "bold" if own else "normal", "color": look}
        page.write(x + width - 0.08 if right else x + 0.04, y + step * 0.16, text, TEXT, **style)
        x += width
    _rule(page, y + step, colour("grid"), 0.6)


def tone_colour(tone: object, scale: str) -> str:
    """The colour of a class: −3…3 around the middle, 0…6 up the map's scale, or a token's name."""
    if tone is None or tone == "":
        return ""
    text = str(tone)
    if text in colours():
        return colour(text)
    if not text.lstrip("-").isdigit():
        return ""
    step = int(text)
    diverging = scale == "div"
    place = step + 3 if diverging and -3 <= step <= 3 else step
    return colours().get(f"{'map-div' if diverging else 'map'}-{place}", "")


def _ink_on(fill: str) -> str:
    red, green, blue = (int(fill[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return colour("ink") if 0.3 * red + 0.59 * green + 0.11 * blue > 0.55 else colour("raised")


def _box(page: Page, x: float, y: float, width: float, high: float, fill: str) -> None:
    from matplotlib.patches import Rectangle

    wide, tall = page.size.width, page.size.height
    corner = (x / wide, 1 - (y + high) / tall)
    page.figure.add_artist(
        Rectangle(corner, width / wide, high / tall, facecolor=fill, edgecolor=colour("paper"), linewidth=0.8,
                  transform=page.figure.transFigure)
    )  # fmt: skip


def _rule(page: Page, y: float, look: str, width: float) -> None:
    from matplotlib.lines import Line2D

    at = 1 - y / page.size.height
    ends = [page.side / page.size.width, 1 - page.side / page.size.width]
    page.figure.add_artist(
        Line2D(ends, [at, at], color=look, linewidth=width, transform=page.figure.transFigure)
    )


def words(page: Page) -> None:
    """Findings in large letters, as large as fit."""
    paragraphs = [part.strip() for part in page.exhibit.summary.split("\n") if part.strip()]
    size = next(
        (size for size in (17.0, 15.0, 13.0, 11.5, 10.0) if _height(page, paragraphs, size) <= page.room), 9.0
    )
    y = page.top + 0.1
    for part in paragraphs:
        for line in page.wrapped(part, size, page.width, 12):
            page.write(page.side, y, line, size)
            y += page.points(size) / 72 * 1.35
        y += AFTER


def _height(page: Page, paragraphs: Sequence[str], size: float) -> float:
    lines = sum(len(page.wrapped(part, size, page.width, 12)) for part in paragraphs)
    return 0.1 + lines * page.points(size) / 72 * 1.35 + AFTER * len(paragraphs)
