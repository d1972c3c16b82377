"""XLSX: a sheet of typed figures, a sheet of facts and a sheet that describes the columns."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from components.i18n import translator
from exports.cells import harmless, heading, said
from exports.models import Cell, Column, Exhibit
from exports.readme import columns, facts

# The file says when its figures were made, not when it was asked for: the same state gives the same bytes.
MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
WIDEST, NARROWEST = 46, 9
INK, ACCENT, LINE = "#1b2430", "#85154a", "#dcd8cf"


def write(exhibit: Exhibit) -> bytes:
    """The workbook: numbers with the screen's decimals as their format, text that is never a formula."""
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": exhibit.title, "subject": exhibit.subtitle, "created": MADE})
        _ = translator(exhibit.lang)
        _data(book, book.add_worksheet(_("Figures")), exhibit)
        _facts(book, book.add_worksheet(_("Facts of the figures")), exhibit)
        _columns(book, book.add_worksheet("README"), exhibit)
    return out.getvalue()


def number_format(column: Column) -> str:
    """A spreadsheet's format code with the column's decimals; as it is where none are given."""
    if column.decimals is None:
        return "General"
    return "#,##0" + (f".{'0' * column.decimals}" if column.decimals else "")


def _data(book: Any, sheet: Any, exhibit: Exhibit) -> None:
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "font_color": INK})
    look, rows = _looks(book, exhibit), said(exhibit)
    for place, column in enumerate(exhibit.columns):
        sheet.write_string(0, place, harmless(heading(column)), head)
        sheet.set_column(place, place, _width(column, [row[place] for row in rows]))
    for at, row in enumerate(rows, start=1):
        own = _is_own(exhibit, row)
        for place, value in enumerate(row):
            _put(sheet, at, place, value, look(at - 1, place, own))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(exhibit.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _looks(book: Any, exhibit: Exhibit) -> Callable[[int, int, bool], Any]:
    """The look of a cell by row, column and whether the row is of the own area; each made once."""
    given = exhibit.options.get("row_decimals")
    decimals = given if isinstance(given, (list, tuple)) else ()
    made: dict[tuple[str, bool], Any] = {}

    def look(row: int, place: int, own: bool) -> Any:
        column = exhibit.columns[place]
        if column.decimals is None and column.role == "value" and row < len(decimals):
            column = replace(column, decimals=decimals[row])
        key = number_format(column), own
        if key not in made:
            strong = {"bold": True, "font_color": ACCENT} if own else {}
            made[key] = book.add_format({"num_format": key[0], **strong})
        return made[key]

    return look


def _is_own(exhibit: Exhibit, row: list[Cell]) -> bool:
    places = [place for place, column in enumerate(exhibit.columns) if column.role == "region_code"]
    return any(row[place] in exhibit.own[:1] for place in places)


def _put(sheet: Any, at: int, place: int, value: Cell, look: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(at, place, harmless(value), look)
    elif value is not None:
        sheet.write_number(at, place, value, look)


def _width(column: Column, values: list[Cell]) -> float:
    longest = max((len(str(value)) for value in values if isinstance(value, str)), default=0)
    return max(NARROWEST, min(WIDEST, max(longest, len(heading(column)) // 2) + 2))


def _facts(book: Any, sheet: Any, exhibit: Exhibit) -> None:
    _listing(book, sheet, facts(exhibit), (24, 100))


def _columns(book: Any, sheet: Any, exhibit: Exhibit) -> None:
    _ = translator(exhibit.lang)
    notes = [
        _("An empty cell means that there is no figure; the column of status says why."),
        _("Figures are as they are stored; only the format of the cell rounds them."),
    ]
    head = (_("Column"), _("Unit"), _("Description"))
    told = [(name, unit, text) for _id, name, unit, text in columns(exhibit)]
    _listing(
        book, sheet, [*[(note,) for note in notes], ("",), head, *told], (44, 24, 90), bold=len(notes) + 1
    )


def _listing(book: Any, sheet: Any, rows: Any, widths: tuple[int, ...], bold: int = -1) -> None:
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    name = book.add_format({"bold": True, "valign": "top"})
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for at, row in enumerate(rows):
        for place, text in enumerate(row):
            strong = at == bold or (bold < 0 and place == 0)
            sheet.write_string(at, place, harmless(text), name if strong else plain)
