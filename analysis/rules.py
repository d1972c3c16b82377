"""The rules a statement must pass to become a finding, one function for each kind.

differs   The interval of the figure excludes the comparator and the difference is at least half a standard
          deviation of the areas; without an interval, at least one whole deviation and no small numbers.
trend     The Mann–Kendall test of analysis.trend passed at 5 %.
opposite  The area's and the comparator's trends passed it in opposite directions.
change    The latest change is larger than all of at least five before it and over three deviations from them.
place     Among the five highest or lowest of at least 50 areas, ties included, and no small numbers.
A difference or slope that would be shown as zero is no finding. Projections and budgets are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.compare import compare, in_spreads
from analysis.facts import Comparator, Fact, Figure, Finding, FindingKind, Judgement, Link, Rule, Way
from analysis.interval import verdict
from analysis.trend import Trend, year

WITH_INTERVAL = 0.5
WITHOUT_INTERVAL = 1.0
FEWEST_AREAS = 50
TOP = 5
UNJUDGED = ("projected", "budget", "protected", "not_applicable", "missing")
# Beyond three deviations larger is not more telling; an amount counts a tenth of itself as one deviation.
LARGEST_SIZE = 3.0
AMOUNT_STEP = 0.1
# A smaller p is shown as smaller than this.
LEAST_P = 0.001
SURE: dict[Rule, float] = {"interval": 1.0, "tested": 0.9, "largest": 0.9, "spread": 0.8, "extreme": 0.8}


@dataclass(frozen=True, slots=True)
class _Draft:
    """What the rules have in common about one fact of an area."""

    area: str
    fact: Fact

    def shown(self, difference: float, more: int = 0) -> Figure | None:
        """A difference as a figure; None when it would be shown as zero."""
        decimals = self.fact.decimals + more
        return Figure(difference, decimals, "difference") if round(difference, decimals) else None

    def finding(
        self,
        kind: FindingKind,
        rule: Rule,
        difference: float,
        figures: dict[str, Figure],
        comparator: Comparator | None = None,
        periods: dict[str, str] | None = None,
        size: float | None = None,
    ) -> Finding:
        """The finding; its size is that of the difference when not given."""
        way: Way = "up" if difference > 0 else "down"
        size = self.size(difference) if size is None else size
        codes = (self.area, *((comparator.code,) if comparator and comparator.code else ()))
        fact = self.fact
        return Finding(
            kind, rule, way, self.area, fact,
            {"value": Figure(fact.value, fact.decimals), **figures},
            Link("mittari", fact.indicator, fact.group, fact.period, codes),
            size * SURE[rule], comparator, self.judged(way), periods or {},
        )  # fmt: skip

    def judged(self, way: Way) -> Judgement | None:
        """Better or worse, None where the indicator has no direction."""
        if self.fact.better == "none":
            return None
        return "better" if (self.fact.better == "higher") == (way == "up") else "worse"

    def size(self, difference: float) -> float:
        """How large a difference is, in standard deviations of the areas; 1 when those are not known."""
        step = AMOUNT_STEP * abs(self.fact.value) if self.fact.amount else None
        step = self.fact.spread.deviation if step is None and self.fact.spread else step
        return min(abs(in_spreads(difference, step) or 1.0), LARGEST_SIZE)


def candidates(area: str, fact: Fact) -> Iterator[Finding]:
    """Every finding that the rules allow about one fact of an area."""
    if fact.status in UNJUDGED:
        return
    draft = _Draft(area, fact)
    found = [_trend(draft), _change(draft), _place(draft)]
    for comparator in fact.comparators:
        found += [_differs(draft, comparator), _opposite(draft, comparator)]
    yield from (finding for finding in found if finding)


def _differs(draft: _Draft, comparator: Comparator) -> Finding | None:
    fact = draft.fact
    difference = compare(comparator.kind, fact.value, comparator.value).difference
    shown = draft.shown(difference) if difference is not None and not fact.amount else None
    if difference is None or shown is None:
        return None
    figures = {"other": Figure(comparator.value, fact.decimals), "difference": shown}
    rule, basis = _difference_rule(fact, comparator, difference)
    return draft.finding("differs", rule, difference, figures | basis, comparator) if rule else None


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
    deviation = Figure(fact.spread.deviation, fact.decimals + 1)
    return "spread", {"deviation": deviation, "spread_areas": Figure(fact.spread.n, 0, "count")}


def _trend(draft: _Draft) -> Finding | None:
    trend = draft.fact.trend
    figures = _tested(draft, trend, "")
    if trend is None or figures is None or trend.slope is None:
        return None
    whole = trend.slope * _length(trend)
    return draft.finding(
        "trend", "tested", trend.slope, figures, periods=_span(trend, ""), size=draft.size(whole)
    )


def _opposite(draft: _Draft, comparator: Comparator) -> Finding | None:
    own, other = draft.fact.trend, comparator.trend
    mine, theirs = _tested(draft, own, ""), _tested(draft, other, "other_")
    if own is None or other is None or mine is None or theirs is None or own.direction == other.direction:
        return None
    assert own.slope is not None and other.slope is not None
    apart = draft.size((own.slope - other.slope) * _length(own))
    periods = _span(own, "") | _span(other, "other_")
    return draft.finding("opposite", "tested", own.slope, mine | theirs, comparator, periods, apart)


def _tested(draft: _Draft, trend: Trend | None, prefix: str) -> dict[str, Figure] | None:
    """Figures of a trend that passed its test and whose slope can be shown with the test's sign."""
    if trend is None or trend.direction not in ("rising", "falling") or not trend.slope or trend.p is None:
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


def _change(draft: _Draft) -> Finding | None:
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


def _place(draft: _Draft) -> Finding | None:
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
