"""What a gap is asked of, and the figures of both groups area by area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from analysis.gap import Gap, Limits, difference_limits, gap, ratio_limits
from analysis.interval import small
from components.ryhmat.scale import Scale
from data.catalog_models import Indicator
from data.group_bands import band

SMALL_AREA = 2000  # inhabitants; where the counts are not known, figures of smaller areas are marked
SMALL_COUNT = 5


class Point(Protocol):
    """A figure, as data.queries gives it."""

    @property
    def value(self) -> float | None: ...
    @property
    def status(self) -> str: ...
    @property
    def derived(self) -> bool: ...
    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...


Courses = Mapping[str, Mapping[str, Point]]  # code → period → figure


@dataclass(frozen=True)
class Area:
    """An area of the comparison. kind: own, county, country or area."""

    code: str
    name: str
    kind: str
    population: int | None


@dataclass(frozen=True)
class Question:
    """The gap of two groups of an indicator in areas, the own one first.

    names: what the groups are called; one, other: figures by area and period; breaks: first periods after
    breaks in the series.
    """

    indicator: Indicator
    basis: str
    group: str
    against: str
    names: tuple[str, str]
    areas: Sequence[Area]
    one: Courses
    other: Courses
    scale: Scale
    breaks: Sequence[str]
    lang: str

    @property
    def own(self) -> Area:
        """The area that the view is about."""
        return self.areas[0]

    def pair(self, code: str, period: str) -> tuple[Point | None, Point | None]:
        """Figures of both groups, None where there is no row."""
        return self.one.get(code, {}).get(period), self.other.get(code, {}).get(period)

    def gap(self, code: str, period: str) -> Gap | None:
        """The gap, None when either figure is not known."""
        one, other = self.pair(code, period)
        return gap(one.value if one else None, other.value if other else None)

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """Periods in which any area has both figures, ascending."""
        found = {
            period
            for area in self.areas
            for period in self.one.get(area.code, {})
            if self.gap(area.code, period) is not None
        }
        return tuple(sorted(found))

    @cached_property
    def last(self) -> str:
        """The newest period that is no projection; the first one when all are."""
        known = [p for p in self.periods if not self.projected(p)]
        return known[-1] if known else self.periods[0]

    def projected(self, period: str) -> bool:
        """Tell whether a period's figures are projections."""
        return period in self._ahead

    @cached_property
    def _ahead(self) -> frozenset[str]:
        courses = [course for side in (self.one, self.other) for course in side.values()]
        return frozenset(
            p for course in courses for p, point in course.items() if point.status == "projected"
        )

    @property
    def apart(self) -> bool:
        """True when nobody is in both groups."""
        a, b = band(self.group), band(self.against)
        sexes = a.sex != b.sex and "total" not in (a.sex, b.sex)
        return sexes or a.oldest < b.youngest or b.oldest < a.youngest

    def limits(self, code: str, period: str) -> Limits | None:
        """Interval of the absolute gap of two shares whose counts are known and that share nobody."""
        counts = [_counts(point) for point in self.pair(code, period)]
        if self.basis == "maara" or not self.apart or self.scale.after != "%":
            return None
        one, other = counts
        return difference_limits(one, other) if one and other else None

    def ratio_limits(self, code: str, period: str) -> Limits | None:
        """Interval of the ratio, where the absolute gap has one and neither count is zero."""
        one, other = (_counts(point) for point in self.pair(code, period))
        if self.limits(code, period) is None or one is None or other is None:
            return None
        return ratio_limits(one, other)

    def small(self, area: Area, period: str) -> bool:
        """Tell whether the gap stands on small numbers (analysis.interval.small, or a small area)."""
        points = self.pair(area.code, period)
        if self.basis == "maara":
            return any(point is not None and (point.value or 0) < SMALL_COUNT for point in points)
        counts = [_counts(point) for point in points]
        if all(counts):
            return any(small(*pair, share=self.scale.after == "%") is not None for pair in counts if pair)
        return area.population is not None and area.population < SMALL_AREA


def _counts(point: Point | None) -> tuple[float, float] | None:
    if point is None or point.numerator is None or not point.denominator:
        return None
    return (point.numerator, point.denominator) if 0 <= point.numerator <= point.denominator else None
