"""Tables of slides that the office program lets the reader edit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from components.formats import period_short
from components.i18n import translator
from exports.models import Cell, Column, Exhibit
from exports.reading import shown
from exports.slides.master import FIGURE, TYPEFACE, rgb

MOST_ROWS, MOST_COLUMNS = 11, 7
NARROWEST = 9  # letters


def table(slide: Any, exhibit: Exhibit) -> str:
    """As many rows and columns as can be read; returns what to say of those left out."""
    from pptx.util import Inches

    columns = _columns(exhibit)
    rows = _rows(exhibit)
    left, top, width, _high = FIGURE
    high = 0.32 * (len(rows) + 1)
    frame = slide.shapes.add_table(
        len(rows) + 1, len(columns), *(Inches(value) for value in (left, top, width, high))
    )
    frame.name = "figure"
    made = frame.table
    made.horz_banding = False
    for place, inches in enumerate(_widths(exhibit, columns, rows, width)):
        made.columns[place].width = Inches(inches)
    for place, at in enumerate(columns):
        column = exhibit.columns[at]
        head = f"{column.name} ({column.unit})" if column.unit else column.name
        _cell(made.cell(0, place), head, number=column.role == "value", bold=True)
        for line, row in enumerate(rows, start=1):
            own = any(cell in exhibit.own[:1] for cell in row if isinstance(cell, str))
            text = _text(row[at], _of_row(exhibit, column, row), exhibit.lang)
            _cell(made.cell(line, place), text, number=column.role == "value", own=own)
    return _left_out(exhibit, len(rows))


def _of_row(exhibit: Exhibit, column: Column, row: tuple[Cell, ...]) -> Column:
    """The column with the row's own decimals, where rows have different ones."""
    given = exhibit.options.get("row_decimals")
    if column.decimals is not None or not isinstance(given, (list, tuple)):
        return column
    return replace(column, decimals=given[exhibit.rows.index(row)])


def _columns(exhibit: Exhibit) -> list[int]:
    named = exhibit.options.get("shown")
    if isinstance(named, (list, tuple)):
        return [place for place, column in enumerate(exhibit.columns) if column.id in named]

    def dull(place: int, column: Column) -> bool:
        once = column.role == "period" and len({row[place] for row in exhibit.rows}) == 1
        return once or column.role in ("region_code", "status")

    kept = [k for k, column in enumerate(exhibit.columns) if not dull(k, column)]
    return kept[:MOST_COLUMNS] or list(range(min(MOST_COLUMNS, len(exhibit.columns))))


def _widths(exhibit: Exhibit, columns: list[int], rows: list[tuple[Cell, ...]], whole: float) -> list[float]:
    """Inches of each column by its longest text, so that rows stay on one line where they can."""

    def letters(place: int) -> int:
        column = exhibit.columns[place]
        cells = [len(_text(row[place], column, exhibit.lang)) for row in rows]
        words = [len(word) + 1 for word in column.name.split()]
        return min(46, max([*cells, *words, NARROWEST]))

    long = [letters(place) for place in columns]
    return [whole * count / sum(long) for count in long]


def _rows(exhibit: Exhibit) -> list[tuple[Cell, ...]]:
    """The own rows and the first others, in the exhibit's order."""
    code = next((k for k, column in enumerate(exhibit.columns) if column.role == "region_code"), None)
    rows = exhibit.rows
    own = [i for i, row in enumerate(rows) if code is not None and row[code] in exhibit.own][:MOST_ROWS]
    kept = sorted({*own, *[i for i in range(len(rows)) if i not in own][: MOST_ROWS - len(own)]})
    return [rows[i] for i in kept]


def _text(value: Cell, column: Column, lang: str) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return period_short(value, lang) if column.role == "period" else value
    return shown(float(value), column, lang, unit=False)


def _cell(cell: Any, text: str, *, number: bool, bold: bool = False, own: bool = False) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Inches, Pt

    cell.text = text
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb("area-weak" if own else "sunk" if bold else "paper")
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
    paragraph.font.size, paragraph.font.name = Pt(12), TYPEFACE
    paragraph.font.bold = bold or own
    paragraph.font.color.rgb = rgb("ink")


def _left_out(exhibit: Exhibit, n: int) -> str:
    total = len(exhibit.rows)
    if n == total:
        return ""
    _ = translator(exhibit.lang)
    return _("The slide shows {n} of {total} rows.", n=n, total=total)
