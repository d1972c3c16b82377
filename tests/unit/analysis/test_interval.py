"""Intervals against published limits, another implementation, and their own laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.interval import (
    BYAR_FROM,
    Interval,
    IntervalError,
    of_rate,
    poisson,
    small,
    verdict,
    wilson,
)

# Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
# Garwood, Biometrika 28 (1936); the same limits stand in every later table of the Poisson distribution.
GARWOOD = [
    (0, 0.0, 3.689),
    (1, 0.0253, 5.572),
    (2, 0.242, 7.225),
    (5, 1.623, 11.668),
    (10, 4.795, 18.390),
]


@pytest.mark.parametrize(("numerator", "denominator", "low", "high"), NEWCOMBE)
def test_wilson_is_as_published(numerator: int, denominator: int, low: float, high: float) -> None:
    interval = wilson(numerator, denominator, scale=1)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(("count", "low", "high"), GARWOOD)
def test_poisson_is_as_published(count: int, low: float, high: float) -> None:
    interval = poisson(count, 1, scale=1)
    assert interval.method == "poisson_exact"
    assert interval.low == pytest.approx(low, abs=6e-4)
    assert interval.high == pytest.approx(high, abs=6e-4)


def test_limits_agree_with_chi_square_quantiles() -> None:
    from scipy import stats

    for count in [*range(1, BYAR_FROM), 100, 250, 1000, 20_000]:
        exact = stats.chi2.ppf(0.025, 2 * count) / 2, stats.chi2.ppf(0.975, 2 * count + 2) / 2
        interval = poisson(count, 1, scale=1)
        tolerance = 1e-9 if count < BYAR_FROM else 1e-4
        assert (interval.low, interval.high) == pytest.approx(exact, rel=tolerance)


def test_scale_and_exposure_make_the_unit() -> None:
    per_thousand = poisson(10, 2000, scale=1000)
    assert (per_thousand.low, per_thousand.high) == pytest.approx((2.3977, 9.1952), abs=1e-3)
    assert wilson(81, 263).low == pytest.approx(25.53, abs=0.005)
    assert poisson(120, 1000).method == "poisson_byar"


@given(st.integers(0, 500), st.integers(1, 500), st.sampled_from([0.8, 0.95, 0.998]))
def test_wilson_holds_the_share_and_mirrors(cases: int, others: int, confidence: float) -> None:
    total = cases + others
    interval = wilson(cases, total, confidence=confidence)
    assert 0 <= interval.low <= 100 * cases / total <= interval.high <= 100
    mirrored = wilson(others, total, confidence=confidence)
    assert mirrored.low == pytest.approx(100 - interval.high, abs=1e-9)
    assert mirrored.high == pytest.approx(100 - interval.low, abs=1e-9)


@given(st.integers(0, 400), st.integers(1, 10_000))
def test_poisson_holds_the_rate_and_grows_with_the_count(count: int, exposure: int) -> None:
    interval, more = poisson(count, exposure), poisson(count + 1, exposure)
    assert 0 <= interval.low <= 1000 * count / exposure < interval.high
    assert interval.low < more.low
    assert interval.high < more.high


@given(st.integers(1, 200), st.integers(201, 1000), st.integers(2, 50))
def test_more_people_narrow_the_interval(cases: int, total: int, times: int) -> None:
    few, many = wilson(cases, total), wilson(cases * times, total * times)
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(
    ("numerator", "denominator", "share", "reason"),
    [
        (4, 1000, True, "few_cases"),
        (0, 1000, False, "few_cases"),
        (5, 1000, True, None),
        (996, 1000, True, "few_others"),
        (996, 1000, False, None),
        (25, 49, True, "few_people"),
        (25, 50, True, None),
    ],
)
def test_small_numbers_are_named(numerator: int, denominator: int, share: bool, reason: str | None) -> None:
    assert small(numerator, denominator, share=share) == reason


def test_the_unit_tells_the_method() -> None:
    assert of_rate(9, 3000, "per_1000") == poisson(9, 3000, scale=1000.0)
    assert of_rate(9, 300, "percent") == wilson(9, 300)
    assert of_rate(9, 3, "percent") is None and of_rate(9, 3, "euros") is None


def test_verdict_needs_the_comparator_outside() -> None:
    interval = Interval(10.0, 12.0, "wilson")
    assert verdict(interval, 9.9) == "above"
    assert verdict(interval, 12.1) == "below"
    assert verdict(interval, 11.0) == "cannot_tell"
    assert verdict(interval, 10.0) == verdict(interval, 12.0) == "cannot_tell"
    assert verdict(None, 11.0) is None
    assert verdict(interval, None) is None
    assert verdict(interval, float("nan")) is None


@pytest.mark.parametrize(
    ("numerator", "denominator", "confidence", "message"),
    [
        (-1, 10, 0.95, "count"),
        (float("nan"), 10, 0.95, "count"),
        (1, 0, 0.95, "denominator"),
        (1, float("inf"), 0.95, "denominator"),
        (1, 10, 1.0, "confidence"),
        (11, 10, 0.95, "numerator <= denominator"),
    ],
)
def test_impossible_counts_are_refused(
    numerator: float, denominator: float, confidence: float, message: str
) -> None:
    with pytest.raises(IntervalError, match=message):
        wilson(numerator, denominator, confidence=confidence)
