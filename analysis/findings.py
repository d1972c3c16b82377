"""Which findings about an area to tell: scored, then five to eight of them, spread over the themes.

Score: size (standard deviations of the areas, at most 3) × certainty of the rule × recency (0.85 for each
year behind the newest figure) × theme (1.5 for the user's own) × direction (1.3 where better and worse are
known) × comparator (those like us first). The numbers are our judgement: they choose what is told and never
what is true, which the rules decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import pow

from analysis.compare import Kind
from analysis.facts import Fact, Finding
from analysis.rules import candidates
from analysis.trend import year

LEAST = 5
MOST = 8
# A finding beyond the fifth must still be worth telling.
WORTH_TELLING = 0.25
A_YEAR_OLDER = 0.85
OWN_THEME = 1.5
JUDGED = 1.3
SAME_THEME = 0.6
SAME_KIND = 0.85
NEARNESS: dict[Kind, float] = {"group": 1.0, "similar": 1.0, "county": 0.95, "country": 0.9}


def findings(
    area: str, facts: Iterable[Fact], theme: str | None = None, least: int = LEAST, most: int = MOST
) -> list[Finding]:
    """The findings to tell about an area, the weightiest first; fewer than `least` when no more pass a rule.

    area: its code. theme: the user's, told more of. At most one finding for each topic. The result does not
    depend on the order of the facts.
    """
    known = list(facts)
    if not known:
        return []
    newest = max(year(fact.period) for fact in known)
    scored = [
        replace(finding, score=finding.score * weight(finding, newest, theme))
        for fact in known
        for finding in candidates(area, fact)
    ]
    return choose(scored, least, most)


def weight(finding: Finding, newest: float, theme: str | None) -> float:
    """What recency, the user's theme, direction and comparator make of a finding's score."""
    age = pow(A_YEAR_OLDER, max(0.0, newest - year(finding.fact.period)))
    own = OWN_THEME if theme is not None and finding.fact.theme == theme else 1.0
    near = NEARNESS[finding.comparator.kind] if finding.comparator else 1.0
    return age * own * near * (JUDGED if finding.judgement else 1.0)


def choose(scored: Sequence[Finding], least: int = LEAST, most: int = MOST) -> list[Finding]:
    """One finding after another, each time the best after a reduction for themes and kinds told already."""
    left, told = sorted(scored, key=_order), list[Finding]()
    themes, kinds = Counter[str](), Counter[str]()
    while left and len(told) < most:
        worth = [f.score * SAME_THEME ** themes[f.fact.theme] * SAME_KIND ** kinds[f.kind] for f in left]
        best = max(range(len(left)), key=worth.__getitem__)
        if len(told) >= least and worth[best] < WORTH_TELLING:
            break
        chosen = left[best]
        told.append(chosen)
        themes[chosen.fact.theme] += 1
        kinds[chosen.kind] += 1
        left = [f for f in left if _topic(f) != _topic(chosen)]
    return told


def _topic(finding: Finding) -> str:
    return finding.fact.topic or finding.fact.indicator


def _order(finding: Finding) -> tuple[float, str, str, str, str, str]:
    fact, other = finding.fact, finding.comparator
    beside = f"{other.kind} {other.code} {other.value}" if other else ""
    return -finding.score, fact.theme, fact.indicator, fact.group, finding.kind, beside
