"""Measures of differences inside areas, against hand counts and a slow independent way."""

import math
import random

import numpy as np
import pytest

from analysis import spread

Group = list[tuple[float, float]]  # value, weight


def _flat(groups: list[Group]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The groups one after the other with ascending values, as the measures want them."""
    cells = [cell for group in groups for cell in sorted(group)]
    starts = np.cumsum([0, *[len(group) for group in groups[:-1]]])
    return np.array([v for v, _ in cells]), np.array([w for _, w in cells]), starts


def _deviation(group: Group) -> float:
    total = sum(w for _, w in group)
    mean = sum(v * w for v, w in group) / total
    return math.sqrt(sum(w * (v - mean) ** 2 for v, w in group) / total)


def _gini(group: Group) -> float:
    """Mean difference of all pairs of people over twice the mean."""
    total = sum(w for _, w in group)
    mean = sum(v * w for v, w in group) / total
    pairs = sum(a * b * abs(x - y) for x, a in group for y, b in group)
    return pairs / (2 * mean * total**2)


def test_two_municipalities_by_hand() -> None:
    # One person with 1, three people with 3: mean 2.5, variance (2.25 + 3 · 0.25) / 4, pairs 2 · 1 · 3 · 2.
    values, weights, starts = _flat([[(1.0, 1.0), (3.0, 3.0)]])
    assert spread.mean(values, weights, starts) == pytest.approx([2.5])
    assert spread.deviation(values, weights, starts) == pytest.approx([math.sqrt(0.75)])
    assert spread.gini(values, weights, starts) == pytest.approx([12 / (2 * 2.5 * 16)])


def test_all_of_one_person_and_nobody_else() -> None:
    # One of ten equally large municipalities has everything: Gini 1 − 1/10.
    values, weights, starts = _flat([[(0.0, 5.0)] * 9 + [(7.0, 5.0)]])
    assert spread.gini(values, weights, starts) == pytest.approx([0.9])


def test_many_groups_at_once_give_what_each_gives_alone() -> None:
    rng = random.Random(11)
    groups = [
        [(rng.choice([0.0, rng.uniform(0, 80)]), rng.uniform(100, 90_000)) for _ in range(rng.randint(1, 30))]
        for _ in range(200)
    ]
    groups = [group for group in groups if any(v for v, _ in group)]
    flat = _flat(groups)
    assert spread.deviation(*flat) == pytest.approx([_deviation(group) for group in groups])
    assert spread.gini(*flat) == pytest.approx([_gini(group) for group in groups], abs=1e-10)


def test_equal_municipalities_have_no_differences() -> None:
    flat = _flat([[(4.2, 10.0)] * 6, [(9.0, 1.0)]])
    assert spread.deviation(*flat) == pytest.approx([0, 0], abs=1e-12)
    assert spread.gini(*flat) == pytest.approx([0, 0], abs=1e-12)


def test_the_deviation_does_not_move_with_the_level_and_the_gini_not_with_the_unit() -> None:
    group = [(3.0, 10.0), (5.0, 20.0), (11.0, 5.0)]
    raised, scaled = [(v + 100, w) for v, w in group], [(v * 1000, w) for v, w in group]
    deviations = spread.deviation(*_flat([group, raised]))
    ginis = spread.gini(*_flat([group, scaled]))
    assert deviations[0] == pytest.approx(deviations[1])
    assert ginis[0] == pytest.approx(ginis[1])


@pytest.mark.parametrize("group", [[(-1.0, 1.0), (5.0, 1.0)], [(0.0, 1.0), (0.0, 3.0)]])
def test_no_gini_below_zero_or_of_nothing(group: Group) -> None:
    assert np.isnan(spread.gini(*_flat([group]))).all()


def test_small_municipalities_are_no_extremes() -> None:
    large = np.array([False, True, True, False, False, False, True])
    low, high = spread.extremes(large, np.array([0, 4, 6]))
    assert low.tolist() == [1, -1, 6]
    assert high.tolist() == [2, -1, 6]


def test_people_are_counted_where_it_is_so() -> None:
    chosen = np.array([True, False, True, True])
    people = np.array([10.0, 20.0, 30.0, 40.0])
    assert spread.total_where(chosen, people, np.array([0, 2])).tolist() == [10, 70]


@pytest.mark.parametrize(
    ("unit", "minimum", "is_ratio"),
    [
        ("percent", 0.0, True),
        ("euros", 5000.0, True),
        ("percent", -20.0, False),
        ("percent", None, False),
        ("index_country_100", 0.0, False),
        ("index", 0.0, False),
    ],
)
def test_twice_as_much_means_something_only_on_a_ratio_scale(
    unit: str, minimum: float | None, is_ratio: bool
) -> None:
    assert spread.ratio_scale(unit, minimum) is is_ratio
