"""Medians, ratios by round, and goals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.stats import Goal, judge, middle, paired, percentile


def test_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([5, 1, 4, 2, 3], 0.5) == 3
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([7], 0.95) == 7


def test_percentile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1), st.floats(0, 1))
def test_percentile_lies_between_the_ends(values: list[float], share: float) -> None:
    assert percentile(values, share) in values


def test_middle_skips_what_was_not_measured() -> None:
    assert middle([None, 3.0, 1.0]) == 2.0
    assert middle([None]) is None


def test_ratios_are_taken_within_each_round() -> None:
    busy_second_round = {"we": [10.0, 100.0, 10.0], "they": [20.0, 200.0, 40.0]}
    assert paired(busy_second_round, "they") == {"we": 0.5, "they": 1.0}


def test_a_round_without_the_other_is_left_out() -> None:
    assert paired({"we": [1.0, 4.0], "they": [0.0, 2.0]}, "they") == {"we": 2.0, "they": 1.0}
    assert paired({"we": [1.0], "they": [0.0]}, "they") == {}


@pytest.mark.parametrize(
    ("goal", "reached", "met"),
    [
        (Goal("at most", "a", 5), 5.0, True),
        (Goal("at most", "a", 5), 5.1, False),
        (Goal("at least", "a", 5, at_least=True), 5.0, True),
        (Goal("at least", "a", 5, at_least=True), 4.9, False),
        (Goal("unknown", "a", 5), None, None),
    ],
)
def test_goals(goal: Goal, reached: float | None, met: bool | None) -> None:
    assert judge([goal], lambda _measure, _against: reached)[0].met is met
