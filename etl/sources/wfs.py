"""Statistics Finland's boundary layers (WFS GeoJSON): requests, and checked features."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson

from etl.sources.answers import Expect, is_html
from etl.sources.errors import GeographyError, HtmlInsteadOfData, ParseError
from etl.sources.http import Answer, HttpClient
from etl.sources.lanes import Lane
from etl.sources.texts import plain

Layer = Literal["kunta", "seutukunta", "maakunta", "hyvinvointialue"]
PREFIXES: Mapping[str, tuple[str, int]] = {
    "kunta": ("KU", 3),
    "seutukunta": ("SK", 3),
    "maakunta": ("MK", 2),
    "hyvinvointialue": ("HVA", 2),
}
# How many areas each layer can have: fewer or more means that something else was answered.
COUNTS = {"kunta": (290, 340), "seutukunta": (60, 80), "maakunta": (18, 20), "hyvinvointialue": (21, 23)}
BOUNDS = {3067: (40_000.0, 6_500_000.0, 800_000.0, 7_900_000.0), 4326: (18.0, 58.5, 32.5, 70.5)}
MOST_DEPTH = 4


@dataclass(frozen=True)
class Feature:
    """An area: the store's code, names, and its geometry as GeoJSON in the layer's coordinates."""

    code: str
    name_fi: str
    name_sv: str
    name_en: str
    year: int | None
    geometry: dict[str, Any]


def layer_name(layer: Layer, year: int | None, scale: str = "4500k") -> str:
    """Return the service's name of a layer; without a year it is the newest."""
    if layer not in PREFIXES or scale not in ("1000k", "4500k"):
        raise GeographyError(f"There is no layer {layer}{scale}", "wfs")
    return f"{layer}{scale}" + (f"_{year}" if year is not None else "")


class Wfs:
    """Asks the service for layers."""

    def __init__(self, client: HttpClient, lane: Lane | None = None) -> None:
        self._client = client
        self._lane = lane or Lane("wfs", 1, client.settings.geography_pause, stop=client.stop)

    def fetch(self, layer: Layer, year: int | None, scale: str = "4500k", epsg: int = 3067) -> Answer:
        """Return a layer's GeoJSON. Raises SourceError; an unknown layer is a BadRequest."""
        params = (
            ("service", "WFS"),
            ("version", "2.0.0"),
            ("request", "GetFeature"),
            ("typeNames", f"tilastointialueet:{layer_name(layer, year, scale)}"),
            ("outputFormat", "application/json"),
            ("srsName", f"EPSG:{epsg}"),
        )
        return self._client.get(self._lane, self._client.settings.wfs_base, params, Expect.JSON)


def parse_layer(body: bytes, layer: Layer, epsg: int = 3067, whole: bool = True) -> list[Feature]:
    """Return a layer's areas by code.

    whole: also check that as many areas came as the layer can have. Raises ParseError for what is not
    GeoJSON, GeographyError for another coordinate system, broken rings, repeated or lacking areas.
    """
    where = f"wfs {layer}"
    content = _content(body, where)
    _check_system(content, epsg, where)
    features = [_feature(entry, layer, epsg, where) for entry in content["features"]]
    codes = [feature.code for feature in features]
    if len(set(codes)) != len(codes):
        raise GeographyError("An area is given twice", where)
    told = content.get("numberMatched")
    if isinstance(told, int) and told > len(features):
        raise GeographyError(f"{len(features)} of {told} areas came", where, "ask for more with count")
    least, most = COUNTS[layer]
    if whole and not least <= len(features) <= most:
        raise GeographyError(f"{len(features)} areas came, {least} to {most} expected", where)
    return sorted(features, key=lambda feature: feature.code)


def _content(body: bytes, where: str) -> dict[str, Any]:
    if is_html(body):
        raise HtmlInsteadOfData("A web page came instead of boundaries", where)
    if body.lstrip()[:1] == b"<":
        said = plain(body[:4000].decode("utf-8", "replace"))[:160]
        raise GeographyError(f"The service answered with an error: {said}", where)
    try:
        content = orjson.loads(body)
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise ParseError(f"Not valid JSON: {str(error)[:120]}", where) from None
    if not isinstance(content, dict) or not isinstance(content.get("features"), list):
        raise ParseError("The answer is not a list of areas", where)
    return content


def _check_system(content: dict[str, Any], epsg: int, where: str) -> None:
    system = content.get("crs")
    name = system.get("properties", {}).get("name") if isinstance(system, dict) else None
    if isinstance(name, str) and not name.endswith((f":{epsg}", "CRS84" if epsg == 4326 else f":{epsg}")):
        raise GeographyError(f"Coordinates are in {plain(name)[:60]}, not EPSG:{epsg}", where)


def _feature(entry: object, layer: Layer, epsg: int, where: str) -> Feature:
    properties = entry.get("properties") if isinstance(entry, dict) else None
    geometry = entry.get("geometry") if isinstance(entry, dict) else None
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        raise ParseError("An area has no properties or no geometry", where)
    prefix, width = PREFIXES[layer]
    code = properties.get(layer)
    if not (isinstance(code, str) and len(code) == width and code.isascii() and code.isdigit()):
        raise GeographyError(f"'{plain(str(code))[:20]}' is no code of {layer}", where)
    names = [plain(properties.get(name)) for name in ("nimi", "namn", "name")]
    if not names[0]:
        raise GeographyError(f"{prefix}{code} has no name", where)
    _check_geometry(geometry, epsg, f"{where} {prefix}{code}")
    year = str(properties.get("vuosi", ""))
    kept = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
    return Feature(
        prefix + code, names[0], names[1] or names[0], names[2] or names[0],
        int(year) if year.isascii() and year.isdigit() else None, kept,
    )  # fmt: skip


def _check_geometry(geometry: dict[str, Any], epsg: int, where: str) -> None:
    shapes = geometry.get("coordinates")
    if geometry.get("type") == "Polygon":
        shapes = [shapes]
    elif geometry.get("type") != "MultiPolygon":
        raise GeographyError(f"'{plain(str(geometry.get('type')))[:20]}' is no area", where)
    rings = list(_rings(shapes, where))
    if not rings:
        raise GeographyError("The area is empty", where)
    for ring in rings:
        _check_ring(ring, BOUNDS[epsg], where)


def _rings(shapes: object, where: str) -> Iterator[list[Any]]:
    if not isinstance(shapes, list):
        raise GeographyError("The coordinates are not a list", where)
    for shape in shapes:
        if not isinstance(shape, list) or not all(isinstance(ring, list) for ring in shape):
            raise GeographyError("A part of the area is not a list of rings", where)
        yield from shape


def _check_ring(ring: list[Any], bounds: tuple[float, float, float, float], where: str) -> None:
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise GeographyError("A ring is not closed", where)
    west, south, east, north = bounds
    for point in ring:
        if not isinstance(point, list) or len(point) < 2 or not all(_finite(p) for p in point[:2]):
            raise GeographyError("A point is not two numbers", where)
        if not (west <= point[0] <= east and south <= point[1] <= north):
            place = f"{point[0]:.2f}, {point[1]:.2f}"
            raise GeographyError(
                f"{place} is outside Finland", where, "check coordinate system and axis order"
            )


def _finite(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def to_geojson(features: list[Feature]) -> bytes:
    """Return areas as our own GeoJSON, sorted by code: the same areas give the same bytes."""
    made = [
        {
            "type": "Feature",
            "id": f.code,
            "properties": {"code": f.code, "name_fi": f.name_fi, "name_sv": f.name_sv, "name_en": f.name_en},
            "geometry": f.geometry,
        }
        for f in sorted(features, key=lambda feature: feature.code)
    ]
    return orjson.dumps({"type": "FeatureCollection", "features": made})
