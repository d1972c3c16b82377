"""Tests every core indicator's start group for a trend in each area, and stores what came of it."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import Any

from analysis.trend import Trend, same_month
from analysis.trend_many import trends
from etl.chunks import main_chunks
from etl.rows import insert

Connection = Any

# A trend tells of the present: what happened before this year no longer counts.
SINCE = "2010"
AT_ONCE = 80_000  # figures
LEVELS = ("kunta", "hyvinvointialue", "maakunta", "maa")

# The start group of an indicator may differ by level; the country's series is tested for each of them.
SERIES = """
    WITH start AS (
        SELECT DISTINCT indicator_id, group_id, frequency
        FROM latest JOIN indicator ON indicator.id = indicator_id
        WHERE tier = 'core' AND list_contains($levels, latest.level)
            AND indicator_id BETWEEN $first AND $last)
    SELECT indicator_id, group_id, level, region_code, frequency = 'month', period, value
    FROM observation JOIN start USING (indicator_id, group_id)
    WHERE list_contains($levels, level) AND period >= $since AND status NOT IN ('projected', 'budget')
    ORDER BY level, region_code, indicator_id, group_id, period
"""
BREAKS = "SELECT indicator_id, period FROM indicator_note WHERE kind = 'break' AND period IS NOT NULL"
COLUMNS = (
    "level", "region_code", "indicator_id", "group_id", "direction", "slope", "low", "high", "p", "n",
    "first_period", "last_period", "method", "factor", "after_break",
)  # fmt: skip

Key = tuple[str, str, str, str]
Points = tuple[list[str], list[float | None]]


def store_trends(con: Connection) -> int:
    """Fill trend and return how many series were tested; projections and budgets are left out.

    Some indicators are read at a time: all series together would take half a gigabyte.
    """
    breaks = read_breaks(con)
    con.execute("CREATE OR REPLACE TEMP TABLE made_trend AS FROM trend LIMIT 0")
    for first_id, last_id in main_chunks(con, AT_ONCE):
        series = read_series(con, first_id, last_id)
        tested = trends((periods, values, breaks[key[2]]) for key, (periods, values) in series)
        rows = [row(key, made) for (key, _), made in zip(series, tested, strict=True)]
        insert(con, "made_trend", COLUMNS, rows)
    con.execute("INSERT INTO trend FROM made_trend ORDER BY level, region_code, indicator_id, group_id")
    con.execute("DROP TABLE made_trend")
    return int(con.execute("SELECT count(*) FROM trend").fetchone()[0])


def read_breaks(con: Connection) -> defaultdict[str, list[str]]:
    """Indicator → first periods after breaks in its comparability; an empty list where there is none."""
    breaks = defaultdict[str, list[str]](list)
    for indicator, period in con.execute(BREAKS).fetchall():
        breaks[indicator].append(period)
    return breaks


def read_series(con: Connection, first_id: str, last_id: str) -> list[tuple[Key, Points]]:
    """Every series to be tested: (level, area, indicator, group) and its periods and values, by that order.

    Of monthly figures only the latest known month of every year is kept.
    """
    wanted = {"levels": list(LEVELS), "since": SINCE, "first": first_id, "last": last_id}
    found = con.execute(SERIES, wanted).fetchall()
    out = []
    for (indicator, group, level, code, monthly), points in groupby(found, key=lambda point: point[:5]):
        _, _, _, _, _, periods, values = zip(*points, strict=True)
        kept = same_month(periods, values) if monthly else (list(periods), list(values))
        out.append(((level, code, indicator, group), kept))
    return out


def row(key: Key, made: Trend) -> tuple[Any, ...]:
    """One row of the table trend, in the order of COLUMNS."""
    return (
        *key, made.direction, made.slope, made.low, made.high, made.p, made.n,
        made.first, made.last, made.method, made.factor, made.after_break,
    )  # fmt: skip
