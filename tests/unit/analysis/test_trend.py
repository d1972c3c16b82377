"""Trends of hand-made series, breaks, gaps, months, and agreement with another implementation."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.trend import TrendError, pair_slopes, same_month, trend, year

# Double ratios of rainfall with and without cloud seeding in five years (Hollander and Wolfe 1999, ex. 9.1).
CLOUDS = [1.26, 1.27, 1.12, 1.16, 1.03]


def years(n: int, first: int = 2000) -> list[str]:
    """n years as periods."""
    return [str(first + i) for i in range(n)]


def test_published_series() -> None:
    result = trend(years(5), CLOUDS)
    assert result.slope == pytest.approx(-0.05625)  # by hand: median of ten slopes, (-0.0575 - 0.055) / 2
    assert result.p == pytest.approx(2 * 14 / 120)  # S = -6, table: 0.117 one-sided
    assert (result.direction, result.method, result.n) == ("none", "exact", 5)
    assert (result.low, result.high) == pytest.approx((-0.15, 0.04))


def test_rising_falling_and_level() -> None:
    up = trend(years(6), [1, 2, 3, 4, 5, 7])
    assert (up.direction, up.first, up.last) == ("rising", "2000", "2005")
    assert up.p == pytest.approx(2 / 720)
    assert trend(years(6), [7, 5, 4, 3, 2, 1]).direction == "falling"
    level = trend(years(6), [3.0] * 6)
    assert (level.direction, level.slope, level.p) == ("none", 0.0, 1.0)


@pytest.mark.parametrize("values", [[], [1.0], [1, 2, 3, 4], [1, None, 2, 3, math.nan, 4]])
def test_too_few_points_are_said(values: list[float | None]) -> None:
    result = trend(years(len(values)), values)
    assert result.direction == "too_few"
    assert (result.slope, result.p, result.low) == (None, None, None)
    assert result.n == sum(v is not None and not math.isnan(v) for v in values)


def test_a_gap_does_not_bend_the_slope() -> None:
    result = trend(["2000", "2001", "2005", "2010", "2012", "2013"], [0, 2, 10, 20, 24, 26])
    assert result.slope == pytest.approx(2.0)
    holed = trend(years(8), [0, 2, None, 6, 8, None, 12, 14])
    assert (holed.slope, holed.n, holed.direction) == (pytest.approx(2.0), 6, "rising")


def test_only_the_part_after_the_last_break_counts() -> None:
    values = [1, 2, 3, 4, 5, 100, 99, 98, 97, 96]
    result = trend(years(10), values, breaks=["2003", "2005"])
    assert (result.direction, result.first, result.after_break, result.n) == ("falling", "2005", "2005", 5)
    assert trend(years(10), values, breaks=["2007"]).direction == "too_few"


def test_breaks_outside_the_series_do_nothing() -> None:
    plain = trend(years(6), [1, 2, 3, 4, 5, 6])
    assert trend(years(6), [1, 2, 3, 4, 5, 6], breaks=["1990", "2000", "2006", "2010-05"]) == plain


def test_a_break_within_a_year_leaves_that_year_out() -> None:
    result = trend(years(8), list(range(8)), breaks=["2002-06"])
    assert (result.first, result.n) == ("2003", 5)


def test_a_wandering_series_is_not_a_trend() -> None:
    # Smooth swings pass the plain test but not the one that knows of the dependence.
    wave = [math.sin(i / 5) * 10 + i * 0.4 for i in range(24)]
    result = trend(years(24), wave)
    assert result.method == "dependent"
    assert result.factor > 2
    assert result.p is not None
    assert result.p > trend(years(24), sorted(wave)).p  # type: ignore[operator]


def test_a_straight_line_is_not_taken_for_dependence() -> None:
    result = trend(years(20), [100 - 0.1 * i for i in range(20)])
    assert (result.direction, result.factor, result.method) == ("falling", 1.0, "exact")


def test_long_series_use_the_normal_approximation() -> None:
    rng = np.random.default_rng(3)
    result = trend(years(50, 1970), (np.arange(50) * 0.2 + rng.normal(size=50)).tolist())
    assert (result.direction, result.method) == ("rising", "normal")


def test_months_of_one_season_only() -> None:
    periods = [f"{y}-{m:02}" for y in range(2015, 2022) for m in range(1, 13)][:-3]
    values: list[float | None] = [100 * (int(p[5:]) % 6) + int(p[:4]) for p in periods]
    values[-1] = None
    kept, figures = same_month(periods, values)
    assert kept == [f"{y}-08" for y in range(2015, 2022)]
    assert trend(kept, figures).slope == pytest.approx(1.0)
    assert same_month(["2000", "2001"], [1.0, None]) == (["2000", "2001"], [1.0, None])
    assert same_month(["2000-01"], [None]) == ([], [])


def test_times() -> None:
    assert year("2024") == year("2024-01") == 2024
    assert year("2024-07") == 2024.5


@pytest.mark.parametrize(
    ("periods", "values", "message"),
    [
        (["2000"], [], "1 periods for 0 values"),
        (["2000", "2000"], [1, 2], "ascend"),
        (["2001", "2000"], [1, 2], "ascend"),
        (["2000-13"], [1], "2000-13"),
        (["vuosi"], [1], "vuosi"),
    ],
)
def test_unreadable_series_are_refused(periods: list[str], values: list[float], message: str) -> None:
    with pytest.raises(TrendError, match=message):
        trend(periods, values)


series = st.lists(st.integers(-500, 500), min_size=5, max_size=18)


@given(series)
@settings(deadline=None)
def test_sign_and_time_flips(values: list[int]) -> None:
    periods = years(len(values))
    there, mirrored = trend(periods, values), trend(periods, [-v for v in values])
    turned = trend(periods, values[::-1])
    opposite = {"rising": "falling", "falling": "rising", "none": "none"}
    assert mirrored.direction == turned.direction == opposite[there.direction]
    assert there.slope is not None
    assert mirrored.slope == turned.slope == pytest.approx(-there.slope)
    assert mirrored.p == pytest.approx(there.p)


@given(series, st.integers(1, 9), st.integers(-1000, 1000))
@settings(deadline=None)
def test_unit_and_level_do_not_matter(values: list[int], times: int, plus: int) -> None:
    periods = years(len(values))
    plain, moved = trend(periods, values), trend(periods, [v * times + plus for v in values])
    assert (moved.direction, moved.p) == (plain.direction, plain.p)
    assert plain.slope is not None
    assert moved.slope == pytest.approx(plain.slope * times)


@given(st.lists(st.integers(-500, 500), min_size=5, max_size=9))
@settings(deadline=None)
def test_a_monotone_transform_keeps_the_test(values: list[int]) -> None:
    periods = years(len(values))
    plain, bent = trend(periods, values), trend(periods, [math.exp(v / 100) for v in values])
    assert (bent.direction, bent.p) == (plain.direction, plain.p)


@given(st.lists(st.integers(-500, 500), min_size=5, max_size=18, unique=True))
@settings(max_examples=60, deadline=None)
def test_slope_and_limits_agree_with_scipy(values: list[int]) -> None:
    from scipy import stats

    there = stats.theilslopes(values, range(len(values)), alpha=0.95)
    here = trend(years(len(values)), values)
    assert here.slope == pytest.approx(there.slope, abs=1e-9)
    if here.factor == 1.0 and here.low is not None and here.high is not None:
        # scipy rounds a normal approximation, ours is exact: the orders differ by one place at most.
        slopes = pair_slopes(np.arange(len(values), dtype=float), np.array(values, dtype=float))
        low, high = np.searchsorted(slopes, [there.low_slope, there.high_slope], side="right")
        assert slopes[max(low - 2, 0)] <= here.low + 1e-9
        assert here.low <= slopes[min(low, slopes.size - 1)] + 1e-9
        assert slopes[max(high - 2, 0)] - 1e-9 <= here.high
