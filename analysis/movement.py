"""How much areas have moved between two periods, beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Move:
    """One area's change from its first to its last period, in the indicator's unit, or in per cent.

    change is None when it cannot be said: a share of change of a first value that is not above zero.
    """

    first: str
    last: str
    start: float
    end: float
    change: float | None
    relative: bool


@dataclass(frozen=True, slots=True)
class Others:
    """Changes of other areas over the same periods: how many, their middle one, smallest and largest."""

    n: int
    median: float
    low: float
    high: float


def span(values: Mapping[str, float | None], breaks: Sequence[str] = ()) -> tuple[str, str] | None:
    """First and last period with a value since the last break; None when fewer than two.

    values: period → value. A break is the first period that no longer compares with those before it.
    """
    known = sorted(period for period, value in values.items() if value is not None)
    if not known:
        return None
    since = max((at for at in breaks if at <= known[-1]), default="")
    held = [period for period in known if period >= since]
    return (held[0], held[-1]) if len(held) > 1 else None


def move(values: Mapping[str, float | None], first: str, last: str, relative: bool) -> Move | None:
    """Change between two periods, None when either has no value. relative: in per cent of the first."""
    start, end = values.get(first), values.get(last)
    if start is None or end is None:
        return None
    if relative:
        share = 100 * (end - start) / start if start > 0 else None
        return Move(first, last, start, end, share, True)
    return Move(first, last, start, end, end - start, False)


def others(moves: Sequence[Move | None]) -> Others | None:
    """Summary of the changes that are known; None when there is none."""
    known = [each.change for each in moves if each is not None and each.change is not None]
    return Others(len(known), median(known), min(known), max(known)) if known else None
