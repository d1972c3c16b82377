"""Finds the areas that are like each municipality and county, with the reasons, before anybody asks."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from analysis.similar import Neighbour, similar
from analysis.similar_presets import PRESETS
from analysis.similar_sources import INDICATORS
from analysis.similar_table import SimilarError, Table
from etl.rows import insert

Connection = Any

PRESET = "yleinen"
# How many are sought at a level: about three counties in ten would be too few of their own kind with ten.
COUNTS = {"kunta": 10, "hyvinvointialue": 5}
# Each area's own latest figure: where the newest gathering leaves some out (Åland in Sotkanet's), an older
# one of theirs says more than nothing: structures change slowly beside the differences between areas.
FIGURES = """
    SELECT region_code, indicator_id, arg_max(value, period)
    FROM observation JOIN latest_group USING (indicator_id, group_id)
    WHERE level = $level AND list_contains($wanted, indicator_id) AND value IS NOT NULL
        AND status NOT IN ('projected', 'budget')
    GROUP BY ALL ORDER BY ALL
"""
GROUPS = """
    CREATE OR REPLACE TEMP TABLE latest_group AS
    SELECT DISTINCT indicator_id, group_id FROM latest WHERE level = ?
"""
COLUMNS = ("level", "region_code", "position", "peer_code", "distance", "weight_known", "reasons")


def store_peers(con: Connection) -> int:
    """Fill peer and return its number of rows; an area lacking over half of the weight gets none."""
    rows = [row for level, count in COUNTS.items() for row in _level(con, level, count)]
    return insert(con, "peer", COLUMNS, rows)


def read_table(con: Connection, level: str) -> Table:
    """Features of all areas of a level, each at the area's latest figure; NaN where it has none."""
    con.execute(GROUPS, [level])
    codes = [
        code
        for (code,) in con.execute("SELECT code FROM region WHERE level = ? ORDER BY 1", [level]).fetchall()
    ]
    at, feature = {code: i for i, code in enumerate(codes)}, {name: f for f, name in INDICATORS.items()}
    features = list(INDICATORS)
    values = np.full((len(codes), len(features)), np.nan)
    for code, indicator, value in con.execute(FIGURES, {"level": level, "wanted": list(feature)}).fetchall():
        values[at[code], features.index(feature[indicator])] = value
    return Table(codes, features, values)


def _level(con: Connection, level: str, count: int) -> list[tuple[Any, ...]]:
    table = read_table(con, level)
    rows = []
    for code in table.codes:
        try:
            found = similar(table, code, PRESETS[PRESET], count)
        except SimilarError as error:
            if error.why != "target":
                raise
            continue
        rows += [row(level, code, place, each) for place, each in enumerate(found.neighbours, 1)]
    return rows


def row(level: str, code: str, place: int, neighbour: Neighbour) -> tuple[Any, ...]:
    """One row of the table peer, in the order of COLUMNS; reasons as a JSON list, largest share first."""
    reasons = sorted(neighbour.reasons, key=lambda reason: -(reason.share or 0.0))
    told = [
        {
            "feature": r.feature,
            "own": r.own,
            "other": r.other,
            "steps": _short(r.steps),
            "share": _short(r.share),
        }
        for r in reasons
    ]
    distance = round(neighbour.distance, 6)
    return level, code, place, neighbour.code, distance, round(neighbour.weight_known, 6), json.dumps(told)


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
