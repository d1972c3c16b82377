"""Stores the latest change of every series of a profile, as the analysis tells it of that series."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from analysis.change import latest_change
from etl.rows import insert
from etl.trends import read_breaks

Connection = Any

SERIES = """
    SELECT level, region_code, indicator_id, group_id, series_periods, series_values
    FROM profile WHERE len(series_values) > 1 ORDER BY level, region_code, indicator_id
"""
AT_ONCE = 10_000  # series held as Python's lists
COLUMNS = (
    "level", "region_code", "indicator_id", "group_id", "period", "previous_period", "value", "previous",
    "difference", "earlier", "largest", "middle", "deviation", "first_period",
)  # fmt: skip
told = attrgetter(
    "period", "previous_period", "value", "previous", "difference", "earlier", "largest", "middle",
    "deviation", "first",
)  # fmt: skip


def store_changes(con: Connection) -> int:
    """Fill latest_change from profile and return how many changes there are."""
    return insert(con, "latest_change", COLUMNS, list(_changes(con)))


def _changes(con: Connection) -> Iterator[tuple[Any, ...]]:
    breaks = read_breaks(con)
    found = con.execute(SERIES)
    while piece := found.fetchmany(AT_ONCE):
        for *key, periods, values in piece:
            if change := latest_change(periods.split(), values, breaks[key[2]]):
                yield *key, *told(change)
