"""Puts rows that analysis made into a table of the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

Connection = Any


def insert(con: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> int:
    """Add rows in the order of `columns`, NaN as null, and return how many there are."""
    if rows:
        of_column = zip(columns, zip(*rows, strict=True), strict=True)
        con.register("made_rows", pa.table({name: pa.array(of, from_pandas=True) for name, of in of_column}))
        con.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT * FROM made_rows")  # noqa: S608 — names of the build
        con.unregister("made_rows")
    return len(rows)
