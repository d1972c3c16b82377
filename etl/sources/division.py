"""A year's division from boundaries and classifications: areas, memberships and shapes as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import orjson
import pyarrow as pa

from etl.sources.areas import COUNTIES
from etl.sources.errors import GeographyError
from etl.sources.wfs import Feature

LEVELS = {
    "kunta": "kunta",
    "hyvinvointialue": "hyvinvointialue",
    "maakunta": "maakunta",
    "seutukunta": "seutukunta",
    "tyollisyysalue": "tyollisyysalue",
    "kuntaryhmitys": "kuntaryhma",
}
Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Division:
    """One year's areas.

    regions: code, level, name_fi, name_sv, name_en; members: municipality_code, group_code,
    division_year; shapes: code, level, year, geometry (GeoJSON text, EPSG:3067).
    """

    year: int
    regions: pa.Table
    members: pa.Table
    shapes: pa.Table


def make_division(
    year: int,
    names: Mapping[str, Names],
    members: Mapping[str, Mapping[str, str]],
    shapes: Mapping[str, Sequence[Feature]],
) -> Division:
    """Return the division of a year.

    names: classification → code → language → name; members: classification → municipality → area.
    Raises GeographyError when a municipality lacks a county or a shape, or an area is unknown.
    """
    municipalities = set(names["kunta"])
    where = f"division {year}"
    for grouping, table in members.items():
        _check_members(grouping, table, municipalities, set(names.get(grouping, {})), where)
    counties = {code.removeprefix("HVA") for code in members["hyvinvointialue"].values()}
    if counties != COUNTIES:
        raise GeographyError(f"{len(counties)} of 23 wellbeing services counties have municipalities", where)
    if drawn := {feature.code for feature in shapes.get("kunta", ())}:
        odd = sorted(drawn ^ municipalities)
        if odd:
            raise GeographyError(f"Boundaries and classification differ in {', '.join(odd[:5])}", where)
    return Division(year, _regions(names), _members(year, members), _shapes(year, shapes))


def _check_members(
    grouping: str, table: Mapping[str, str], municipalities: set[str], areas: set[str], where: str
) -> None:
    if lacking := sorted(municipalities - set(table)):
        raise GeographyError(f"{lacking[0]} and {len(lacking) - 1} others have no {grouping}", where)
    if strange := sorted(set(table) - municipalities):
        raise GeographyError(f"{strange[0]} is no municipality of the year", where)
    if areas and (unknown := sorted(set(table.values()) - areas)):
        raise GeographyError(f"{unknown[0]} is no {grouping} of the year", where)


def _regions(names: Mapping[str, Names]) -> pa.Table:
    rows = [
        {
            "code": code,
            "level": LEVELS[grouping],
            "name_fi": texts["fi"],
            "name_sv": texts.get("sv", texts["fi"]),
            "name_en": texts.get("en", texts["fi"]),
        }
        for grouping, items in names.items()
        for code, texts in items.items()
    ]
    return pa.Table.from_pylist(sorted(rows, key=lambda row: (row["level"], row["code"])))


def _members(year: int, members: Mapping[str, Mapping[str, str]]) -> pa.Table:
    rows = sorted((kunta, area) for table in members.values() for kunta, area in table.items())
    codes = {"municipality_code": [k for k, _ in rows], "group_code": [a for _, a in rows]}
    return pa.table({**codes, "division_year": pa.array([year] * len(rows), pa.int16())})


def _shapes(year: int, shapes: Mapping[str, Sequence[Feature]]) -> pa.Table:
    rows = [
        {"code": f.code, "level": LEVELS[layer], "year": year, "geometry": orjson.dumps(f.geometry).decode()}
        for layer, features in shapes.items()
        for f in features
    ]
    columns = pa.schema(
        [("code", pa.string()), ("level", pa.string()), ("year", pa.int16()), ("geometry", pa.string())]
    )
    return pa.Table.from_pylist(sorted(rows, key=lambda row: (row["level"], row["code"])), schema=columns)
