"""Makes what every view would otherwise compute again: standing, class bounds of each slice, coverage."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from analysis.classes import country_bounds, equal_bounds, quantile_bounds
from etl import sql
from etl.changes import store_changes
from etl.chunks import chunks, show
from etl.newest import RANKED, store_latest, store_profiles
from etl.opened import let_go
from etl.peers import store_peers
from etl.spread import store_spreads
from etl.trends import store_trends

Connection = Any

BREAKS = pa.list_(pa.float64())
SLICES = """
    SELECT area.*, country.value AS country_value, country.status AS country_status,
        country.derived AS country_derived, decimals
    FROM (
        SELECT indicator_id, group_id, level, period, count(value) AS n, min(value) AS minimum,
            max(value) AS maximum, median(value) AS median
        FROM part WHERE value IS NOT NULL GROUP BY ALL) AS area
    JOIN indicator ON indicator.id = area.indicator_id
    LEFT JOIN part AS country ON country.indicator_id = area.indicator_id
        AND country.group_id = area.group_id AND country.period = area.period AND country.level = 'maa'
    ORDER BY indicator_id, group_id, area.level, period
"""
VALUES = """
    SELECT value FROM part WHERE value IS NOT NULL ORDER BY place
"""


def derive(con: Connection) -> None:
    """Fill the tables made of observation, from standing to hindsight, and what is known of indicators."""
    for chunk in chunks(con, "observation"):
        show(con, "observation", chunk)
        sql.run(con, "standing", ranked=list(RANKED))
        store_slices(con)
    sql.run(con, "coverage")
    for store in (
        store_latest, store_trends, store_spreads, store_peers, store_profiles, store_changes
    ):  # fmt: skip
        let_go(con)
        store(con)
    sql.run(con, "outlook")


def store_slices(con: Connection) -> None:
    """Add to slice a row for each indicator, group, level and period with a value in the view `part`."""
    slices = con.execute(SLICES).to_arrow_table()
    values = con.execute(VALUES).fetchnumpy()["value"]
    parts = np.split(np.asarray(values, dtype=float), np.cumsum(slices["n"].to_numpy())[:-1])
    rows = zip(
        parts, *(slices[name].to_pylist() for name in ("level", "country_value", "decimals")), strict=True
    )
    bounds = [_bounds(*row) for row in rows]
    made = slices.drop_columns(["decimals"])
    for place, name in enumerate(("breaks_quantile", "breaks_equal", "breaks_country")):
        made = made.append_column(name, pa.array([each[place] for each in bounds], BREAKS))
    con.register("made_slices", made)
    con.execute("INSERT INTO slice SELECT * FROM made_slices")
    con.unregister("made_slices")


def _bounds(
    values: Any, level: str, country: float | None, decimals: int
) -> tuple[list[float], list[float], list[float]]:
    if level not in RANKED:
        return [], [], []
    return (
        quantile_bounds(values, decimals=decimals),
        equal_bounds(values, decimals=decimals),
        country_bounds(values, country, decimals=decimals),
    )
