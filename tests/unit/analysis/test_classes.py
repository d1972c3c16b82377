"""Class bounds against examples worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.classes import class_of, country_bounds, counts, equal_bounds, quantile_bounds

numbers = st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=60)


def test_quantiles_of_one_to_eleven_are_type_7() -> None:
    # h = 10p: the bounds lie at the 3rd, 5th, 7th and 9th value.
    assert quantile_bounds(range(1, 12)) == [3, 5, 7, 9]


def test_quantiles_between_two_values_are_linear() -> None:
    # 1, 2, 3, 4 in four classes: h = 3p = 0.75, 1.5, 2.25 → 1.75, 2.5, 3.25.
    assert quantile_bounds([4, 2, 3, 1], classes=4) == [1.75, 2.5, 3.25]


def test_quantiles_rounded_as_the_legend_shows_them() -> None:
    assert quantile_bounds([1.04, 2.06, 3.03, 4.07], classes=2, decimals=1) == [2.5]


def test_ties_give_fewer_classes_and_none_empty() -> None:
    values = [0, 0, 0, 0, 0, 0, 0, 0, 5, 9]
    bounds = quantile_bounds(values)
    assert bounds == [1.0]
    assert counts(values, bounds) == [8, 2]


def test_equal_values_have_one_class() -> None:
    assert quantile_bounds([7, 7, 7]) == []
    assert equal_bounds([7, 7, 7]) == []
    assert counts([7, 7, 7], []) == [3]


def test_no_values_no_bounds() -> None:
    assert quantile_bounds([]) == equal_bounds([]) == country_bounds([], 3.0) == []
    assert quantile_bounds([float("nan")]) == []


def test_equal_steps() -> None:
    assert equal_bounds([0, 1, 2, 10]) == [2, 4, 6, 8]


def test_equal_steps_do_not_give_minus_zero() -> None:
    assert [str(b) for b in equal_bounds([-2, 2], classes=2)] == ["0.0"]


def test_around_the_country() -> None:
    # Distances from 10: 0, 1, 2, 3, 4, 5 → 80th percentile at h = 4 → 4; bounds at ±4 and ±4/3.
    bounds = country_bounds([10, 11, 8, 13, 6, 15], 10, decimals=3)
    assert bounds == [6.0, 8.667, 11.333, 14.0]


def test_around_the_country_is_symmetric_where_no_area_is_on_one_side() -> None:
    low, _, _, high = country_bounds([11, 12, 13, 14], 10)
    assert 10 - low == pytest.approx(high - 10)


def test_around_the_country_without_country_or_spread() -> None:
    assert country_bounds([1, 2], None) == []
    assert country_bounds([1, 2], float("nan")) == []
    assert country_bounds([3, 3, 3], 3) == []


def test_rounding_never_joins_bounds_around_the_country() -> None:
    assert len(set(country_bounds([0.1, 0.2, 0.3], 0.2, decimals=0))) == 4


def test_a_bound_belongs_to_the_class_above() -> None:
    assert [class_of(value, [2.0, 4.0]) for value in (1.9, 2.0, 3.9, 4.0)] == [0, 1, 1, 2]


@given(numbers)
def test_bounds_are_ascending_and_no_quantile_class_is_empty(values: list[float]) -> None:
    bounds = quantile_bounds(values, decimals=3)
    assert bounds == sorted(set(bounds))
    assert sum(counts(values, bounds)) == len(values)
    assert all(counts(values, bounds))


@given(numbers, st.floats(-1e6, 1e6))
def test_other_bounds_are_ascending_and_distinct(values: list[float], country: float) -> None:
    for bounds in (equal_bounds(values, decimals=2), country_bounds(values, country)):
        assert bounds == sorted(set(bounds))
