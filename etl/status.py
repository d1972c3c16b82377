"""What is in a store, by source: indicators, observations, periods, date and age of the data."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from data.store_address import Lake
from etl.errors import EtlError

SHOWN = 10  # largest changes in the table for reading
SOURCES = """
    SELECT snapshot.source, any_value(producer) AS producer, count(DISTINCT indicator_id) AS indicators,
        sum(used.row_count)::BIGINT AS observations,
        min(first_period) AS first_period, max(last_period) AS last_period, max(data_date) AS data_date
    FROM indicator_snapshot AS used JOIN snapshot ON snapshot.id = used.snapshot_id
    GROUP BY snapshot.source ORDER BY snapshot.source
"""
TOTALS = """
    SELECT count(*) AS figures, count(*) FILTER (level = 'kunta') AS municipal_figures,
        count(DISTINCT indicator_id) AS indicators FROM observation
"""
REVISED = """
    SELECT indicator_id AS indicator, changed, added, gone, first_changed, last_changed, last_added
    FROM revised ORDER BY changed DESC, added DESC, indicator_id
"""
REVISIONS = f"""
    SELECT indicator_id AS indicator, group_id AS population, name_fi AS area, period, old_value AS before,
        new_value AS now, round(steps, 2) AS steps
    FROM revision JOIN region ON code = region_code LIMIT {SHOWN}
"""
# Only contracts of own files tell the next release so far; no service does in a form that could be read.
FRESH = """
    SELECT indicator.id AS indicator, tier, indicator.last_period, max(snapshot.data_date) AS data_date,
        max(fetched_at) AS fetched_at, any_value(fetched_item.state) AS live,
        min(held.next_release) AS next_release
    FROM indicator LEFT JOIN indicator_snapshot AS used ON used.indicator_id = indicator.id
    LEFT JOIN snapshot ON snapshot.id = used.snapshot_id
    LEFT JOIN fetched_item ON fetched_item.indicator_id = indicator.id
    LEFT JOIN fetched_item AS held ON held.snapshot_id = used.snapshot_id
    WHERE available GROUP BY ALL ORDER BY indicator.last_period, indicator
"""
ASIDE = "SELECT key, note FROM fetched_item WHERE state = 'quarantined' ORDER BY key"


def read_status(path: Path, today: date | None = None) -> dict[str, Any]:
    """Facts of a store file. Raises EtlError when it cannot be read.

    Age is in whole years from the last period to `today`, 0 for projections; data_date is None where the
    producer's date was not recorded.
    """
    try:
        with duckdb.connect(path, read_only=True) as con:
            return _facts(con, path.stat().st_size, today)
    except duckdb.Error as error:
        remedy = "serve an earlier one with `python -m etl rollback` or run `python -m etl build`."
        raise EtlError(f"cannot be read ({str(error).splitlines()[0]}).", remedy, path) from error


def lake_status(lake: Lake, today: date | None = None) -> dict[str, Any]:
    """The same of what a lake serves, with the snapshots that it can go back to. Raises EtlError."""
    from etl.publish_lake import at_served, stored_bytes

    with at_served(lake) as (con, held):
        told = [{"snapshot": one.snapshot, "version": one.version, "published_at": one.at} for one in held]
        return {
            **_facts(con, stored_bytes(con), today),
            "served_snapshot": held[0].snapshot,
            "snapshots": told,
        }


def _facts(con: Any, size: int, today: date | None) -> dict[str, Any]:
    now = today or datetime.now(UTC).date()
    facts = dict(con.execute("SELECT key, value FROM meta").fetchall())
    totals, sources = _dicts(con.execute(TOTALS))[0], _dicts(con.execute(SOURCES))
    for source in sources:
        source["age_years"] = max(0, now.year - int(source["last_period"][:4]))
    return {
        "version": facts["version"],
        "built_at": facts["built_at"],
        "data_date": facts["data_date"] or None,
        "division_year": int(facts["division_year"]),
        "bytes": size,
        **totals,
        "sources": sources,
        "compared_with": facts.get("compared_with"),
        "revised": _dicts(con.execute(REVISED)),
        "largest_revisions": _dicts(con.execute(REVISIONS)),
        "put_aside": _dicts(con.execute(ASIDE)),
        "indicators_fresh": _dicts(con.execute(FRESH)),
    }


def as_table(status: dict[str, Any]) -> str:
    """The same for reading: a heading and one line for each source."""
    body = _table(_source_lines(status["sources"]))
    heading = (
        f"Store {status['version']}, built {status['built_at']}, {status['bytes'] / 1e6:.0f} MB: "
        f"{status['figures']:,} figures of {status['indicators']} indicators, "
        f"{status['municipal_figures']:,} of them of today's municipalities."
    )
    return "\n\n".join(
        (heading, body, *_snapshots(status), *_changes(status), *_aside(status), *_next(status))
    )


def freshness(status: dict[str, Any]) -> str:
    """Each indicator's newest period and dates, the oldest first; '–' where the source does not tell."""
    columns = ("indicator", "last_period", "data_date", "fetched_at", "live", "next_release")
    heading = ("indicator", "last", "data date", "fetched", "live", "next release")
    rows = [tuple(str(item[name] or "–") for name in columns) for item in status["indicators_fresh"]]
    return _table([heading, *rows])


def _snapshots(status: dict[str, Any]) -> list[str]:
    """Of a lake: what is served and what can be again."""
    if "snapshots" not in status:
        return []
    lines: list[tuple[str, ...]] = [("snapshot", "version", "published", "")]
    for one in status["snapshots"]:
        mark = "served" if one["snapshot"] == status["served_snapshot"] else ""
        lines.append((str(one["snapshot"]), one["version"], one["published_at"], mark))
    return [_table(lines)]


def _changes(status: dict[str, Any]) -> list[str]:
    """What is otherwise than in the store served before, the largest changes first."""
    revised = status["revised"]
    if not revised:
        return []
    total, added = sum(r["changed"] for r in revised), sum(r["added"] for r in revised)
    heading = (
        f"{total:,} figures of {sum(r['changed'] > 0 for r in revised)} indicators changed "
        f"and {added:,} are new since {status['compared_with']}. "
        "The largest changes, in steps of the differences between areas:"
    )
    lines: list[tuple[str, ...]] = [("indicator", "area", "period", "before", "now", "steps")]
    lines += [
        tuple(str(r[name]) for name in ("indicator", "area", "period", "before", "now", "steps"))
        for r in status["largest_revisions"]
    ]
    return [heading + "\n" + _table(lines)]


def _aside(status: dict[str, Any]) -> list[str]:
    if not status["put_aside"]:
        return []
    return ["Put aside:\n" + "\n".join(f"{item['key']}: {item['note']}" for item in status["put_aside"])]


def _next(status: dict[str, Any]) -> list[str]:
    told = [item for item in status["indicators_fresh"] if item["next_release"]]
    lines = "\n".join(f"{item['next_release']}  {item['indicator']}" for item in told)
    return [f"Next releases:\n{lines}"] if told else []


def _source_lines(sources: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    columns = ("source", "indicators", "observations", "first", "last", "data date", "age, years")
    lines: list[tuple[str, ...]] = [columns] + [
        (
            *(
                s["source"],
                str(s["indicators"]),
                f"{s['observations']:,}",
                s["first_period"],
                s["last_period"],
            ),
            *(s["data_date"] or "not recorded", str(s["age_years"])),
        )
        for s in sources
    ]
    return lines


def _table(lines: list[tuple[str, ...]]) -> str:
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _dicts(cursor: Any) -> list[dict[str, Any]]:
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
