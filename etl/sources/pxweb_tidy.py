"""Answers of PxWeb tables as tidy rows: areas kept, signs as statuses, groups from sex and age."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from etl.sources.areas import COUNTRY, area_code, bare_codes_are_municipalities
from etl.sources.errors import ParseError
from etl.sources.jsonstat import SIGNS, Cube, Dimension, parse_cube
from etl.sources.pxweb_roles import Roles, Variable, age_of, content_value, find_roles, group_of, sex_of
from etl.sources.pxweb_select import Wanted
from etl.sources.tidy import empty, encode, period, table

Positions = np.ndarray[Any, np.dtype[np.int64]]
STATUS_NAMES = ("observed", "preliminary", "protected", "missing", "not_applicable")


def parse_data(body: bytes, wanted: Wanted, indicator_id: str = "", short: bool = False) -> pa.Table:
    """Return the tidy rows of a json-stat2 answer, with texts as positions into lists when `short`.

    Areas that are not kept and cells of which nothing is known are left out; a cell with a sign keeps it
    as its status. Raises ParseError when the answer is not readable, when a period is not a year or a
    month, or when a variable without a meaning here has several categories.
    """
    return tidy_cube(parse_cube(body, _where(wanted)), wanted, indicator_id, short)


def tidy_cube(cube: Cube, wanted: Wanted, indicator_id: str = "", short: bool = False) -> pa.Table:
    """Return a cube's cells as tidy rows; see parse_data."""
    where = _where(wanted)
    dimensions = {d.code: d for d in cube.dimensions}
    variables = [_as_variable(d, cube) for d in cube.dimensions]
    roles = find_roles(variables, where, cube.roles.get("geo", ()))
    _check_single(cube, roles, where)
    axes = _Axes(cube)
    areas = _areas(dimensions[roles.area]) if roles.area else [COUNTRY]
    groups, group_at = _groups(dimensions, roles, axes, where)
    status_at = _statuses(cube, dimensions[roles.time], axes.of(roles.time))
    keep = np.array([area is not None for area in areas])[axes.of(roles.area)]
    keep &= _content_mask(variables, roles, wanted, axes)
    keep &= ~np.isnan(cube.values) | (status_at >= STATUS_NAMES.index("protected"))
    at = np.flatnonzero(keep)
    if not len(at):
        return empty()
    values = np.where(
        status_at[at] >= STATUS_NAMES.index("protected"), np.nan, cube.values[at] * wanted.scale
    )
    names = [wanted.status if wanted.status and n == "observed" else n for n in STATUS_NAMES]
    known = [area for area in areas if area is not None]
    return table(
        {
            "series_id": series_id(wanted),
            "source_code": encode(axes.of(roles.area)[at], areas),
            "period": encode(axes.of(roles.time)[at], _periods(dimensions[roles.time], where)),
            "group_id": encode(group_at[at], groups),
            "indicator_id": indicator_id,
            "value": pa.array(values, mask=np.isnan(values)),
            "status": encode(status_at[at], names),
        },
        len(at),
        where,
        distinct=len(set(known)) == len(known) and len(set(groups)) == len(groups),
        short=short,
    )


def series_id(wanted: Wanted) -> str:
    """Return the series' name: the table without its folder and ending, and the content."""
    name = wanted.table.rsplit("/", 1)[-1].removesuffix(".px")
    return f"live.{name}.{wanted.content}"


def _where(wanted: Wanted) -> str:
    return f"{wanted.table} {wanted.content}"


class _Axes:
    """Position of every cell along each dimension; a dimension that is not there is all zeros."""

    def __init__(self, cube: Cube) -> None:
        self._codes = [d.code for d in cube.dimensions]
        self._shape, self.cells = cube.shape, cube.values.size

    def of(self, code: str | None) -> Positions:
        """Return positions along a dimension, one for each cell in row-major order."""
        if code is None:
            return np.zeros(self.cells, dtype=np.int64)
        place = self._codes.index(code)
        inner = int(np.prod(self._shape[place + 1 :], dtype=np.int64))
        outer = int(np.prod(self._shape[:place], dtype=np.int64))
        return np.tile(np.repeat(np.arange(self._shape[place]), inner), outer)


def _as_variable(dimension: Dimension, cube: Cube) -> Variable:
    time = dimension.code in cube.roles.get("time", ())
    return Variable(dimension.code, dimension.label, dimension.codes, dimension.labels, time)


def _check_single(cube: Cube, roles: Roles, where: str) -> None:
    for dimension in cube.dimensions:
        if dimension.code not in roles.named and len(dimension.codes) > 1:
            remedy = f"name one code of '{dimension.code}' in the catalogue"
            raise ParseError(f"'{dimension.code}' has {len(dimension.codes)} categories", where, remedy)


def _areas(dimension: Dimension) -> list[str | None]:
    bare = bare_codes_are_municipalities(dimension.codes)
    return [area_code(code, bare) for code in dimension.codes]


def _periods(dimension: Dimension, where: str) -> list[str]:
    found = [period(code) for code in dimension.codes]
    if wrong := [code for code, text in zip(dimension.codes, found, strict=True) if text is None]:
        raise ParseError(f"'{wrong[0][:20]}' is neither a year nor a month", where)
    return [text for text in found if text is not None]


def _groups(
    dimensions: dict[str, Dimension], roles: Roles, axes: _Axes, where: str
) -> tuple[list[str], Positions]:
    """Return group ids and each cell's place in them."""
    try:
        sexes = _each(dimensions.get(roles.sex or ""), sex_of)
        ages = _each(dimensions.get(roles.age or ""), age_of)
        names = [group_of(sex, age) for sex in sexes for age in ages]
    except ValueError as error:
        raise ParseError(str(error), where) from None
    return names, axes.of(roles.sex) * len(ages) + axes.of(roles.age)


def _each(dimension: Dimension | None, meaning: Any) -> Sequence[str]:
    if dimension is None:
        return ("total",)
    return [meaning(code, label) for code, label in zip(dimension.codes, dimension.labels, strict=True)]


def _content_mask(
    variables: Sequence[Variable], roles: Roles, wanted: Wanted, axes: _Axes
) -> np.ndarray[Any, np.dtype[np.bool_]]:
    content = next((v for v in variables if v.code == roles.content), None)
    if content is None or content.values == ("EliminatedValue",):
        return np.ones(axes.cells, dtype=bool)
    place = content.values.index(content_value(content, wanted.content, _where(wanted)))
    return np.asarray(axes.of(content.code) == place)


def _statuses(cube: Cube, time: Dimension, time_at: Positions) -> Positions:
    """Return each cell's place in STATUS_NAMES: its sign first, else the star of a preliminary period."""
    starred = np.array([label.endswith("*") for label in time.labels])
    found = starred[time_at].astype(np.int64)
    for place, sign in cube.signs.items():
        meaning = SIGNS.get(sign.strip(), "missing" if np.isnan(cube.values[place]) else None)
        if meaning is not None:
            found[place] = STATUS_NAMES.index(meaning)
    return found
