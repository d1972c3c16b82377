"""Reads the municipal boundaries and stores the drawing of every level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import shapely

from etl.errors import EtlError
from etl.shapes import Drawing, Geometry, Shape, borders, dissolve, drawing_of, rings_of, shapes

Connection = Any

WGS84, PROJECTION = 4326, 3067
DECIMALS = 4
DRAWN = ("kunta", "hyvinvointialue", "maakunta", "seutukunta", "tyollisyysalue", "maa")


def read_boundaries(path: Path) -> dict[str, Geometry]:
    """Municipal code → polygon in EPSG:3067. Raises EtlError when the file or its coverage is damaged."""
    gpd = _geopandas()
    remedy = "restore it from the repository or run `python -m etl embed --from DIR`."
    try:
        table = pq.read_table(path)
        polygons = gpd.GeoSeries.from_wkb(table["geometry"].to_pylist(), crs=WGS84).to_crs(PROJECTION)
    except Exception as error:  # Parquet, WKB and projection each have errors of their own
        raise EtlError(f"cannot be read as boundaries ({error}).", remedy, path) from error
    areas = dict(zip(table["code"].to_pylist(), polygons, strict=True))
    if not shapely.coverage_is_valid(list(areas.values())):
        raise EtlError("has municipalities that overlap or borders that do not meet.", remedy, path)
    return areas


def _geopandas() -> Any:
    """The library, loaded when boundaries are read: a build's figures need the 40 MB that it takes."""
    import geopandas

    return geopandas


def groupings(con: Connection) -> dict[str, dict[str, list[str]]]:
    """Level → area → its municipalities in today's division."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    query = """
        SELECT level, group_code, municipality_code FROM region_member JOIN region ON code = group_code
        WHERE division_year = (SELECT value::SMALLINT FROM meta WHERE key = 'division_year') ORDER BY ALL"""
    for level, group, municipality in con.execute(query).fetchall():
        found[level][group].append(municipality)
    return found


def store_shapes(con: Connection, areas: Mapping[str, Geometry]) -> int:
    """Fill region_shape, border and boundary; returns the length of all paths in characters."""
    drawing, groups, length = drawing_of(areas), groupings(con), 0
    con.executemany(
        "INSERT INTO meta VALUES (?, ?)", [("view_width", f"{drawing.width:.1f}"), ("view_height", "1000")]
    )
    for level in DRAWN:
        dissolved = dict(areas) if level == "kunta" else dissolve(areas, groups[level])
        drawn = shapes(dissolved, drawing)
        con.executemany("INSERT INTO region_shape VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows(drawn, level))
        con.execute("INSERT INTO border VALUES (?, ?)", [level, _borders(dissolved, drawing)])
        con.executemany("INSERT INTO boundary VALUES (?, ?, ?)", _outlines(dissolved, level))
        length += sum(len(shape.path) for shape in drawn)
    return length


def _rows(drawn: list[Shape], level: str) -> list[tuple[Any, ...]]:
    return [(s.code, level, s.path, *s.box, *s.inside, list(s.neighbours)) for s in drawn]


def _outlines(areas: Mapping[str, Geometry], level: str) -> list[tuple[str, str, str]]:
    """(level, code, GeoJSON) by code. Four decimals are about 10 m."""
    gpd, codes = _geopandas(), sorted(areas)
    degrees = gpd.GeoSeries([areas[code] for code in codes], crs=PROJECTION).to_crs(WGS84)
    rounded = shapely.transform(degrees.to_numpy(), lambda points: np.round(points, DECIMALS))
    turned = shapely.orient_polygons(rounded)
    return [(level, code, shapely.to_geojson(shape)) for code, shape in zip(codes, turned, strict=True)]


def _borders(areas: Mapping[str, Geometry], drawing: Drawing) -> str:
    return borders({code: rings_of(geometry, drawing) for code, geometry in areas.items()})
