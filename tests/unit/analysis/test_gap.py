"""Gaps between groups against figures computed by hand and from the literature."""

from math import log

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.gap import (
    Gap,
    Movement,
    difference_limits,
    distance,
    gap,
    movement,
    moves_of,
    ranked,
    ratio_limits,
    widths,
)
from analysis.interval import IntervalError


def test_both_gaps_are_signed_and_in_order() -> None:
    assert gap(34.6, 26.1) == pytest.approx((8.5, 34.6 / 26.1))
    assert gap(10.0, 40.0) == Gap(-30.0, 0.25)


@pytest.mark.parametrize(("a", "b"), [(None, 1.0), (1.0, None), (float("nan"), 1.0), (1.0, float("inf"))])
def test_an_unknown_figure_makes_no_gap(a: float | None, b: float | None) -> None:
    assert gap(a, b) is None


@pytest.mark.parametrize(("a", "b"), [(3.0, 0.0), (3.0, -2.0), (-3.0, 2.0)])
def test_no_ratio_to_zero_or_of_signs(a: float, b: float) -> None:
    found = gap(a, b)
    assert found is not None
    assert found.absolute == a - b
    assert found.relative is None


def test_half_and_double_are_as_far_from_equality() -> None:
    assert distance(0.5) == pytest.approx(distance(2.0))
    assert distance(1.0) == 0
    assert distance(None) is None


def test_halving_both_figures_halves_one_gap_and_leaves_the_other() -> None:
    assert movement(Gap(20.0, 2.0), Gap(10.0, 2.0), 1) == Movement("narrows", "level")


def test_opposite_directions_are_seen() -> None:
    """From 40 and 20 to 12 and 4: the gap goes from 20 to 8, the ratio from 2 to 3."""
    first, last = gap(40.0, 20.0), gap(12.0, 4.0)
    assert first and last
    moved = movement(first, last, 1)
    assert moved == Movement("narrows", "widens")
    assert moved.opposite
    assert movement(last, first, 1) == Movement("widens", "narrows")


def test_a_change_that_rounding_hides_is_none() -> None:
    assert movement(Gap(5.02, 1.501), Gap(5.04, 1.499), 1) == Movement("level", "level")


def test_a_gap_that_turns_neither_widens_nor_narrows() -> None:
    moved = movement(Gap(3.0, 1.5), Gap(-2.0, 0.8), 1)
    assert moved == Movement("turns", "turns")
    assert not moved.opposite


def test_the_smaller_group_first_gives_the_same_movement() -> None:
    assert movement(Gap(-20.0, 0.5), Gap(-8.0, 1 / 3), 1) == Movement("narrows", "widens")


def test_newcombe_1998_method_10() -> None:
    """Table II: 56/70 against 48/80 is 0.0524 to 0.3339; 9/10 against 3/10 is 0.1705 to 0.8090."""
    assert difference_limits((56, 70), (48, 80), scale=1) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert difference_limits((9, 10), (3, 10), scale=1) == pytest.approx((0.1705, 0.8090), abs=5e-5)
    assert difference_limits((10, 10), (0, 10), scale=1) == pytest.approx((0.6075, 1.0), abs=5e-5)


def test_katz_1978_by_hand() -> None:
    """30/100 against 15/100: ratio 2, error of its logarithm √(1/30 − 1/100 + 1/15 − 1/100) = 0.28284."""
    found = ratio_limits((30, 100), (15, 100))
    assert found == pytest.approx((1.1489, 3.4816), abs=2e-3)
    assert ratio_limits((0, 100), (15, 100)) is None


def test_counts_larger_than_the_people_are_refused() -> None:
    with pytest.raises(IntervalError):
        difference_limits((11, 10), (3, 10))
    with pytest.raises(IntervalError):
        ratio_limits((1, 0), (3, 10))


# A busy machine draws slowly; that is no fault of the intervals.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_the_interval_holds_the_difference(x: int, n: int, y: int, m: int) -> None:
    x, y = min(x, n), min(y, m)
    found = difference_limits((x, n), (y, m), scale=1)
    assert found.low - 1e-9 <= x / n - y / m <= found.high + 1e-9
    assert found.low >= -1 - 1e-9 and found.high <= 1 + 1e-9


def test_widths_are_turned_so_that_the_last_is_positive() -> None:
    gaps = [Gap(2.0, 2.0), None, Gap(-1.0, 0.5)]
    assert widths(gaps) == [-2.0, None, 1.0]
    assert widths(gaps, relative=True) == pytest.approx([-log(2), None, log(2)], nan_ok=True)


def test_movement_is_tested_from_2010_on() -> None:
    years = [str(year) for year in range(2005, 2022)]
    steady = [100.0 - year for year in range(5)] + [0.5 * year for year in range(12)]
    (found,) = moves_of([(years, steady)], ())
    assert (found.direction, found.n, found.first) == ("rising", 12, "2010")
    assert found.slope == pytest.approx(0.5)
    assert found.p is not None and found.p < 0.001


def test_two_years_are_too_few_to_test() -> None:
    (found,) = moves_of([(["2015", "2019"], [1.0, 9.0])], ())
    assert (found.direction, found.slope) == ("too_few", None)


def test_a_break_cuts_the_series_that_is_tested() -> None:
    years = [str(year) for year in range(2010, 2020)]
    (found,) = moves_of([(years, [float(i) for i in range(10)])], ("2016",))
    assert (found.direction, found.n) == ("too_few", 4)


def test_small_numbers_never_top_a_ranking() -> None:
    order, small = ranked([("a", 1.0, False), ("tiny", 99.0, True), ("b", 3.0, False), ("none", None, False)])
    assert order == ["b", "a"]
    assert small == ["tiny"]
