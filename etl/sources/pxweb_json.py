"""PxWeb's older 'json' answers, everything as text, turned into the same cube as json-stat2."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from etl.sources.errors import ParseError
from etl.sources.jsonstat import MOST_CELLS, SIGNS, Cube, Dimension
from etl.sources.pxweb import load_json
from etl.sources.texts import plain
from etl.sources.tidy import number

CONTENT = "contentscode"


def parse_px_json(body: bytes, where: str = "pxweb json") -> Cube:
    """Return a 'json' answer as a cube with its contents as the last dimension.

    Cells the answer does not hold are NaN without a sign. Raises ParseError when it is not readable.
    """
    content = load_json(body, where)
    if not isinstance(content, dict) or not isinstance(content.get("columns"), list):
        raise ParseError("The answer has no columns", where)
    columns = [c for c in content["columns"] if isinstance(c, dict) and isinstance(c.get("code"), str)]
    keys = [c for c in columns if c.get("type") != "c"]
    contents = [c for c in columns if c.get("type") == "c"]
    rows = content.get("data")
    if not keys or not contents or not isinstance(rows, list):
        raise ParseError("The answer has no keys, contents or rows", where)
    for place, row in enumerate(rows):
        _check_row(row, place, len(keys), len(contents), where)
    dimensions = _dimensions(keys, contents, rows, where)
    return _fill(dimensions, rows, content, {c["code"] for c in keys if c.get("type") == "t"}, where)


def _check_row(row: Any, place: int, keys: int, contents: int, where: str) -> None:
    fits = isinstance(row, dict) and isinstance(row.get("key"), list) and isinstance(row.get("values"), list)
    if not fits or len(row["key"]) != keys or len(row["values"]) != contents:
        raise ParseError(f"Row {place + 1} does not fit the columns", where)
    if not all(isinstance(text, str) for text in row["key"]):
        raise ParseError(f"Row {place + 1} has a key that is not text", where)


def _dimensions(keys: Any, contents: Any, rows: Any, where: str) -> tuple[Dimension, ...]:
    found = []
    for at, column in enumerate(keys):
        codes = tuple(dict.fromkeys(row["key"][at] for row in rows))
        found.append(Dimension(column["code"], plain(column.get("text")), codes, codes))
    codes = tuple(c["code"] for c in contents)
    found.append(Dimension(CONTENT, "", codes, tuple(plain(c.get("text")) for c in contents)))
    if len({d.code for d in found}) != len(found) or len(set(codes)) != len(codes):
        raise ParseError("The same column is given twice", where)
    if not rows or math.prod(len(d.codes) for d in found) > MOST_CELLS:
        raise ParseError("The answer has no rows or far too many", where)
    return tuple(found)


def _fill(dimensions: tuple[Dimension, ...], rows: Any, content: Any, times: set[str], where: str) -> Cube:
    places = [{code: at for at, code in enumerate(d.codes)} for d in dimensions]
    sizes = [len(d.codes) for d in dimensions]
    values = np.full(math.prod(sizes), np.nan)
    signs: dict[int, str] = {}
    seen: set[int] = set()
    for row in rows:
        start = 0
        for place, size, code in zip(places, sizes, row["key"], strict=False):
            start = start * size + place[code]
        start *= sizes[-1]
        if start in seen:
            raise ParseError("The same key is given twice", where)
        seen.add(start)
        for at, text in enumerate(row["values"], start=start):
            values[at] = _value(text, at, signs, where)
    told = content.get("metadata")
    first = told[0] if isinstance(told, list) and told and isinstance(told[0], dict) else {}
    updated = plain(first.get("updated"))[:40]
    # This format writes 05.00.00Z where every other one writes 05:00:00Z.
    clock = updated[:11] + updated[11:].replace(".", ":")
    roles = {"time": tuple(times), "metric": (CONTENT,)}
    return Cube(
        dimensions, values, signs, roles, plain(first.get("label")), plain(first.get("source")), clock
    )


def _value(text: object, at: int, signs: dict[int, str], where: str) -> float:
    if isinstance(text, str) and text.strip() in SIGNS:
        signs[at] = text.strip()
        return math.nan
    try:
        found = number(text)
    except ValueError as error:
        raise ParseError(str(error), where) from None
    return math.nan if found is None else found
