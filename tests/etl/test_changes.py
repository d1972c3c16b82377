"""Changes made at build: the table holds what the analysis tells of each profile's series."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple
from pathlib import Path
from typing import Any

import duckdb
import pytest

from analysis.change import latest_change
from etl.changes import COLUMNS, store_changes

SCHEMA = Path(__file__).parents[2] / "data" / "schema.sql"
YEARS = [str(year) for year in range(2014, 2024)]
JUMP = [10.0, 10.1, 10.0, 10.2, 10.1, 10.0, 10.1, 10.2, 10.1, 13.0]
AREAS = ("KU077", "KU091", "KU478", "KU890", "HVA15", "MK13")


def _rows(con: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = con.execute(
        f"SELECT {', '.join(COLUMNS[2:])} FROM latest_change ORDER BY indicator_id"
    ).fetchall()
    return found


def _profile(con: Any, indicator: str, periods: list[str], values: list[float]) -> None:
    con.execute(
        "INSERT INTO profile (level, region_code, indicator_id, group_id, period, status, derived, n, "
        "peer_n, series_periods, series_values) "
        "VALUES ('kunta', 'KU077', ?, 'total', '2023', 'observed', false, 1, 0, ?, ?)",
        [indicator, " ".join(periods), values],
    )


def test_each_series_has_its_latest_change_after_its_last_break() -> None:
    con = duckdb.connect()
    con.execute(SCHEMA.read_text(encoding="utf-8"))
    con.execute("INSERT INTO indicator_note VALUES ('broken', 'break', '2020', 'x', 'x', 'x')")
    con.execute("INSERT INTO indicator_note VALUES ('cut', 'break', '2023', 'x', 'x', 'x')")
    for indicator in ("broken", "cut", "whole"):
        _profile(con, indicator, YEARS, JUMP)
    _profile(con, "one", ["2023"], [1.0])
    assert store_changes(con) == 2
    broken, whole = _rows(con)
    assert broken == ("broken", "total", *astuple(latest_change(YEARS, JUMP, ["2020"])))  # type: ignore[arg-type]
    assert whole == ("whole", "total", *astuple(latest_change(YEARS, JUMP)))  # type: ignore[arg-type]
    assert whole[6:8] == (pytest.approx(2.9), 8) and broken[7] == 2
    con.close()


def test_no_profile_no_change() -> None:
    con = duckdb.connect()
    con.execute(SCHEMA.read_text(encoding="utf-8"))
    assert store_changes(con) == 0
    con.close()


@pytest.mark.store
@pytest.mark.parametrize("code", AREAS)
def test_the_table_holds_the_change_of_the_profiles_series(con: Any, code: str) -> None:
    breaks = defaultdict(list)
    for indicator, period in con.execute(
        "SELECT indicator_id, period FROM indicator_note WHERE kind = 'break' AND period IS NOT NULL"
    ).fetchall():
        breaks[indicator].append(period)
    series = con.execute(
        "SELECT indicator_id, group_id, series_periods, series_values FROM profile WHERE region_code = ?",
        [code],
    ).fetchall()
    expected = {
        (indicator, group): astuple(change)
        for indicator, group, periods, values in series
        if (change := latest_change(periods.split(), values, breaks[indicator]))
    }
    stored = con.execute(
        f"SELECT {', '.join(COLUMNS[2:])} FROM latest_change WHERE region_code = ?", [code]
    ).fetchall()
    assert {row[:2]: row[2:] for row in stored} == expected
    assert len(stored) == len(expected) > 80
