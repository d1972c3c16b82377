"""Ranks and percentiles against examples worked out by hand."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.standing import percentiles, ranks

numbers = st.lists(st.one_of(st.none(), st.integers(-5, 5).map(float)), max_size=40)


def test_equal_values_share_the_best_rank() -> None:
    assert ranks([10, 30, 30, 20]) == [4, 1, 1, 3]


def test_areas_without_a_value_have_no_rank() -> None:
    assert ranks([None, 5, float("nan"), 7]) == [None, 2, None, 1]


def test_percentile_counts_ties_half() -> None:
    # Others of 30: 10 and 20 below, one equal → (2 + 0.5) / 3.
    assert percentiles([10, 30, 30, 20]) == [0.0, 250 / 3, 250 / 3, 100 / 3]


def test_smallest_has_0_largest_100_and_all_equal_50() -> None:
    assert percentiles([1, 2, 3]) == [0, 50, 100]
    assert percentiles([4, 4, 4]) == [50, 50, 50]


def test_one_area_has_nothing_to_be_compared_with() -> None:
    assert percentiles([None, 4]) == [None, None]
    assert percentiles([]) == []


@given(numbers)
def test_ranks_and_percentiles_agree(values: list[float | None]) -> None:
    known = [value for value in values if value is not None]
    found = list(zip(ranks(values), percentiles(values), values, strict=True))
    for rank, percentile, value in found:
        assert (rank is None) == (value is None)
        if value is not None and len(known) > 1:
            assert percentile is not None and rank is not None
            assert 0 <= percentile <= 100
            assert rank == 1 + sum(other > value for other in known)
