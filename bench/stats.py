"""Medians, ratios and goals: the arithmetic of the report."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from statistics import median


@dataclass(frozen=True)
class Goal:
    """A figure that is to be at most (or at least) a limit; `against`: the peer that it is divided by."""

    text: str
    measure: str
    limit: float
    against: str | None = None
    at_least: bool = False


@dataclass(frozen=True)
class Verdict:
    """A goal with what was reached; `met` is None when something it needs was not measured."""

    goal: Goal
    reached: float | None
    met: bool | None


def percentile(values: Iterable[float], share: float) -> float:
    """Nearest-rank percentile; share from 0 to 1. Raises ValueError for no values."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values")
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def middle(values: Iterable[float | None]) -> float | None:
    """Median of what was measured; None when nothing was."""
    known = [value for value in values if value is not None]
    return median(known) if known else None


def paired(values: Mapping[str, list[float]], other: str) -> dict[str, float]:
    """Median over the rounds of each peer's value divided by `other`'s in the same round."""
    base = values[other]
    found = {}
    for name, row in values.items():
        ratios = [mine / theirs for mine, theirs in zip(row, base, strict=True) if theirs]
        if ratios:
            found[name] = median(ratios)
    return found


def judge(goals: Iterable[Goal], figure: Callable[[str, str | None], float | None]) -> list[Verdict]:
    """Each goal with what was reached; `figure(measure, against)` gives a value or ratio, None: unknown."""
    verdicts = []
    for goal in goals:
        reached = figure(goal.measure, goal.against)
        met = None if reached is None else (reached >= goal.limit if goal.at_least else reached <= goal.limit)
        verdicts.append(Verdict(goal, reached, met))
    return verdicts
