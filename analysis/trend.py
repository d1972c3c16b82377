"""Whether a series has a direction: Mann–Kendall test and Theil–Sen slope, after the last break only.

Test: Mann (Econometrica 13, 1945) and Kendall (Rank Correlation Methods, 1970). The p value is exact up to
40 points, ties included; above that, the normal approximation with tie and continuity correction. A year's
figure depends on the year before: from ten points on, autocorrelation found in the detrended series widens
the variance (Hamed and Rao 1998) and the larger p counts. That mends only a part, and under ten points the
dependence cannot be seen: of simulated series without a trend whose successive years correlate by 0.6, about
a fifth still pass at 5 %. A passed test says that these years went one way, not that the next one will.
Slope: the median of the slopes between all pairs of points at their own times (Theil 1950, Sen 1968), so
years without a figure do no harm; it is per year also for monthly figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt

from analysis import kendall
from analysis.compare import known

Direction = Literal["rising", "falling", "none", "too_few"]
Method = Literal["exact", "normal", "dependent"]
Floats = npt.NDArray[np.float64]

# Four points reach p = 0.083 at best: with fewer than five no order at all could pass the test.
FEWEST = 5
ALPHA = 0.05
_PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")


class TrendError(ValueError):
    """The series cannot be read: bad periods, wrong order, or lengths that differ."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Outcome of the test.

    direction: 'none' means no clear change. n: known points after the last break; first and last: their
    periods, None when there is none. slope, low, high: change per year and its interval at 1 - alpha, in the
    indicator's unit; p: two-sided; all None when too few. low and high are None also when no interval
    exists at that confidence. method: 'exact', 'normal' or 'dependent' (widened by factor). after_break: the
    break's period when one cut the series.
    """

    direction: Direction
    n: int
    first: str | None
    last: str | None
    slope: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    method: Method | None = None
    factor: float = 1.0
    after_break: str | None = None


def trend(
    periods: Sequence[str],
    values: Sequence[float | None],
    breaks: Sequence[str] = (),
    alpha: float = ALPHA,
) -> Trend:
    """Test a series for a direction.

    periods: '2024' or '2024-03', ascending, one for each value; None and NaN are gaps. breaks: first period
    after each break in comparability. Monthly figures with seasons must first go through `same_month`. Leave
    projections and budgets out. Raises TrendError for a series that cannot be read.
    """
    _check(periods, values)
    cut = max((b for b in breaks if periods and periods[0] < b <= periods[-1]), default=None)
    points = [(p, float(v)) for p, v in zip(periods, values, strict=True) if known(v) and p >= (cut or p)]
    first, last = (points[0][0], points[-1][0]) if points else (None, None)
    if len(points) < FEWEST:
        return Trend("too_few", len(points), first, last, after_break=cut)
    times = np.array([year(p) for p, _ in points])
    numbers = np.array([v for _, v in points])
    slopes = pair_slopes(times, numbers)
    slope = float(np.median(slopes))
    factor = kendall.dependence(_detrended(times, numbers, slope))
    direction, p_value, method = _test(numbers, factor, alpha)
    low, high = _limits(slopes, len(points), alpha, factor)
    return Trend(direction, len(points), first, last, slope, low, high, p_value, method, factor, cut)


def same_month(
    periods: Sequence[str], values: Sequence[float | None]
) -> tuple[list[str], list[float | None]]:
    """The latest known month of every year, so that seasons make no trend; a yearly series unchanged."""
    given = [p for p, v in zip(periods, values, strict=True) if known(v)]
    month = given[-1][4:] if given else ""
    kept = [(p, v) for p, v in zip(periods, values, strict=True) if p[4:] == month]
    return [p for p, _ in kept], [v for _, v in kept]


@lru_cache(maxsize=4096)
def year(period: str) -> float:
    """A period as time in years: '2024' is 2024, '2024-03' is 2024 and two twelfths."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise TrendError(f"period {period!r} is neither a year like 2024 nor a month like 2024-03")
    return int(match[1]) + (int(match[2]) - 1) / 12 if match[2] else float(match[1])


def pair_slopes(times: Floats, values: Floats) -> Floats:
    """Slopes between all pairs of points, ascending; n (n - 1) / 2 of them."""
    later, earlier = np.tril_indices(times.size, -1)
    return np.sort((values[later] - values[earlier]) / (times[later] - times[earlier]))


def _check(periods: Sequence[str], values: Sequence[float | None]) -> None:
    if len(periods) != len(values):
        raise TrendError(f"{len(periods)} periods for {len(values)} values")
    times = [year(p) for p in periods]
    if any(a >= b for a, b in zip(times, times[1:], strict=False)):
        raise TrendError("periods must ascend without repeats")


def _detrended(times: Floats, numbers: Floats, slope: float) -> Floats:
    """What is left beside the slope, without the noise of binary arithmetic, which would get ranks too."""
    steps = max(float(np.abs(numbers).max()) * 1e-9, np.finfo(float).tiny)
    return np.asarray(np.round((numbers - slope * (times - times[0])) / steps), dtype=np.float64)


def _test(numbers: Floats, factor: float, alpha: float) -> tuple[Direction, float, Method]:
    s, ties = kendall.score(numbers), kendall.tie_sizes(numbers)
    exact = len(numbers) <= kendall.EXACT_UP_TO
    p = kendall.exact_p(s, ties) if exact else kendall.normal_p(s, ties)
    method: Method = "exact" if exact else "normal"
    if factor > 1 and (wide := kendall.normal_p(s, ties, factor)) >= p:
        p, method = wide, "dependent"
    direction: Direction = "none" if p >= alpha else "rising" if s > 0 else "falling"
    return direction, p, method


def _limits(slopes: Floats, n: int, alpha: float, factor: float) -> tuple[float | None, float | None]:
    order = kendall.slope_order(n, alpha, factor)
    return (None, None) if order is None else (float(slopes[order - 1]), float(slopes[-order]))
