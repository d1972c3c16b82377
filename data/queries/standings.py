"""Questions about standing: many indicators of some areas, one area among others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from data import db
from data.cache import remembered

COLUMNS = "indicator_id, group_id, period, region_code, value, status, derived, rank, n, percentile"


class Standing(NamedTuple):
    """An area's place in a slice: rank 1 = largest value, n areas with one, percent of the others below."""

    rank: int
    n: int
    percentile: float


def standing_of(indicator_id: str, group: str, level: str, period: str, code: str) -> Standing | None:
    """Place of one area in a slice, None where it has no value or nothing to be compared with."""
    found = db.rows(
        "SELECT rank, n, percentile FROM standing WHERE indicator_id = ? AND group_id = ? AND level = ? "
        "AND period = ? AND region_code = ?", [indicator_id, group, level, period, code]
    )  # fmt: skip
    return Standing(*found[0]) if found else None


def compare(indicators: Sequence[str], level: str, codes: Sequence[str]) -> list[tuple[Any, ...]]:
    """Figures at each indicator's latest period of the level, one row for each indicator and area.

    (indicator_id, group_id, period, region_code, value, status, derived, rank, n, percentile). Counties,
    regions and the country may be among the codes: their rank is None and the percentile places them among
    the level's areas.
    """
    return _compare(tuple(sorted(set(indicators))), level, tuple(sorted(set(codes))))


@remembered(64)
def _compare(indicators: tuple[str, ...], level: str, codes: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return db.rows(
        f"SELECT {COLUMNS} FROM latest WHERE level = ? AND indicator_id IN (SELECT unnest(?)) "
        "AND region_code IN (SELECT unnest(?)) ORDER BY indicator_id, region_code",
        [level, list(indicators), list(codes)],
    )


@remembered(8)
def latest_periods(level: str) -> dict[str, tuple[str, str, int]]:
    """Indicator → (group, latest period, areas with a value) for what a level has figures of."""
    found = db.rows("SELECT DISTINCT indicator_id, group_id, period, n FROM latest WHERE level = ?", [level])
    return {indicator: (group, period, n) for indicator, group, period, n in found}


@remembered(64)
def profile(level: str, code: str) -> list[tuple[Any, ...]]:
    """Every indicator of one area at its latest period, columns as in compare()."""
    return db.rows(
        f"SELECT {COLUMNS} FROM latest WHERE level = ? AND region_code = ? ORDER BY indicator_id",
        [level, code],
    )
