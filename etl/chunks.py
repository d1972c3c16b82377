"""Cuts a sorted table into pieces of whole indicators, so that heavy steps need bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Connection = Any

ROWS = 2_000_000


@dataclass(frozen=True)
class Chunk:
    """Rows first to last (rowid) of a table sorted by indicator, and its first and last indicator."""

    first: int
    last: int
    first_id: str
    last_id: str


def chunks(con: Connection, table: str, rows: int = ROWS) -> Iterator[Chunk]:
    """Yield the pieces of a table whose rows were written in the order of indicator_id."""
    counted = con.execute(f"SELECT indicator_id, count(*) FROM {table} GROUP BY 1 ORDER BY 1").fetchall()  # noqa: S608
    start, at, first_id = 0, 0, ""
    for place, (indicator, n) in enumerate(counted):
        first_id, at = first_id or indicator, at + n
        if at - start >= rows or place == len(counted) - 1:
            yield Chunk(start, at - 1, first_id, indicator)
            start, first_id = at, ""


def show(con: Connection, table: str, chunk: Chunk) -> None:
    """Make the temporary view `part` of a chunk's rows, with their rowid as `place`.

    The chunk's indicators are the variables first_id and last_id.
    """
    con.execute(f"SET VARIABLE first_id = '{chunk.first_id}'")
    con.execute(f"SET VARIABLE last_id = '{chunk.last_id}'")
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW part AS SELECT rowid AS place, * FROM {table} "  # noqa: S608
        f"WHERE rowid BETWEEN {chunk.first} AND {chunk.last}"
    )
