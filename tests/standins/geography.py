"""Stand-in of the boundary and classification services, with squares for areas."""

from __future__ import annotations

import json

from tests.standins.areas import GROUPS, MUNICIPALITIES, NAMES, member_of
from tests.standins.server import Call, Reply, StandIn

WFS, CLASSES = "/geoserver/tilastointialueet/wfs", "/api/classifications/v2"
FAULT = (
    b"<?xml version='1.0'?><ows:ExceptionReport><ows:Exception>"
    b"<ows:ExceptionText>Unknown layer</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"
)
LAYERS = {
    "kunta": MUNICIPALITIES,
    "hyvinvointialue": GROUPS["hyvinvointialue"],
    "maakunta": GROUPS["maakunta"],
}
LANGUAGES = {"fi": "suomi", "sv": "ruotsi", "en": "englanti"}


class GeographyStandIn(StandIn):
    """Serves layers and classifications of the years given."""

    def __init__(self, years: tuple[int, ...] = (2026,)) -> None:
        super().__init__()
        self.years = years

    @property
    def wfs_base(self) -> str:
        """Return the boundary service's address."""
        return self.address + WFS

    @property
    def class_base(self) -> str:
        """Return the classification service's address."""
        return self.address + CLASSES

    def answer(self, call: Call) -> Reply:
        if call.path == WFS:
            return self._layer(call)
        path = call.path.removeprefix(CLASSES)
        parts = path.strip("/").split("/")
        if parts[0] == "classifications":
            return self._items(parts[1], call)
        # A bare number sign would have started a fragment: only %23 arrives here.
        return self._members(parts[1].split("%23")) if parts[0] == "correspondenceTables" else _missing()

    def _layer(self, call: Call) -> Reply:
        name = (call.values("typeNames") or call.values("typeName") or [""])[0].removeprefix(
            "tilastointialueet:"
        )
        system = (call.values("srsName") or ["EPSG:3067"])[0].removeprefix("EPSG:")
        layer, _, year = name.partition("4500k_")
        if layer not in LAYERS or not year.isdigit() or int(year) not in self.years:
            return Reply(FAULT, 400, "application/xml")
        features = [_feature(layer, code, at, system, int(year)) for at, code in enumerate(LAYERS[layer])]
        content = {
            "type": "FeatureCollection", "totalFeatures": len(features), "numberMatched": len(features),
            "numberReturned": len(features), "features": features,
            "crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{system}"}},
        }  # fmt: skip
        return Reply(json.dumps(content).encode(), 200, "application/json;charset=UTF-8")

    def _items(self, local_id: str, call: Call) -> Reply:
        name = self._name(local_id)
        codes = MUNICIPALITIES if name == "kunta" else GROUPS.get(name, [])
        language = (call.values("lang") or ["fi"])[0]
        if not codes or language not in LANGUAGES:
            return _missing()
        return Reply(json.dumps([_item(local_id, name, code, language) for code in codes]).encode())

    def _members(self, pair: list[str]) -> Reply:
        if len(pair) == 2 and self._name(pair[1]) == "kunta" and pair[0].startswith("kunta_1_"):
            maps = [
                {"sourceLocalId": f"{pair[0]}/{c}", "targetLocalId": f"{pair[1]}/{c}"} for c in MUNICIPALITIES
            ]
            return Reply(json.dumps(maps).encode())
        name = self._name(pair[1]) if len(pair) == 2 and self._name(pair[0]) == "kunta" else ""
        if name not in GROUPS:
            return _missing()
        maps = [
            {
                "sourceLocalId": f"{pair[0]}/{code}",
                "targetLocalId": f"{pair[1]}/{member_of(code, GROUPS[name])}",
            }
            for code in MUNICIPALITIES
        ]
        return Reply(json.dumps(maps).encode())

    def _name(self, local_id: str) -> str:
        name, _, rest = local_id.partition("_1_")
        return name if rest.endswith("0101") and rest[:4].isdigit() and int(rest[:4]) in self.years else ""


def _item(local_id: str, name: str, code: str, language: str) -> dict[str, object]:
    text = NAMES[code] if name == "kunta" else f"{name} {code}"
    names = [{"langName": LANGUAGES[language], "lang": language, "name": f"{text} ({language})"}]
    return {"localId": f"{local_id}/{code}", "level": 1, "code": code, "classificationItemNames": names}


def _feature(layer: str, code: str, at: int, system: str, year: int) -> dict[str, object]:
    x, y, side = (200_000.0 + at % 20 * 20_000, 6_700_000.0 + at // 20 * 50_000, 15_000.0)
    if system == "4326":
        x, y, side = (21.0 + at % 20 * 0.4, 60.0 + at // 20 * 0.5, 0.3)
    ring = [[x, y], [x, y + side], [x + side, y + side], [x + side, y], [x, y]]
    names = {"nimi": f"{layer} {code}", "namn": f"{layer} {code}", "name": f"{layer} {code}"}
    geometry = {"type": "MultiPolygon", "coordinates": [[ring]]}
    return {
        "type": "Feature", "id": f"{layer}4500k_{year}.{at + 1}", "geometry": geometry,
        "properties": {"id": at + 1, layer: code, "vuosi": year, **names},
    }  # fmt: skip


def _missing() -> Reply:
    return Reply(b'{"statusCode":404,"message":"Resource not found"}', 404)
