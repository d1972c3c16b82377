"""Makes what every view would otherwise compute again: standing, class bounds of each slice, coverage."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.classes import country_bounds, equal_bounds, quantile_bounds

Connection = Any

# Levels whose areas are ranked and drawn as classes; three urban-rural groups are neither.
RANKED = ("kunta", "hyvinvointialue", "maakunta", "seutukunta", "tyollisyysalue")

# The same rules as analysis.standing, for three million figures at once; a test holds the two together.
STANDING = """
INSERT INTO standing
    SELECT indicator_id, group_id, level, period, region_code, above + 1, n, 50.0 * (n - 1 + below - above) / (n - 1)
    FROM (
        SELECT indicator_id, group_id, level, period, region_code,
            rank() OVER (slice ORDER BY value DESC) - 1 AS above,
            rank() OVER (slice ORDER BY value) - 1 AS below,
            count(*) OVER slice AS n
        FROM observation WHERE value IS NOT NULL AND list_contains($levels, level)
        WINDOW slice AS (PARTITION BY indicator_id, group_id, level, period))
    WHERE n > 1
    ORDER BY indicator_id, group_id, level, period, region_code
"""

SLICES = """
    SELECT area.*, country.value AS country_value, country.status AS country_status,
        country.derived AS country_derived, decimals
    FROM (
        SELECT indicator_id, group_id, level, period, count(value) AS n, min(value) AS minimum,
            max(value) AS maximum, median(value) AS median
        FROM observation WHERE value IS NOT NULL GROUP BY ALL) AS area
    JOIN indicator ON indicator.id = area.indicator_id
    LEFT JOIN observation AS country ON country.indicator_id = area.indicator_id
        AND country.group_id = area.group_id AND country.period = area.period AND country.level = 'maa'
    ORDER BY indicator_id, group_id, area.level, period
"""
VALUES = """
    SELECT value FROM observation WHERE value IS NOT NULL
    ORDER BY indicator_id, group_id, level, period, region_code
"""

COVERAGE = """
UPDATE indicator SET available = true, first_period = told.first_period, last_period = told.last_period,
    period_count = told.periods, row_count = told.found
FROM (
    SELECT indicator_id, min(period) AS first_period, max(period) AS last_period,
        count(DISTINCT period) AS periods, count(value) AS found
    FROM observation GROUP BY ALL HAVING count(value) > 0) AS told
WHERE told.indicator_id = indicator.id;
INSERT INTO indicator_snapshot
    SELECT indicator_id, snapshot_id, min(period), max(period), count(*)
    FROM (SELECT indicator_id, snapshot_id, period FROM municipal
          UNION ALL SELECT indicator_id, snapshot_id, period FROM given)
    GROUP BY ALL ORDER BY ALL;
"""


def derive(con: Connection) -> None:
    """Fill standing, slice, indicator_snapshot and what the figures tell about each indicator."""
    con.execute(STANDING, {"levels": list(RANKED)})
    con.execute(COVERAGE)
    store_slices(con)


def store_slices(con: Connection) -> None:
    """Fill slice: one row for each indicator, group, level and period with at least one value."""
    slices = con.execute(SLICES).df()
    values = con.execute(VALUES).fetchnumpy()["value"]
    parts = np.split(np.asarray(values, dtype=float), np.cumsum(slices["n"].to_numpy())[:-1])
    rows = zip(parts, slices["level"], slices["country_value"], slices["decimals"], strict=True)
    bounds = [_bounds(*row) for row in rows]
    for place, name in enumerate(("breaks_quantile", "breaks_equal", "breaks_country")):
        slices[name] = pd.Series([each[place] for each in bounds], dtype=object)
    con.register("made_slices", slices.drop(columns="decimals"))
    con.execute(
        "INSERT INTO slice SELECT * REPLACE ("
        "breaks_quantile::DOUBLE[] AS breaks_quantile, breaks_equal::DOUBLE[] AS breaks_equal, "
        "breaks_country::DOUBLE[] AS breaks_country) FROM made_slices"
    )
    con.unregister("made_slices")


def _bounds(
    values: Any, level: str, country: float, decimals: int
) -> tuple[list[float], list[float], list[float]]:
    if level not in RANKED:
        return [], [], []
    known = None if pd.isna(country) else float(country)
    return (
        quantile_bounds(values, decimals=decimals),
        equal_bounds(values, decimals=decimals),
        country_bounds(values, known, decimals=decimals),
    )
