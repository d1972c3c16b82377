"""The null distribution of Kendall's score against every order there is, printed tables and another code."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis import kendall

# Kendall, Rank Correlation Methods, appendix table 1 (also Gilbert 1987, table A18): P(S >= s) without ties.
TABLE = [
    (4, 6, 0.042), (5, 6, 0.117), (5, 8, 0.042), (5, 10, 0.0083), (6, 11, 0.028), (7, 13, 0.035),
    (8, 16, 0.031), (8, 18, 0.016), (9, 18, 0.038), (10, 21, 0.036), (10, 23, 0.023),
]  # fmt: skip
# A worked example in teaching material on the test: 14 values, one pair of ties, S = 54, Z = 2.9058.
WORKED = [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7]


def every_order(values: list[int]) -> list[int]:
    """S of every order of the values."""
    return [kendall.score(np.array(order, dtype=float)) for order in itertools.permutations(values)]


@pytest.mark.parametrize(("n", "s", "upper"), TABLE)
def test_exact_p_is_as_printed(n: int, s: int, upper: float) -> None:
    assert kendall.exact_p(s, (1,) * n) / 2 == pytest.approx(upper, abs=6e-4)


@pytest.mark.parametrize(
    "values",
    [
        [1, 2, 3, 4, 5],
        [1, 1, 2, 3, 4],
        [1, 1, 2, 2, 3, 3],
        [1, 1, 1, 2, 3, 4],
        [1, 1, 1, 1, 2, 2, 3],
        [5, 5, 5],
    ],
)
def test_exact_p_equals_the_count_over_all_orders(values: list[int]) -> None:
    scores, ties = every_order(values), kendall.tie_sizes(values)
    for s in set(scores):
        share = sum(abs(other) >= abs(s) for other in scores) / len(scores)
        assert kendall.exact_p(s, ties) == pytest.approx(share, abs=1e-12)
    assert kendall.variance(ties) == pytest.approx(np.var(scores), abs=1e-9)


def test_worked_example_with_a_tie() -> None:
    values = np.array(WORKED)
    ties = kendall.tie_sizes(values)
    assert kendall.score(values) == 54
    assert 53 / math.sqrt(kendall.variance(ties)) == pytest.approx(2.9058, abs=5e-5)
    assert kendall.normal_p(54, ties) / 2 == pytest.approx(0.0018, abs=5e-5)
    assert kendall.exact_p(54, ties) / 2 == pytest.approx(0.0012, abs=5e-5)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=25))
@settings(max_examples=60, deadline=None)
def test_score_and_variance_agree_with_scipy(values: list[int]) -> None:
    from scipy import stats

    assume(len(set(values)) > 1 and len(values) > 2)
    ties, s = kendall.tie_sizes(values), kendall.score(np.array(values, dtype=float))
    there = stats.kendalltau(range(len(values)), values, method="asymptotic")
    # scipy has no continuity correction, so the plain z is compared.
    plain = math.erfc(abs(s) / math.sqrt(kendall.variance(ties)) / math.sqrt(2))
    assert plain == pytest.approx(there.pvalue, abs=1e-9)
    if len(set(values)) == len(values):
        exact = stats.kendalltau(range(len(values)), values, method="exact")
        assert kendall.exact_p(s, ties) == pytest.approx(exact.pvalue, rel=1e-9)


def test_normal_comes_near_the_exact_at_forty_points() -> None:
    for s in (100, 200, 300):
        assert kendall.normal_p(s, (1,) * 40) == pytest.approx(kendall.exact_p(s, (1,) * 40), abs=2e-3)
    assert kendall.normal_p(1, (1,) * 50) == kendall.exact_p(0, (1,) * 9) == 1.0


def test_dependence_by_hand() -> None:
    assert kendall.dependence(np.arange(9.0)) == 1.0
    assert kendall.dependence(np.zeros(20)) == 1.0
    swing = np.array([1.0, -1.0] * 10)
    assert kendall.dependence(swing) == 1.0  # would be under one
    blocks = np.repeat([-1.0, 1.0], 10)
    # Lags 1 … 5 have r = (20 - 3 lag) / 20; the limit 1.96 sqrt(19 - lag) leaves lags 4 and 5 out.
    assert kendall.dependence(blocks) == pytest.approx(1 + sum(_term(blocks, lag) for lag in (1, 2, 3)))
    assert _term(blocks, 1) == pytest.approx(2 * 19 * 18 * 17 * 0.85 / (20 * 19 * 18))


def test_independent_noise_is_seldom_widened() -> None:
    rng = np.random.default_rng(5)
    factors = [kendall.dependence(rng.normal(size=20)) for _ in range(200)]
    assert np.mean(np.array(factors) > 1) < 0.2


def _term(values: np.ndarray, lag: int) -> float:
    n = values.size
    r = float(values[:-lag] @ values[lag:]) / float(values @ values)
    return 2 * (n - lag) * (n - lag - 1) * (n - lag - 2) * r / (n * (n - 1) * (n - 2))


def test_slope_order_by_hand() -> None:
    # Five points: only the extreme slopes bound at 95 %, since P(S >= 8) = 5/120 is over 2.5 %.
    assert kendall.slope_order(5, 0.05) == 1
    assert kendall.slope_order(5, 0.10) == 2
    assert kendall.slope_order(4, 0.05) is None
    # Ten points: P(S >= 23) = 0.023 <= 0.025 and 23 = 45 - 2 * 11, so the 12th slope from either end.
    assert kendall.slope_order(10, 0.05) == 12
    assert kendall.slope_order(10, 0.05, factor=4.0) is None
