"""What is in a store, by source: indicators, observations, periods, date and age of the data."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from etl.errors import EtlError

SOURCES = """
    SELECT snapshot.source, any_value(producer) AS producer, count(DISTINCT indicator_id) AS indicators,
        sum(used.row_count)::BIGINT AS observations,
        min(first_period) AS first_period, max(last_period) AS last_period, max(data_date) AS data_date
    FROM indicator_snapshot AS used JOIN snapshot ON snapshot.id = snapshot_id
    GROUP BY snapshot.source ORDER BY snapshot.source
"""
TOTALS = """
    SELECT count(*) AS figures, count(*) FILTER (level = 'kunta') AS municipal_figures,
        count(DISTINCT indicator_id) AS indicators FROM observation
"""


def read_status(path: Path, today: date | None = None) -> dict[str, Any]:
    """Facts of a store file. Raises EtlError when it cannot be read.

    Age is in whole years from the last period to `today`, 0 for projections; data_date is None where the
    producer's date was not recorded.
    """
    now = today or datetime.now(UTC).date()
    try:
        con = duckdb.connect(path, read_only=True)
        facts = dict(con.execute("SELECT key, value FROM meta").fetchall())
        totals, sources = _dicts(con.execute(TOTALS))[0], _dicts(con.execute(SOURCES))
        con.close()
    except duckdb.Error as error:
        remedy = "serve an earlier one with `python -m etl rollback` or run `python -m etl build`."
        raise EtlError(f"cannot be read ({str(error).splitlines()[0]}).", remedy, path) from error
    for source in sources:
        source["age_years"] = max(0, now.year - int(source["last_period"][:4]))
    return {
        "version": facts["version"],
        "built_at": facts["built_at"],
        "data_date": facts["data_date"] or None,
        "division_year": int(facts["division_year"]),
        "bytes": path.stat().st_size,
        **totals,
        "sources": sources,
    }


def as_table(status: dict[str, Any]) -> str:
    """The same for reading: a heading and one line for each source."""
    columns = ("source", "indicators", "observations", "first", "last", "data date", "age, years")
    lines = [columns] + [
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
        for s in status["sources"]
    ]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    body = "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines
    )
    heading = (
        f"Store {status['version']}, built {status['built_at']}, {status['bytes'] / 1e6:.0f} MB: "
        f"{status['figures']:,} figures of {status['indicators']} indicators, "
        f"{status['municipal_figures']:,} of them of today's municipalities."
    )
    return f"{heading}\n\n{body}"


def _dicts(cursor: Any) -> list[dict[str, Any]]:
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
