"""The API's catalogue: search, filters, pages, areas, memberships, boundaries, version and sources."""

from __future__ import annotations

from typing import Any

import pytest
import shapely

from data import queries
from data.queries.observations import snapshots
from tests.api.asking import ask, get, is_problem

pytestmark = pytest.mark.store


def test_version_is_the_stores(api: Any) -> None:
    told = get(api, "version")
    facts = queries.store_facts()
    assert told["version"] == facts.version
    assert told["division_year"] == facts.division_year


def test_every_source_has_licence_and_says_when_its_date_is_not_known(api: Any) -> None:
    told = get(api, "sources")["items"]
    assert [one["id"] for one in told] == sorted(snapshots())
    assert all(one["licence"] and one["producer"] and one["statistics"]["fi"] for one in told)
    assert any(one["data_date"] is None for one in told)  # null, not a guess


def test_indicators_come_in_pages_that_join_to_the_whole(api: Any) -> None:
    found, address = [], "/api/v1/indicators?limit=150"
    while address:
        page = api.get(address).json
        found += [one["id"] for one in page["items"]]
        address = page["next"]
    assert sorted(found) == sorted(row["id"] for row in queries.indicators())
    assert len(found) == len(set(found)) == page["total"]


@pytest.mark.parametrize(
    "words", ["työllisyysaste", "TYOLLISYYSASTE", "sysselsättningsgrad", "employment rate"]
)
def test_search_knows_every_language_and_no_marks(api: Any, words: str) -> None:
    assert "tyollisyysaste" in [one["id"] for one in get(api, "indicators", q=words)["items"]]


def test_filters_join(api: Any) -> None:
    found = get(api, "indicators", theme="tyollisyys", tier="core", level="kunta", limit=1000)["items"]
    assert found and all((one["theme"], one["tier"]) == ("tyollisyys", "core") for one in found)
    framework = found[0]["frameworks"][0] if found[0]["frameworks"] else "TE24"
    narrower = get(api, "indicators", theme="tyollisyys", framework=framework)["items"]
    assert narrower and all(framework in one["frameworks"] for one in narrower)


def test_an_indicator_tells_coverage_notes_and_sources(api: Any) -> None:
    told = get(api, "indicators/tyollisyysaste")
    periods = {(one["level"], one["group"]): one["periods"] for one in told["coverage"]}
    assert periods["kunta", "total"] == queries.coverage("tyollisyysaste")["kunta"]["total"]
    assert told["unit"]["label"]["sv"]
    assert {one["id"] for one in told["sources"]} == {r["id"] for r in queries.provenance("tyollisyysaste")}


def test_areas_and_memberships_agree(api: Any) -> None:
    county = get(api, "regions/HVA10")
    members = [one["municipality"] for one in get(api, "memberships", region="HVA10")["items"]]
    assert county["members"] == members == list(queries.members("HVA10"))
    kotka = get(api, "regions/KU285")
    assert kotka["member_of"]["hyvinvointialue"] == "HVA10"
    assert get(api, "regions", q="kotka", level="kunta")["items"][0]["code"] == "KU285"
    assert len(get(api, "regions", level="kunta")["items"]) == 308


def test_every_municipality_is_in_one_area_of_each_level(api: Any) -> None:
    rows = get(api, "memberships", level="maakunta")["items"]
    assert len(rows) == len({row["municipality"] for row in rows}) == 308


@pytest.mark.parametrize("level", ["kunta", "hyvinvointialue", "maakunta", "maa"])
def test_boundaries_are_valid_geojson_in_degrees(api: Any, level: str) -> None:
    answer = ask(api, f"boundaries/{level}")
    assert answer.content_type == "application/geo+json"
    features = answer.json["features"]
    assert [feature["id"] for feature in features] == list(queries.codes(level))
    for feature in features:
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.is_valid and shape.area > 0
        west, south, east, north = shape.bounds
        assert 19 < west < east < 32 and 59 < south < north < 70.5
        rings = [shape] if shape.geom_type == "Polygon" else list(shape.geoms)
        assert all(shapely.is_ccw(ring.exterior) for ring in rings)


def test_boundaries_lie_where_the_areas_are(api: Any) -> None:
    features = {
        f["id"]: shapely.geometry.shape(f["geometry"]) for f in ask(api, "boundaries/kunta").json["features"]
    }
    assert features["KU091"].contains(shapely.Point(24.94, 60.19))  # Helsinki
    assert features["KU564"].contains(shapely.Point(25.47, 65.01))  # Oulu


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("indicators/ei_ole", {}),
        ("regions/KU999", {}),
        ("boundaries/kuntaryhma", {}),
        ("boundaries/planeetta", {}),
        ("indicators", {"theme": "taika"}),
        ("memberships", {"region": "HVA99"}),
    ],
)
def test_what_is_not_there_is_named(api: Any, path: str, query: dict[str, str]) -> None:
    is_problem(ask(api, path, **query), 404)


@pytest.mark.parametrize(
    ("path", "query", "name"),
    [
        ("indicators", {"limit": "0"}, "limit"),
        ("indicators", {"limit": "many"}, "limit"),
        ("indicators", {"cursor": "x"}, "cursor"),
        ("indicators", {"tier": "best"}, "tier"),
        ("indicators", {"Theme": "talous"}, "Theme"),
        ("regions", {"level": "city"}, "level"),
        ("version", {"x": "1"}, "x"),
    ],
)
def test_a_bad_parameter_is_named(api: Any, path: str, query: dict[str, str], name: str) -> None:
    body = is_problem(ask(api, path, **query), 422)
    assert name in [error["name"] for error in body["errors"]]


def test_a_page_of_an_older_store_is_told_apart(api: Any) -> None:
    body = is_problem(ask(api, "indicators", cursor="20200101T000000-0000000000~100"), 409)
    assert "cursor" in body["remedy"]
