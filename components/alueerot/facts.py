"""What the view's answers are made from: measured differences, and what they are written with."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from analysis.spread import FEWEST
from components import formats
from components.i18n import local, with_group
from data.catalog import Catalog
from data.catalog_models import Indicator

ALAND = "HVA91"  # stands among the counties in the division, but is none: the region runs its services
Without = Literal["one", "few", "cover", "none"]


class Spread(Protocol):
    """Differences inside one area, as data.queries.hidden gives them."""

    area: str
    indicator: str
    group: str
    period: str
    value: float | None
    status: str
    n: int
    members: int
    covered: float
    deviation: float
    rank: int | None
    ranked: int | None
    times: float | None
    gini: float | None
    low: float | None
    high: float | None
    low_code: str | None
    high_code: str | None
    above: int | None
    below: int | None
    people: int


class Trend(Protocol):
    """A tested trend of differences, as data.queries.hidden gives it."""

    direction: str
    slope: float | None
    p: float | None
    n: int
    first: str | None
    last: str | None
    after_break: str | None


@dataclass(frozen=True)
class Look:
    """What answers are written with. names: areas and municipalities; groups: other than the total."""

    catalog: Catalog
    lang: str
    this_year: int
    level: str
    names: Mapping[str, str]
    groups: Mapping[str, str]

    def indicator(self, spread: Spread) -> Indicator:
        """The indicator that differs."""
        return self.catalog.get(spread.indicator)

    def title(self, indicator_id: str, group: str) -> str:
        """Name of the indicator with its population group when that is not everybody."""
        indicator = self.catalog.get(indicator_id)
        name = local(indicator.short or indicator.name, self.lang)
        return name if group == "total" else with_group(name, self.groups.get(group, group))

    def quantity(self, value: float | None, indicator: Indicator, more: int = 0) -> str:
        """A value with its unit."""
        unit = self.catalog.unit_of(indicator.id)
        return formats.quantity(value, indicator.decimals + more, unit.after(self.lang), self.lang)

    def apart(self, value: float, indicator: Indicator) -> str:
        """A deviation, in the unit of a difference: percentage points for shares."""
        unit = self.catalog.unit_of(indicator.id)
        return formats.quantity(value, indicator.decimals, unit.after_difference(self.lang), self.lang)

    def number(self, value: float, decimals: int = 0) -> str:
        """A plain number."""
        return formats.number(value, decimals, self.lang)

    def period(self, text: str) -> str:
        """A period in words."""
        return formats.period(text, self.lang)


def rounded(value: float | None, decimals: int) -> float | None:
    """Rounded as the store rounds, halves away from zero, so that equal figures are equal everywhere."""
    if value is None:
        return None
    scale = 10**decimals
    return math.copysign(math.floor(abs(value) * scale + 0.5) / scale, value) + 0.0


def middling(rank: int | None, n: int | None) -> bool:
    """Whether a place is in the middle third of n places."""
    return rank is not None and n is not None and n / 3 < rank <= n - n / 3


def hides(spread: Spread, rank: int | None, n: int | None) -> bool:
    """Whether the average hides most: own figure in the middle third, differences in the widest third.

    rank, n: the place of the area's own figure among the areas of the level.
    """
    wide = spread.rank is not None and spread.ranked is not None and spread.rank <= spread.ranked / 3
    return wide and middling(rank, n)


def worse_people(spread: Spread, indicator: Indicator) -> int | None:
    """People in municipalities worse than the area's own figure; None without a direction or figure."""
    if indicator.direction == "none":
        return None
    return spread.below if indicator.direction == "higher" else spread.above


def without_rank(spread: Spread | None, members: int) -> Without:
    """Why an area is not compared with others: one municipality, too few, too little covered, no figures."""
    if members == 1:
        return "one"
    if spread is None:
        return "none"
    return "few" if spread.n < FEWEST else "cover"
