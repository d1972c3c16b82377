"""The hard checks on the built store, each as a test of its own, and what they rest on."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

import pytest

from analysis.classes import country_bounds, counts, equal_bounds, quantile_bounds
from analysis.standing import percentiles, ranks
from data.catalog import load
from etl.check_list import CHECKS, Check
from etl.checks import _run, out_of_range
from etl.checks_shapes import wrong_shapes

pytestmark = pytest.mark.store
GOLDEN = Path(__file__).parent / "expected_counts.csv"
COUNTS = """
    SELECT source, left(period, 4) AS year, count(*) AS rows, count(value) AS "values"
    FROM observation JOIN snapshot ON snapshot.id = snapshot_id WHERE level = 'kunta'
    GROUP BY ALL ORDER BY ALL
"""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_check(con: Any, check: Check) -> None:
    result = _run(con, check)
    assert result.passed, result.detail


def test_values_are_in_range(con: Any) -> None:
    assert out_of_range(con.cursor(), load()) == []


def test_boundaries_dissolve_without_slivers(con: Any) -> None:
    assert wrong_shapes(con) == []


def test_no_rows_are_lost_silently(con: Any) -> None:
    """UPDATE_GOLDEN=1 writes the file anew; the diff then shows what changed."""
    found = [[str(cell) for cell in row] for row in con.execute(COUNTS).fetchall()]
    if os.environ.get("UPDATE_GOLDEN"):
        with GOLDEN.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([["source", "year", "rows", "values"], *found])
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        expected = list(csv.reader(file))[1:]
    assert found == expected


def test_at_least_two_million_municipal_figures_from_sources(con: Any) -> None:
    (number,) = con.execute("SELECT count(*) FROM observation WHERE level = 'kunta'").fetchone()
    assert number >= 2_000_000


def test_every_figure_of_the_embedded_data_is_accounted_for(con: Any) -> None:
    """A municipal row is in the store, was joined, lost to a better series, or is in the log."""
    path = Path(__file__).parents[2] / "data" / "embedded" / "observations.parquet"
    query = f"""
        WITH embedded AS (
            SELECT DISTINCT indicator_id, group_id, period, source_code AS code FROM read_parquet('{path}')
            WHERE source_code LIKE 'KU%'),
        gone AS (
            SELECT indicator_id, unnest(pieces) AS code, first_period, last_period FROM harmonised)
        SELECT embedded.* FROM embedded
        SEMI JOIN indicator ON indicator.id = indicator_id
        LEFT JOIN observation ON observation.indicator_id = embedded.indicator_id
            AND observation.group_id = embedded.group_id AND observation.period = embedded.period
            AND observation.region_code = embedded.code
        ANTI JOIN gone ON gone.indicator_id = embedded.indicator_id AND gone.code = embedded.code
            AND embedded.period BETWEEN gone.first_period AND gone.last_period
        WHERE observation.region_code IS NULL LIMIT 5"""
    assert con.execute(query).fetchall() == []


@pytest.mark.parametrize(("old", "new", "first_year"), [("KU911", "KU541", 2020), ("KU588", "KU507", 2025)])
def test_merger_is_recorded(con: Any, old: str, new: str, first_year: int) -> None:
    found = con.execute("SELECT new_code, year FROM region_change WHERE old_code = ?", [old]).fetchall()
    assert found == [(new, first_year)]


def test_helsinki_county_has_helsinkis_figures(con: Any) -> None:
    """Where no source gives the county itself; an index among counties is not one among cities."""
    different = con.execute(
        "SELECT county.indicator_id FROM observation AS county JOIN observation AS city "
        "USING (indicator_id, group_id, period, snapshot_id) JOIN indicator ON id = county.indicator_id "
        "WHERE county.region_code = 'HVA90' AND city.region_code = 'KU091' AND aggregation <> 'never' "
        "AND county.value <> city.value"
    ).fetchall()
    assert different == []


def test_rates_of_groups_after_october_2023_are_estimates(con: Any) -> None:
    found = con.execute(
        "SELECT DISTINCT status, derived FROM observation WHERE indicator_id = 'tyottomyysaste' "
        "AND level = 'maakunta' AND period = '2024-12'"
    ).fetchall()
    assert found == [("estimated", True)]


SLICES = [
    ("tyottomyysaste", "total", "kunta", "2023-10"),
    ("vaesto", "total", "hyvinvointialue", "2023"),
    ("vaestoennuste_2019", "age_7", "kunta", "2040"),
]


@pytest.mark.parametrize("where", SLICES)
def test_standing_and_bounds_are_those_of_the_pure_functions(con: Any, where: tuple[str, ...]) -> None:
    match = "indicator_id = ? AND group_id = ? AND level = ? AND period = ?"
    rows = con.execute(
        f"SELECT region_code, value FROM observation WHERE {match} AND value IS NOT NULL ORDER BY 1", where
    ).fetchall()  # fmt: skip
    values = [value for _, value in rows]
    stored = con.execute(
        f"SELECT rank, percentile FROM standing WHERE {match} ORDER BY region_code", where
    ).fetchall()
    decimals = load().get(where[0]).decimals
    seen = [round(value, decimals + 1) for value in values]
    assert [rank for rank, _ in stored] == ranks(seen)
    assert [percentile for _, percentile in stored] == pytest.approx(percentiles(seen))
    slice_ = con.execute(
        f"SELECT breaks_quantile, breaks_equal, breaks_country, country_value, n FROM slice WHERE {match}",
        where,
    ).fetchone()
    assert slice_[0] == quantile_bounds(values, decimals=decimals)
    assert slice_[1] == equal_bounds(values, decimals=decimals)
    assert slice_[2] == country_bounds(values, slice_[3], decimals=decimals)
    assert sum(counts(values, slice_[0])) == slice_[4] == len(values)


def test_latest_places_the_country_among_municipalities(con: Any) -> None:
    rows = con.execute(
        "SELECT value FROM latest WHERE level = 'kunta' AND indicator_id = 'tyottomyysaste' "
        "AND region_code LIKE 'KU%' AND value IS NOT NULL"
    ).fetchall()
    value, percentile, rank, n = con.execute(
        "SELECT value, percentile, rank, n FROM latest WHERE level = 'kunta' "
        "AND indicator_id = 'tyottomyysaste' AND region_code = 'SSS'"
    ).fetchone()
    below = sum(v < value for (v,) in rows) + sum(v == value for (v,) in rows) / 2
    assert rank is None and n == len(rows)
    assert percentile == pytest.approx(100 * below / n)


def test_paths_are_small(con: Any) -> None:
    import brotli

    paths = con.execute("SELECT path FROM region_shape WHERE level = 'kunta' ORDER BY region_code").fetchall()
    assert len(paths) == 308
    assert len(brotli.compress("\n".join(path for (path,) in paths).encode())) < 64_000
