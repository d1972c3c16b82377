"""Trends made at build: many at once give what one gives, and the table what the figures say."""

from __future__ import annotations

import random
from typing import Any

import pytest

from analysis.trend import same_month, trend
from analysis.trend_many import trends
from etl.trends import LEVELS, SINCE


def _series(rng: random.Random) -> tuple[list[str], list[float | None], list[str]]:
    first = rng.randint(2000, 2015)
    periods = [str(year) for year in range(first, first + rng.randint(0, 22)) if rng.random() < 0.85]
    values: list[float | None] = []
    level = rng.uniform(-50, 50)
    for _ in periods:
        level += rng.uniform(-3, 3) + rng.choice([0, 0, 1.5])
        values.append(None if rng.random() < 0.1 else round(level, rng.choice([0, 1, 2])))
    return periods, values, [str(rng.randint(2005, 2020))] if rng.random() < 0.3 else []


def test_many_at_once_are_tested_as_one() -> None:
    rng = random.Random(4)
    series = [_series(rng) for _ in range(600)]
    series += [(["2010", "2011", "2012", "2013", "2014"], [3.0] * 5, []), ([], [], [])]
    for (periods, values, breaks), made in zip(series, trends(series), strict=True):
        single = trend(periods, values, breaks)
        assert made.factor == pytest.approx(single.factor)
        assert made.p == pytest.approx(single.p)
        for name in ("direction", "n", "first", "last", "slope", "low", "high", "method", "after_break"):
            assert getattr(made, name) == getattr(single, name), (name, periods, values)


CASES = [
    ("KU077", "vaesto_15_64_osuus"),
    ("KU890", "tyottomyysaste"),
    ("HVA15", "tyollisyysaste"),
    ("KU091", "sairastavuusindeksi"),
    ("SSS", "vaesto_65_osuus"),
]


@pytest.mark.store
@pytest.mark.parametrize(("code", "indicator"), CASES)
def test_the_table_holds_the_test_of_the_figures(con: Any, code: str, indicator: str) -> None:
    (group, *stored) = con.execute(
        "SELECT group_id, direction, n, first_period, last_period, p, slope, after_break FROM trend "
        "WHERE region_code = ? AND indicator_id = ?", [code, indicator]
    ).fetchone()  # fmt: skip
    found = con.execute(
        "SELECT period, value FROM observation WHERE indicator_id = ? AND group_id = ? AND region_code = ? "
        "AND period >= ? AND status NOT IN ('projected', 'budget') ORDER BY period",
        [indicator, group, code, SINCE],
    ).fetchall()
    breaks = con.execute(
        "SELECT period FROM indicator_note WHERE kind = 'break' AND indicator_id = ?", [indicator]
    )
    periods, values = same_month([p for p, _ in found], [v for _, v in found])
    made = trend(periods, values, [period for (period,) in breaks.fetchall()])
    direct = [made.direction, made.n, made.first, made.last, made.p, made.slope, made.after_break]
    assert stored == pytest.approx(direct)


@pytest.mark.store
def test_two_gatherings_of_one_index_are_no_trend(con: Any) -> None:
    found = con.execute(
        "SELECT DISTINCT direction, after_break FROM trend WHERE indicator_id = 'sairastavuusindeksi' "
        "AND level = 'kunta'"
    ).fetchall()
    assert {direction for direction, _ in found} == {"too_few"}
    assert "2023" in {after for _, after in found}


@pytest.mark.store
def test_every_start_group_of_the_levels_is_there_and_no_projection(con: Any) -> None:
    lacking = con.execute(
        "SELECT DISTINCT level, indicator_id FROM profile WHERE len(series_values) > 0 "
        "AND split(series_periods, ' ')[-1] >= ? "
        "EXCEPT SELECT level, indicator_id FROM trend WHERE list_contains(?, level)",
        [SINCE, list(LEVELS)],
    ).fetchall()
    assert lacking == []
    assert con.execute("SELECT count(*) FROM trend WHERE last_period > '2026'").fetchone() == (0,)
