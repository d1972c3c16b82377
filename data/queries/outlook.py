"""Questions about the years to come: ages of an area, a band in many areas, projections looked back at."""

from __future__ import annotations

from typing import NamedTuple

from data import db
from data.cache import remembered

HAPPENED = "vaesto"


class AgeRow(NamedTuple):
    """Persons by single age. indicator: vaesto or a projection; counts: 0, 1, … 99 (100+ with open_end)."""

    indicator: str
    sex: str
    period: str
    counts: tuple[float, ...]
    open_end: bool
    status: str
    derived: bool


class BandRow(NamedTuple):
    """An area in one year: persons in an age band and of all ages that the data hold."""

    code: str
    period: str
    persons: float
    everybody: float


class HindsightRow(NamedTuple):
    """An area in one year: persons by a projection and by what happened, with the status of the latter."""

    code: str
    period: str
    projected: float
    actual: float
    status: str


@remembered(64)
def ages(code: str) -> list[AgeRow]:
    """Every year of an area by single age, by indicator, sex and year; empty for an unknown code."""
    found = db.rows(
        "SELECT indicator_id, sex, period, counts, open_end, status, derived FROM ages "
        "WHERE region_code = ? ORDER BY indicator_id, sex, period",
        [code],
    )
    return [AgeRow._make((*row[:3], tuple(row[3]), *row[4:])) for row in found]


@remembered(1)
def projections() -> dict[str, tuple[str, ...]]:
    """Projection → its years that have every age, ascending; the newest projection first."""
    found: dict[str, list[str]] = {}
    for indicator, period in db.rows(
        "SELECT DISTINCT indicator_id, period FROM ages WHERE level = 'maa' AND sex = 'total' "
        "AND indicator_id <> ? ORDER BY 1 DESC, 2",
        [HAPPENED],
    ):
        found.setdefault(indicator, []).append(period)
    return {indicator: tuple(periods) for indicator, periods in found.items()}


@remembered(64)
def bands(
    indicator: str, codes: tuple[str, ...], periods: tuple[str, ...], first: int, last: int | None
) -> list[BandRow]:
    """A band of a projection in municipalities and years, by code and year."""
    found = db.rows(
        "SELECT region_code, period, list_sum(counts[? : ?]), list_sum(counts) FROM ages "
        "WHERE region_code IN (SELECT unnest(?)) AND indicator_id = ? AND sex = 'total' "
        "AND period IN (SELECT unnest(?)) ORDER BY region_code, period",
        [first + 1, 101 if last is None else last + 1, list(codes), indicator, list(periods)],
    )
    return [BandRow(code, period, persons or 0.0, everybody) for code, period, persons, everybody in found]


@remembered(64)
def hindsight(indicator: str, group: str, level: str) -> list[HindsightRow]:
    """A projection beside what happened in every area of a level, by code and year; empty for none."""
    found = db.rows(
        "SELECT region_code, period, projected, actual, status FROM hindsight "
        "WHERE indicator_id = ? AND group_id = ? AND level = ? ORDER BY region_code, period",
        [indicator, group, level],
    )
    return [HindsightRow(*row) for row in found]


@remembered(256)
def used_snapshots(indicator: str, group: str, code: str) -> frozenset[int]:
    """Ids of the snapshots that an area's figures of one indicator and group come from."""
    found = db.rows(
        "SELECT DISTINCT observation.snapshot_id FROM observation JOIN region ON region.code = region_code "
        "AND region.level = observation.level WHERE indicator_id = ? AND group_id = ? AND region_code = ?",
        [indicator, group, code],
    )
    return frozenset(row[0] for row in found)


@remembered(1)
def hindsight_groups() -> dict[str, tuple[str, ...]]:
    """Projection → groups that have been looked back at, total first, then by youngest age."""
    found: dict[str, list[str]] = {}
    for indicator, group, _place in db.rows(
        "SELECT DISTINCT indicator_id, group_id, coalesce(position, 0) FROM hindsight "
        "LEFT JOIN population_group ON population_group.id = group_id ORDER BY 1, 3, 2"
    ):
        found.setdefault(indicator, []).append(group)
    return {indicator: tuple(groups) for indicator, groups in found.items()}
