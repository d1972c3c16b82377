"""The one shape every parser gives: tidy rows with the columns of data/embedded/observations.parquet."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from etl.sources.errors import ParseError

# Same names and order as data/embedded/observations.parquet, and the count behind a rate after them.
SCHEMA = pa.schema(
    [
        ("indicator_id", pa.string()),
        ("group_id", pa.string()),
        ("period", pa.string()),
        ("source_code", pa.string()),
        ("series_rank", pa.int16()),
        ("series_id", pa.string()),
        ("snapshot_id", pa.int16()),
        ("value", pa.float64()),
        ("status", pa.string()),
        ("derived", pa.bool_()),
    ]
)
LIVE_RANK = -1  # before every embedded series: where both have a cell, the live one is used
COUNT = pa.field("abs_value", pa.float64())
FULL_SCHEMA = SCHEMA.append(COUNT)
STATUSES = frozenset(
    ("observed", "preliminary", "estimated", "projected", "budget", "protected", "not_applicable", "missing")
)
WITHOUT_VALUE = frozenset({"protected", "not_applicable", "missing"})
MOST_COUNTS = 1 << 16
CELL = ("series_id", "source_code", "period", "group_id")

_YEAR = re.compile(r"^(1[6-9]|20|21)\d\d$")
_MONTH = re.compile(r"^((?:1[6-9]|20|21)\d\d)[M-](0[1-9]|1[0-2])$", re.IGNORECASE)
_NUMBER = re.compile(r"^[+-]?(\d{1,15}([.,]\d{0,15})?|[.,]\d{1,15})([eE][+-]?\d{1,2})?$")


def period(text: object) -> str | None:
    """Return '2024' or '2024-03' for a year or month as services write it; None for anything else."""
    if isinstance(text, bool) or not isinstance(text, str | int):
        return None
    word = str(text).strip().rstrip("*").strip()
    if not word.isascii():
        return None
    if _YEAR.match(word):
        return word
    match = _MONTH.match(word)
    return f"{match[1]}-{match[2]}" if match else None


def number(text: object) -> float | None:
    """Return a finite number from a number or from text with a decimal point or comma; None for no value.

    Raises ValueError when there is something that is not a number.
    """
    if text is None or (isinstance(text, str) and not text.strip()):
        return None
    if isinstance(text, bool) or not isinstance(text, int | float | str):
        raise ValueError(f"{text!r:.40} is not a number")
    if isinstance(text, str):
        word = text.strip().replace("\u2212", "-")
        if not word.isascii() or not _NUMBER.match(word):
            raise ValueError(f"{text!r:.40} is not a number")
        text = word.replace(",", ".")
    return _finite(text)


def _finite(text: float | str) -> float:
    try:
        value = float(text)
    except OverflowError:
        raise ValueError(f"{text!r:.40} is too large") from None
    if not math.isfinite(value):
        raise ValueError(f"{text!r:.40} is not finite")
    return value


def constant(text: str, rows: int) -> pa.Array:
    """Return a column of one text, as positions into a list of one."""
    return encode(np.zeros(rows, dtype=np.int8), [text])


def encode(positions: Any, names: Sequence[str | None]) -> pa.Array:
    """Return a text column as positions into a list of names; small positions take small numbers."""
    given = np.asarray(positions)
    index = given if given.dtype.itemsize < 4 else given.astype(np.int32, copy=False)
    return pa.DictionaryArray.from_arrays(index, pa.array(names, pa.string()))


def positions(numbers: Any, size: int) -> tuple[Any, Any]:
    """Return each number's place among those that occur, and these in order; all are under `size`.

    Counts instead of sorting wherever the counts are no longer than the numbers themselves by much.
    """
    if size > MOST_COUNTS + 4 * len(numbers):
        used, places = np.unique(numbers, return_inverse=True)
        return places.astype(np.int32), used
    occurs = np.zeros(size, dtype=bool)
    occurs[numbers] = True
    used = np.flatnonzero(occurs)
    places = np.zeros(size, dtype=np.int32)
    places[used] = np.arange(len(used))
    return places[numbers], used


def spelled(column: Any) -> Any:
    """Return a column with its texts written out."""
    return column.dictionary_decode() if isinstance(column, pa.DictionaryArray) else column


def table(
    columns: dict[str, Any], rows: int, where: str, distinct: bool = False, short: bool = False
) -> pa.Table:
    """Return the full table from its varying columns; the rest get their usual values.

    distinct: the caller knows that no cell is repeated, which saves the search for repeats. short: leave
    texts as positions into lists, where they came so. Raises ParseError when a cell is given twice with
    different values or statuses.
    """
    usual = {"status": "observed", "indicator_id": "", "series_id": "", "group_id": "total"}
    filled = dict(columns)
    for name, text in usual.items():
        given = filled.get(name, text)
        filled[name] = constant(given, rows) if isinstance(given, str) else given
    filled.setdefault("derived", pa.array(np.zeros(rows, dtype=bool)))
    filled.setdefault("series_rank", pa.array(np.full(rows, LIVE_RANK, dtype=np.int16)))
    filled.setdefault("snapshot_id", pa.nulls(rows, pa.int16()))
    if short and distinct:
        filled.setdefault("abs_value", pa.nulls(rows))  # of no type: nothing has no size
        return pa.table({field.name: filled[field.name] for field in FULL_SCHEMA})
    filled.setdefault("abs_value", pa.nulls(rows, pa.float64()))
    made = pa.table({field.name: spelled(filled[field.name]) for field in FULL_SCHEMA}, schema=FULL_SCHEMA)
    return made if distinct else without_repeats(made, where)


def empty() -> pa.Table:
    """Return a table without rows."""
    return FULL_SCHEMA.empty_table()


def without_repeats(rows: pa.Table, where: str) -> pa.Table:
    """Return the table with equal repeated rows once. Raises ParseError when repeats differ."""
    cells = rows.group_by(list(CELL), use_threads=False).aggregate([("value", "count")])
    if cells.num_rows == rows.num_rows:
        return rows
    keys = [*CELL, "value", "status"]
    distinct = rows.group_by(keys, use_threads=False).aggregate([("abs_value", "max")])
    if distinct.num_rows != cells.num_rows:
        raise ParseError("The same cell is given twice with different values", where)
    kept = rows.append_column("_row", pa.array(np.arange(rows.num_rows)))
    first = kept.group_by(keys, use_threads=False).aggregate([("_row", "min")])["_row_min"]
    return rows.take(pa.array(np.sort(first.to_numpy())))


def tidy(rows: pa.Table) -> pa.Table:
    """Return the table in the embedded files' shape, sorted, without the count column."""
    order = [("indicator_id", "ascending"), ("group_id", "ascending"), ("period", "ascending")]
    return rows.select(SCHEMA.names).sort_by([*order, ("source_code", "ascending")])
