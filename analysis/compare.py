"""One value against others: signed difference, ratio where it means something, place among areas, spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, isfinite, sqrt
from statistics import median
from typing import Literal, TypeGuard

from analysis.standing import percentiles, ranks

Kind = Literal["country", "county", "similar", "group"]
Lacking = Literal["value", "comparator", "both"]
NoRatio = Literal["missing", "zero", "negative"]

# Under five values a standard deviation says next to nothing about the areas behind it.
SPREAD_FROM = 5


class CompareError(ValueError):
    """What is asked for is not among the values given."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A value against one comparator, in the unit of the indicator; what cannot be said is None with its why.

    difference = value - comparator, with its sign. ratio = value / comparator, None with no_ratio: 'missing',
    'zero' (the comparator is zero) or 'negative' (either is below zero, where "times as much" means nothing).
    lacking tells which of the two has no value.
    """

    kind: Kind
    value: float | None
    comparator: float | None
    difference: float | None
    ratio: float | None
    no_ratio: NoRatio | None
    lacking: Lacking | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where one area stands: rank from the largest and from the smallest, both 1-based, equal values sharing.

    ties: how many other areas have the same value. n: areas with a value, the own one included. absent: areas
    of the comparison without a value, sorted. percentile: percent of the other areas with a smaller value,
    ties half. All None (and ties 0) when the own area has no value.
    """

    rank: int | None
    from_smallest: int | None
    ties: int
    n: int
    percentile: float | None
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How areas differ: their median and sample standard deviation (n - 1), in the indicator's unit."""

    median: float
    deviation: float
    n: int


def known(value: float | None) -> TypeGuard[float]:
    """Whether there is a value: None, NaN and infinities are missing."""
    return value is not None and isfinite(value)


def compare(kind: Kind, value: float | None, comparator: float | None) -> Comparison:
    """Compare two figures of the same indicator, group and period; None, NaN and infinities are missing.

    The difference keeps the signs of both: -5 against 5 differs by -10, never by | |-5| - |5| | = 0.
    """
    own = value if known(value) else None
    other = comparator if known(comparator) else None
    if own is None or other is None:
        lacking: Lacking = "both" if own is other else ("value" if own is None else "comparator")
        return Comparison(kind, own, other, None, None, "missing", lacking)
    no_ratio: NoRatio | None = "negative" if min(own, other) < 0 else "zero" if other == 0 else None
    ratio = None if no_ratio else own / other
    return Comparison(kind, own, other, own - other, ratio, no_ratio, None)


def place(code: str, values: Mapping[str, float | None]) -> Place:
    """Place of the area `code` among `values` (area code → value, the own area included).

    Method: competition rank ("1224") and mid-rank percentile, as in analysis.standing. Raises CompareError
    when the area itself is not in the comparison.
    """
    if code not in values:
        raise CompareError(f"area {code} is not among the {len(values)} areas of the comparison")
    codes = list(values)
    at, numbers = codes.index(code), list(values.values())
    absent = tuple(sorted(c for c, v in values.items() if not known(v)))
    n, rank, own = len(codes) - len(absent), ranks(numbers)[at], numbers[at]
    if rank is None:
        return Place(None, None, 0, n, None, absent)
    ties = sum(v == own for v in numbers) - 1
    return Place(rank, n - rank - ties + 1, ties, n, percentiles(numbers)[at], absent)


def spread(values: Sequence[float | None]) -> Spread | None:
    """Median and standard deviation of the known values; None when fewer than five areas have one."""
    ordered = sorted(v for v in values if known(v))
    if len(ordered) < SPREAD_FROM:
        return None
    # fsum and the sorted order make the result the same whatever order the areas come in.
    mean = fsum(ordered) / len(ordered)
    square = fsum((v - mean) ** 2 for v in ordered) / (len(ordered) - 1)
    return Spread(median(ordered), sqrt(square), len(ordered))


def in_spreads(difference: float | None, deviation: float | None) -> float | None:
    """A difference in standard deviations, signed; None when either is missing or all areas are equal."""
    if known(difference) and known(deviation) and deviation > 0:
        return difference / deviation
    return None
