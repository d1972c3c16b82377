"""Where one area stands among others: competition rank and mid-rank percentile."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import isfinite


def ranks(values: Sequence[float | None]) -> list[int | None]:
    """Standard competition rank ("1224"): 1 is the largest value, equal values share the best rank.

    The result has one place for each value, None where there is no value. Ranks say order, not grade: whether
    large is good is the indicator's direction, known elsewhere.
    """
    ordered = _known(values)
    return [
        None if v is None or not isfinite(v) else len(ordered) - bisect_right(ordered, v) + 1 for v in values
    ]


def percentiles(values: Sequence[float | None]) -> list[float | None]:
    """Percent of the other values that are smaller, ties counted half (mid-rank percentile), 0 to 100.

    The smallest of distinct values has 0, the largest 100, and a value equal to all others 50. None where
    there is no value, and everywhere when only one value exists: one area has nothing to be compared with.
    """
    ordered = _known(values)
    others = len(ordered) - 1
    if others < 1:
        return [None] * len(values)
    return [None if v is None or not isfinite(v) else 100.0 * _below(ordered, v) / others for v in values]


def _known(values: Sequence[float | None]) -> list[float]:
    """Sorted values; None, NaN and infinities have no place in an order."""
    return sorted(v for v in values if v is not None and isfinite(v))


def _below(ordered: list[float], value: float) -> float:
    """Values smaller than `value` plus half of the others equal to it."""
    low, high = bisect_left(ordered, value), bisect_right(ordered, value)
    return low + (high - low - 1) / 2
