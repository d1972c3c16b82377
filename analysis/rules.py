"""The rules a statement must pass to become a finding, one function for each kind.

differs   The interval of the figure excludes the comparator and the difference is at least half a standard
          deviation of the areas; without an interval, at least one whole deviation and no small numbers.
          From the country or county only if the area also lies half a deviation beyond the median of the
          areas: what most areas share is no news about one of them.
trend     The Mann–Kendall test of analysis.trend passed at 1 %: dozens of series are tested for one area, and
          at the 5 % of a single trend mark some would pass by chance.
opposite  The area's and the comparator's trends both passed so, in opposite directions.
change    The latest change is larger than all of at least five before it and over three deviations from them.
place     Among the five highest or lowest of at least 50 areas, ties included, and no small numbers.
A difference or slope that would be shown as zero is no finding. Projections and budgets are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.compare import compare, in_spreads
from analysis.draft import Draft
from analysis.facts import Comparator, Fact, Figure, Finding, Rule
from analysis.interval import verdict
from analysis.trend import Trend, year

WITH_INTERVAL = 0.5
WITHOUT_INTERVAL = 1.0
BEYOND_MEDIAN = 0.5
TESTED_P = 0.01
FEWEST_AREAS = 50
TOP = 5
UNJUDGED = ("projected", "budget", "protected", "not_applicable", "missing")
# A smaller p is shown as smaller than this.
LEAST_P = 0.001


def candidates(area: str, fact: Fact) -> Iterator[Finding]:
    """Every finding that the rules allow about one fact of an area."""
    if fact.status in UNJUDGED:
        return
    draft = Draft(area, fact)
    found = [_trend(draft), _change(draft), _place(draft)]
    for comparator in fact.comparators:
        found += [_differs(draft, comparator), _opposite(draft, comparator)]
    yield from (finding for finding in found if finding)


def _differs(draft: Draft, comparator: Comparator) -> Finding | None:
    fact = draft.fact
    difference = compare(comparator.kind, fact.value, comparator.value).difference
    shown = draft.shown(difference) if difference is not None and not fact.amount else None
    if difference is None or shown is None:
        return None
    figures = {"other": Figure(comparator.value, fact.decimals), "difference": shown}
    if comparator.kind in ("country", "county") and not _beyond_median(fact, difference):
        return None
    rule, basis = _difference_rule(fact, comparator, difference)
    return draft.finding("differs", rule, difference, figures | basis, comparator) if rule else None


def _beyond_median(fact: Fact, difference: float) -> bool:
    """Whether the area differs the same way from the areas' median; true when they are not known."""
    away = in_spreads(fact.value - fact.spread.median, fact.spread.deviation) if fact.spread else None
    return away is None or (away if difference > 0 else -away) >= BEYOND_MEDIAN


def _difference_rule(
    fact: Fact, comparator: Comparator, difference: float
) -> tuple[Rule | None, dict[str, Figure]]:
    """The rule a difference passes, and the figures that its basis shows."""
    steps = in_spreads(difference, fact.spread.deviation if fact.spread else None)
    outcome = verdict(fact.interval, comparator.value)
    if fact.interval is not None:
        passed = outcome != "cannot_tell" and (steps is None or abs(steps) >= WITH_INTERVAL)
        limits = {"low": fact.interval.low, "high": fact.interval.high}
        basis = {role: Figure(limit, fact.decimals + 1) for role, limit in limits.items()}
        basis["confidence"] = Figure(fact.interval.confidence * 100, 0, "count")
        return ("interval", basis) if passed else (None, {})
    if fact.spread is None or steps is None or fact.small or abs(steps) < WITHOUT_INTERVAL:
        return None, {}
    deviation = Figure(fact.spread.deviation, fact.decimals + 1, "distance")
    return "spread", {"deviation": deviation, "spread_areas": Figure(fact.spread.n, 0, "count")}


def _trend(draft: Draft) -> Finding | None:
    trend = draft.fact.trend
    figures = _tested(draft, trend, "")
    if trend is None or figures is None or trend.slope is None:
        return None
    whole = trend.slope * _length(trend)
    return draft.finding(
        "trend", "tested", trend.slope, figures, periods=_span(trend, ""), size=draft.size(whole)
    )


def _opposite(draft: Draft, comparator: Comparator) -> Finding | None:
    own, other = draft.fact.trend, comparator.trend
    mine, theirs = _tested(draft, own, ""), _tested(draft, other, "other_")
    if own is None or other is None or mine is None or theirs is None or own.direction == other.direction:
        return None
    assert own.slope is not None and other.slope is not None
    # Slopes of amounts are of different orders of magnitude, and the own one measures the story.
    beside = 0.0 if draft.fact.amount else other.slope
    apart = draft.size((own.slope - beside) * _length(own))
    periods = _span(own, "") | _span(other, "other_")
    return draft.finding("opposite", "tested", own.slope, mine | theirs, comparator, periods, apart)


def _tested(draft: Draft, trend: Trend | None, prefix: str) -> dict[str, Figure] | None:
    """Figures of a trend that passed its test and whose slope can be shown with the test's sign."""
    if trend is None or trend.direction == "none" or not trend.slope or trend.p is None:
        return None
    if trend.p >= TESTED_P:
        return None
    slope = draft.shown(trend.slope, more=1)
    if slope is None or (trend.slope > 0) != (trend.direction == "rising"):
        return None
    figures = {f"{prefix}slope": slope, f"{prefix}points": Figure(trend.n, 0, "count")}
    figures[f"{prefix}p"] = Figure(trend.p, 3, "probability")
    if trend.p < LEAST_P:
        figures[f"{prefix}p_limit"] = Figure(LEAST_P, 3, "probability")
    return figures


def _span(trend: Trend, prefix: str) -> dict[str, str]:
    return {f"{prefix}first": trend.first or "", f"{prefix}last": trend.last or ""}


def _length(trend: Trend) -> float:
    return year(trend.last) - year(trend.first) if trend.first and trend.last else 0.0


def _change(draft: Draft) -> Finding | None:
    change = draft.fact.change
    if change is None or not change.unusual or draft.fact.small or change.period != draft.fact.period:
        return None
    shown = draft.shown(change.difference)
    if shown is None:
        return None
    figures = {
        "difference": shown,
        "previous": Figure(change.previous, draft.fact.decimals),
        "earlier": Figure(change.earlier, 0, "count"),
    }
    periods = {"previous": change.previous_period, "first": change.first, "last": change.period}
    return draft.finding("change", "largest", change.difference, figures, periods=periods)


def _place(draft: Draft) -> Finding | None:
    fact, place = draft.fact, draft.fact.place
    if place is None or place.rank is None or place.from_smallest is None or fact.small or fact.amount:
        return None
    rank = min(place.rank, place.from_smallest)
    if place.n < FEWEST_AREAS or rank + place.ties > TOP:
        return None
    figures = {
        "rank": Figure(rank, 0, "count"),
        "areas": Figure(place.n, 0, "count"),
        "ties": Figure(place.ties, 0, "count"),
    }
    side = 1.0 if place.rank <= place.from_smallest else -1.0
    away = fact.value - fact.spread.median if fact.spread else 0.0
    return draft.finding("place", "extreme", side, figures, size=draft.size(away))
