"""Cuts a sorted table into pieces of whole indicators, so that heavy steps need bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from etl.opened import in_turn

Connection = Any
Id = TypeVar("Id")

ROWS = 600_000
MAIN = """
    SELECT indicator_id, sum(n)::BIGINT FROM slice JOIN indicator ON id = indicator_id
    WHERE tier = 'core' GROUP BY 1 ORDER BY 1
"""


@dataclass(frozen=True)
class Chunk:
    """Rows first to last (rowid) of a table sorted by indicator, and its first and last indicator."""

    first: int
    last: int
    first_id: str
    last_id: str


def cut(counted: Iterable[tuple[Id, int]], rows: int = ROWS) -> Iterator[list[tuple[Id, int]]]:
    """Yield (id, number) pairs in groups whose numbers add up to at most `rows`, or of one pair alone."""
    group: list[tuple[Id, int]] = []
    held = 0
    for pair in counted:
        if group and held + pair[1] > rows:
            yield group
            group, held = [], 0
        group.append(pair)
        held += pair[1]
    if group:
        yield group


def chunks(con: Connection, table: str, rows: int = ROWS) -> Iterator[Chunk]:
    """Yield the pieces of a table whose rows were written in the order of indicator_id."""
    counted = con.execute(f"SELECT indicator_id, count(*) FROM {table} GROUP BY 1 ORDER BY 1").fetchall()  # noqa: S608
    start = 0
    for group in in_turn(con, cut(counted, rows)):
        end = start + sum(n for _, n in group)
        yield Chunk(start, end - 1, group[0][0], group[-1][0])
        start = end


def main_chunks(con: Connection, rows: int = ROWS) -> Iterator[tuple[str, str]]:
    """Yield first and last id of groups of the main indicators with so many figures each, in order.

    They are the connection's variables first_id and last_id meanwhile.
    """
    for group in cut(con.execute(MAIN).fetchall(), rows):
        name_ids(con, group[0][0], group[-1][0])
        yield group[0][0], group[-1][0]


def name_ids(con: Connection, first_id: str, last_id: str) -> None:
    """Tell the connection which indicators a step is about: the variables first_id and last_id."""
    con.execute(f"SET VARIABLE first_id = '{first_id}'")
    con.execute(f"SET VARIABLE last_id = '{last_id}'")


def show(con: Connection, table: str, chunk: Chunk) -> None:
    """Make the temporary view `part` of a chunk's rows, with their rowid as `place`.

    The chunk's indicators are the variables first_id and last_id.
    """
    name_ids(con, chunk.first_id, chunk.last_id)
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW part AS SELECT rowid AS place, * FROM {table} "  # noqa: S608
        f"WHERE rowid BETWEEN {chunk.first} AND {chunk.last}"
    )
