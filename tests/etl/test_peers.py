"""Similar areas and profiles made at build."""

from __future__ import annotations

import json
from typing import Any

import pytest

from analysis.similar import similar
from analysis.similar_presets import FEATURES, PRESETS
from etl.peers import COUNTS, INDICATORS, PRESET, read_table, row

pytestmark = pytest.mark.store


def test_every_feature_has_an_indicator() -> None:
    assert set(INDICATORS) == set(FEATURES)


@pytest.mark.parametrize(("level", "areas"), [("kunta", 308), ("hyvinvointialue", 23)])
def test_every_area_has_its_peers(con: Any, level: str, areas: int) -> None:
    found = con.execute(
        "SELECT region_code, count(*), min(position), max(position), bool_and(peer_code <> region_code), "
        "min(weight_known) FROM peer WHERE level = ? GROUP BY region_code",
        [level],
    ).fetchall()
    assert len(found) == areas
    assert {tuple(each[1:5]) for each in found} == {(COUNTS[level], 1, COUNTS[level], True)}
    assert min(each[5] for each in found) >= 0.85


@pytest.mark.parametrize("code", ["KU077", "KU478", "KU890"])
def test_peers_are_those_of_the_pure_function(con: Any, code: str) -> None:
    table = read_table(con.cursor(), "kunta")
    found = similar(table, code, PRESETS[PRESET], COUNTS["kunta"])
    stored = con.execute("SELECT * FROM peer WHERE region_code = ? ORDER BY position", [code]).fetchall()
    assert stored == [row("kunta", code, place, each) for place, each in enumerate(found.neighbours, 1)]
    shares = [reason["share"] for reason in json.loads(stored[0][-1]) if reason["share"] is not None]
    assert sum(shares) == pytest.approx(1, abs=0.001)
    assert shares == sorted(shares, reverse=True)


def test_helsinki_has_no_county_beside_it(con: Any) -> None:
    assert con.execute("SELECT DISTINCT county_code FROM profile WHERE region_code = 'KU091'").fetchall() == [
        (None,)
    ]
    assert con.execute("SELECT DISTINCT county_code FROM profile WHERE region_code = 'KU478'").fetchall() == [
        ("HVA91",)
    ]


def test_amounts_have_no_comparators(con: Any) -> None:
    found = con.execute(
        "SELECT count(county_value), count(country_value), count(peer_spread), count(level_spread), "
        "max(peer_n) "
        "FROM profile JOIN indicator ON id = indicator_id WHERE aggregation = 'sum'"
    ).fetchone()
    assert found == (0, 0, 0, 0, 0)


def test_a_profile_holds_the_figures_of_the_store(con: Any) -> None:
    different = con.execute(
        "SELECT p.region_code, p.indicator_id FROM profile AS p LEFT JOIN observation AS o USING "
        "(indicator_id, group_id, level, period, region_code) WHERE p.value IS DISTINCT FROM o.value "
        "OR p.status <> coalesce(o.status, 'missing')"
    ).fetchall()
    assert different == []


def test_every_area_has_every_indicator_of_its_level(con: Any) -> None:
    found = con.execute(
        "SELECT level, count(DISTINCT region_code), count(DISTINCT indicator_id), count(*) FROM profile "
        "GROUP BY 1"
    ).fetchall()
    assert {(level, areas) for level, areas, _, _ in found} == {
        ("kunta", 308), ("hyvinvointialue", 23), ("maakunta", 19),
    }  # fmt: skip
    assert all(areas * indicators == rows for _, areas, indicators, rows in found)


def test_the_quartiles_of_the_peers_are_theirs(con: Any) -> None:
    (spread, count) = con.execute(
        "SELECT peer_spread, peer_n FROM profile WHERE region_code = 'KU077' "
        "AND indicator_id = 'vaesto_65_osuus'"
    ).fetchone()
    values = [value for (value,) in con.execute(
        "SELECT value FROM latest JOIN peer ON peer_code = latest.region_code "
        "WHERE peer.region_code = 'KU077' "
        "AND latest.level = 'kunta' AND indicator_id = 'vaesto_65_osuus' ORDER BY value"
    ).fetchall()]  # fmt: skip
    assert count == len(values) == 10
    assert spread[1] == pytest.approx((values[4] + values[5]) / 2)
    assert spread[0] == pytest.approx(values[2] + 0.25 * (values[3] - values[2]))
