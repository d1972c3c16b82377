"""SQL of the build's heavy steps, one file for each, run by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def run(con: Any, name: str, **variables: Any) -> None:
    """Run etl/sql/<name>.sql on a connection; variables are there as getvariable('name')."""
    for key, value in variables.items():
        con.execute(f"SET VARIABLE {key} = ?", [value])
    con.execute(text(name))


def quoted(value: object) -> str:
    """A path or other value as a text of SQL: one that is bound makes DuckDB's client load pandas."""
    return "'" + str(value).replace("'", "''") + "'"


def text(name: str) -> str:
    """Text of etl/sql/<name>.sql."""
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
