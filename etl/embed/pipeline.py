"""The steps from raw rows to observations inside DuckDB, each in a file of SQL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path

import duckdb

from etl.embed.extra import RawSeries
from etl.embed.mapping import Claim

HERE = Path(__file__).parent
_CLAIM = """
CREATE TABLE claim (
    series VARCHAR, sex VARCHAR, age VARCHAR, indicator_id VARCHAR, group_id VARCHAR, series_rank SMALLINT,
    scale DOUBLE, levels VARCHAR[], periods VARCHAR[], status VARCHAR, derived BOOLEAN, not_applicable BOOLEAN
)"""


def sql(name: str) -> str:
    """Return the text of one of the package's SQL files."""
    return (HERE / name).read_text(encoding="utf-8")


def run_sql(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Run one of the package's SQL files."""
    connection.execute(sql(name))


def hash_snapshots(connection: duckdb.DuckDBPyConnection) -> None:
    """Make table `snapshot_hash` (snapshot_id, sha256): hash of each snapshot's sorted rows as taken in."""
    connection.execute("""
        CREATE TABLE snapshot_hash AS
        SELECT snapshot_id, sha256(string_agg(line, chr(10) ORDER BY line)) AS sha256 FROM (
            SELECT snapshot_id, concat_ws('|', series, sex, age, level, source_code, period,
                                          coalesce(value::VARCHAR, 'null')) AS line FROM rows)
        GROUP BY snapshot_id""")


def register_claims(connection: duckdb.DuckDBPyConnection, claims: Iterable[Claim]) -> None:
    """Make table `claim` from claims, a column for each of their fields in the same order."""
    connection.execute(_CLAIM)
    marks = ", ".join("?" * len(fields(Claim)))
    rows = [[list(cell) if isinstance(cell, tuple) else cell for cell in astuple(claim)] for claim in claims]
    connection.executemany(f"INSERT INTO claim VALUES ({marks})", rows)


def raw_series(connection: duckdb.DuckDBPyConnection) -> list[RawSeries]:
    """Return the raw series of the kept rows, one per sex and age; name and unit are the latest table's.

    The latest is chosen here and not by arg_max over texts, which crashed DuckDB 1.5.5 in one run of three.
    """
    named = connection.execute("""
        SELECT DISTINCT series, sex, age, division_year, name, unit FROM tagged WHERE level <> 'ely'
        ORDER BY ALL""").fetchall()
    latest = {(series, sex, age): (name, unit) for series, sex, age, _, name, unit in named}
    rows = connection.execute("""
        SELECT series, sex, age, max(snapshot_id), max(length(period)) > 4 FROM kept GROUP BY ALL
        ORDER BY 1, 2, 3""").fetchall()
    keys = dict(connection.execute("SELECT id, key FROM snapshot").fetchall())
    return [
        RawSeries(series, sex, age, *latest[series, sex, age], keys[snapshot], monthly)
        for series, sex, age, snapshot, monthly in rows
    ]
