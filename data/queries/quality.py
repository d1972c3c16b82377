"""Questions about the data themselves: freshness, sources, area changes, revisions and what is left out."""

from __future__ import annotations

from typing import Any

from data import db
from data.cache import remembered
from data.queries.indicators import indicators


@remembered(1)
def catalogue() -> list[dict[str, Any]]:
    """Every indicator with levels, newest data date, producers and the state of its live fetch.

    levels: in the usual order; fetched_at: when live figures in use were fetched, None when they are
    embedded; next_release: day on which the source publishes next, where it says so; state: held or
    quarantined, None when nothing was fetched.
    """
    # Three narrow questions: one that joins every text of every indicator takes half of what DuckDB may have.
    levels = _levels()
    origins, items = _by_indicator(db.dicts(_ORIGIN)), _by_indicator(db.dicts(_ITEM))
    return [
        {**row, "levels": levels.get(row["id"], []), **origins.get(row["id"], _NO_ORIGIN),
         **items.get(row["id"], _NO_ITEM)}
        for row in indicators()
    ]  # fmt: skip


_ORIGIN = """
    SELECT used.indicator_id, max(snapshot.data_date) AS data_date,
        list_sort(list_distinct(list(producer))) AS producers, arg_max(address, last_period) AS address,
        max(fetched_at) FILTER (snapshot.id >= 10000) AS fetched_at, min(held.next_release) AS next_release
    FROM indicator_snapshot AS used JOIN snapshot ON snapshot.id = used.snapshot_id
    LEFT JOIN fetched_item AS held ON held.snapshot_id = used.snapshot_id GROUP BY 1"""
_ITEM = "SELECT indicator_id, max(state) AS state, max(note) AS note FROM fetched_item GROUP BY 1"
_NO_ORIGIN = dict.fromkeys(("data_date", "producers", "address", "fetched_at", "next_release"))
_NO_ITEM = dict.fromkeys(("state", "note"))


def _levels() -> dict[str, list[str]]:
    return dict(
        db.rows("SELECT indicator_id, list_sort(list(DISTINCT level)) FROM slice GROUP BY indicator_id")
    )


def _by_indicator(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row.pop("indicator_id"): row for row in rows}


@remembered(1)
def tables() -> list[dict[str, Any]]:
    """Producers' tables in use: statistics, licence, dates, figures and indicators; most figures first."""
    return db.dicts("""
        SELECT producer, statistics_fi, statistics_sv, statistics_en, licence,
            max(address) AS address, max(data_date) AS data_date, max(fetched_at) AS fetched_at,
            count(DISTINCT indicator_id)::INTEGER AS indicators, sum(used.row_count)::BIGINT AS figures,
            min(first_period) AS first_period, max(last_period) AS last_period
        FROM snapshot JOIN indicator_snapshot AS used ON used.snapshot_id = snapshot.id
        GROUP BY producer, statistics_fi, statistics_sv, statistics_en, licence
        ORDER BY figures DESC, producer, statistics_fi""")


@remembered(1)
def area_changes() -> list[dict[str, Any]]:
    """Municipalities that no longer exist: old_code, name_fi, year, new_code and its names; newest first."""
    return db.dicts("""
        SELECT old_code, change.name_fi, year, new_code, region.name_fi AS new_fi, region.name_sv AS new_sv,
            region.name_en AS new_en
        FROM region_change AS change JOIN region ON region.code = new_code
        ORDER BY year DESC NULLS LAST, change.name_fi, old_code""")


@remembered(1)
def joined_counts() -> dict[str, int]:
    """How many figures of former municipalities became figures of today's, by method."""
    return dict(db.rows("SELECT method, sum(cells)::INTEGER FROM harmonised GROUP BY 1 ORDER BY 1"))


@remembered(1)
def revised() -> list[dict[str, Any]]:
    """Indicators whose figures differ from the store served before, most changed figures first."""
    return db.dicts("SELECT * FROM revised ORDER BY changed DESC, added DESC, indicator_id")


@remembered(1)
def revisions() -> list[dict[str, Any]]:
    """The 50 largest changes of single figures, with the area's names."""
    return db.dicts("""
        SELECT revision.*, name_fi, name_sv, name_en FROM revision JOIN region ON code = region_code
        ORDER BY steps DESC NULLS LAST, indicator_id, group_id, period, region_code LIMIT 50""")


@remembered(1)
def compared_with() -> str | None:
    """Version of the store that revisions are told against; None when there was none."""
    found = db.rows("SELECT value FROM meta WHERE key = 'compared_with'")
    return found[0][0] if found else None


@remembered(1)
def put_aside() -> list[dict[str, Any]]:
    """Items of live sources that were not taken in: key, title found, reason."""
    return db.dicts(
        "SELECT key, title, note, noted_at FROM fetched_item WHERE state = 'quarantined' ORDER BY key"
    )


@remembered(1)
def drifts() -> list[dict[str, Any]]:
    """Signs that a source has changed its ways: indicator_id, kind, hard, detail, accepted; hard first."""
    return db.dicts("SELECT * FROM drift ORDER BY hard DESC, indicator_id, name")


@remembered(1)
def left_out() -> list[dict[str, Any]]:
    """Series of the source files that are not in the store, by reason: how many, rows and periods."""
    return db.dicts("""
        SELECT reason, count(*)::INTEGER AS series, sum(row_count)::INTEGER AS rows,
            min(first_period) AS first_period, max(last_period) AS last_period,
            list(series ORDER BY series)[:3] AS examples
        FROM left_out GROUP BY reason ORDER BY rows DESC""")
