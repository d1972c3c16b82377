"""Questions about one area as a whole: its profile, the areas like it, its population by age."""

from __future__ import annotations

import json
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from analysis.change import Change
from data import db
from data.cache import remembered, shared

AGES = (*(f"{age}_{age + 4}" for age in range(0, 95, 5)), "95_plus")


class TrendRow(NamedTuple):
    """A tested trend as stored; fields as in analysis.trend.Trend, None when too few points."""

    direction: str
    slope: float | None
    low: float | None
    high: float | None
    p: float | None
    n: int
    first: str | None
    last: str | None
    method: str | None
    factor: float
    after_break: str | None


class Figure(NamedTuple):
    """One core indicator of an area at the level's latest period, and what it is compared with.

    value is None with its status where the area has no figure ('missing' also without a row). Comparators
    and spreads are None for amounts and where they do not exist; peer_spread: quartiles of `peer_n` similar
    areas; level_spread: percentiles 5, 25, 50, 75 and 95 of the level. series: (period, value), at most 20.
    """

    indicator: str
    group: str
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: str
    derived: bool
    rank: int | None
    n: int
    percentile: float | None
    county: str | None
    county_value: float | None
    county_status: str | None
    country_value: float | None
    country_status: str | None
    peer_n: int
    peer_spread: tuple[float, ...] | None
    level_spread: tuple[float, ...] | None
    series: tuple[tuple[str, float], ...]
    trend: TrendRow | None


class Peer(NamedTuple):
    """A similar area: 1 = nearest; reasons: feature, own, other, steps, share, largest share first."""

    code: str
    position: int
    distance: float
    weight_known: float
    reasons: list[dict[str, Any]]


CHANGE = (
    "period, previous_period, value, previous, difference, earlier, largest, middle, deviation, first_period"
)
TREND = "direction, slope, low, high, p, n, first_period, last_period, method, factor, after_break"
PROFILE = "SELECT * EXCLUDE (level, region_code) FROM profile WHERE region_code = ?"
PLAIN = 17  # columns of the figure before the spreads


@remembered(16)  # 0.6 MB each
def area_profile(code: str) -> list[Figure]:
    """Every core indicator of a municipality, county or region, by id; empty for any other code.

    Indicators that the level has but the area does not are there with value None.
    """
    tested = trends_of(code)  # two short reads are a third quicker than joined lists
    # Rows are put in order here: DuckDB would need a third of the read's time for so few and wide ones.
    found = sorted(db.rows(PROFILE, [code]), key=itemgetter(0))
    return [_figure(shared(row), tested.get((row[0], row[1]))) for row in found]


def _figure(row: tuple[Any, ...], tested: TrendRow | None) -> Figure:
    near, level, periods, values = row[PLAIN:]
    spreads = tuple(near) if near else None, tuple(level) if level else None
    return Figure._make((*row[:PLAIN], *spreads, tuple(zip(_periods(periods), values, strict=True)), tested))


@lru_cache(4096)
def _periods(told: str) -> tuple[str, ...]:
    """Periods of a series, the same object for every area that has them."""
    return tuple(told.split())


@remembered(64)
def peers(code: str) -> list[Peer]:
    """Similar areas by the general preset, nearest first; empty where none were sought."""
    found = db.rows(
        "SELECT peer_code, position, distance, weight_known, reasons FROM peer WHERE region_code = ? "
        "ORDER BY position",
        [code],
    )
    return [Peer._make((*plain, json.loads(reasons))) for *plain, reasons in found]


@remembered(32)
def trends_of(code: str) -> dict[tuple[str, str], TrendRow]:
    """(indicator, group) → tested trend of one area, also of the country (SSS)."""
    found = db.rows(f"SELECT indicator_id, group_id, {TREND} FROM trend WHERE region_code = ?", [code])
    return {row[:2]: TrendRow._make(row[2:]) for row in map(shared, found)}


@remembered(16)
def latest_changes(code: str) -> dict[tuple[str, str], Change]:
    """(indicator, group) → latest change of the series of one area's profile, where it has two figures."""
    found = db.rows(
        f"SELECT indicator_id, group_id, {CHANGE} FROM latest_change WHERE region_code = ?", [code]
    )
    return {row[:2]: Change(*row[2:]) for row in map(shared, found)}


@remembered(64)
def age_structure(code: str) -> dict[str, dict[str, list[int]]]:
    """Population by sex in five-year classes: period → 'male' and 'female' → 20 numbers, 0–4 … 90–94, 95+.

    Only periods with every class; empty when there are none.
    """
    wanted = [f"{sex}_age_{age}" for sex in ("male", "female") for age in AGES]
    found = db.rows(
        "SELECT period, group_id, value FROM observation WHERE indicator_id = 'vaesto' "
        "AND list_contains(?, group_id) AND region_code = ? AND value IS NOT NULL ORDER BY period",
        [wanted, code],
    )
    held: dict[str, dict[str, float]] = {}
    for period, group, value in found:
        held.setdefault(period, {})[group] = value
    return {
        period: {sex: [round(groups[f"{sex}_age_{age}"]) for age in AGES] for sex in ("male", "female")}
        for period, groups in held.items()
        if len(groups) == len(wanted)
    }
