"""Intervals for shares and rates, the mark of small numbers, and whether a value differs from a comparator.

Registers hold everybody, so there is no sampling error here: the intervals show the random variation of the
events behind a count (the superpopulation view; Eayres, APHO Technical Briefing 3, 2008). They are made only
where the count and its denominator are known, and must be labelled as computed by us.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, isfinite, lgamma, log, sqrt
from statistics import NormalDist
from typing import Literal

Method = Literal["wilson", "poisson_exact", "poisson_byar"]
Verdict = Literal["above", "below", "cannot_tell"]
Small = Literal["few_cases", "few_others", "few_people"]

CONFIDENCE = 0.95
# Byar's limits are within 0.2 % of the exact ones from 10 events on (PHE, Technical Guide: Confidence
# Intervals, 2018, which changes over there); we stay exact longer, because it costs microseconds.
BYAR_FROM = 100
SMALL_COUNT = 5
SMALL_POPULATION = 50


# Units of shares and rates: what a count over its denominator is multiplied by.
RATE_SCALES = {
    "percent": 100.0, "per_100": 100.0, "per_1000": 1000.0, "per_1000_same_age": 1000.0,
    "per_1000_women": 1000.0, "per_10000": 10_000.0, "per_10000_same_age": 10_000.0, "per_100000": 100_000.0,
}  # fmt: skip


class IntervalError(ValueError):
    """The counts cannot be those of a share or a rate."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Limits in the unit of the figure (share or rate times its scale), their method and confidence 0–1."""

    low: float
    high: float
    method: Method
    confidence: float = CONFIDENCE


def wilson(
    numerator: float, denominator: float, *, scale: float = 100.0, confidence: float = CONFIDENCE
) -> Interval:
    """Wilson's score interval of numerator / denominator × scale (per cent by default).

    Method: Wilson 1927 without continuity correction, method 3 of Newcombe (Statistics in Medicine 17, 1998),
    the one public health offices use for proportions. The limits stay within 0 and scale, at 0 % too.
    Raises IntervalError unless 0 <= numerator <= denominator and denominator > 0.
    """
    _check(numerator, denominator, confidence)
    if numerator > denominator:
        raise IntervalError(f"a share needs numerator <= denominator, got {numerator} of {denominator}")
    z2 = _z(confidence) ** 2
    centre = numerator + z2 / 2
    reach = sqrt(z2 * (numerator * (denominator - numerator) / denominator + z2 / 4))
    low = max(0.0, (centre - reach) / (denominator + z2)) if numerator else 0.0
    high = min(1.0, (centre + reach) / (denominator + z2)) if numerator < denominator else 1.0
    return Interval(low * scale, high * scale, "wilson", confidence)


def poisson(
    count: float, exposure: float, *, scale: float = 1000.0, confidence: float = CONFIDENCE
) -> Interval:
    """Interval of the rate count / exposure × scale (per thousand by default), the count being Poisson.

    Method: exact limits of Garwood (Biometrika 28, 1936) below 100 events, Byar's approximation from there
    (Breslow and Day 1987, p. 69). The method used is in the result. Exposure is the population or the
    person-years. Raises IntervalError for a negative count or an exposure that is not positive.
    """
    _check(count, exposure, confidence)
    low, high = _limits(count, confidence)
    method: Method = "poisson_exact" if count < BYAR_FROM else "poisson_byar"
    return Interval(low / exposure * scale, high / exposure * scale, method, confidence)


def of_rate(numerator: float, denominator: float, unit: str) -> Interval | None:
    """Interval of a figure in a unit of RATE_SCALES: Wilson's of a share in per cent, else Poisson's.

    None for other units, and for a share whose count is more than its whole.
    """
    scale = RATE_SCALES.get(unit)
    if scale is None or (unit == "percent" and numerator > denominator):
        return None
    return (wilson if unit == "percent" else poisson)(numerator, denominator, scale=scale)


def small(numerator: float, denominator: float, *, share: bool = True) -> Small | None:
    """Why a figure stands on small numbers, or None: it is then marked and tops no list by itself.

    Fewer than 5 cases: the usual lower limit of published cells, and a count whose own random error
    (1/√n, Poisson) is over 45 %. For a share the others count as well, since 98 % and 2 % are the same
    information. Fewer than 50 people: one person moves a share by more than two percentage points. The limits
    are our own choice of common practice; they mark and never hide (hiding is the producer's decision).
    """
    _check(numerator, denominator, CONFIDENCE)
    if numerator < SMALL_COUNT:
        return "few_cases"
    if share and denominator - numerator < SMALL_COUNT:
        return "few_others"
    return "few_people" if denominator < SMALL_POPULATION else None


def verdict(interval: Interval | None, comparator: float | None) -> Verdict | None:
    """Where the value stands for certain: above or below the comparator, or the two cannot be told apart.

    The comparator is taken as a fixed point: it is a larger area's value or a median, whose own variation is
    small beside the area's. A limit that just touches it does not exclude it. None when either is not known.
    """
    if interval is None or comparator is None or not isfinite(comparator):
        return None
    if interval.low > comparator:
        return "above"
    return "below" if interval.high < comparator else "cannot_tell"


def _check(numerator: float, denominator: float, confidence: float) -> None:
    if not (isfinite(numerator) and numerator >= 0):
        raise IntervalError(f"a count must be a number from 0 up, got {numerator}")
    if not (isfinite(denominator) and denominator > 0):
        raise IntervalError(f"a denominator must be a number above 0, got {denominator}")
    if not 0 < confidence < 1:
        raise IntervalError(f"confidence must be between 0 and 1, got {confidence}")


@lru_cache(maxsize=16)
def _z(confidence: float) -> float:
    return NormalDist().inv_cdf(0.5 + confidence / 2)


@lru_cache(maxsize=4096)
def _limits(count: float, confidence: float) -> tuple[float, float]:
    """Lower and upper limit of the expected number of events."""
    z, tail = _z(confidence), (1 - confidence) / 2
    low, high = _byar(count, -z) if count else 0.0, _byar(count + 1, z)
    if count >= BYAR_FROM:
        return low, high
    if count:
        low = _root(lambda mean: _at_least(count, mean) - tail, high)
    return low, _root(lambda mean: _at_least(count + 1, mean) - (1 - tail), 2 * high + 10)


def _byar(count: float, z: float) -> float:
    return count * max(0.0, 1 - 1 / (9 * count) + z / (3 * sqrt(count))) ** 3


def _at_least(count: float, mean: float) -> float:
    """P(X >= count) for a Poisson X, the regularised lower incomplete gamma function, by its power series."""
    if mean <= 0:
        return 0.0
    term = total = 1.0
    step = count
    while term > total * 1e-17:
        step += 1
        term *= mean / step
        total += term
    return total * exp(count * log(mean) - mean - lgamma(count + 1))


def _root(function: Callable[[float], float], high: float) -> float:
    """Where an increasing function crosses zero between 0 and `high`, to the last bit, by halving."""
    low, previous = 0.0, inf
    while (middle := (low + high) / 2) != previous:
        previous = middle
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return middle
