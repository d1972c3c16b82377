"""Puts rows that analysis made into a table of the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

Connection = Any


def insert(con: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> int:
    """Add rows in the order of `columns` and return how many there are."""
    if rows:
        con.register("made_rows", pd.DataFrame(rows, columns=list(columns)))
        con.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT * FROM made_rows")  # noqa: S608 — names of the build
        con.unregister("made_rows")
    return len(rows)
