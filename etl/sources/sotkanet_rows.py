"""Sotkanet's figures, /json and /csv, as tidy rows: absent means no value, never zero."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import numpy as np
import orjson
import pyarrow as pa

from etl.sources.answers import BOM, is_html
from etl.sources.errors import HtmlInsteadOfData, ParseError
from etl.sources.tidy import empty, encode, number, table

SEX_NAMES = ("total", "male", "female")
_SEX = {name: place for place, name in enumerate(SEX_NAMES)}
CSV_HEADER = ["indicator", "region", "year", "gender", "primary value", "absolute value"]


def parse_data(
    body: bytes, regions: Mapping[int, str], indicator: int | None = None, indicator_id: str = ""
) -> pa.Table:
    """Return the tidy rows of a /json answer, with the count behind a rate as abs_value.

    Rows of areas that are not kept and rows without a value are left out. Raises ParseError naming the
    row when the answer is not a list of figures, holds another indicator or gives a cell twice.
    """
    where = f"sotkanet /json indicator {indicator if indicator is not None else ''}"
    if is_html(body):
        raise HtmlInsteadOfData("A web page came instead of figures", where)
    try:
        rows = orjson.loads(body.removeprefix(BOM))
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise ParseError(f"Not valid JSON: {str(error)[:120]}", where) from None
    if not isinstance(rows, list) or not all(type(row) is dict for row in rows):
        raise ParseError("The answer is not a list of figures", where)
    columns = {
        "indicator": [row.get("indicator") for row in rows],
        "region": [row.get("region") for row in rows],
        "year": [row.get("year") for row in rows],
        "gender": [row.get("gender") for row in rows],
        "value": _first_of(rows, "value", "primary value"),
        "absValue": _first_of(rows, "absValue", "absolute value"),
    }
    return _tidy(columns, regions, indicator, indicator_id, where)


def parse_csv(
    body: bytes, regions: Mapping[int, str], indicator: int | None = None, indicator_id: str = ""
) -> pa.Table:
    """Return the tidy rows of a /csv answer; same rules and errors as parse_data."""
    where = f"sotkanet /csv indicator {indicator if indicator is not None else ''}"
    if is_html(body):
        raise HtmlInsteadOfData("A web page came instead of figures", where)
    try:
        lines = list(
            csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
        )
    except (UnicodeDecodeError, csv.Error) as error:
        raise ParseError(f"Not readable as CSV: {str(error)[:120]}", where) from None
    if not lines or [cell.strip().lower() for cell in lines[0]] != CSV_HEADER:
        raise ParseError("The header is not the one expected", where)
    rows = [line for line in lines[1:] if line]
    for place, line in enumerate(rows, start=1):
        if len(line) != len(CSV_HEADER):
            raise ParseError(f"Row {place} has {len(line)} fields instead of {len(CSV_HEADER)}", where)
    names = ("indicator", "region", "year", "gender", "value", "absValue")
    columns = {name: [line[at] for line in rows] for at, name in enumerate(names)}
    return _tidy(columns, regions, indicator, indicator_id, where)


def _first_of(rows: list[dict[str, Any]], name: str, older: str) -> list[Any]:
    """Return a field of each row, under its older name where the row has that one."""
    return [row[name] if name in row else row.get(older) for row in rows]


def _tidy(
    columns: dict[str, list[Any]],
    regions: Mapping[int, str],
    indicator: int | None,
    indicator_id: str,
    where: str,
) -> pa.Table:
    if not columns["region"]:
        return empty()
    expected = _one_indicator(columns["indicator"], indicator, where)
    numbers = _whole_numbers(columns["region"], "region", where)
    years = _years(columns["year"], where)
    sexes = _sexes(columns["gender"], where)
    values = _numbers(columns["value"], "value", where)
    counts = _numbers(columns["absValue"], "absValue", where)
    place, ours = _places(numbers, regions)
    keep = np.flatnonzero(ours & ~np.isnan(values))
    first = int(years.min())
    cells = (numbers[keep] * 600 + (years[keep] - 1700)) * 3 + sexes[keep]
    return table(
        {
            "series_id": f"live.sotkanet.{expected}",
            "source_code": encode(place[keep], list(regions.values())),
            "period": encode(years[keep] - first, [str(y) for y in range(first, int(years.max()) + 1)]),
            "group_id": encode(sexes[keep], SEX_NAMES),
            "indicator_id": indicator_id,
            "value": pa.array(values[keep]),
            "abs_value": pa.array(counts[keep], mask=np.isnan(counts[keep])),
        },
        len(keep),
        where,
        distinct=len(np.unique(cells)) == len(cells),
    )


def _one_indicator(values: list[Any], wanted: int | None, where: str) -> int:
    """The one indicator of the rows. Raises ParseError naming the first row of another."""
    ids = _whole_numbers(values, "indicator", where)
    expected = int(ids[0]) if wanted is None else wanted
    if (ids != expected).any():
        raise ParseError(f"Row {int(np.argmax(ids != expected)) + 1} is of another indicator", where)
    return expected


def _years(values: list[Any], where: str) -> np.ndarray[Any, np.dtype[np.int64]]:
    years = _whole_numbers(values, "year", where)
    if years.min() < 1700 or years.max() > 2200:
        raise ParseError("A year is outside 1700–2200", where)
    return years


def _places(
    numbers: np.ndarray[Any, np.dtype[np.int64]], regions: Mapping[int, str]
) -> tuple[np.ndarray[Any, np.dtype[np.intp]], np.ndarray[Any, np.dtype[np.bool_]]]:
    """Where each region's number stands among the regions, and whether it is there at all."""
    if not regions:
        return np.zeros(len(numbers), dtype=np.intp), np.zeros(len(numbers), dtype=bool)
    known = np.fromiter(regions.keys(), dtype=np.int64, count=len(regions))
    order = np.argsort(known)
    found = np.clip(np.searchsorted(known[order], numbers), 0, len(known) - 1)
    return order[found], known[order][found] == numbers


def _whole_numbers(values: list[Any], name: str, where: str) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return whole numbers from numbers or digits. Raises ParseError naming the first row that is neither."""
    if set(map(type, values)) <= {int}:
        try:
            return np.array(values, dtype=np.int64)
        except OverflowError:
            raise ParseError(f"A number of '{name}' is too large", where) from None
    found = np.empty(len(values), dtype=np.int64)
    for at, value in enumerate(values):
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
            found[at] = int(value)
        elif type(value) is int and abs(value) < 2**62:
            found[at] = value
        else:
            raise ParseError(f"Row {at + 1}: {name} {value!r:.40} is not a whole number", where)
    return found


def _sexes(values: list[Any], where: str) -> np.ndarray[Any, np.dtype[np.int8]]:
    try:
        return np.array([_SEX[value] for value in values], dtype=np.int8)
    except (KeyError, TypeError):
        wrong = next(at for at, value in enumerate(values) if not isinstance(value, str) or value not in _SEX)
        raise ParseError(f"Row {wrong + 1}: gender {values[wrong]!r:.40} is not known", where) from None


def _numbers(values: list[Any], name: str, where: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return the values with NaN for none. Raises ParseError naming the first row that is not a number."""
    if set(map(type, values)) <= {float}:
        found = np.array(values, dtype=np.float64)
    else:
        found = np.empty(len(values), dtype=np.float64)
        for at, value in enumerate(values):
            found[at] = _number(value, name, at, where)
    if np.isinf(found).any():
        raise ParseError(f"Row {int(np.argmax(np.isinf(found))) + 1}: {name} is not finite", where)
    return found


def _number(value: object, name: str, at: int, where: str) -> float:
    if type(value) is float:
        return value
    try:
        found = number(value)
    except ValueError as error:
        raise ParseError(f"Row {at + 1}: {name} {error}", where) from None
    return float("nan") if found is None else found
