"""JSON-stat 2 answers of PxWeb as a cube: dimensions in order, values and the marks of missing cells."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import orjson

from etl.sources.answers import BOM, is_html
from etl.sources.errors import HtmlInsteadOfData, ParseError
from etl.sources.texts import plain
from etl.sources.tidy import number

MOST_CELLS = 50_000_000
NUMBERS = {int, float}
# Statistics Finland's signs: a secret figure, a figure not available, a figure that cannot exist.
SIGNS = {"...": "protected", "..": "missing", ".": "not_applicable", "-": "missing", "": "missing"}


@dataclass(frozen=True)
class Dimension:
    """A variable of the answer: its code, plain label, and its categories' codes and labels in order."""

    code: str
    label: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Cube:
    """An answer: values in row-major order of the dimensions (NaN where none), signs by position."""

    dimensions: tuple[Dimension, ...]
    values: np.ndarray[Any, np.dtype[np.float64]]
    signs: Mapping[int, str]
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    label: str = ""
    source: str = ""
    updated: str = ""

    @property
    def shape(self) -> tuple[int, ...]:
        """Return the number of categories of each dimension."""
        return tuple(len(dimension.codes) for dimension in self.dimensions)


def parse_cube(body: bytes, where: str = "json-stat2") -> Cube:
    """Return a json-stat2 answer as a cube. Raises ParseError when it is not one or contradicts itself."""
    if is_html(body):
        raise HtmlInsteadOfData("A web page came instead of figures", where)
    try:
        content = orjson.loads(body.removeprefix(BOM))
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise ParseError(f"Not valid JSON: {str(error)[:120]}", where) from None
    if isinstance(content, dict) and isinstance(content.get("dataset"), dict):
        content = content["dataset"]  # JSON-stat 1 wraps everything
    if not isinstance(content, dict):
        raise ParseError("The answer is not a data set", where)
    dimensions = _dimensions(content, where)
    cells = math.prod(len(d.codes) for d in dimensions)
    if cells > MOST_CELLS:
        raise ParseError(f"The answer claims {cells:,} cells", where)
    values, signs = _values(content.get("value"), cells, where)
    signs.update(_statuses(content.get("status"), cells, where))
    return Cube(
        dimensions,
        values,
        signs,
        _roles(content.get("role")),
        plain(content.get("label")),
        plain(content.get("source")),
        plain(content.get("updated"))[:40],
    )


def _dimensions(content: dict[str, Any], where: str) -> tuple[Dimension, ...]:
    described = content.get("dimension")
    if not isinstance(described, dict):
        raise ParseError("The answer has no dimensions", where)
    ids, sizes = content.get("id", described.get("id")), content.get("size", described.get("size"))
    if not isinstance(ids, list) or not isinstance(sizes, list) or len(ids) != len(sizes) or not ids:
        raise ParseError("The answer's 'id' and 'size' do not fit each other", where)
    found = [_dimension(code, described, where) for code in ids]
    if len({d.code for d in found}) != len(found):
        raise ParseError("The same dimension is given twice", where)
    for dimension, size in zip(found, sizes, strict=True):
        if type(size) is not int or size != len(dimension.codes):
            raise ParseError(
                f"'{dimension.code}' has {len(dimension.codes)} categories, not {size!r:.20}", where
            )
    return tuple(found)


def _dimension(code: object, described: dict[str, Any], where: str) -> Dimension:
    entry = described.get(code) if isinstance(code, str) else None
    category = entry.get("category") if isinstance(entry, dict) else None
    if not isinstance(code, str) or not isinstance(entry, dict) or not isinstance(category, dict):
        raise ParseError(f"Dimension {code!r:.40} is not described", where)
    labels = category.get("label")
    labels = labels if isinstance(labels, dict) else {}
    codes = _ordered(category.get("index", list(labels)), code, where)
    texts = tuple(plain(labels.get(c)) or c for c in codes)
    return Dimension(code, plain(entry.get("label")) or code, codes, texts)


def _ordered(index: object, code: str, where: str) -> tuple[str, ...]:
    """Return category codes by position; the order of an object's keys means nothing."""
    if isinstance(index, list):
        codes: list[Any] = index
    elif isinstance(index, dict):
        places = list(index.values())
        if any(type(place) is not int for place in places) or sorted(places) != list(range(len(places))):
            raise ParseError(f"The positions of '{code}' are not 0, 1, 2 …", where)
        codes = sorted(index, key=index.__getitem__)
    else:
        raise ParseError(f"'{code}' has no categories", where)
    if not codes or not all(isinstance(c, str) for c in codes) or len(set(codes)) != len(codes):
        raise ParseError(f"The categories of '{code}' are not distinct texts", where)
    return tuple(codes)


Values = tuple[np.ndarray[Any, np.dtype[np.float64]], dict[int, str]]


def _values(given: object, cells: int, where: str) -> Values:
    """Return values from a list of all cells or from an object of the cells that have one."""
    if isinstance(given, list):
        if len(given) != cells:
            raise ParseError(f"{len(given):,} values for {cells:,} cells", where)
        return _numbers(given, slice(None), cells, where)
    if isinstance(given, dict):
        places = [_place(key, cells, where) for key in given]
        if len(set(places)) != len(places):
            raise ParseError("A position is given twice", where)
        return _numbers(list(given.values()), places, cells, where)
    raise ParseError("The answer has no values", where)


def _place(key: str, cells: int, where: str) -> int:
    if not (key.isascii() and key.isdigit() and len(key) < 10 and int(key) < cells):
        raise ParseError(f"Position {key!r:.30} is outside the {cells:,} cells", where)
    return int(key)


def _numbers(given: list[Any], places: Any, cells: int, where: str) -> Values:
    found = np.full(cells, np.nan)
    signs: dict[int, str] = {}
    if set(map(type, given)) <= NUMBERS:
        try:
            found[places] = np.array(given, dtype=np.float64)
        except OverflowError:
            raise ParseError("A value is too large", where) from None
    else:
        every = range(cells) if isinstance(places, slice) else places
        for place, value in zip(every, given, strict=True):
            found[place] = _number(value, place, signs, where)
    if np.isinf(found).any():
        raise ParseError("A value is not finite", where)
    return found, signs


def _number(value: object, place: int, signs: dict[int, str], where: str) -> float:
    if isinstance(value, str) and value.strip() in SIGNS:
        signs[place] = value.strip()
        return math.nan
    try:
        found = number(value)
    except ValueError as error:
        raise ParseError(f"Cell {place}: {error}", where) from None
    return math.nan if found is None else found


def _statuses(given: object, cells: int, where: str) -> dict[int, str]:
    """Return the signs of cells from a list, an object by position, or one text for all cells."""
    if given is None:
        return {}
    if isinstance(given, str):
        return dict.fromkeys(range(cells), given)
    if isinstance(given, list) and len(given) == cells:
        return {place: sign for place, sign in enumerate(given) if isinstance(sign, str)}
    if isinstance(given, dict):
        found = {_place(key, cells, where): sign for key, sign in given.items()}
        return {place: sign for place, sign in found.items() if isinstance(sign, str)}
    raise ParseError("The status of the cells is not readable", where)


def _roles(given: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(given, dict):
        return {}
    return {
        role: tuple(code for code in codes if isinstance(code, str))
        for role, codes in given.items()
        if isinstance(codes, list)
    }
