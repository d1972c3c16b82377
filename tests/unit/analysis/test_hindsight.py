"""Errors of a projection, size classes, bands of like areas."""

import pytest

from analysis.hindsight import LEAST, Pair, by_size, like_band, range_around, size_class, sizes, spread


def pairs(errors: dict[str, float], period: str = "2024", actual: float = 1000) -> list[Pair]:
    return [Pair(code, period, actual * (1 + e / 100), actual) for code, e in errors.items()]


def test_the_error_is_signed_and_of_what_happened() -> None:
    assert Pair("a", "2024", 1100, 1000).error == pytest.approx(10)
    assert Pair("a", "2024", 900, 1000).error == pytest.approx(-10)
    assert Pair("a", "2024", 5, 0).error is None


@pytest.mark.parametrize(("n", "place"), [(0, 0), (1_999, 0), (2_000, 1), (19_999, 3), (50_000, 5), (9e5, 5)])
def test_size_classes_begin_at_their_bound(n: float, place: int) -> None:
    assert size_class(n) == place


def test_the_size_is_that_of_the_first_year() -> None:
    found = [Pair("a", "2019", 1900, 1990), Pair("a", "2024", 2100, 2100)]
    assert sizes(found) == {"a": 0}
    assert sizes([]) == {}


def test_a_spread_by_hand() -> None:
    found = spread([-2.0, 0.0, 2.0, 4.0, 6.0])
    assert found is not None
    assert (found.n, found.median, found.mean, found.absolute) == (5, 2, 2, 2.8)
    assert (found.low, found.high) == pytest.approx((-1.2, 5.2))
    assert spread([]) is None


def test_spreads_by_size() -> None:
    many = [*pairs({"a": 5, "b": -5}, actual=1000), *pairs({"c": 1}, actual=60_000)]
    found = by_size(many, sizes(many), "2024")
    assert {place: round(each.absolute, 6) for place, each in found.items()} == {0: 5, 5: 1}


def test_the_own_area_is_not_among_its_like() -> None:
    many = pairs({f"k{i}": float(i) for i in range(LEAST)} | {"own": 99.0})
    found = like_band(many, [pair.code for pair in many], "own")
    assert found["2024"].n == LEAST
    assert found["2024"].high < 99


def test_too_few_like_areas_make_no_band() -> None:
    many = pairs({f"k{i}": 1.0 for i in range(LEAST - 1)})
    assert like_band(many, [pair.code for pair in many], "own") == {}


def test_a_range_turns_the_error_around() -> None:
    found = spread([10.0] * 5)
    assert found is not None
    low, high = range_around(1100, found)
    assert low == high == pytest.approx(1000)
