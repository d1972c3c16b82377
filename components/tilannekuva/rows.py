"""What the store knows of one indicator in one area, and the fact that findings are made from."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.change import Change
from analysis.compare import Place, Spread
from analysis.facts import Comparator, Fact
from analysis.interval import Interval, small, wilson
from analysis.trend import Trend
from components.tilannekuva.choice import told, topic
from data.catalog_models import Indicator

COUNTRY = "SSS"
SMALL_POPULATION = 2000  # under this an event-based figure whose counts are not known moves by chance
EVENT_UNITS = ("index_country_100", "index_median_100")
# Ratios in per cent whose numerator is not a part of the denominator.
NOT_SHARES = ("nettomuuttoaste", "tulomuuttoaste", "lahtomuuttoaste")


@dataclass(frozen=True)
class Row:
    """One indicator of an area at its level's latest period, in the indicator's unit.

    rank 1 = largest of n areas, percentile as in analysis.compare. county, country: their values, None where
    not comparable. peers: lower quartile, median and upper quartile of peer_n similar areas; level: the same
    of all areas of the level. deviation: standard deviation of the level. periods and values: the series, one
    month a year, latest last.
    """

    indicator: Indicator
    group: str
    period: str
    value: float | None
    status: str
    derived: bool = False
    numerator: float | None = None
    denominator: float | None = None
    rank: int | None = None
    n: int = 0
    percentile: float | None = None
    county_code: str | None = None
    county: float | None = None
    country: float | None = None
    peers: tuple[float, float, float] | None = None
    peer_n: int = 0
    level: tuple[float, float, float] | None = None
    deviation: float | None = None
    periods: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    trend: Trend | None = None
    change: Change | None = None
    county_trend: Trend | None = None
    country_trend: Trend | None = None
    breaks: tuple[str, ...] = ()

    @property
    def amount(self) -> bool:
        """Whether it grows with the size of the area, so that areas are not compared by it."""
        return self.indicator.aggregation.rule == "sum"


def fact(row: Row, population: int | None) -> Fact | None:
    """The fact of a row, None when there is nothing to tell. population: None where not known."""
    if row.value is None or not told(row.indicator.id, row.group, row.amount):
        return None
    indicator, cases = row.indicator, _cases(row)
    events = indicator.unit in EVENT_UNITS and population is not None and population < SMALL_POPULATION
    return Fact(
        indicator.id,
        indicator.theme,
        row.period,
        row.value,
        indicator.decimals,
        group=row.group,
        better=indicator.direction,
        status=row.status,
        amount=row.amount,
        small=small(*cases) is not None if cases else events,
        comparators=comparators(row),
        interval=_interval(row, cases),
        spread=_spread(row),
        trend=row.trend,
        change=row.change,
        place=_place(row),
        topic=topic(indicator.id),
    )


def comparators(row: Row) -> tuple[Comparator, ...]:
    """Similar areas first, then county and country, as far as they can be compared with."""
    if row.amount:
        return ()
    found = []
    if row.peers and row.peer_n:
        found.append(Comparator("similar", row.peers[1], None, row.peer_n, median=True))
    if row.county is not None and row.county_code:
        found.append(Comparator("county", row.county, row.county_code, trend=row.county_trend))
    if row.country is not None:
        found.append(Comparator("country", row.country, COUNTRY, trend=row.country_trend))
    return tuple(found)


def _cases(row: Row) -> tuple[float, float] | None:
    """Count and population behind a share, None where it is not one."""
    part, whole, rule = row.numerator, row.denominator, row.indicator.aggregation
    share = rule.rule == "ratio" and rule.scale == 100 and row.indicator.unit == "percent"
    if part is None or whole is None or not share or row.indicator.id in NOT_SHARES:
        return None
    return (part, whole) if 0 <= part <= whole and whole > 0 else None


def _interval(row: Row, cases: tuple[float, float] | None) -> Interval | None:
    """An interval only where the counts give the very figure: a producer's scope may be another."""
    if cases is None or row.value is None:
        return None
    made = 100 * cases[0] / cases[1]
    return wilson(*cases) if abs(made - row.value) <= 10.0**-row.indicator.decimals else None


def _spread(row: Row) -> Spread | None:
    if row.amount or row.level is None or row.deviation is None:
        return None
    return Spread(row.level[1], row.deviation, row.n)


def _place(row: Row) -> Place | None:
    """Rank from both ends; how many share it follows from the mid-rank percentile."""
    if row.rank is None or row.percentile is None or row.n < 2:
        return None
    ties = round(2 * (row.n - row.rank - row.percentile * (row.n - 1) / 100))
    return Place(row.rank, row.n - row.rank - ties + 1, ties, row.n, row.percentile, ())
