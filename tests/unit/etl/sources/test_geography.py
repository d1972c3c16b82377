"""Boundaries and classifications: the right areas in the right coordinates, or a named error."""

from __future__ import annotations

import json
from typing import Any

import pytest

from etl.sources.classifications import local_id, merge_names, parse_items, parse_members
from etl.sources.division import make_division
from etl.sources.errors import GeographyError, HtmlInsteadOfData, ParseError
from etl.sources.wfs import layer_name, parse_layer, to_geojson
from tests.standins.areas import COUNTIES, MUNICIPALITIES, county_of

RING = [
    [300_000.0, 6_700_000.0],
    [300_000.0, 6_800_000.0],
    [400_000.0, 6_800_000.0],
    [300_000.0, 6_700_000.0],
]


def layer(ring: Any = RING, kind: str = "Polygon", code: Any = "005", **more: Any) -> bytes:
    geometry = {"type": kind, "coordinates": [ring] if kind == "Polygon" else [[ring]]}
    properties = {"kunta": code, "nimi": "Alaj&auml;rvi", "namn": "", "vuosi": "2026"}
    return json.dumps({"features": [{"properties": properties, "geometry": geometry}], **more}).encode()


def parse(body: bytes, **more: Any) -> Any:
    return parse_layer(body, "kunta", whole=False, **more)


def test_an_area_is_read() -> None:
    feature = parse(layer())[0]
    assert (feature.code, feature.name_fi, feature.name_sv, feature.year) == (
        "KU005",
        "Alajärvi",
        "Alajärvi",
        2026,
    )
    assert to_geojson([feature]) == to_geojson([feature])
    assert parse(layer(kind="MultiPolygon"))[0].geometry["type"] == "MultiPolygon"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (layer(ring=[[23.0, 63.0], [23.5, 63.0], [23.5, 63.5], [23.0, 63.0]]), "outside Finland"),
        (layer(ring=RING[:3]), "not closed"),
        (layer(ring=[*RING[:2], ["x", 1], RING[0]]), "not two numbers"),
        (layer(kind="LineString"), "is no area"),
        (layer(code="5"), "no code of kunta"),
        (layer(code=5), "no code of kunta"),
        (layer(crs={"properties": {"name": "urn:ogc:def:crs:EPSG::4326"}}), "not EPSG:3067"),
        (layer(numberMatched=308), "1 of 308 areas"),
        (
            b"<ows:ExceptionReport><ows:ExceptionText>No layer</ows:ExceptionText></ows:ExceptionReport>",
            "No layer",
        ),
    ],
)
def test_what_is_wrong_is_named(body: bytes, message: str) -> None:
    with pytest.raises(GeographyError, match=message):
        parse(body)


def test_turned_axes_are_recognised_in_degrees() -> None:
    turned = [[63.0, 23.0], [63.0, 23.5], [63.5, 23.5], [63.0, 23.0]]
    with pytest.raises(GeographyError, match="outside Finland"):
        parse(layer(ring=turned), epsg=4326)
    right = [[23.0, 63.0], [23.5, 63.0], [23.5, 63.5], [23.0, 63.0]]
    assert parse(layer(ring=right, crs={"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}), epsg=4326)


def test_a_layer_that_is_not_whole_is_refused() -> None:
    with pytest.raises(GeographyError, match="1 areas came, 290 to 340"):
        parse_layer(layer(), "kunta")
    with pytest.raises(HtmlInsteadOfData):
        parse(b"<html></html>")
    with pytest.raises(ParseError):
        parse(b"{}")


def test_layer_names() -> None:
    assert layer_name("kunta", 2026) == "kunta4500k_2026"
    assert layer_name("hyvinvointialue", None, "1000k") == "hyvinvointialue1000k"
    with pytest.raises(GeographyError):
        layer_name("kunta", 2026, "9k")


def test_items_and_members() -> None:
    names = b'[{"lang": "fi", "name": "Helsinki"}]'
    items = b'[{"localId": "kunta_1_20260101/091", "classificationItemNames": ' + names + b"}]"
    assert parse_items(items, "kunta") == {"KU091": "Helsinki"}
    members = b'[{"sourceLocalId": "kunta_1_20260101/091", "targetLocalId": "hyvinvointialue_1_20260101/90"}]'
    assert parse_members(members, "hyvinvointialue") == {"KU091": "HVA90"}
    assert local_id("kunta", 2026) == "kunta_1_20260101"


@pytest.mark.parametrize("body", [b"[]", b'["https://x"]', b'{"statusCode":404}', b'[{"localId": "x"}]'])
def test_answers_without_items_are_refused(body: bytes) -> None:
    with pytest.raises((GeographyError, ParseError)):
        parse_items(body, "kunta")


def test_languages_must_agree() -> None:
    assert merge_names({"fi": {"KU091": "Helsinki"}, "sv": {"KU091": "Helsingfors"}}) == {
        "KU091": {"fi": "Helsinki", "sv": "Helsingfors"}
    }
    with pytest.raises(GeographyError, match="different items"):
        merge_names({"fi": {"KU091": "Helsinki"}, "sv": {}})


def names(codes: list[str], prefix: str) -> dict[str, dict[str, str]]:
    return {f"{prefix}{code}": {"fi": code} for code in codes}


def test_a_division_must_fit_together() -> None:
    areas = {"kunta": names(MUNICIPALITIES, "KU"), "hyvinvointialue": names(COUNTIES, "HVA")}
    members = {f"KU{code}": f"HVA{county_of(code)}" for code in MUNICIPALITIES}
    made = make_division(2026, areas, {"hyvinvointialue": members}, {})
    assert made.members.num_rows == 308
    assert made.regions.column("level").to_pylist().count("hyvinvointialue") == 23
    lacking = dict(list(members.items())[1:])
    with pytest.raises(GeographyError, match="KU005 and 0 others have no hyvinvointialue"):
        make_division(2026, areas, {"hyvinvointialue": lacking}, {})
    with pytest.raises(GeographyError, match="22 of 23"):
        moved = {k: ("HVA02" if v == "HVA01" else v) for k, v in members.items()}
        make_division(2026, areas, {"hyvinvointialue": moved}, {})
