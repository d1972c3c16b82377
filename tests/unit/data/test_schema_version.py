"""A store of another shape is told apart by its number: a program must not meet columns it does not know."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb

from data.store_file import SCHEMA_VERSION

SCHEMA = Path(__file__).parents[3] / "data" / "schema.sql"
COLUMNS = """
    SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns()
    WHERE NOT internal ORDER BY table_name, column_index
"""
NUMBERED = (2, "14c085a20f88")


def shape() -> str:
    """Twelve letters that stand for all tables, columns and types."""
    con = duckdb.connect()
    con.execute(SCHEMA.read_text(encoding="utf-8"))
    return hashlib.sha256(repr(con.execute(COLUMNS).fetchall()).encode()).hexdigest()[:12]


def test_a_changed_schema_has_a_new_number() -> None:
    assert (SCHEMA_VERSION, shape()) == NUMBERED, "raise SCHEMA_VERSION, and write both numbers here"
