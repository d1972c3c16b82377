"""Gaps between two groups: absolute and relative, how certain, and how they move.

The absolute gap is A − B in the figure's unit, the relative gap A / B. Both are told, since they can move in
opposite directions: when both figures halve, the absolute gap halves and the relative one stays (Harper et
al., Milbank Quarterly 88, 2010; Keppel et al., Vital and Health Statistics 2:141, 2005).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, isfinite, log, sqrt
from statistics import NormalDist
from typing import Literal, NamedTuple, TypeVar

from analysis.interval import CONFIDENCE, IntervalError, wilson
from analysis.trend import Trend
from analysis.trend_many import trends

Way = Literal["widens", "narrows", "level", "turns", "unknown"]
SINCE = "2010"  # the window of the tested trends, as everywhere in the product
Key = TypeVar("Key")


class Gap(NamedTuple):
    """absolute: A − B in the figures' unit; relative: A / B, None unless B is above zero and A not below."""

    absolute: float
    relative: float | None


class Limits(NamedTuple):
    """Ends of an interval."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Tell whether the value lies inside, ends included."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Movement:
    """How both gaps have moved from one period to another."""

    absolute: Way
    relative: Way

    @property
    def opposite(self) -> bool:
        """True when one of them widens and the other narrows."""
        return {self.absolute, self.relative} == {"widens", "narrows"}


def gap(a: float | None, b: float | None) -> Gap | None:
    """The gap of two figures of the same unit; None when either is not known."""
    if a is None or b is None or not (isfinite(a) and isfinite(b)):
        return None
    return Gap(a - b, a / b if b > 0 and a >= 0 else None)


def distance(relative: float | None) -> float | None:
    """How far a ratio lies from equality: 0.5 and 2 are as far. None when it is unknown or 0."""
    return abs(log(relative)) if relative else None


def movement(first: Gap, last: Gap, decimals: int, ratio_decimals: int = 2) -> Movement:
    """How the gaps moved, as a reader of the rounded figures sees it.

    'turns' when the other group has become the larger one; then neither widened nor narrowed.
    """
    if (
        first.absolute * last.absolute < 0
        and round(first.absolute, decimals)
        and round(last.absolute, decimals)
    ):
        return Movement("turns", "turns")
    widths = round(abs(first.absolute), decimals), round(abs(last.absolute), decimals)
    ratios = _wide(first.relative, ratio_decimals), _wide(last.relative, ratio_decimals)
    return Movement(_way(*widths), _way(*ratios))


def _wide(relative: float | None, decimals: int) -> float | None:
    """The larger over the smaller, rounded."""
    return None if not relative else round(max(relative, 1 / relative), decimals)


def _way(first: float | None, last: float | None) -> Way:
    if first is None or last is None:
        return "unknown"
    if first == last:
        return "level"
    return "widens" if last > first else "narrows"


def difference_limits(
    a: tuple[float, float], b: tuple[float, float], *, scale: float = 100.0, confidence: float = CONFIDENCE
) -> Limits:
    """Interval of the difference of two independent shares, each (count, population), times scale.

    Method: Newcombe's hybrid score interval (Statistics in Medicine 17, 1998, 873–890, method 10).
    Raises IntervalError when a count is not part of its population.
    """
    one, two = (wilson(*pair, scale=1.0, confidence=confidence) for pair in (a, b))
    share_a, share_b = a[0] / a[1], b[0] / b[1]
    middle = share_a - share_b
    low = middle - sqrt((share_a - one.low) ** 2 + (two.high - share_b) ** 2)
    high = middle + sqrt((one.high - share_a) ** 2 + (share_b - two.low) ** 2)
    return Limits(low * scale, high * scale)


def ratio_limits(
    a: tuple[float, float], b: tuple[float, float], confidence: float = CONFIDENCE
) -> Limits | None:
    """Interval of the ratio of two independent shares, each (count, population); None when a count is 0.

    Method: the logarithm of the ratio is taken as normal (Katz et al., Biometrics 34, 1978). Raises
    IntervalError when a population is not above zero.
    """
    if min(a[1], b[1]) <= 0:
        raise IntervalError("a population must be above 0")
    if min(a[0], b[0]) <= 0:
        return None
    ratio = (a[0] / a[1]) / (b[0] / b[1])
    error = sqrt(max(0.0, 1 / a[0] - 1 / a[1] + 1 / b[0] - 1 / b[1]))
    reach = NormalDist().inv_cdf(0.5 + confidence / 2) * error
    return Limits(ratio * exp(-reach), ratio * exp(reach))


def moves_of(
    series: Iterable[tuple[Sequence[str], Sequence[float | None]]], breaks: Sequence[str]
) -> list[Trend]:
    """A tested trend for each series of gap widths (periods, widths): rising means that the gap widens.

    Mann–Kendall and Theil–Sen (analysis.trend) on the periods from SINCE on, after the last break.
    """
    cut = [_since(periods, values) for periods, values in series]
    return trends((periods, values, breaks) for periods, values in cut)


def widths(gaps: Sequence[Gap | None], *, relative: bool = False) -> list[float | None]:
    """Widths of a series of gaps, positive when the group that is larger at the end is the larger one.

    So a gap that turns passes through zero instead of bouncing off it. Relative widths are logarithms of the
    ratio, in which doubling and halving are as far; multiply a slope by 100 for per cent a year.
    """
    found = [None if each is None else _signed(each, relative) for each in gaps]
    known = [width for width in found if width is not None]
    sign = -1.0 if known and known[-1] < 0 else 1.0
    return [None if width is None else sign * width for width in found]


def _signed(each: Gap, relative: bool) -> float | None:
    if not relative:
        return each.absolute
    return log(each.relative) if each.relative else None


def _since(periods: Sequence[str], values: Sequence[float | None]) -> tuple[list[str], list[float | None]]:
    kept = [(p, v) for p, v in zip(periods, values, strict=True) if p >= SINCE]
    return [p for p, _ in kept], [v for _, v in kept]


def ranked(sizes: Iterable[tuple[Key, float | None, bool]]) -> tuple[list[Key], list[Key]]:
    """Keys by size, largest first, and apart from them those that stand on small numbers.

    sizes: (key, size, small). Keys without a size are left out; equal sizes keep their order.
    """
    known = sorted(
        ((key, size, small) for key, size, small in sizes if size is not None), key=lambda x: -x[1]
    )
    return [key for key, _, small in known if not small], [key for key, _, small in known if small]
