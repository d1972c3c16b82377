"""Takes everything that was fetched into a store under construction, before the embedded figures in rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl import sql
from etl.errors import EtlError
from etl.fetch.bulk import load_into
from etl.fetch.lock import Lock
from etl.fetch.parsed import ParsedSnapshot
from etl.sources.errors import SourceError

Connection = Any

COLUMNS = (
    *("id", "source", "producer", "statistics_fi", "statistics_sv", "statistics_en", "table_id", "address"),
    *("licence", "data_date", "fetched_at", "obtained", "quality_note", "sha256", "row_count"),
)
REMEDY = "run `python -m etl fetch` again; until then the store that is served stays."


@dataclass(frozen=True)
class Held:
    """What the lock holds: figures' snapshots, and the view of them in the connection ('' when none)."""

    snapshots: Sequence[ParsedSnapshot] = ()
    view: str = ""


def take_live(con: Connection, folder: Path) -> Held:
    """Make the temporary view `live` of all fetched figures and fill snapshot and fetched_item.

    Raises EtlError when a raw answer is gone or was changed.
    """
    if not (folder / "lock.json").exists() and not (folder / "pending.jsonl").exists():
        return Held()
    try:
        held = load_into(con, folder, "live")
        _store_items(con, Lock(folder), held)
    except SourceError as error:
        raise EtlError(error.problem, REMEDY, folder) from error
    rows = [tuple(getattr(snapshot, name) for name in COLUMNS) for snapshot in held]
    if rows:
        con.executemany(f"INSERT INTO snapshot VALUES ({', '.join('?' * len(COLUMNS))})", rows)  # noqa: S608
    return Held(held, "live")


def source_of_live(con: Connection, held: Held) -> None:
    """Make the view `source` of the fetched snapshots, as inputs makes it of the embedded ones."""
    con.execute("CREATE OR REPLACE TEMP TABLE live_division (id SMALLINT, division_year SMALLINT)")
    if held.snapshots:
        rows = [(snapshot.id, snapshot.division_year) for snapshot in held.snapshots]
        con.executemany("INSERT INTO live_division VALUES (?, ?)", rows)
    con.execute("CREATE OR REPLACE TEMP VIEW source AS FROM live_division")


def store_superseded(con: Connection) -> None:
    """Keep the older figures that fetched ones took the place of. Needs raw and family.

    Codes without a place in the division are gathered in the table strange.
    """
    con.execute("CREATE TABLE IF NOT EXISTS strange (indicator_id VARCHAR, code VARCHAR)")
    sql.run(con, "superseded")


def _store_items(con: Connection, lock: Lock, held: Sequence[ParsedSnapshot]) -> None:
    """Fill fetched_item: one row for each item held or in quarantine."""
    rows: list[tuple[Any, ...]] = [
        (
            s.key,
            s.indicator_id or None,
            "held",
            s.id,
            s.title,
            s.data_date,
            s.fetched_at,
            s.quality_note,
            s.next_release,
        )
        for s in held
        if s.key not in lock.quarantine
    ]
    numbers = {s.key: s for s in held}
    for key, aside in sorted(lock.quarantine.items()):
        before = numbers.get(key)
        rows.append(
            (
                *(key, before.indicator_id if before else None, "quarantined", before.id if before else None),
                *(aside.found, before.data_date if before else None, aside.at, aside.reason, None),
            )
        )
    if rows:
        con.executemany("INSERT INTO fetched_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
