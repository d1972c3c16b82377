"""What all kinds of findings have in common: their size, judgement, link and figures."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.compare import in_spreads
from analysis.facts import Comparator, Fact, Figure, Finding, FindingKind, Judgement, Link, Rule, Way

# Beyond three deviations larger is not more telling; an amount counts a fifth of itself as one deviation.
LARGEST_SIZE = 3.0
AMOUNT_STEP = 0.2
# How far a rule is trusted when findings are put in order.
SURE: dict[Rule, float] = {"interval": 1.0, "tested": 0.9, "largest": 0.9, "spread": 0.8, "extreme": 0.8}


@dataclass(frozen=True, slots=True)
class Draft:
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
