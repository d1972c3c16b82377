"""Cells of a file: statuses in words, and text that a spreadsheet would run as a formula made harmless."""

from components.mittari.labels import statuses
from exports.models import Cell, Column, Exhibit

# A spreadsheet takes text with one of these in front for a formula; an apostrophe keeps it text.
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(text: str) -> str:
    """The text, with an apostrophe before what would be taken for a formula. Numbers are not text."""
    return f"'{text}" if text.startswith(STARTS) else text


def said(exhibit: Exhibit) -> list[list[Cell]]:
    """The rows as a reader gets them: a status in words of the exhibit's language, all else as it is."""
    words = statuses(exhibit.lang)
    places = [place for place, column in enumerate(exhibit.columns) if column.role == "status"]
    rows = [list(row) for row in exhibit.rows]
    for row in rows:
        for place in places:
            row[place] = words.get(str(row[place]), row[place])
    return rows


def heading(column: Column) -> str:
    """A column's heading: its name and, in brackets, its unit."""
    return f"{column.name} ({column.unit})" if column.unit and column.unit not in column.name else column.name
