"""A later year's division, fetched over HTTP, becomes the picture's own without a change of code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import shapely

from etl.boundaries import read_boundaries
from etl.commands import main
from etl.errors import EtlError
from etl.live.division import later_division, successors_by_place
from etl.places import ROOT, Places
from etl.publish import current
from tests.standins.feeder import Embedded
from tests.standins.small import small_places, use
from tests.standins.true_geography import TrueGeographyStandIn

YEAR, OLD, NEW, COUNTY = 2027, "KU495", "KU249", "HVA15"  # Multia into Keuruu, made up for the test
CORE = ("vaesto", "tyottomyysaste", "tyottomat_tyonhakijat", "tyovoima_kuukausi", "sairastavuusindeksi")
FETCH = ["fetch", "--source", "geography", "--division", str(YEAR)]


@pytest.fixture(scope="module")
def data() -> Embedded:
    return Embedded()


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    made = small_places(tmp_path, CORE, first="2023")
    use(made, monkeypatch)
    return made


@pytest.fixture(params=[True, False], ids=["table of changes", "no table"])
def service(request: Any, data: Embedded, monkeypatch: pytest.MonkeyPatch) -> Iterator[TrueGeographyStandIn]:
    with TrueGeographyStandIn(data, YEAR, OLD, NEW, request.param) as made:
        monkeypatch.setenv("WFS_BASE", made.wfs_base)
        monkeypatch.setenv("CLASS_BASE", made.class_base)
        yield made


def held(places: Places, data: Embedded) -> Any:
    names = {code: names[0] for code, names in data.names.items() if code.startswith("KU")}
    path = ROOT / "data/embedded/boundaries.parquet"
    return later_division(places.snapshots, 2026, names, lambda: read_boundaries(path))


def test_a_later_division_tells_who_became_whose(places: Places, service: Any, data: Embedded) -> None:
    assert main(FETCH) == 0
    later = held(places, data)
    assert later.changes == [(OLD, NEW, YEAR, "Multia")]
    assert later.division.year == YEAR and len(later.polygons()) == 307
    layer = json.loads((places.snapshots / "divisions/2027/kunta.geojson").read_bytes())
    assert len(layer["features"]) == 307
    assert {f["properties"]["code"] for f in layer["features"]} == set(later.polygons())


@pytest.fixture
def built(places: Places, data: Embedded, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Stores before and after the merger, as `before` and the connection's own."""
    assert main(["build"]) == 0
    first = current(places.store)
    with TrueGeographyStandIn(data, YEAR, OLD, NEW) as service:
        monkeypatch.setenv("WFS_BASE", service.wfs_base)
        monkeypatch.setenv("CLASS_BASE", service.class_base)
        assert main(FETCH) == 0
    assert main(["build", "--if-needed"]) == 0 and current(places.store) != first
    con = duckdb.connect()
    con.execute(f"ATTACH '{places.store / str(first)}' AS before (READ_ONLY)")
    con.execute(f"ATTACH '{places.store / str(current(places.store))}' AS now (READ_ONLY); USE now")
    yield con
    con.close()


def test_the_picture_follows_a_merger_without_a_change_of_code(built: Any) -> None:
    assert rows(built, "SELECT value FROM meta WHERE key = 'division_year'") == [(str(YEAR),)]
    areas_are_the_new_ones(built)
    figures_are_joined(built)
    map_is_drawn(built)


def areas_are_the_new_ones(con: Any) -> None:
    assert rows(con, "SELECT count(*), count_if(code = ?) FROM region WHERE level = 'kunta'", OLD) == [
        (307, 0)
    ]
    assert rows(con, "SELECT name_fi, name_sv, hva_code, language_group FROM region WHERE code = ?", NEW) == [
        ("Keuruu", "Keuru", COUNTY, "fi")
    ]
    assert rows(con, "SELECT new_code, year, name_fi FROM region_change WHERE old_code = ?", OLD) == [
        (NEW, YEAR, "Multia")
    ]
    per_level = "SELECT count(*) FROM region_member WHERE division_year = ? AND municipality_code = ?"
    assert rows(con, per_level, YEAR, NEW) == [(6,)] and rows(con, per_level, YEAR, OLD) == [(0,)]


VALUE = "SELECT value, derived FROM {store}observation WHERE (indicator_id, period, region_code) = (?, ?, ?)"


def figures_are_joined(con: Any) -> None:
    parts = [rows(con, VALUE.format(store="before."), "vaesto", "2023", code)[0][0] for code in (OLD, NEW)]
    assert rows(con, VALUE.format(store=""), "vaesto", "2023", NEW) == [(sum(parts), True)]
    assert rows(con, VALUE.format(store=""), "vaesto", "2023", OLD) == []
    month = rows(con, "SELECT max(period) FROM before.observation WHERE indicator_id = 'tyovoima_kuukausi' "
                      "AND region_code = ? AND value IS NOT NULL", OLD)[0][0]  # fmt: skip
    counts = [
        [rows(con, VALUE.format(store="before."), i, month, code)[0][0] for code in (OLD, NEW)]
        for i in ("tyottomat_tyonhakijat", "tyovoima_kuukausi")
    ]
    rate = rows(con, VALUE.format(store=""), "tyottomyysaste", month, NEW)
    assert rate == [(pytest.approx(100 * sum(counts[0]) / sum(counts[1])), True)]
    # An index cannot be joined: the merged municipality has none, and the log says so.
    left = "SELECT method FROM harmonised WHERE (indicator_id, region_code) = ('sairastavuusindeksi', ?)"
    assert rows(con, left, NEW) == [("left_out",)]
    same = """SELECT count(*), max(abs(now.value - before.value)) FROM now.observation AS now
        JOIN before.observation AS before USING (indicator_id, group_id, period, region_code)
        WHERE now.level = 'hyvinvointialue' AND indicator_id = ?"""
    people, rates = (rows(con, same, one)[0] for one in ("vaesto", "tyottomyysaste"))
    # Means weighted by the labour force of a near month move a little when two areas have become one.
    assert people[0] >= 23 and people[1] == 0 and rates[0] > 500 and rates[1] < 0.05


def map_is_drawn(con: Any) -> None:
    assert rows(con, "SELECT count(*) FROM region_shape WHERE level = 'kunta'") == [(307,)]
    beside = rows(con, "SELECT neighbours FROM before.region_shape WHERE region_code = ?", OLD)[0][0]
    assert NEW in beside
    boxes = [rows(con, f"SELECT x0, y0, x1, y1 FROM {s}region_shape WHERE region_code = ?", c)[0]
             for s, c in (("before.", OLD), ("before.", NEW), ("", NEW))]  # fmt: skip
    both = (
        *(min(boxes[0][i], boxes[1][i]) for i in (0, 1)),
        *(max(boxes[0][i], boxes[1][i]) for i in (2, 3)),
    )
    assert boxes[2] == pytest.approx(both, abs=0.2)


def rows(con: Any, query: str, *values: Any) -> list[Any]:
    return con.execute(query, values).fetchall()


def test_a_split_has_several_successors() -> None:
    old = {"KU001": shapely.box(0, 0, 10, 10), "KU002": shapely.box(10, 0, 20, 10)}
    new = {"KU003": shapely.box(0, 0, 4, 10), "KU004": shapely.box(4, 0, 20, 10)}
    assert successors_by_place(old, new) == [("KU001", "KU003"), ("KU001", "KU004"), ("KU002", "KU004")]


def test_an_answer_that_is_gone_is_named(places: Places, data: Embedded, service: Any) -> None:
    assert main(FETCH) == 0
    for path in (places.snapshots / "by-sha256").glob("*/*"):
        path.unlink()
    with pytest.raises(EtlError, match="is gone") as raised:
        held(places, data)
    assert "--division" in raised.value.remedy


def test_borders_that_overlap_are_not_taken_in(
    places: Places, service: TrueGeographyStandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    service._shapes[NEW] = service._shapes[NEW].buffer(5000)
    assert main(FETCH) != 0
    assert "overlap" in capsys.readouterr().err and not (places.snapshots / "divisions").exists()
