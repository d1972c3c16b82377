"""Signed differences, ratios that mean something, places with ties, spread."""

from __future__ import annotations

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.compare import CompareError, compare, in_spreads, place, spread

numbers = st.integers(-10_000, 10_000).map(lambda v: v / 10)
areas = st.dictionaries(st.sampled_from([f"KU{i:03}" for i in range(30)]), st.none() | numbers, min_size=1)


@pytest.mark.parametrize(
    ("value", "comparator", "difference"),
    [
        (-5, 5, -10),  # not | |-5| - |5| | = 0
        (5, -5, 10),
        (-5, -8, 3),
        (-12.4, 3.1, -15.5),  # net migration, per thousand
        (-250, 310, -560),  # annual margin, euros for an inhabitant
        (0, 0, 0),
    ],
)
def test_difference_keeps_both_signs(value: float, comparator: float, difference: float) -> None:
    assert compare("country", value, comparator).difference == pytest.approx(difference)


@pytest.mark.parametrize(
    ("value", "comparator", "ratio", "why"),
    [
        (6, 4, 1.5, None),
        (0, 4, 0.0, None),
        (6, 0, None, "zero"),
        (-6, 4, None, "negative"),
        (6, -4, None, "negative"),
        (-6, -4, None, "negative"),
        (None, 4, None, "missing"),
    ],
)
def test_ratio_only_where_it_means_something(
    value: float | None, comparator: float, ratio: float | None, why: str | None
) -> None:
    result = compare("similar", value, comparator)
    assert (result.ratio, result.no_ratio) == (ratio, why)


@pytest.mark.parametrize(
    ("value", "comparator", "lacking"),
    [
        (None, 1.0, "value"),
        (float("nan"), 1.0, "value"),
        (1.0, None, "comparator"),
        (None, None, "both"),
        (math.inf, math.nan, "both"),
        (1.0, 2.0, None),
    ],
)
def test_what_is_missing_is_said(value: float | None, comparator: float | None, lacking: str | None) -> None:
    result = compare("county", value, comparator)
    assert result.lacking == lacking
    assert (result.difference is None) == (lacking is not None)


@given(numbers, numbers)
def test_differences_mirror_and_flip_with_the_signs(a: float, b: float) -> None:
    there, back = compare("group", a, b).difference, compare("group", b, a).difference
    assert there is not None
    assert back == -there
    assert compare("group", -a, -b).difference == -there


def test_place_by_hand() -> None:
    values = {"KU1": 9.0, "KU2": 7.0, "KU3": 7.0, "KU4": None, "KU5": 1.0}
    second = place("KU3", values)
    assert (second.rank, second.from_smallest, second.ties, second.n) == (2, 2, 1, 4)
    assert second.percentile == 50.0
    assert second.absent == ("KU4",)
    assert place("KU1", values).rank == place("KU5", values).from_smallest == 1
    none = place("KU4", values)
    assert (none.rank, none.percentile, none.n) == (None, None, 4)
    with pytest.raises(CompareError, match="KU9"):
        place("KU9", values)


@given(areas)
def test_place_stands_through_order_growth_and_mirror(
    values: dict[str, float | None],
) -> None:
    code = min(values)
    own = place(code, values)
    turned = dict(reversed(values.items()))
    assert place(code, turned) == own
    grown = {c: None if v is None else 3 * v + 1 for c, v in values.items()}
    assert place(code, grown) == own
    mirror = place(code, {c: None if v is None else -v for c, v in values.items()})
    assert (mirror.rank, mirror.from_smallest) == (own.from_smallest, own.rank)
    if own.percentile is not None and mirror.percentile is not None:
        assert mirror.percentile == pytest.approx(100 - own.percentile)


@given(st.lists(st.none() | numbers, max_size=30))
def test_spread_agrees_with_the_standard_library(values: list[float | None]) -> None:
    known = [v for v in values if v is not None]
    result = spread(values)
    if len(known) < 5:
        assert result is None
        return
    assert result is not None
    assert result.n == len(known)
    assert result.median == statistics.median(known)
    assert result.deviation == pytest.approx(statistics.stdev(known), abs=1e-9)
    assert spread(values[::-1]) == result


def test_difference_in_spreads() -> None:
    assert in_spreads(-3.0, 2.0) == -1.5
    assert in_spreads(3.0, 0.0) is None
    assert in_spreads(None, 2.0) is None
    assert in_spreads(3.0, float("nan")) is None
