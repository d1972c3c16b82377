"""Questions about differences inside areas: how far an area's municipalities stand from each other."""

from __future__ import annotations

from typing import NamedTuple

from data import db
from data.cache import remembered

COLUMNS = (
    "region_code, indicator_id, group_id, period, value, status, n, members, covered, deviation, rank, "
    "ranked, times, gini, low, high, low_code, high_code, above, below, people"
)
LEVELS = ("hyvinvointialue", "maakunta", "tyollisyysalue")


class Spread(NamedTuple):
    """The differences inside one area for one indicator, group and period; see table spread.

    value and status are the area's own figure. rank 1 = widest of `ranked` areas, None where it is not
    compared; times: against the middle area's. low and high leave out municipalities under 2,000
    inhabitants. above and below: people in municipalities with a larger or smaller figure than the area's.
    """

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


class Point(NamedTuple):
    """One period of an area's differences; middle: the median deviation of the level's compared areas.

    compared: whether the area itself is, so whether the point is tested for a trend.
    """

    period: str
    n: int
    deviation: float
    gini: float | None
    middle: float | None
    compared: bool


class SpreadTrend(NamedTuple):
    """Whether differences grow: direction rising, falling, none or too_few; slope a year, p, n points."""

    direction: str
    slope: float | None
    p: float | None
    n: int
    first: str | None
    last: str | None
    method: str | None
    after_break: str | None


@remembered(64)
def hidden(area: str) -> dict[tuple[str, str], Spread]:
    """(indicator, group) → differences inside an area at the newest period; empty for a single municipality.

    Only indicators whose newest figures the area's municipalities have.
    """
    found = db.rows(f"SELECT {COLUMNS} FROM spread WHERE region_code = ? AND latest ORDER BY ALL", [area])
    return {(row[1], row[2]): Spread(*row) for row in found}


@remembered(256)
def spreads(indicator: str, group: str, level: str, period: str) -> list[Spread]:
    """Differences inside every area of a level, widest first; those without a rank last, by code."""
    found = db.rows(
        f"SELECT {COLUMNS} FROM spread WHERE indicator_id = ? AND group_id = ? AND level = ? AND period = ? "
        "ORDER BY rank NULLS LAST, region_code",
        [indicator, group, level, period],
    )
    return [Spread(*row) for row in found]


@remembered(256)
def spread_series(indicator: str, group: str, level: str, area: str) -> list[Point]:
    """Differences inside an area period by period, ascending, beside the level's middle area."""
    found = db.rows(
        "SELECT period, any_value(n) FILTER (region_code = $area), "
        "any_value(deviation) FILTER (region_code = $area) AS own, "
        "any_value(gini) FILTER (region_code = $area), "
        "median(deviation) FILTER (rank IS NOT NULL), count(rank) FILTER (region_code = $area) > 0 "
        "FROM spread WHERE indicator_id = $indicator AND group_id = $group AND level = $level "
        "GROUP BY period HAVING own IS NOT NULL ORDER BY period",
        {"area": area, "indicator": indicator, "group": group, "level": level},
    )
    return [Point(*row) for row in found]


@remembered(64)
def spread_trends(area: str) -> dict[tuple[str, str, str], SpreadTrend]:
    """(indicator, group, measure) → tested trend of an area's differences; measures deviation and gini."""
    found = db.rows(
        "SELECT indicator_id, group_id, measure, direction, slope, p, n, first_period, last_period, method, "
        "after_break FROM spread_trend WHERE region_code = ?",
        [area],
    )
    return {row[:3]: SpreadTrend(*row[3:]) for row in found}


@remembered(1)
def spread_groups() -> dict[str, tuple[str, ...]]:
    """Indicator → population groups that have differences measured, in the order of lists."""
    found = db.rows(
        "SELECT indicator_id, list(group_id ORDER BY position) FROM "
        "(SELECT DISTINCT indicator_id, group_id FROM spread) "
        "JOIN population_group ON population_group.id = group_id GROUP BY indicator_id"
    )
    return {indicator: tuple(groups) for indicator, groups in found}


@remembered(1)
def municipal_ranges() -> dict[str, tuple[float, float]]:
    """Indicator → 5th and 95th percentile of all municipalities at the newest period of its start group."""
    found = db.rows(
        "SELECT indicator_id, quantile_cont(value, 0.05), quantile_cont(value, 0.95) FROM latest "
        "WHERE level = 'kunta' AND region_code LIKE 'KU%' AND value IS NOT NULL GROUP BY indicator_id"
    )
    return {indicator: (low, high) for indicator, low, high in found}
