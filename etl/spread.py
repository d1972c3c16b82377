"""Measures how far the municipalities of every county, region and employment area stand from each other."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np
import pyarrow as pa

from analysis import spread as measure
from analysis.trend_many import trends
from etl import sql
from etl.chunks import main_chunks
from etl.rows import insert
from etl.trends import AT_ONCE, SINCE, read_breaks

Connection = Any

LEVELS = ("hyvinvointialue", "maakunta", "tyollisyysalue")
POPULATION = "vaesto"
MEASURES = ("deviation", "gini")
CELLS = "SELECT * FROM spread_cell ORDER BY slice, value, code"
# Slices of indicators for which 'twice as much' means something: only they get a Gini index.
RATIOS = "SELECT slice FROM spread_slice SEMI JOIN ratio_scale USING (indicator_id)"
SERIES = """
    SELECT level, region_code, indicator_id, group_id, period, deviation, gini FROM spread
    WHERE period >= $since AND n >= $fewest AND covered >= $coverage AND indicator_id BETWEEN $first AND $last
    ORDER BY indicator_id, group_id, level, region_code, period
"""
TREND_COLUMNS = (
    "level", "region_code", "indicator_id", "group_id", "measure", "direction", "slope", "p", "n",
    "first_period", "last_period", "method", "after_break",
)  # fmt: skip


def store_spreads(con: Connection) -> int:
    """Fill spread and spread_trend, some indicators at a time; returns how many spreads there are."""
    variables = {"spread_levels": list(LEVELS), "amounts": list(measure.AMOUNTS), "population": POPULATION}
    for first_id, last_id in main_chunks(con, AT_ONCE):
        sql.run(con, "spread", **variables)
        con.register("made_spread", _measured(con))
        sql.run(con, "spread_rank", fewest=measure.FEWEST, spread_coverage=measure.COVERAGE)
        con.unregister("made_spread")
        store_trends(con, first_id, last_id)
    return int(con.execute("SELECT count(*) FROM spread").fetchone()[0])


def _measured(con: Connection) -> pa.Table:
    """One row for each slice of an area with a figure of at least one municipality."""
    cells = con.execute(CELLS).fetchnumpy()
    slices, codes = np.asarray(cells["slice"]), np.asarray(cells["code"])
    values, people = _floats(cells["value"]), _floats(cells["people"])
    starts = np.flatnonzero(np.diff(slices, prepend=-1))
    if not len(starts):
        return _MEASURED.empty_table()
    rational = con.execute(RATIOS).fetchnumpy()["slice"]
    even = np.where(np.isin(slices[starts], rational), measure.gini(values, people, starts), np.nan)
    low, high = measure.extremes(people >= measure.SMALL, starts)
    rounded, shown = _floats(cells["rounded"]), _floats(cells["shown"])
    known = ~np.isnan(shown[starts])
    return pa.table(
        {
            "slice": slices[starts],
            "n": np.diff(np.append(starts, len(values))),
            "people": np.add.reduceat(people, starts),
            "deviation": measure.deviation(values, people, starts),
            "gini": _nullable(even, ~np.isnan(even)),
            "low": _nullable(values[low], low >= 0),
            "high": _nullable(values[high], high >= 0),
            "low_code": _code(codes, low),
            "high_code": _code(codes, high),
            "above": _nullable(measure.total_where(rounded > shown, people, starts), known),
            "below": _nullable(measure.total_where(rounded < shown, people, starts), known),
        },
        schema=_MEASURED,
    )


_MEASURED = pa.schema(
    [
        ("slice", pa.int64()), ("n", pa.int64()), ("people", pa.float64()), ("deviation", pa.float64()),
        ("gini", pa.float64()), ("low", pa.float64()), ("high", pa.float64()), ("low_code", pa.string()),
        ("high_code", pa.string()), ("above", pa.float64()), ("below", pa.float64()),
    ]
)  # fmt: skip


def _floats(column: Any) -> measure.Floats:
    """A column of the store as numbers, NaN where it has none."""
    return np.ma.filled(np.ma.asarray(column, dtype=np.float64), np.nan)


def _code(codes: Any, places: measure.Places) -> list[str | None]:
    """The municipalities at some places, None where there is none."""
    return [codes[place] if place >= 0 else None for place in places]


def _nullable(values: measure.Floats, known: Any) -> Any:
    """Numbers that are null, and not NaN, where they are not known."""
    return pa.array(np.asarray(values, dtype=np.float64), mask=~np.asarray(known))


def store_trends(con: Connection, first_id: str, last_id: str) -> None:
    """Test whether each spread of some indicators grows or shrinks, absolutely and relatively."""
    breaks = read_breaks(con)
    keys, series = [], []
    wanted = {"since": SINCE, "fewest": measure.FEWEST, "coverage": measure.COVERAGE}
    found = con.execute(SERIES, wanted | {"first": first_id, "last": last_id}).fetchall()
    for key, points in groupby(found, key=lambda point: point[:4]):
        _, _, _, _, periods, *measured = zip(*points, strict=True)
        for name, values in zip(MEASURES, measured, strict=True):
            if any(value is not None for value in values):
                keys.append((*key, name))
                series.append((periods, values, breaks[key[2]]))
    rows = [
        (*key, t.direction, t.slope, t.p, t.n, t.first, t.last, t.method, t.after_break)
        for key, t in zip(keys, trends(series), strict=True)
    ]
    insert(con, "spread_trend", TREND_COLUMNS, rows)
