"""How far the municipalities of an area stand from each other: measures for many areas at once.

All take `values` and `weights` of many groups one after the other and `starts`, where each group begins
(ascending, the first 0, none empty), and give one number for each group. Weights are populations, so that a
measure tells what people live in, and a tiny municipality does not make a spread by itself.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

# Under this many inhabitants a figure moves by chance: such a municipality is never an area's extreme.
SMALL = 2000
# An area is compared with others only when so many of its municipalities have a figure …
FEWEST = 3
# … and so large a share of its people live in them.
COVERAGE = 0.9
# Units in which twice the number is not twice the thing, or which are already measures of differences.
_NO_RATIO = ("index", "index_0_1", "index_country_100", "index_median_100")
# Amounts grow with the municipality: their spread would tell of its size only.
AMOUNTS = (
    *("persons", "number", "jobs", "vacancies", "families", "households", "enterprises"),
    *("euros_total", "thousand_euros", "million_euros"),
)


def ratio_scale(unit: str, minimum: float | None) -> bool:
    """Whether 'twice as much' means something: figures never below zero, and not an index.

    minimum: the least value that the catalogue allows, None where it sets none.
    """
    return minimum is not None and minimum >= 0 and unit not in _NO_RATIO


def mean(values: Floats, weights: Floats, starts: Places) -> Floats:
    """Weighted mean of each group, in the unit of the values."""
    return np.asarray(np.add.reduceat(values * weights, starts) / np.add.reduceat(weights, starts))


def deviation(values: Floats, weights: Floats, starts: Places) -> Floats:
    """Weighted standard deviation √(Σw(x − x̄)² / Σw) around the weighted mean, in the unit of the values.

    Divided by Σw, not less one: the municipalities are all there are, not a sample. 0 for a group of one.
    """
    middle = np.repeat(mean(values, weights, starts), _sizes(starts, len(values)))
    return np.sqrt(mean((values - middle) ** 2, weights, starts))


def gini(values: Floats, weights: Floats, starts: Places) -> Floats:
    """Gini index between the municipalities of each group, 0 (all equal) up to nearly 1; NaN where undefined.

    G = Σᵢ Σⱼ wᵢ wⱼ |xᵢ − xⱼ| / (2 x̄ (Σw)²): everybody is given the figure of their municipality, so
    differences inside municipalities do not count (Cowell, Measuring Inequality, 2011, ch. 2). Defined for
    values from zero up that are not all zero. Values must ascend within each group.
    """
    total, average = np.add.reduceat(weights, starts), mean(values, weights, starts)
    sizes = _sizes(starts, len(values))
    summed = np.cumsum(weights)
    before = np.repeat(summed[starts] - weights[starts], sizes)
    # The mean difference of ordered values is a single sum: each weighs by who is below less who is above.
    rank = 2 * (summed - before) - weights - np.repeat(total, sizes)
    with np.errstate(divide="ignore", invalid="ignore"):
        made = np.add.reduceat(weights * values * rank, starts) / (average * total**2)
    lowest = np.minimum.reduceat(values, starts)
    return np.where((lowest >= 0) & (average > 0), np.maximum(made, 0.0), np.nan)


def extremes(large: NDArray[np.bool_], starts: Places) -> tuple[Places, Places]:
    """Places of the first and the last `large` member of each group, −1 where none is.

    With values ascending within each group these are its smallest and largest without the small ones.
    """
    places = np.arange(len(large))
    first = np.minimum.reduceat(np.where(large, places, len(large)), starts)
    last = np.maximum.reduceat(np.where(large, places, -1), starts)
    return np.where(last < 0, -1, first), last


def total_where(chosen: NDArray[np.bool_], weights: Floats, starts: Places) -> Floats:
    """Sum of the weights of the chosen members of each group: how many people live in them."""
    return np.asarray(np.add.reduceat(np.where(chosen, weights, 0.0), starts))


def _sizes(starts: Places, count: int) -> Places:
    return np.diff(np.append(starts, count))
