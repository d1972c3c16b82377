"""How two measures of the same areas go together: correlation, quarters by medians, outlying areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite, sqrt
from statistics import median

# Under ten areas a correlation is mostly chance: with n = 9 even |r| = 0.6 comes without any relation.
LEAST_AREAS = 10
# Squared Mahalanobis distance that one area in a hundred exceeds when both measures are normal
# (chi-squared, two degrees of freedom: -2 ln 0.01).
FAR = 9.2103


class AssociationError(ValueError):
    """The two measures cannot be laid side by side."""


@dataclass(frozen=True, slots=True)
class Association:
    """Two measures over the areas that have both; x and y in their own units.

    n: areas with both. pearson: linear correlation; spearman: of the ranks, ties sharing their mean rank.
    Both None with fewer than LEAST_AREAS areas, or when either measure is the same everywhere. medians: of
    x and y. far: places (in the order given) of areas with a squared Mahalanobis distance over FAR, farthest
    first.
    """

    n: int
    pearson: float | None
    spearman: float | None
    medians: tuple[float, float] | None
    far: tuple[int, ...]


def associate(x: Sequence[float | None], y: Sequence[float | None]) -> Association:
    """Association of two measures given for the same areas in the same order; None where there is no figure.

    Pearson: product-moment; Spearman (Am. J. Psychol. 15, 1904): the same of mean ranks. Mahalanobis distance
    with the sample's own means and covariance (n - 1). Raises AssociationError when the lengths differ.
    """
    if len(x) != len(y):
        raise AssociationError(f"{len(x)} figures against {len(y)}: not the same areas")
    both = [(i, a, b) for i, (a, b) in enumerate(zip(x, y, strict=True)) if _known(a) and _known(b)]
    places, xs, ys = (
        [i for i, _, _ in both],
        [float(a or 0) for _, a, _ in both],
        [float(b or 0) for *_, b in both],
    )
    if not both:
        return Association(0, None, None, None, ())
    enough = len(both) >= LEAST_AREAS
    pearson = correlation(xs, ys) if enough else None
    spearman = correlation(mean_ranks(xs), mean_ranks(ys)) if enough else None
    far = tuple(places[i] for i in _far(xs, ys, pearson)) if enough else ()
    return Association(len(both), pearson, spearman, (median(xs), median(ys)), far)


def correlation(x: Sequence[float], y: Sequence[float]) -> float | None:
    """Pearson's product-moment correlation, -1 to 1; None when either is the same everywhere."""
    dx, dy = _centred(x), _centred(y)
    spread = sqrt(fsum(a * a for a in dx) * fsum(b * b for b in dy))
    if spread <= 1e-12 * max(1.0, abs(fsum(x)) * abs(fsum(y))) or not spread > 0:
        return None
    return max(-1.0, min(1.0, fsum(a * b for a, b in zip(dx, dy, strict=True)) / spread))


def mean_ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1 for the smallest; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or values[order[end]] != values[order[start]]:
            for i in order[start:end]:
                ranks[i] = (start + 1 + end) / 2
            start = end
    return ranks


def quarter(x: float, y: float, medians: tuple[float, float]) -> tuple[int, int]:
    """Which side of the medians an area is on: -1 below, 0 at, 1 above, for x and for y."""
    mx, my = medians
    return (x > mx) - (x < mx), (y > my) - (y < my)


def _known(value: float | None) -> bool:
    return value is not None and isfinite(value)


def _centred(values: Sequence[float]) -> list[float]:
    mean = fsum(values) / len(values)
    return [value - mean for value in values]


def _far(x: Sequence[float], y: Sequence[float], pearson: float | None) -> list[int]:
    """Places far from the crowd, farthest first; none when the two measures are one line."""
    if pearson is None or abs(pearson) > 1 - 1e-9:
        return []
    dx, dy = _scaled(x), _scaled(y)
    square = [
        (a * a - 2 * pearson * a * b + b * b) / (1 - pearson * pearson) for a, b in zip(dx, dy, strict=True)
    ]
    return sorted((i for i, d in enumerate(square) if d > FAR), key=lambda i: -square[i])


def _scaled(values: Sequence[float]) -> list[float]:
    centred = _centred(values)
    deviation = sqrt(fsum(d * d for d in centred) / (len(values) - 1))
    return [d / deviation for d in centred]
