"""Correlation and quarters against hand-computed cases and an independent implementation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.association import AssociationError, associate, correlation, mean_ranks, quarter


def test_hand_computed_pearson() -> None:
    # dx = -2 -1 0 1 2, dy = -1.8 -.8 .2 .2 2.2; sum dx·dy = 9.0; squares 10 and 8.8; r = 9 / sqrt(88)
    assert correlation([1, 2, 3, 4, 5], [1, 2, 3, 3, 5]) == pytest.approx(9 / 88**0.5)


def test_ties_share_their_mean_rank() -> None:
    assert mean_ranks([10, 30, 20, 20]) == [1, 4, 2.5, 2.5]
    assert mean_ranks([7, 7, 7]) == [2, 2, 2]


def test_the_same_everywhere_has_no_correlation() -> None:
    assert correlation([3.3] * 12, list(range(12))) is None
    assert correlation([0.1 + 0.2] * 6 + [0.3] * 6, list(range(12))) is None


@given(
    st.lists(st.tuples(st.integers(-1000, 1000), st.integers(-1000, 1000)), min_size=10, max_size=60).filter(
        lambda pairs: len({a for a, _ in pairs}) > 1 and len({b for _, b in pairs}) > 1
    )
)
def test_the_same_as_scipy(pairs: list[tuple[int, int]]) -> None:
    x, y = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    found = associate(x, y)
    assert found.pearson == pytest.approx(float(stats.pearsonr(x, y).statistic), abs=1e-9)
    assert found.spearman == pytest.approx(float(stats.spearmanr(x, y).statistic), abs=1e-9)
    assert found.medians == (float(np.median(x)), float(np.median(y)))


def test_only_areas_with_both_count_and_few_get_no_correlation() -> None:
    x = [1.0, 2.0, None, 4.0, float("nan")]
    found = associate(x, [2.0, None, 3.0, 8.0, 1.0])
    assert (found.n, found.pearson, found.spearman, found.far) == (2, None, None, ())
    assert found.medians == (2.5, 5.0)
    assert associate([None], [1.0]).n == 0


def test_far_areas_are_named_by_their_mahalanobis_distance() -> None:
    x = [float(i) for i in range(20)] + [10.0]
    y = [float(i) + (0.5 if i % 2 else -0.5) for i in range(20)] + [40.0]
    covariance = np.linalg.inv(np.cov(x, y))
    centred = np.array([x, y]) - np.array([[np.mean(x)], [np.mean(y)]])
    squares = np.einsum("ij,ik,kj->j", centred, covariance, centred)
    wanted = sorted((i for i, d in enumerate(squares) if d > 9.2103), key=lambda i: -squares[i])
    assert list(associate(x, y).far) == wanted == [20]


def test_sides_of_the_medians() -> None:
    assert quarter(1, 5, (2, 4)) == (-1, 1)
    assert quarter(2, 3, (2, 4)) == (0, -1)


def test_other_areas_are_refused() -> None:
    with pytest.raises(AssociationError, match="not the same areas"):
        associate([1.0], [1.0, 2.0])
