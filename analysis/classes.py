"""Class bounds for a map of values: equal counts, equal steps, or around the country's value.

A bound belongs to the class above it: a value v is in class i when bounds[i-1] <= v < bounds[i]. Bounds are
ascending and distinct, so values with many ties may give fewer classes than asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

CLASSES = 5
# The outer bounds around the country's value leave the fifth of the areas that lie farthest from it outside.
OUTER_SHARE = 0.8

Floats = npt.NDArray[np.float64]


def quantile_bounds(
    values: Sequence[float] | Floats, classes: int = CLASSES, decimals: int | None = None
) -> list[float]:
    """Inner bounds with about as many values in each class, none of them empty; at most `classes` - 1 bounds.

    Sample quantiles of Hyndman and Fan's type 7 (linear between order statistics, 1996), rounded to
    `decimals` when given so that the legend shows the very bounds that were used.
    """
    clean = _sorted(values)
    if not clean.size:
        return []
    shares = np.arange(1, classes) / classes
    return _usable(_type7(clean, shares), clean, decimals)


def equal_bounds(
    values: Sequence[float] | Floats, classes: int = CLASSES, decimals: int | None = None
) -> list[float]:
    """Inner bounds at equal steps from the smallest to the largest value; at most `classes` - 1 bounds.

    Unlike the other methods a class in the middle may be empty: the steps must stay equal.
    """
    clean = _sorted(values)
    if not clean.size or clean[0] == clean[-1]:
        return []
    steps = np.arange(1, classes) / classes
    bounds = _rounded(clean[0] + steps * (clean[-1] - clean[0]), decimals)
    return [bound for bound in sorted(set(bounds)) if clean[0] < bound <= clean[-1]]


def country_bounds(
    values: Sequence[float] | Floats,
    country: float | None,
    classes: int = CLASSES,
    decimals: int | None = None,
) -> list[float]:
    """Inner bounds evenly on both sides of the country's value, or [] when there is none.

    The middle class lies around the country's value. The outermost bounds are the 80th percentile (type 7)
    of the distances |value - country| away, and all steps are equal, so colours are symmetric. The bounds
    are kept even where a class is empty, because the symmetry is the message.
    """
    clean = _sorted(values)
    if country is None or not np.isfinite(country) or not clean.size:
        return []
    reach = float(_type7(np.sort(np.abs(clean - country)), np.array([OUTER_SHARE]))[0])
    sides = (np.arange(1, classes) - classes / 2) / (classes / 2 - 1)
    bounds = _rounded(country + sides * reach, decimals)
    # Where rounding would join two bounds, the unrounded ones still tell the sides apart.
    if len(set(bounds)) < len(bounds):
        bounds = _rounded(country + sides * reach, None)
    return bounds if len(set(bounds)) == len(bounds) else []


def class_of(value: float, bounds: Sequence[float]) -> int:
    """Index of the class of `value`, 0 for the lowest."""
    return bisect_right(bounds, value)


def counts(values: Sequence[float] | Floats, bounds: Sequence[float]) -> list[int]:
    """How many values each class holds, lowest class first; len(bounds) + 1 numbers."""
    places = np.searchsorted(np.asarray(bounds, dtype=float), _sorted(values), side="right")
    return [int(number) for number in np.bincount(places, minlength=len(bounds) + 1)]


def _sorted(values: Sequence[float] | Floats) -> Floats:
    array = np.asarray(values, dtype=float)
    return np.sort(array[np.isfinite(array)])


def _type7(ordered: Floats, shares: Floats) -> Floats:
    """Type 7 quantiles of sorted values; numpy's own function is ten times slower on short arrays."""
    position = shares * (ordered.size - 1)
    below = np.floor(position).astype(np.intp)
    above = np.minimum(below + 1, ordered.size - 1)
    lower = ordered[below]
    return np.asarray(lower + (position - below) * (ordered[above] - lower))


def _rounded(bounds: npt.NDArray[Any], decimals: int | None) -> list[float]:
    """Plain floats without the noise of binary arithmetic; adding zero turns -0.0 into 0.0."""
    return [float(b) + 0.0 for b in np.round(bounds, 12 if decimals is None else decimals)]


def _usable(bounds: Floats, ordered: Floats, decimals: int | None) -> list[float]:
    """Distinct bounds that leave no class empty."""
    kept: list[float] = []
    below = 0
    for bound in sorted(set(_rounded(bounds, decimals))):
        place = int(np.searchsorted(ordered, bound, side="left"))
        if below < place < ordered.size:
            kept.append(bound)
            below = place
    return kept
