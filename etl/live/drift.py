"""Finds signs that a source has changed its ways, and remembers which of them a person has accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl import sql
from etl.chunks import chunks, name_ids
from etl.errors import disk_errors
from etl.live.numbers import FIRST_ID

Connection = Any

SHARE = 0.9  # of the municipalities that had a figure
ENOUGH = 20  # figures, before a ratio of them says anything
JUMP = 1.5  # times, between two vintages of the same periods: a unit has changed
LEAP = 4.0  # times, between the last embedded period and the first fetched one
ACCEPTED = "accepted.txt"
FOUND = """
    SELECT name, kind, hard, detail, coalesce(live.sha256, '')
    FROM drift LEFT JOIN (
        SELECT indicator_id, max(sha256) AS sha256
        FROM fetched_item JOIN snapshot ON id = snapshot_id GROUP BY 1
    ) AS live USING (indicator_id) ORDER BY hard DESC, name
"""


@dataclass(frozen=True)
class Drift:
    """One sign. name: what --accept takes; sha256: the answer it was seen in ('' when none was taken in)."""

    name: str
    kind: str
    hard: bool
    detail: str
    sha256: str


def store_drift(con: Connection, snapshots: Path) -> int:
    """Fill drift; returns how many hard ones nobody has accepted. Needs strange and temporary allowed."""
    for piece in chunks(con, "observation"):
        name_ids(con, piece.first_id, piece.last_id)
        sql.run(con, "drift", first_live=FIRST_ID, share=SHARE, enough=ENOUGH, jump=JUMP, leap=LEAP)
    sql.run(con, "drift_told")
    mark(con, snapshots)
    return int(con.execute("SELECT count(*) FROM drift WHERE hard AND NOT accepted").fetchone()[0])


def mark(con: Connection, snapshots: Path) -> None:
    """Note in a store that is not served yet which of its signs a person has accepted."""
    known = accepted(snapshots)
    for drift in found(con):
        if drift.hard and (drift.name, drift.sha256) in known:
            con.execute("UPDATE drift SET accepted = true WHERE name = ?", [drift.name])


def found(con: Connection) -> list[Drift]:
    """Every sign in a store, hard ones first."""
    return [Drift(*row) for row in con.execute(FOUND).fetchall()]


def accepted(snapshots: Path) -> set[tuple[str, str]]:
    """Names with the answer they were accepted for: another answer has to be looked at again."""
    path = snapshots / ACCEPTED
    if not path.exists():
        return set()
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {(line[0], line[1] if len(line) > 1 else "") for line in lines if line}


def accept(snapshots: Path, drifts: Iterable[Drift], names: Iterable[str]) -> None:
    """Remember signs as looked at and found right."""
    wanted = set(names)
    known = accepted(snapshots) | {(d.name, d.sha256) for d in drifts if d.name in wanted}
    if known:
        with disk_errors(snapshots / ACCEPTED):
            snapshots.mkdir(parents=True, exist_ok=True)
            text = "".join(f"{name} {sha256}\n" for name, sha256 in sorted(known))
            (snapshots / ACCEPTED).write_text(text, encoding="utf-8")


def refused(drifts: Iterable[Drift], snapshots: Path) -> list[Drift]:
    """The hard signs that nobody has accepted."""
    known = accepted(snapshots)
    return [drift for drift in drifts if drift.hard and (drift.name, drift.sha256) not in known]
