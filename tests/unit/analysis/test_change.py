"""The latest change beside the earlier ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.change import latest_change


def years(n: int) -> list[str]:
    """n years as periods."""
    return [str(2010 + i) for i in range(n)]


def test_by_hand() -> None:
    change = latest_change(years(7), [10, 11, 13, 12, 13, 15, 20])
    assert change is not None
    assert (change.period, change.previous_period, change.difference) == ("2016", "2015", 5)
    assert (change.earlier, change.largest, change.middle, change.first) == (5, 2, 1, "2010")
    assert change.deviation == pytest.approx(1.4826)  # changes 1, 2, -1, 1, 2 lie 0, 1, 2, 0, 1 from 1
    assert not change.unusual  # 4 from the middle is under three deviations
    larger = latest_change(years(7), [10, 11, 13, 12, 13, 15, 21])
    assert larger is not None
    assert larger.unusual


def test_four_earlier_changes_are_too_few() -> None:
    change = latest_change(years(6), [10, 11, 10, 11, 10, 90])
    assert change is not None
    assert (change.earlier, change.unusual) == (4, False)


def test_a_smaller_change_than_before_is_not_unusual() -> None:
    change = latest_change(years(8), [0, 5, 10, 15, 20, 25, 30, 30])
    assert change is not None
    assert (change.difference, change.unusual) == (0, False)


def test_only_equal_steps_after_the_break_count() -> None:
    periods = ["2000", "2002", "2003", "2004", "2005", "2006", "2007", "2008"]
    values = [0, 100, 1, 2, None, 4, 5, 6]
    change = latest_change(periods, values, breaks=["2003"])
    assert change is not None
    assert (change.earlier, change.first, change.difference) == (2, "2003", 1)
    assert latest_change(periods, values, breaks=["2008"]) is None
    assert latest_change(periods, [None] * 8) is None
    assert latest_change([], []) is None


@given(st.lists(st.integers(-100, 100), min_size=2, max_size=15))
def test_signs_flip(values: list[int]) -> None:
    there = latest_change(years(len(values)), values)
    back = latest_change(years(len(values)), [-v for v in values])
    assert there is not None
    assert back is not None
    assert back.difference == -there.difference
    assert (back.unusual, back.largest) == (there.unusual, there.largest)
