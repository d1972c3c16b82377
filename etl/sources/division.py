"""A year's division from boundaries and classifications: areas, memberships and shapes as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
import shapely

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
    division_year; shapes: code, level, year, geometry (GeoJSON text, EPSG:3067); changes: (old, new)
    municipality codes where an old one is no longer there, empty when the service has no such table.
    """

    year: int
    regions: pa.Table
    members: pa.Table
    shapes: pa.Table
    changes: tuple[tuple[str, str], ...] = ()

    @property
    def municipalities(self) -> frozenset[str]:
        """Return the codes of the year's municipalities."""
        return frozenset(code for code in self.regions["code"].to_pylist() if code.startswith("KU"))


def make_division(
    year: int,
    names: Mapping[str, Names],
    members: Mapping[str, Mapping[str, str]],
    shapes: Mapping[str, Sequence[Feature]],
    changes: Sequence[tuple[str, str]] = (),
) -> Division:
    """Return the division of a year.

    names: classification → code → language → name; members: classification → municipality → area;
    changes: (municipality of the year before, of this year). Raises GeographyError when a municipality
    lacks a county or a shape, an area is unknown, or boundaries overlap.
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
    gone = tuple((old, new) for old, new in changes if old not in municipalities)
    if strange := sorted({new for _, new in gone} - municipalities):
        raise GeographyError(f"{strange[0]} took over a municipality and is none of the year", where)
    made = Division(year, _regions(names), _members(year, members), _shapes(year, shapes), gone)
    _check_coverage(made, where)
    return made


def polygons(division: Division) -> dict[str, Any]:
    """Return municipality → its shape in EPSG:3067, on whole metres so that shared borders stay shared."""
    rows = zip(*(division.shapes[n].to_pylist() for n in ("code", "level", "geometry")), strict=True)
    texts = {code: text for code, level, text in rows if level == "kunta"}
    drawn = shapely.transform(shapely.from_geojson(list(texts.values())), np.round)
    return dict(zip(texts, drawn, strict=True))


def _check_coverage(division: Division, where: str) -> None:
    drawn = list(polygons(division).values())
    if drawn and not shapely.coverage_is_valid(drawn):
        remedy = "the year's layer cannot be drawn; the division before it stays in use"
        raise GeographyError("Municipalities overlap or their borders do not meet", where, remedy)


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
