"""What every peer draws: areas and slices from the built store, boundaries from the embedded data."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as parquet
import shapely

ROOT = Path(__file__).parents[1]
STORE = ROOT / "data" / "store"
BOUNDARIES = ROOT / "data" / "embedded" / "boundaries.parquet"
SLICES = 12
FINEST = 3  # decimals of a degree in the careful peers' boundaries, about 100 m


class NoStoreError(RuntimeError):
    """There is no built store to measure with."""


def file(store: Path = STORE) -> Path:
    """The current store's file. Raises NoStoreError when none is built."""
    pointer = store / "CURRENT"
    if not pointer.exists():
        raise NoStoreError("No store is built: run `make build` first.")
    return store / pointer.read_text().strip()


def open_store(store: Path = STORE) -> duckdb.DuckDBPyConnection:
    """The current store, read only. Raises NoStoreError when none is built."""
    return duckdb.connect(str(file(store)), read_only=True)


def version(con: duckdb.DuckDBPyConnection) -> str:
    """Version of the store."""
    found = con.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return str(found[0]) if found else "unknown"


def geo(con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What the map of municipalities needs, in the shape of /geo/<version>/kunta.json."""
    rows = con.execute(
        """SELECT r.code, r.name_fi, r.hva_code, s.path, s.x0, s.y0, s.x1, s.y1, s.cx, s.cy, s.neighbours
           FROM region r JOIN region_shape s ON s.region_code = r.code
           WHERE r.level = 'kunta' ORDER BY r.code"""
    ).fetchall()
    place = {row[0]: i for i, row in enumerate(rows)}
    facts = dict(con.execute("SELECT key, value FROM meta").fetchall())
    return {
        "level": "kunta",
        "codes": [row[0] for row in rows],
        "names": [row[1] for row in rows],
        "county": [row[2] for row in rows],
        "path": [row[3] for row in rows],
        "box": [list(row[4:8]) for row in rows],
        "c": [list(row[8:10]) for row in rows],
        "nb": [[place[code] for code in row[10]] for row in rows],
        "view": [0, 0, float(facts["view_width"]), float(facts["view_height"])],
        "borders": "",
    }


def slices(con: duckdb.DuckDBPyConnection, codes: list[str]) -> dict[str, list[float | None]]:
    """Newest full slice of the core indicators with the longest series, as {indicator: values by `codes`}."""
    chosen = con.execute(
        """SELECT o.indicator_id, max(o.period) FROM slice o JOIN indicator i ON i.id = o.indicator_id
           WHERE o.level = 'kunta' AND o.group_id = 'total' AND o.n = ? AND i.tier = 'core'
             AND i.frequency = 'year'
           GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?""",
        [len(codes), SLICES],
    ).fetchall()
    return {indicator: values(con, indicator, period, codes) for indicator, period in chosen}


def values(
    con: duckdb.DuckDBPyConnection, indicator: str, period: str, codes: list[str]
) -> list[float | None]:
    """Values of one slice in the order of `codes`, rounded as the product sends them."""
    found = dict(
        con.execute(
            """SELECT region_code, value FROM observation WHERE indicator_id = ? AND group_id = 'total'
               AND level = 'kunta' AND period = ?""",
            [indicator, period],
        ).fetchall()
    )
    return [None if found.get(code) is None else round(found[code], 2) for code in codes]


def areas(codes: list[str], decimals: int | None) -> dict[str, Any]:
    """GeoJSON in degrees, outer rings clockwise as plotly needs; `decimals` None keeps them as published."""
    table = parquet.read_table(BOUNDARIES).to_pydict()
    shapes = dict(zip(table["code"], shapely.from_wkb(table["geometry"]), strict=True))
    return {
        "type": "FeatureCollection",
        "features": [feature(code, shapes[code], decimals) for code in codes],
    }


def feature(code: str, shape: Any, decimals: int | None) -> dict[str, Any]:
    """One area as a GeoJSON feature."""
    geometry = json.loads(shapely.to_geojson(shapely.orient_polygons(shape, exterior_cw=True)))
    if decimals is not None:
        geometry["coordinates"] = rounded(geometry["coordinates"], decimals)
    return {"type": "Feature", "id": code, "properties": {}, "geometry": geometry}


def rounded(value: Any, decimals: int) -> Any:
    """Nested coordinates with so many decimals."""
    return [rounded(part, decimals) for part in value] if isinstance(value, list) else round(value, decimals)
