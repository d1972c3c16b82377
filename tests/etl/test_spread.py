"""Differences inside areas in the store, counted again from the figures in another way."""

from __future__ import annotations

import math
from statistics import median
from typing import Any

import pytest

from analysis.trend import trend

pytestmark = pytest.mark.store
SAMPLE = """
    SELECT * FROM spread WHERE hash(region_code || indicator_id || group_id || period) % 997 = 0
    ORDER BY indicator_id, region_code, period LIMIT 60
"""


def _dicts(con: Any, query: str, values: Any = ()) -> list[dict[str, Any]]:
    found = con.execute(query, values)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _members(con: Any, area: str) -> list[str]:
    year = con.execute("SELECT value::INT FROM meta WHERE key = 'division_year'").fetchone()[0]
    found = con.execute(
        "SELECT municipality_code FROM region_member WHERE group_code = ? AND division_year = ?", [area, year]
    )
    return [code for (code,) in found.fetchall()]


def _people(con: Any, period: str) -> dict[str, float]:
    """Population of the period's year; the first or last year there is for one outside."""
    found = con.execute(
        "SELECT period, region_code, value FROM observation WHERE indicator_id = 'vaesto' "
        "AND level = 'kunta' AND group_id = 'total' AND status = 'observed'"
    ).fetchall()
    years = sorted({year for year, _, _ in found})
    year = min(max(period[:4], years[0]), years[-1])
    return {code: value for its, code, value in found if its == year}


def _values(con: Any, row: dict[str, Any], codes: list[str]) -> dict[str, float]:
    found = con.execute(
        "SELECT region_code, value FROM observation WHERE indicator_id = ? AND group_id = ? AND period = ? "
        "AND value IS NOT NULL AND status NOT IN ('projected', 'budget')",
        [row["indicator_id"], row["group_id"], row["period"]],
    ).fetchall()
    return {code: value for code, value in found if code in codes}


def _counted(values: dict[str, float], people: dict[str, float]) -> dict[str, Any]:
    """The measures by plain sums over municipalities and pairs of them."""
    total = math.fsum(people[code] for code in values)
    mean = math.fsum(values[code] * people[code] for code in values) / total
    square = math.fsum(people[code] * (values[code] - mean) ** 2 for code in values) / total
    pairs = math.fsum(people[a] * people[b] * abs(values[a] - values[b]) for a in values for b in values)
    large = {code: value for code, value in values.items() if people[code] >= 2000}
    return {
        "n": len(values),
        "people": total,
        "deviation": math.sqrt(square),
        "gini": pairs / (2 * mean * total**2) if mean > 0 and min(values.values()) >= 0 else None,
        "low": min(large.values(), default=None),
        "high": max(large.values(), default=None),
    }


def test_a_sample_is_what_the_figures_give(con: Any) -> None:
    rows = _dicts(con, SAMPLE)
    assert len(rows) == 60
    assert {row["level"] for row in rows} == {"hyvinvointialue", "maakunta", "tyollisyysalue"}
    for row in rows:
        codes = _members(con, row["region_code"])
        people = _people(con, row["period"])
        values = _values(con, row, codes)
        counted = _counted(values, people)
        where = (row["region_code"], row["indicator_id"], row["period"])
        assert row["members"] == len(codes), where
        assert row["covered"] == pytest.approx(counted["people"] / sum(people[c] for c in codes), abs=1e-4)
        for name in ("n", "people", "low", "high"):
            assert row[name] == pytest.approx(counted[name]), (*where, name)
        assert row["deviation"] == pytest.approx(counted["deviation"], abs=2e-6), where
        if row["gini"] is not None:
            assert row["gini"] == pytest.approx(counted["gini"], abs=2e-6), where
        if row["low_code"]:
            assert values[row["low_code"]] == row["low"] and values[row["high_code"]] == row["high"], where


def test_people_above_and_below_the_area(con: Any) -> None:
    rows = [row for row in _dicts(con, SAMPLE) if row["above"] is not None]
    assert len(rows) >= 25
    decimals = dict(con.execute("SELECT id, decimals + 1 FROM indicator").fetchall())
    for row in rows:
        people, k = _people(con, row["period"]), decimals[row["indicator_id"]]
        values = _values(con, row, _members(con, row["region_code"]))
        near = 0.51 * 10**-k  # what rounding to the screen's decimals may decide either way
        least = sum(people[code] for code, value in values.items() if value > row["value"] + 2 * near)
        most = sum(people[code] for code, value in values.items() if value > row["value"] - 2 * near)
        assert least <= row["above"] <= most
        assert row["above"] + row["below"] <= row["people"]


def test_places_are_by_deviation_among_those_that_may_be_compared(con: Any) -> None:
    slices = con.execute(
        "SELECT DISTINCT level, indicator_id, group_id, period FROM spread "
        "WHERE latest AND hash(indicator_id || level) % 9 = 0 ORDER BY ALL"
    ).fetchall()
    assert len(slices) >= 15
    for key in slices:
        rows = _dicts(
            con,
            "SELECT * FROM spread WHERE level = ? AND indicator_id = ? AND group_id = ? AND period = ?",
            key,
        )
        fit = [row for row in rows if row["n"] >= 3 and row["covered"] >= 0.9]
        assert {row["region_code"] for row in rows if row["rank"]} == {row["region_code"] for row in fit}
        middle = median([row["deviation"] for row in fit]) if fit else 0
        for row in fit:
            assert row["rank"] == 1 + sum(other["deviation"] > row["deviation"] for other in fit)
            assert row["ranked"] == len(fit)
            if middle:
                assert row["times"] == pytest.approx(row["deviation"] / middle, abs=2e-3)


def test_single_municipalities_amounts_and_forecasts_are_not_there(con: Any) -> None:
    assert con.execute("SELECT count(*) FROM spread WHERE region_code = 'HVA90' OR n < 2").fetchone() == (0,)
    wrong = con.execute(
        "SELECT DISTINCT indicator_id FROM spread JOIN indicator ON id = indicator_id "
        "WHERE aggregation = 'sum' OR unit = 'persons' OR tier <> 'core'"
    ).fetchall()
    assert wrong == []
    forecast = con.execute(
        "SELECT DISTINCT indicator_id FROM spread SEMI JOIN (SELECT indicator_id, group_id, period FROM "
        "observation WHERE level = 'kunta' GROUP BY ALL HAVING bool_and(status IN ('projected', 'budget'))) "
        "USING (indicator_id, group_id, period)"
    ).fetchall()
    assert forecast == []


def test_indices_and_signed_figures_have_no_gini(con: Any) -> None:
    found = con.execute(
        "SELECT DISTINCT indicator_id FROM spread JOIN indicator ON id = indicator_id "
        "WHERE gini IS NOT NULL AND (unit LIKE 'index%' "
        "OR indicator_id IN ('nettomuuttoaste', 'vuosikate_asukas'))"
    ).fetchall()
    assert found == []
    assert (
        con.execute("SELECT count(gini) FROM spread WHERE indicator_id = 'tyollisyysaste'").fetchone()[0]
        > 100
    )


@pytest.mark.parametrize(
    ("area", "indicator", "measure"),
    [
        ("HVA15", "vaesto_65_osuus", "deviation"),
        ("HVA15", "tyottomyysaste", "gini"),
        ("MK13", "tyollisyysaste", "deviation"),
        ("HVA19", "sairastavuusindeksi", "deviation"),
    ],
)
def test_the_trend_is_the_test_of_the_course(con: Any, area: str, indicator: str, measure: str) -> None:
    group, *stored = con.execute(
        "SELECT group_id, direction, n, first_period, last_period, p, slope, after_break FROM spread_trend "
        "WHERE region_code = ? AND indicator_id = ? AND measure = ?", [area, indicator, measure]
    ).fetchone()  # fmt: skip
    course = con.execute(
        f"SELECT period, {measure} FROM spread WHERE region_code = ? AND indicator_id = ? AND group_id = ? "
        "AND period >= '2010' AND rank IS NOT NULL ORDER BY period", [area, indicator, group]
    ).fetchall()  # fmt: skip
    breaks = con.execute(
        "SELECT period FROM indicator_note WHERE kind = 'break' AND indicator_id = ?", [indicator]
    ).fetchall()
    made = trend([p for p, _ in course], [v for _, v in course], [period for (period,) in breaks])
    direct = [made.direction, made.n, made.first, made.last, made.p, made.slope, made.after_break]
    assert stored == pytest.approx(direct)


def test_central_finland_looks_average_and_differs_inside(con: Any) -> None:
    # The planner's example: among 21 counties it is in the middle by its figure and first by its differences.
    rank, ranked = con.execute(
        "SELECT rank, ranked FROM spread WHERE region_code = 'HVA15' AND latest "
        "AND indicator_id = 'vaesto_15_64_osuus'"
    ).fetchone()
    place, n = con.execute(
        "SELECT rank, n FROM latest WHERE level = 'hyvinvointialue' AND region_code = 'HVA15' "
        "AND indicator_id = 'vaesto_15_64_osuus'"
    ).fetchone()
    assert rank <= ranked / 3
    assert n / 3 < place <= 2 * n / 3
