"""Questions about indicators: what there is, for whom and when, from where, and what to know about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from data import db
from data.cache import remembered


@remembered(1)
def indicators() -> list[dict[str, Any]]:
    """Every indicator by theme, position and id, as a dictionary of the columns of `indicator`."""
    return db.dicts("SELECT * FROM indicator ORDER BY theme, position, id")


@remembered(1)
def _by_id() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in indicators()}


def indicator(indicator_id: str) -> dict[str, Any] | None:
    """One indicator with its `notes` and `provenance`, None when there is none."""
    found = _by_id().get(indicator_id)
    if found is None:
        return None
    return {**found, "notes": indicator_notes(indicator_id), "provenance": provenance(indicator_id)}


@remembered(1)
def spans() -> dict[str, tuple[str, str]]:
    """First and last period of each indicator that has figures."""
    return {row["id"]: (row["first_period"], row["last_period"]) for row in indicators() if row["available"]}


@remembered(1024)
def coverage(indicator_id: str) -> dict[str, dict[str, list[str]]]:
    """Level → group → periods with figures, ascending; municipalities first, groups in list order."""
    found: dict[str, dict[str, list[str]]] = {}
    query = """
        SELECT level, group_id, list(period ORDER BY period) FROM slice
        JOIN population_group ON population_group.id = group_id
        WHERE indicator_id = ?
        GROUP BY level, group_id, position
        ORDER BY list_position(['kunta', 'hyvinvointialue', 'maakunta', 'seutukunta', 'tyollisyysalue',
            'kuntaryhma', 'maa'], level), position"""
    for level, group_id, periods in db.rows(query, [indicator_id]):
        found.setdefault(level, {})[group_id] = periods
    return found


@remembered(1)
def decimals_of() -> dict[str, int]:
    """Decimals shown of each indicator."""
    return {row["id"]: row["decimals"] for row in indicators()}


@remembered(1)
def _groups() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in db.dicts("SELECT * FROM population_group ORDER BY position")}


def population_groups(ids: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """Population groups in the order of lists, all or the ones named."""
    wanted = None if ids is None else set(ids)
    return [row for code, row in _groups().items() if wanted is None or code in wanted]


def indicator_notes(indicator_id: str) -> list[dict[str, Any]]:
    """Quality notes and breaks of an indicator: kind, period, text_fi, text_sv, text_en."""
    return _notes().get(indicator_id, [])


@remembered(1)
def _notes() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    rows = db.dicts(
        "SELECT indicator_id, kind, period, text_fi, text_sv, text_en FROM indicator_note "
        "ORDER BY kind DESC, period"
    )
    for row in rows:
        found.setdefault(row.pop("indicator_id"), []).append(row)
    return found


@remembered(256)
def provenance(indicator_id: str) -> list[dict[str, Any]]:
    """Snapshots an indicator's figures come from, newest figures first, with first and last_period."""
    return db.dicts(
        "SELECT snapshot.*, used.first_period, used.last_period, used.row_count AS figures "
        "FROM indicator_snapshot AS used JOIN snapshot ON snapshot.id = used.snapshot_id "
        "WHERE indicator_id = ? ORDER BY last_period DESC, first_period, snapshot.id", [indicator_id]
    )  # fmt: skip


@remembered(1)
def _dates() -> dict[str, str | None]:
    return dict(
        db.rows(
            "SELECT indicator_id, max(data_date) FROM indicator_snapshot AS used "
            "JOIN snapshot ON snapshot.id = used.snapshot_id GROUP BY indicator_id"
        )
    )


def data_dates(ids: Iterable[str]) -> dict[str, str | None]:
    """Newest date of data of each indicator, None where no source records one."""
    return {indicator_id: _dates().get(indicator_id) for indicator_id in ids}


@remembered(256)
def harmonised(indicator_id: str) -> list[dict[str, Any]]:
    """What became of figures of former municipalities in an indicator, by area of today and first period."""
    return db.dicts(
        "SELECT region_code, pieces, method, first_period, last_period, cells FROM harmonised "
        "WHERE indicator_id = ? ORDER BY region_code, first_period", [indicator_id]
    )  # fmt: skip
