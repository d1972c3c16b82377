"""Projections in the store: sums as the source has them, the look back computed again another way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from etl.places import Places

pytestmark = pytest.mark.store
VINTAGES = {"vaestoennuste_2019": (22, 101), "vaestoennuste_2024": (3, 100)}
SIZES = [0, 2_000, 5_000, 10_000, 20_000, 50_000, np.inf]


def _source(indicator: str) -> pd.DataFrame:
    """The source's own rows of a projection by single age: municipalities and the country, as published."""
    path = Path(Places().embedded) / "observations.parquet"
    read = pd.read_parquet(
        path, columns=["indicator_id", "series_id", "group_id", "period", "source_code", "value"]
    )
    series = indicator.replace("vaestoennuste", "projection") + "_single_age"
    return read[(read["indicator_id"] == indicator) & (read["series_id"] == series)]


@pytest.mark.parametrize("indicator", VINTAGES)
def test_municipalities_add_up_to_the_sources_own_country(con: Any, indicator: str) -> None:
    """Every age and every year, without any tolerance: both sources publish whole persons that add up."""
    country = _source(indicator).query("source_code == 'SSS'").set_index(["group_id", "period"])["value"]
    years, ages = VINTAGES[indicator]
    wanted = ages + (indicator == "vaestoennuste_2019")  # the older one has totals of its own
    assert len(country) == years * wanted
    sums = con.execute(
        "SELECT group_id, period, sum(value) AS value, count(*) AS n FROM observation "
        "WHERE indicator_id = ? AND level = 'kunta' GROUP BY ALL",
        [indicator],
    ).df()
    sums = sums.set_index(["group_id", "period"]).loc[country.index]
    assert set(sums["n"]) == {308}
    pd.testing.assert_series_equal(sums["value"], country, check_names=False)


@pytest.mark.parametrize("indicator", VINTAGES)
def test_the_lists_of_ages_hold_the_same_figures(con: Any, indicator: str) -> None:
    """Table ages against the source's rows of the country, and against the sums of every county's members."""
    years, length = VINTAGES[indicator]
    rows = con.execute(
        "SELECT period, counts, open_end FROM ages WHERE region_code = 'SSS' AND indicator_id = ? ORDER BY 1",
        [indicator],
    ).fetchall()
    country = _source(indicator).query("source_code == 'SSS'").set_index(["period", "group_id"])["value"]
    assert len(rows) == years
    for period, counts, open_end in rows:
        assert len(counts) == length
        assert open_end == (length == 101)
        names = [f"age_{age}" for age in range(100)] + (["age_100_plus"] if open_end else [])
        assert counts == [country[period, name] for name in names]


def test_every_area_has_every_year(con: Any) -> None:
    """One row for each area, projection and year: none falls out silently."""
    found = con.execute(
        "SELECT indicator_id, count(DISTINCT region_code), count(DISTINCT period), count(*) FROM ages "
        "WHERE indicator_id LIKE 'vaestoennuste%' GROUP BY 1"
    ).fetchall()
    areas = con.execute("SELECT count(*) FROM region").fetchone()[0]
    assert {row[0]: row[1:] for row in found} == {
        indicator: (areas, years, areas * years) for indicator, (years, _ages) in VINTAGES.items()
    }


@pytest.fixture(scope="module")
def independent(con: Any) -> pd.DataFrame:
    """Errors of the 2019 projection from observation alone, by pandas: municipality × year."""
    read = con.execute(
        "SELECT indicator_id, group_id, period, region_code, value FROM observation WHERE level = 'kunta' "
        "AND ((indicator_id = 'vaesto' AND group_id = 'total' AND period BETWEEN '2019' AND '2024') "
        "OR (indicator_id = 'vaestoennuste_2019' AND period <= '2024' AND group_id <> 'total' "
        "AND group_id IN (SELECT id FROM population_group WHERE age_from = age_to OR age_from = 100)))"
    ).df()
    actual = read[read["indicator_id"] == "vaesto"].pivot(
        index="region_code", columns="period", values="value"
    )
    projected = (
        read[read["indicator_id"] != "vaesto"].groupby(["region_code", "period"])["value"].sum().unstack()
    )
    return 100 * (projected - actual) / actual


def test_the_look_back_is_reproduced(con: Any, independent: pd.DataFrame) -> None:
    made = con.execute(
        "SELECT region_code, period, 100 * (projected - actual) / actual AS error FROM hindsight "
        "WHERE indicator_id = 'vaestoennuste_2019' AND group_id = 'total' AND level = 'kunta'"
    ).df()
    made = made.pivot(index="region_code", columns="period", values="error")
    assert made.shape == (308, 6)
    pd.testing.assert_frame_equal(made, independent, check_names=False)


def test_errors_by_size_are_reproduced(con: Any, independent: pd.DataFrame) -> None:
    """Classes, mean error, mean without sign and percentiles as analysis.hindsight tells them."""
    from analysis.hindsight import Pair, by_size, sizes

    rows = con.execute(
        "SELECT region_code, period, projected, actual FROM hindsight "
        "WHERE indicator_id = 'vaestoennuste_2019' AND group_id = 'total' AND level = 'kunta'"
    ).fetchall()
    pairs = [Pair(*row) for row in rows]
    made = by_size(pairs, sizes(pairs), "2024")
    people = con.execute(
        "SELECT region_code, value FROM observation WHERE indicator_id = 'vaesto' AND group_id = 'total' "
        "AND level = 'kunta' AND period = '2019'"
    ).df()
    place = pd.cut(people.set_index("region_code")["value"], SIZES, right=False, labels=False)
    grouped = independent["2024"].groupby(place)
    assert {key: each.n for key, each in made.items()} == grouped.size().to_dict()
    for key, errors in grouped:
        each = made[int(key)]
        wanted = (
            errors.quantile(0.1),
            errors.median(),
            errors.quantile(0.9),
            errors.mean(),
            errors.abs().mean(),
        )
        assert (each.low, each.median, each.high, each.mean, each.absolute) == pytest.approx(wanted)


def test_age_groups_are_looked_back_at_where_something_happened(con: Any) -> None:
    """People of 65 and over in 2021 by the employment statistics, against the projection's ages."""
    found = con.execute(
        "SELECT projected, actual FROM hindsight WHERE indicator_id = 'vaestoennuste_2019' "
        "AND group_id = 'age_65_plus' AND region_code = 'SSS' AND period = '2021'"
    ).fetchone()
    country = _source("vaestoennuste_2019").query("source_code == 'SSS' and period == '2021'")
    old = country[country["group_id"].isin([f"age_{age}" for age in range(65, 100)] + ["age_100_plus"])]
    actual = con.execute(
        "SELECT value FROM observation WHERE indicator_id = 'vaesto' AND group_id = 'age_65_plus' "
        "AND region_code = 'SSS' AND period = '2021'"
    ).fetchone()[0]
    assert found == (old["value"].sum(), actual)


def test_no_total_where_the_oldest_are_missing(con: Any) -> None:
    """The 2024 projection lacks those of 100 and over: it is not looked back at as a whole."""
    found = con.execute(
        "SELECT count(*) FROM hindsight WHERE indicator_id = 'vaestoennuste_2024' "
        "AND group_id IN ('total', 'age_65_plus', 'age_75_plus', 'age_85_plus')"
    ).fetchone()[0]
    assert found == 0
