"""The test of analysis.trend for many series at once: same rules and results, at a thirtieth of the time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from analysis import kendall
from analysis.trend import ALPHA, FEWEST, Direction, Floats, Method, Trend, year

Series = tuple[Sequence[str], Sequence[float | None], Sequence[str]]
Shape = tuple[tuple[str, ...], str | None]


def trends(series: Iterable[Series], alpha: float = ALPHA) -> list[Trend]:
    """One Trend for each (periods, values, breaks), in their order; arguments as for analysis.trend.trend.

    Series whose known points stand at the same periods are tested together, so it is quick where most areas
    have figures for the same years. Periods must be valid and ascend: a store's do.
    """
    alike: dict[Shape, list[tuple[int, list[float]]]] = defaultdict(list)
    count = 0
    for count, (periods, values, breaks) in enumerate(series, 1):
        shape, numbers = _points(periods, values, breaks)
        alike[shape].append((count - 1, numbers))
    found: list[Trend | None] = [None] * count
    for (periods, cut), members in alike.items():
        rows = np.array([numbers for _, numbers in members], dtype=np.float64)
        for (place, _), made in zip(members, _tested(periods, cut, rows, alpha), strict=True):
            found[place] = made
    return [made for made in found if made is not None]


def _points(
    periods: Sequence[str], values: Sequence[float | None], breaks: Sequence[str]
) -> tuple[Shape, list[float]]:
    """Known points after the last break: (their periods, the break's period) and their values."""
    cut = max((b for b in breaks if periods and periods[0] < b <= periods[-1]), default=None)
    known = [
        (p, float(v))
        for p, v in zip(periods, values, strict=True)
        if v is not None and np.isfinite(v) and (cut is None or p >= cut)
    ]
    return (tuple(p for p, _ in known), cut), [v for _, v in known]


def _tested(periods: tuple[str, ...], cut: str | None, rows: Floats, alpha: float) -> Iterator[Trend]:
    """Trends of series (one a row) with the same periods."""
    n = len(periods)
    first, last = (periods[0], periods[-1]) if periods else (None, None)
    if n < FEWEST:
        yield from (Trend("too_few", n, first, last, after_break=cut) for _ in rows)
        return
    times = np.array([year(p) for p in periods])
    later, earlier = np.tril_indices(n, -1)
    steps = rows[:, later] - rows[:, earlier]
    scores = np.sign(steps).sum(axis=1).astype(int)
    slopes = np.sort(steps / (times[later] - times[earlier]), axis=1)
    middle = np.median(slopes, axis=1)
    factors = dependences(_detrended(times, rows, middle))
    for row, score, ordered, slope, factor in zip(rows, scores, slopes, middle, factors, strict=True):
        direction, p, method = _judged(int(score), kendall.tie_sizes(row), float(factor), alpha)
        order = _order(n, alpha, float(factor))
        low, high = (None, None) if order is None else (float(ordered[order - 1]), float(ordered[-order]))
        yield Trend(direction, n, first, last, float(slope), low, high, p, method, float(factor), cut)


def _detrended(times: Floats, rows: Floats, slopes: Floats) -> Floats:
    """What is left beside the slope, rounded as in analysis.trend."""
    noise = np.maximum(np.abs(rows).max(axis=1) * 1e-9, np.finfo(float).tiny)[:, None]
    return np.asarray(np.round((rows - slopes[:, None] * (times - times[0])) / noise), dtype=np.float64)


def dependences(residuals: Floats) -> Floats:
    """kendall.dependence of each row of residuals."""
    count, n = residuals.shape
    if n < kendall.DEPENDENCE_FROM:
        return np.ones(count)
    below = (residuals[:, :, None] > residuals[:, None, :]).sum(axis=2)
    equal = (residuals[:, :, None] == residuals[:, None, :]).sum(axis=2)
    ranks = below + (equal + 1) / 2
    centred = ranks - ranks.mean(axis=1, keepdims=True)
    power = (centred**2).sum(axis=1)
    extra = np.zeros(count)
    for lag in range(1, n // 4 + 1):
        with np.errstate(invalid="ignore", divide="ignore"):
            r = np.where(power > 0, (centred[:, :-lag] * centred[:, lag:]).sum(axis=1) / power, 0.0)
        counted = np.abs((n - lag) * r + 1) > kendall.ANDERSON * np.sqrt(n - lag - 1)
        extra += np.where(counted, (n - lag) * (n - lag - 1) * (n - lag - 2) * r, 0.0)
    return np.asarray(np.maximum(1.0, 1 + 2 * extra / (n * (n - 1) * (n - 2))), dtype=np.float64)


@lru_cache(maxsize=65536)
def _judged(
    score: int, ties: tuple[int, ...], factor: float, alpha: float
) -> tuple[Direction, float, Method]:
    """Direction, p and method, as analysis.trend decides them."""
    exact = sum(ties) <= kendall.EXACT_UP_TO
    p = kendall.exact_p(score, ties) if exact else kendall.normal_p(score, ties)
    method: Method = "exact" if exact else "normal"
    if factor > 1 and (wide := kendall.normal_p(score, ties, factor)) >= p:
        p, method = wide, "dependent"
    direction: Direction = "none" if p >= alpha else "rising" if score > 0 else "falling"
    return direction, p, method


@lru_cache(maxsize=65536)
def _order(n: int, alpha: float, factor: float) -> int | None:
    return kendall.slope_order(n, alpha, factor)
