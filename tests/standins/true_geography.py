"""Stand-in of boundaries and classifications with the true areas and, in a later year, one merger."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import duckdb
import geopandas as gpd
import numpy as np
import shapely

from tests.standins.feeder import EMBEDDED, Embedded
from tests.standins.geography import FAULT, LANGUAGES, GeographyStandIn, _missing
from tests.standins.server import Call, Reply

PREFIXES = {
    "kunta": "KU", "hyvinvointialue": "HVA", "maakunta": "MK", "seutukunta": "SK", "tyollisyysalue": "TYA",
    "kuntaryhmitys": "KR",
}  # fmt: skip


def true_shapes() -> dict[str, Any]:
    """Return municipality → polygon in EPSG:3067, on whole metres as a map of 1:4,500,000 has them."""
    rows = duckdb.sql(f"SELECT code, geometry FROM '{EMBEDDED}/boundaries.parquet' ORDER BY code").fetchall()
    drawn = gpd.GeoSeries.from_wkb([bytes(row[1]) for row in rows], crs=4326).to_crs(3067)
    return {code: shapely.transform(shape, np.round) for (code, _), shape in zip(rows, drawn, strict=True)}


class TrueGeographyStandIn(GeographyStandIn):
    """Serves the embedded division as another year's, with `old` inside `new`; with or without the table."""

    def __init__(self, data: Embedded, year: int, old: str, new: str, table: bool = True) -> None:
        super().__init__((year,))
        self._data, self._year, self._old, self._new, self._table = data, year, old, new, table
        members: dict[str, list[str]] = {}
        for municipality, group in data.members:
            if municipality != old:
                members.setdefault(group, []).append(municipality)
        self._groups = members
        self._shapes = true_shapes()
        self._shapes[new] = shapely.union(self._shapes[new], self._shapes.pop(old))

    def _codes(self, name: str) -> list[str]:
        prefix = PREFIXES.get(name, "-")
        codes = [*self._shapes, *self._groups]
        return sorted(code for code in codes if code.rstrip("0123456789") == prefix)

    def _layer(self, call: Call) -> Reply:
        layer, _, year = call.values("typeNames")[0].removeprefix("tilastointialueet:").partition("4500k_")
        if year != str(self._year):
            return Reply(FAULT, 400, "application/xml")
        shape: Callable[[str], Any] = self._shapes.__getitem__
        if layer != "kunta":
            shape = lambda code: shapely.coverage_union_all([self._shapes[m] for m in self._groups[code]])  # noqa: E731
        features = [self._feature(layer, code, shape(code)) for code in self._codes(layer)]
        system = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3067"}}
        content = {
            "type": "FeatureCollection",
            "numberMatched": len(features),
            "crs": system,
            "features": features,
        }
        return Reply(json.dumps(content).encode())

    def _feature(self, layer: str, code: str, shape: Any) -> dict[str, Any]:
        names = dict(zip(("nimi", "namn", "name"), self._data.names[code], strict=True))
        own = {layer: code.removeprefix(PREFIXES[layer]), "vuosi": self._year, **names}
        return {"type": "Feature", "geometry": json.loads(shapely.to_geojson(shape)), "properties": own}

    def _items(self, local_id: str, call: Call) -> Reply:
        name, language = self._name(local_id), call.values("lang")[0]
        at = list(LANGUAGES).index(language)
        items = [
            {
                "localId": f"{local_id}/{code.removeprefix(PREFIXES[name])}",
                "classificationItemNames": [{"lang": language, "name": self._data.names[code][at]}],
            }
            for code in self._codes(name)
        ]
        return Reply(json.dumps(items).encode()) if items else _missing()

    def _members(self, pair: list[str]) -> Reply:
        if pair[0] == f"kunta_1_{self._year - 1}0101" and self._name(pair[1]) == "kunta" and self._table:
            followed = {code: code for code in self._shapes} | {self._old: self._new}
        elif self._name(pair[0]) == "kunta" and (name := self._name(pair[1])) in PREFIXES and name != "kunta":
            followed = {m: group for group in self._codes(name) for m in self._groups[group]}
        else:
            return _missing()
        bare = str.maketrans("", "", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        maps = [
            {
                "sourceLocalId": f"{pair[0]}/{m.translate(bare)}",
                "targetLocalId": f"{pair[1]}/{to.translate(bare)}",
            }
            for m, to in followed.items()
        ]
        return Reply(json.dumps(maps).encode())
