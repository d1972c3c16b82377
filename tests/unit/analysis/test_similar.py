"""Similar areas: distances by hand, reasons that add up, filters, what is missing, speed."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.similar import Similar, similar
from analysis.similar_presets import FEATURES, PRESETS
from analysis.similar_table import SimilarError, Table, standardised

NAN = float("nan")


def table(rows: list[list[float]], features: str = "lapset tulot", **more: object) -> Table:
    """A table of areas KU0, KU1 …"""
    return Table([f"KU{i}" for i in range(len(rows))], features.split(), np.array(rows, dtype=float), **more)  # type: ignore[arg-type]


def codes(result: Similar) -> list[str]:
    """Neighbours' codes in order."""
    return [n.code for n in result.neighbours]


# Both features have mean 0 and standard deviation 1 over these four areas, so steps are plain differences.
SQUARE = [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]]


def test_distance_and_reasons_by_hand() -> None:
    result = similar(table(SQUARE), "KU0", {"lapset": 3.0, "tulot": 1.0})
    assert codes(result) == ["KU1", "KU2", "KU3"]
    # d² = (3 · 0 + 1 · 4) / 4, (3 · 4 + 0) / 4, (3 · 4 + 1 · 4) / 4
    assert [n.distance for n in result.neighbours] == pytest.approx([1.0, 3**0.5, 2.0])
    assert result.weights == {"lapset": 0.75, "tulot": 0.25}
    last = {r.feature: r for r in result.neighbours[2].reasons}
    assert (last["lapset"].steps, last["lapset"].share) == pytest.approx((-2.0, 0.75))
    assert (last["tulot"].own, last["tulot"].other, last["tulot"].share) == pytest.approx((1.0, -1.0, 0.25))


def test_a_zero_weight_leaves_a_feature_out() -> None:
    result = similar(table(SQUARE), "KU0", {"lapset": 0.0, "tulot": 2.0})
    assert [(n.code, n.distance) for n in result.neighbours] == [("KU2", 0.0), ("KU1", 2.0), ("KU3", 2.0)]
    assert [r.feature for r in result.neighbours[0].reasons] == ["tulot"]
    assert result.neighbours[0].reasons[0].share == 0.0


def test_sizes_are_compared_as_ratios() -> None:
    sizes = table([[1000, 0], [2000, 0], [500, 0], [64_000, 0]], "vakiluku tulot")
    result = similar(sizes, "KU0", {"vakiluku": 1})
    assert codes(result) == ["KU1", "KU2", "KU3"]
    assert result.neighbours[0].distance == pytest.approx(result.neighbours[1].distance)


def test_a_missing_feature_rescales_and_is_said() -> None:
    rows = [*SQUARE, [1.0, NAN], [NAN, 1.0]]
    result = similar(table(rows), "KU0", {"lapset": 3.0, "tulot": 1.0})
    nearest = result.neighbours[0]
    assert (nearest.code, nearest.distance, nearest.weight_known) == ("KU4", 0.0, 0.75)
    lacking = nearest.reasons[1]
    assert (lacking.own, lacking.other, lacking.steps, lacking.share) == (1.0, None, None, None)
    assert result.left_out == {"size": 0, "group": 0, "missing": 1}
    assert "KU5" not in codes(result)
    assert result.candidates == 4


def test_a_target_without_features_is_refused() -> None:
    with pytest.raises(SimilarError, match="KU4 lacks"):
        similar(table([*SQUARE, [NAN, 1.0]]), "KU4", {"lapset": 3.0, "tulot": 1.0})
    with pytest.raises(SimilarError, match="KU4 lacks"):  # a size of zero has no logarithm
        similar(table([*SQUARE, [0.0, 1.0]], "vakiluku tulot"), "KU4", {"vakiluku": 1.0})


def test_filters_by_size_and_group() -> None:
    rows = table(
        SQUARE, population=np.array([1000.0, 2000.0, 2001.0, NAN]), groups=["KR1", "KR3", "KR1", "KR1"]
    )
    weights = {"lapset": 1.0}
    by_size = similar(rows, "KU0", weights, size_factor=2)
    assert (codes(by_size), by_size.left_out) == (["KU1"], {"size": 2, "group": 0, "missing": 0})
    by_group = similar(rows, "KU0", weights, same_group=True)
    assert (codes(by_group), by_group.left_out["group"]) == (["KU2", "KU3"], 1)
    both = similar(rows, "KU0", weights, size_factor=2, same_group=True)
    assert (codes(both), both.candidates) == ([], 0)
    assert both.left_out == {"size": 2, "group": 1, "missing": 0}


def test_a_feature_equal_everywhere_says_nothing() -> None:
    result = similar(table([[40_000.1, 1], [40_000.1, 2], [40_000.1, 4]]), "KU0", {"lapset": 1, "tulot": 1})
    assert codes(result) == ["KU1", "KU2"]
    assert result.neighbours[0].reasons[0].share == 0.0


@pytest.mark.parametrize(
    ("call", "why", "message"),
    [
        ({"code": "KU9"}, "target", "KU9"),
        ({"weights": {"sää": 1.0}}, "feature", "sää"),
        ({"weights": {"lapset": -1.0}}, "weights", "lapset"),
        ({"weights": {"lapset": NAN}}, "weights", "lapset"),
        ({"weights": {"lapset": 0.0}}, "weights", "above 0"),
        ({"weights": {}}, "weights", "above 0"),
        ({"count": 0}, "count", "not 0"),
        ({"size_factor": 0.5}, "size", "0.5"),
        ({"size_factor": 2.0}, "size", "population of KU0"),
        ({"same_group": True}, "group", "class of KU0"),
    ],
)
def test_errors_are_named(call: dict[str, object], why: str, message: str) -> None:
    arguments = {"code": "KU0", "weights": {"lapset": 1.0}, **call}
    with pytest.raises(SimilarError, match=message) as caught:
        similar(table(SQUARE), **arguments)  # type: ignore[arg-type]
    assert caught.value.why == why


def test_a_table_that_is_none_is_refused() -> None:
    with pytest.raises(SimilarError, match="4 areas × 1 features"):
        similar(Table(["a", "b", "c", "d"], ["lapset"], np.array(SQUARE)), "a", {"lapset": 1})
    with pytest.raises(SimilarError, match="twice"):
        similar(Table(["a", "a", "c", "d"], ["lapset", "tulot"], np.array(SQUARE)), "a", {"lapset": 1})


def test_presets_weigh_known_features() -> None:
    assert set(PRESETS) == {"yleinen", "vaestollinen", "taloudellinen"}
    for weights in PRESETS.values():
        assert set(weights) <= set(FEATURES)
        assert min(weights.values()) > 0


grids = arrays(np.float64, (7, 3), elements=st.integers(-50, 50).map(float) | st.just(NAN))
WEIGHTS = {"lapset": 2.0, "tulot": 1.0, "taajama": 1.0}
NAMES = "lapset tulot taajama"


@given(grids)
@settings(deadline=None)
def test_distance_is_symmetric_and_shares_sum_to_one(grid: np.ndarray) -> None:
    found = {}
    for i in range(7):
        try:
            result = similar(table(grid.tolist(), NAMES), f"KU{i}", WEIGHTS)
        except SimilarError:
            continue
        for n in result.neighbours:
            found[(f"KU{i}", n.code)] = n.distance
            total = sum(r.share for r in n.reasons if r.share is not None)
            assert total == pytest.approx(1.0 if n.distance > 0 else 0.0)
    for (a, b), distance in found.items():
        assert found.get((b, a), distance) == pytest.approx(distance)


@given(grids, st.permutations(range(7)), st.permutations(range(3)))
@settings(deadline=None)
def test_the_order_of_rows_and_features_does_not_matter(
    grid: np.ndarray, rows: list[int], columns: list[int]
) -> None:
    names = NAMES.split()
    turned = Table([f"KU{i}" for i in rows], [names[j] for j in columns], grid[np.ix_(rows, columns)])
    try:
        straight = similar(table(grid.tolist(), NAMES), "KU0", WEIGHTS)
    except SimilarError:
        with pytest.raises(SimilarError):
            similar(turned, "KU0", WEIGHTS)
        return
    other = similar(turned, "KU0", WEIGHTS)
    assert codes(other) == codes(straight)
    assert [n.distance for n in other.neighbours] == pytest.approx([n.distance for n in straight.neighbours])


@given(grids, st.integers(2, 9), st.integers(-20, 20))
@settings(deadline=None)
def test_units_do_not_matter(grid: np.ndarray, times: int, plus: int) -> None:
    plain = standardised(table(grid.tolist(), NAMES))
    assert standardised(table((grid * times + plus).tolist(), NAMES)) == pytest.approx(plain, nan_ok=True)


def test_all_municipalities_in_under_five_milliseconds() -> None:
    rng = np.random.default_rng(7)
    names = list(FEATURES)[:12]
    values = np.exp(rng.normal(size=(308, 12)))
    values[rng.random(values.shape) < 0.03] = NAN
    values[0] = 1.0
    areas = Table([f"KU{i:03}" for i in range(308)], names, values)
    took = []
    for _ in range(15):
        start = time.perf_counter()
        similar(areas, "KU000", dict.fromkeys(names, 1.0))
        took.append(time.perf_counter() - start)
    assert min(took) < 0.005
