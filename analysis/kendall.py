"""Kendall's score of a series and its null distribution: exact, ties included, or normal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from math import erfc, factorial, floor, prod, sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

EXACT_UP_TO = 40
DEPENDENCE_FROM = 10
ANDERSON = NormalDist().inv_cdf(0.975)


def score(values: Floats) -> int:
    """Kendall's S: pairs in which the later value is larger minus pairs in which it is smaller."""
    later, earlier = np.tril_indices(values.size, -1)
    return int(np.sign(values[later] - values[earlier]).sum())


def tie_sizes(values: Sequence[float] | Floats) -> tuple[int, ...]:
    """How many times each distinct value occurs, largest first: (2, 1, 1) for 4, 7, 4, 9."""
    return tuple(sorted(Counter(map(float, values)).values(), reverse=True))


def variance(ties: tuple[int, ...]) -> float:
    """Variance of S under no trend with the correction for ties (Kendall 1970, formula 4.4)."""
    n = sum(ties)
    return (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18


@lru_cache(maxsize=4096)
def discordant(ties: tuple[int, ...]) -> tuple[int, ...]:
    """In how many orders of the values at most 0, 1, 2 … pairs are discordant, up to half of the pairs.

    The numbers of orders of a multiset by their discordant pairs are the coefficients of the Gaussian
    multinomial [n; t1, t2 …]_q (MacMahon 1913; Kendall's own recursion is the case without ties). Products
    and quotients of (1 - q^k) are taken as truncated power series in whole numbers: the result is exact.
    """
    n = sum(ties)
    untied = (n * (n - 1) - sum(t * (t - 1) for t in ties)) // 2
    row = [1] + [0] * (untied // 2)
    for k in range(2, n + 1):
        for i in range(len(row) - 1, k - 1, -1):
            row[i] -= row[i - k]
    below = [j for t in ties for j in range(1, t + 1)]
    below.remove(1)  # against the factor k = 1 above
    for j in below:
        for i in range(j, len(row)):
            row[i] += row[i - j]
    return tuple(accumulate(row))


def exact_p(s: int, ties: tuple[int, ...]) -> float:
    """P(|S| >= |s|) when every order of the values is as likely, ties as they are."""
    if s == 0:
        return 1.0
    n = sum(ties)
    untied = (n * (n - 1) - sum(t * (t - 1) for t in ties)) // 2
    orders = factorial(n) // prod(factorial(t) for t in ties)
    return min(1.0, 2 * discordant(ties)[(untied - abs(s)) // 2] / orders)


def normal_p(s: int, ties: tuple[int, ...], factor: float = 1.0) -> float:
    """Two-sided p by the normal approximation with continuity correction, the variance times `factor`."""
    if abs(s) <= 1:
        return 1.0
    return erfc((abs(s) - 1) / sqrt(variance(ties) * factor) / sqrt(2))


def dependence(residuals: Floats) -> float:
    """Factor >= 1 by which autocorrelation widens the variance of S (Hamed and Rao, J. Hydrology 204, 1998).

    residuals: the detrended series in time order. Only autocorrelations of their ranks outside Anderson's
    95 % limits count, at lags up to a quarter of the series. The factor is never under 1: that would make a
    trend more certain than the plain test does, which we do not claim. 1.0 under ten points, where an
    autocorrelation cannot be estimated. Unequal steps are taken as equal.
    """
    n = residuals.size
    if n < DEPENDENCE_FROM:
        return 1.0
    ranks = _mid_ranks(residuals)
    centred = ranks - ranks.mean()
    power = float(centred @ centred)
    extra = 0.0
    for lag in range(1, n // 4 + 1):
        r = float(centred[:-lag] @ centred[lag:]) / power if power else 0.0
        if abs((n - lag) * r + 1) > ANDERSON * sqrt(n - lag - 1):
            extra += (n - lag) * (n - lag - 1) * (n - lag - 2) * r
    return max(1.0, 1 + 2 * extra / (n * (n - 1) * (n - 2)))


def slope_order(n: int, alpha: float, factor: float = 1.0) -> int | None:
    """Order M of the slopes that bound an interval: the Mth smallest and Mth largest; None when none does.

    Method: Sen (JASA 63, 1968), also Hollander and Wolfe 1999, 9.3; exact up to 40 points when nothing widens
    the variance, else normal, rounded outwards. Ties are left out of the variance: away from slope zero the
    residuals have none, and the interval is then rather too wide than too narrow.
    """
    untied = (1,) * n
    if n <= EXACT_UP_TO and factor == 1.0:
        limit, orders = alpha / 2, factorial(n)
        order = sum(count / orders <= limit for count in discordant(untied))
    else:
        reach = NormalDist().inv_cdf(1 - alpha / 2) * sqrt(variance(untied) * factor)
        order = floor((n * (n - 1) / 2 - reach) / 2)
    return order if order >= 1 else None


def _mid_ranks(values: Floats) -> Floats:
    """Ranks 1 … n, equal values sharing the mean of their places."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[inverse], dtype=np.float64)
