"""Questions of the comparison: features of similar areas, all areas of two indicators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.similar_sources import INDICATORS
from data import db
from data.cache import remembered, shared
from data.queries.areas import codes


class Features(NamedTuple):
    """What similar areas are sought from: values[i, j] is feature j of area i, NaN where it has none.

    periods: (code, feature) → the period of the figure.
    """

    codes: tuple[str, ...]
    features: tuple[str, ...]
    values: npt.NDArray[np.float64]
    periods: Mapping[tuple[str, str], str]


class Latest(NamedTuple):
    """One indicator at a level's latest period: area → (value, status, derived) where it has one."""

    group: str
    period: str
    values: Mapping[str, tuple[float, str, bool]]


# As in etl.peers: each area's own latest figure, since structures change slowly beside the differences.
# One mark for each indicator: a list would be looked into row by row, over the whole bank.
_WANTED = f"indicator_id IN ({', '.join('?' * len(INDICATORS))})"
_FEATURES = f"""
    SELECT region_code, indicator_id, arg_max(value, period), max(period)
    FROM observation JOIN (SELECT DISTINCT indicator_id, group_id FROM latest WHERE level = ? AND {_WANTED})
        USING (indicator_id, group_id)
    WHERE level = ? AND {_WANTED} AND value IS NOT NULL AND status NOT IN ('projected', 'budget')
    GROUP BY ALL ORDER BY ALL
"""


@remembered(8)
def features(level: str) -> Features:
    """Features of all areas of a level, one short read for each store version."""
    order, names = codes(level), tuple(INDICATORS)
    at = {code: i for i, code in enumerate(order)}
    feature = {indicator: j for j, indicator in enumerate(INDICATORS.values())}
    values = np.full((len(order), len(names)), np.nan)
    periods = {}
    for code, indicator, value, period in db.rows(_FEATURES, [level, *feature, level, *feature]):
        if code in at:
            values[at[code], feature[indicator]] = value
            periods[code, names[feature[indicator]]] = period
    values.setflags(write=False)
    return Features(order, names, values, periods)


@remembered(128)
def latest_values(indicator: str, level: str) -> Latest | None:
    """Every area's figure at the latest period of the level, None when the level has none."""
    found = db.rows(
        "SELECT region_code, group_id, period, value, status, derived FROM latest "
        "WHERE level = ? AND indicator_id = ? AND value IS NOT NULL ORDER BY region_code",
        [level, indicator],
    )
    own = set(codes(level))
    kept = {code: tuple(figure) for code, _, _, *figure in map(shared, found) if code in own}
    return Latest(found[0][1], found[0][2], kept) if kept else None
