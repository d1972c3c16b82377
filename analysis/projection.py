"""What a population by single age tells: bands, shares, growth, dependency, and a reader's own assumption."""

from __future__ import annotations

import re
from dataclasses import dataclass

OLDEST = 100  # the last single age holds everybody of 100 and over, where the source has them
YOUNG, OLD = 15, 65  # working age is 15–64, as in the demographic dependency ratio of Statistics Finland
_BAND = re.compile(r"(\d{1,3})(?:-(\d{1,3})?)?")


@dataclass(frozen=True)
class Band:
    """Ages from `first` to `last`, inclusive; last None: no upper limit."""

    first: int
    last: int | None

    @property
    def text(self) -> str:
        """As it stands in an address: '75-' or '7-15'."""
        return f"{self.first}-{'' if self.last is None else self.last}"


CHILDREN = Band(0, 6)
PUPILS = Band(7, 15)
WORKING = Band(YOUNG, OLD - 1)
PENSIONERS = Band(OLD, None)
SENIORS = Band(75, None)
OLDEST_OLD = Band(85, None)
EVERYBODY = Band(0, None)
PARTICIPATING = Band(18, 64)  # the ages of the employment statistics


def read_band(text: str) -> Band | None:
    """'75-' → from 75 on, '7-15' → both included, '7' → one age; None for anything else.

    An upper limit of 100 or more is no limit, since the data end in an open class.
    """
    match = _BAND.fullmatch(text)
    if not match:
        return None
    first = int(match[1])
    last = None if match[2] is None else int(match[2])
    if "-" not in text:
        last = first
    if first > OLDEST or (last is not None and last < first):
        return None
    return Band(first, None if last is None or last >= OLDEST else last)


@dataclass(frozen=True)
class Ages:
    """Persons by single age, 0 first. open_end: the last number holds everybody of 100 and over."""

    counts: tuple[float, ...]
    open_end: bool = True

    @property
    def total(self) -> float:
        """Everybody that the ages hold."""
        return sum(self.counts)

    def persons(self, band: Band) -> float:
        """Persons in a band; ages that the data do not have (100 and over) are not in it."""
        return sum(self.counts[band.first : None if band.last is None else band.last + 1])

    def share(self, band: Band) -> float | None:
        """Per cent of everybody; None when there is nobody."""
        return 100 * self.persons(band) / self.total if self.total else None

    def dependency(self) -> float | None:
        """Under 15 and 65 or over for a hundred of working age; None without anybody of working age."""
        working = self.persons(WORKING)
        return 100 * (self.total - working) / working if working else None

    def workers_per_old(self) -> float | None:
        """Persons of working age for each of 65 or over; None when there are none of these."""
        old = self.persons(PENSIONERS)
        return self.persons(WORKING) / old if old else None


@dataclass(frozen=True)
class Growth:
    """A band in two years: persons, shares of everybody in per cent; None where a share has no meaning."""

    base: float
    then: float
    base_share: float | None
    then_share: float | None

    @property
    def change(self) -> float:
        """Persons more (or fewer)."""
        return self.then - self.base

    @property
    def percent(self) -> float | None:
        """Change in per cent of the first year; None when nobody was there."""
        return 100 * self.change / self.base if self.base else None

    @property
    def points(self) -> float | None:
        """Change of the share in percentage points."""
        if self.base_share is None or self.then_share is None:
            return None
        return self.then_share - self.base_share


def growth(base: Ages, then: Ages, band: Band) -> Growth:
    """A band's growth from one year to another."""
    return Growth(base.persons(band), then.persons(band), base.share(band), then.share(band))


def growth_of(base: float, then: float, base_all: float, then_all: float) -> Growth:
    """The same from sums: persons of the band and of all ages in both years."""
    share = [100 * part / whole if whole else None for part, whole in ((base, base_all), (then, then_all))]
    return Growth(base, then, share[0], share[1])


def with_migration(ages: Ages, base_total: float, years: int, per_thousand: float) -> Ages:
    """The projection with a reader's own net migration on top: no forecast, an arithmetic of one assumption.

    Each of the `years` brings `per_thousand` persons for a thousand inhabitants of the first year more (or
    fewer) than the projection assumes. They are spread over ages under 65 in proportion to the projection;
    their own births, deaths and ageing are not counted. Nobody is taken from an age that would go below zero.
    """
    under = sum(ages.counts[:OLD])
    added = per_thousand * base_total * years / 1000
    factor = max(0.0, 1 + added / under) if under else 1.0
    return Ages((*(n * factor for n in ages.counts[:OLD]), *ages.counts[OLD:]), ages.open_end)


def labour_force(ages: Ages, rate: float) -> float:
    """Persons in the labour force when `rate` per cent of those aged 18–64 take part."""
    return ages.persons(PARTICIPATING) * min(100.0, max(0.0, rate)) / 100
