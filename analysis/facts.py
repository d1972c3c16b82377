"""What findings are made from, and what a finding is: a judged statement with its exact figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from analysis.change import Change
from analysis.compare import Kind, Place, Spread
from analysis.interval import Interval
from analysis.trend import Trend

Better = Literal["higher", "lower", "none"]
Form = Literal["value", "difference", "distance", "count", "probability"]
FindingKind = Literal["differs", "trend", "change", "place", "opposite"]
Rule = Literal["interval", "spread", "tested", "largest", "extreme"]
Way = Literal["up", "down"]
Judgement = Literal["better", "worse"]


COUNTRY = "SSS"


@dataclass(frozen=True, slots=True)
class Comparator:
    """A figure to compare with, of the same indicator, group and period.

    code: the area, None for similar areas and own groups. areas: how many areas with a figure stand behind
    it. median: it is the median of those areas (never a mean of rates). trend: its own.
    """

    kind: Kind
    value: float
    code: str | None = None
    areas: int = 1
    median: bool = False
    trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of the area and all that is known around it, in the indicator's unit.

    better: which direction is good, 'none' for no judgement. amount: grows with the size of the area
    (persons, euros), so it is not compared across areas. small: stands on small numbers. spread: of the areas
    of the same level in the period. place: among the areas of `within`, an area code. topic: what indicators
    that tell the same story share (monthly and yearly unemployed); the indicator's own id when empty.
    """

    indicator: str
    theme: str
    period: str
    value: float
    decimals: int
    group: str = "total"
    better: Better = "none"
    status: str = "observed"
    amount: bool = False
    small: bool = False
    comparators: tuple[Comparator, ...] = ()
    interval: Interval | None = None
    spread: Spread | None = None
    trend: Trend | None = None
    change: Change | None = None
    place: Place | None = None
    within: str = COUNTRY
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is to be shown: its exact value, decimals, and what it is.

    A difference is shown with its sign and the unit of differences (percentage points), a distance with that
    unit and no sign, a count and a probability without a unit.
    """

    value: float
    decimals: int
    form: Form = "value"


@dataclass(frozen=True, slots=True)
class Link:
    """The view that proves the finding: indicator, group, period and the areas to show, own first."""

    view: Literal["mittari"]
    indicator: str
    group: str
    period: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement about an area that passed its rule.

    figures: by role, exactly those the sentence and its basis show. periods: by role. judgement: None where
    the indicator has no direction. score: only for choosing among findings.
    """

    kind: FindingKind
    rule: Rule
    way: Way
    area: str
    fact: Fact
    figures: Mapping[str, Figure]
    link: Link
    score: float
    comparator: Comparator | None = None
    judgement: Judgement | None = None
    periods: Mapping[str, str] = field(default_factory=dict)
