"""Questions of the open API: figures by any filter in the store's own order, a slice's standings, boundaries.

The order of `observation` is its rowid: indicator, group, level, period, region. A place in it is a cursor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from data import db
from data.cache import remembered

CHUNK = 20_000
_SELECT = """
    SELECT rowid, indicator_id, group_id, level, period, region_code, value, numerator, denominator, status,
        derived, snapshot_id
    FROM observation WHERE rowid > $after"""
_COUNT = "SELECT count(*) FROM observation WHERE rowid > $after"
_CLAUSES = {
    "indicators": "indicator_id IN (SELECT unnest($indicators))",
    "regions": "region_code IN (SELECT unnest($regions))",
    "levels": "level IN (SELECT unnest($levels))",
    "groups": "group_id IN (SELECT unnest($groups))",
    "periods": "period IN (SELECT unnest($periods))",
    "statuses": "status IN (SELECT unnest($statuses))",
    "first": "period >= $first",
    # A year takes its months with it: '2024-03' sorts after '2024', so the bound is the year and any letter.
    "last": "period <= $last || '~'",
}


@dataclass(frozen=True)
class Filter:
    """Which figures are wanted; what is empty sets no limit. first and last: periods, both included."""

    indicators: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    first: str = ""
    last: str = ""

    def given(self) -> dict[str, Any]:
        """The filters that set a limit, as parameters of a query."""
        found = {name: getattr(self, name) for name in _CLAUSES}
        return {name: list(v) if isinstance(v, tuple) else v for name, v in found.items() if v}


class Observation(NamedTuple):
    """One figure. place: its row in the store's order; numerator and denominator: counts of a ratio."""

    place: int
    indicator: str
    group: str
    level: str
    period: str
    region: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: str
    derived: bool
    source: int


def observations(held: db.Reading, wanted: Filter, after: int = -1, most: int = CHUNK) -> list[Observation]:
    """At most `most` figures behind a place, in the store's order. Raises StoreError."""
    given = wanted.given()
    query = " AND ".join([_SELECT, *(_CLAUSES[name] for name in given)]) + " ORDER BY rowid LIMIT $most"
    return [Observation(*row) for row in held.rows(query, {**given, "after": after, "most": most})]


def all_observations(held: db.Reading, wanted: Filter) -> Iterator[list[Observation]]:
    """Every figure in pieces of at most CHUNK, all from the store that is held. Raises StoreError.

    Nothing is sorted: the store keeps the order its rows were put in, and a piece is read when asked for.
    """
    given = wanted.given()
    query = " AND ".join([_SELECT, *(_CLAUSES[name] for name in given)])
    for rows in held.pieces(query, {**given, "after": -1}, CHUNK):
        yield [Observation(*row) for row in rows]


def count(held: db.Reading, wanted: Filter) -> int:
    """How many figures a filter finds. Raises StoreError."""
    given = wanted.given()
    query = " AND ".join([_COUNT, *(_CLAUSES[name] for name in given)])
    return int(held.rows(query, {**given, "after": -1})[0][0])


@remembered(64)
def standings(indicator: str, group: str, level: str, period: str) -> list[tuple[Any, ...]]:
    """(region, value, status, derived, snapshot, rank, n, percentile) of a slice's areas, best rank first.

    Areas without a value come last, by code; their rank, n and percentile are None.
    """
    return db.rows(
        "SELECT o.region_code, value, status, derived, o.snapshot_id, rank, n, percentile "
        "FROM observation AS o LEFT JOIN standing AS s "
        "ON s.indicator_id = o.indicator_id AND s.group_id = o.group_id "
        "AND s.level = o.level AND s.period = o.period AND s.region_code = o.region_code "
        "WHERE o.indicator_id = ? AND o.group_id = ? AND o.level = ? AND o.period = ? "
        "ORDER BY rank NULLS LAST, o.region_code", [indicator, group, level, period]
    )  # fmt: skip


@remembered(1)
def snapshots() -> dict[int, dict[str, Any]]:
    """Every producer's table that figures come from, by its number, with how much is used of it."""
    found = db.dicts("""
        SELECT snapshot.*, first_period, last_period, indicators, figures FROM snapshot JOIN (
            SELECT snapshot_id, min(first_period) AS first_period, max(last_period) AS last_period,
                count(*)::INTEGER AS indicators, sum(row_count)::BIGINT AS figures
            FROM indicator_snapshot GROUP BY snapshot_id) AS used ON used.snapshot_id = snapshot.id
        ORDER BY snapshot.id""")
    return {row["id"]: row for row in found}


def boundaries(level: str) -> list[tuple[str, str]]:
    """(code, GeoJSON geometry as text) of a level's areas, by code; empty for a level that is not drawn."""
    query = "SELECT region_code, geometry FROM boundary WHERE level = ? ORDER BY region_code"
    return [(code, geometry) for code, geometry in db.rows(query, [level])]
