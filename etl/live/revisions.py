"""Compares a new store with the one served before it: which figures were changed by their producers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from etl import sql
from etl.version import version_of

Connection = Any

KEPT = 10_000
TABLES = ("revised", "revision")


def store_revisions(con: Connection, store: Path, served: str | None, version: str) -> int:
    """Fill revised and revision by comparing with the served store; returns how many figures changed.

    A build from the very inputs of the served one takes its lists over: nothing changed since, and what
    changed before is still worth knowing. Without a served store, or with one that cannot be read, both
    stay empty.
    """
    if served is None:
        return 0
    try:
        con.execute(f"ATTACH {sql.quoted(store / served)} AS before (READ_ONLY)")
    except duckdb.Error:
        return 0
    try:
        same = version_of(served)[-10:] == version[-10:]
        _take_over(con) if same else _compare(con, served)
    except duckdb.CatalogException:
        pass  # a store of an older schema has nothing to compare with
    finally:
        con.execute("DETACH before")
    return int(con.execute("SELECT coalesce(sum(changed), 0) FROM revised").fetchone()[0])


def _compare(con: Connection, served: str) -> None:
    sql.run(con, "revision", kept=KEPT)
    con.execute("INSERT INTO meta VALUES ('compared_with', ?)", [version_of(served)])


def _take_over(con: Connection) -> None:
    for table in TABLES:
        con.execute(f"INSERT INTO {table} FROM before.{table}")  # noqa: S608
    con.execute("INSERT INTO meta FROM before.meta WHERE key = 'compared_with'")
