"""Publishes a built store to a DuckLake: every table in one snapshot, then the row that names it.

A snapshot once published stays as it is, so going back is naming an earlier one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from data.lake import SERVED
from data.lake_attach import attach_catalogue, attach_file, attach_lake, opened, quoted, use_keys
from data.store_address import AddressError, Bucket, Lake, parse
from etl.errors import EtlError
from etl.publish import KEPT
from etl.version import version_of

GRACE = "1 hour"  # a snapshot, and the files of a forgotten one, stay this long at least
_SERVED = f"""
    CREATE TABLE IF NOT EXISTS {SERVED} (
        number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        snapshot_id BIGINT NOT NULL,
        version TEXT NOT NULL,
        published_at TIMESTAMPTZ NOT NULL DEFAULT now()
    )"""
_POINT = f"INSERT INTO catalogue.public.{SERVED} (snapshot_id, version) VALUES (?, ?)"
# Published snapshots that are still there, the served one first, then the others by their last publication.
_PUBLISHED = f"""
    SELECT snapshot_id, any_value(version),
        strftime(max(published_at) AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ')
    FROM catalogue.public.{SERVED} SEMI JOIN ducklake_snapshots('lake') USING (snapshot_id)
    GROUP BY snapshot_id ORDER BY max(number) DESC"""

_OLD = """
    SELECT snapshot_id FROM ducklake_snapshots('lake')
    WHERE snapshot_time <= now() - ?::INTERVAL
        AND snapshot_id < (SELECT max(snapshot_id) FROM ducklake_snapshots('lake'))"""


class Published(NamedTuple):
    """A snapshot that was published: its number, the store's version, and when it was served last."""

    snapshot: int
    version: str
    at: str


def push(lake: Lake, path: Path, grace: str = GRACE) -> bool:
    """Serve the store `path` from the lake; False when it is served already. Raises EtlError.

    A version that the lake still has is not written again: its snapshot is named.
    """
    version = version_of(path.name)
    with _opened(lake) as con:
        held = published(con)
        if held and held[0].version == version:
            return False
        known = [one.snapshot for one in held if one.version == version]
        con.execute(_POINT, [known[0] if known else _write(con, path, version), version])
        _forget(con, [one.snapshot for one in published(con)[:KEPT]], grace)
    return True


def published(con: Any) -> list[Published]:
    """What the lake can serve, the served one first."""
    return [Published(*row) for row in con.execute(_PUBLISHED).fetchall()]


@contextmanager
def at_served(lake: Lake) -> Iterator[tuple[Any, list[Published]]]:
    """A connection whose tables are those of the served snapshot, and what is published. Raises EtlError."""
    with _opened(lake, writing=False) as con:
        held = published(con)
        if not held:
            raise EtlError(f"{lake.url} serves nothing.", "publish: `python -m etl publish --to …`.")
        con.execute("DETACH lake")
        attach_lake(con, lake.catalogue, "", writing=False, snapshot=held[0].snapshot)
        con.execute("USE lake")
        yield con, held


def stored_bytes(con: Any, name: str = "lake") -> int:
    """Size of the Parquet files of an attached lake."""
    found = con.execute("SELECT sum(file_size_bytes) FROM ducklake_table_info(?)", [name]).fetchone()
    return int(found[0] or 0)


def _write(con: Any, path: Path, version: str) -> int:
    """Puts every table of a store in the lake as one snapshot; gives its number."""
    attach_file(con, path, "file")
    con.begin()
    con.execute("USE lake")
    made = con.execute(
        "SELECT table_name, sql, comment FROM duckdb_tables() WHERE database_name = 'file' ORDER BY table_oid"
    ).fetchall()
    for name, statement, comment in made:
        # A lake knows no keys; their columns are still not null. Rows keep their order and so their numbers.
        text = statement.replace("CREATE TABLE", "CREATE OR REPLACE TABLE", 1)
        con.execute(text.replace(" PRIMARY KEY", " NOT NULL"))
        con.execute(f'INSERT INTO lake."{name}" SELECT * FROM file."{name}" ORDER BY rowid')
        if comment:
            con.execute(f"""COMMENT ON TABLE lake."{name}" IS {quoted(comment)}""")
    _comment_columns(con)
    _drop_others(con, {name for name, _, _ in made})
    facts = json.dumps({"version": version})
    con.execute(
        "CALL ducklake_set_commit_message('lake', 'etl', ?, extra_info => ?)", [f"Store {version}", facts]
    )
    con.commit()
    con.execute("USE memory")
    con.execute("DETACH file")
    return int(con.execute("SELECT id FROM ducklake_last_committed_snapshot('lake')").fetchone()[0])


def _comment_columns(con: Any) -> None:
    told = con.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() "
        "WHERE database_name = 'file' AND comment IS NOT NULL"
    ).fetchall()
    for table, column, comment in told:
        con.execute(f"""COMMENT ON COLUMN lake."{table}"."{column}" IS {quoted(comment)}""")


def _drop_others(con: Any, kept: set[str]) -> None:
    found = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake'").fetchall()
    for (name,) in found:
        if name not in kept:
            con.execute(f'DROP TABLE lake."{name}"')


def _forget(con: Any, kept: list[int], grace: str) -> None:
    """The published snapshots stay that could be served next, and the newest; others go after `grace`.

    A young one may be another writer's that has not been named yet, or a host may be reading it.
    """
    old = con.execute(_OLD, [grace]).fetchall()
    if gone := [number for (number,) in old if number not in kept]:
        con.execute("CALL ducklake_expire_snapshots('lake', versions => ?)", [gone])
    con.execute(f"CALL ducklake_cleanup_old_files('lake', older_than => now() - INTERVAL '{grace}')")


@contextmanager
def _opened(lake: Lake, *, writing: bool = True) -> Iterator[Any]:
    """The lake as `lake` and its catalogue's own tables as `catalogue`."""
    con = None
    try:
        # One thread: it keeps the order of rows, which is what makes questions short.
        con = opened(("httpfs", "postgres_scanner", "ducklake"), {"threads": 1, "memory_limit": "1GB"})
        use_keys(con)
        attach_lake(con, lake.catalogue, _data() if writing else "", writing=writing)
        attach_catalogue(con, lake.catalogue, writing=writing)
        if writing:
            con.execute("CALL postgres_execute('catalogue', ?)", [_SERVED])
        yield con
    except duckdb.Error as error:
        told = f"{lake.url}: {_reason(error)}. What was served there is served on."
        remedy = (
            "check PostgreSQL, PGPASSWORD, the bucket and AWS_…; "
            "a new lake needs LAKE_DATA=s3://bucket/prefix."
        )
        raise EtlError(told, remedy) from error
    finally:
        if con is not None:
            con.close()


def _reason(error: duckdb.Error) -> str:
    """What PostgreSQL says, which DuckDB tells after the statement; else the first line."""
    lines = str(error).splitlines()
    return next((line for line in lines if "ERROR:" in line), lines[0])


def _data() -> str:
    """Where a new lake keeps its files; '' leaves it to the catalogue, which has it from then on."""
    text = os.environ.get("LAKE_DATA", "").strip()
    if not text:
        return ""
    try:
        place = parse(text)
    except AddressError as error:
        raise EtlError(f"LAKE_DATA: {error.problem}", "write s3://bucket/prefix.") from error
    if not isinstance(place, Bucket):
        raise EtlError(f"LAKE_DATA={text} is no bucket.", "write s3://bucket/prefix.")
    return f"{place.url}/"
