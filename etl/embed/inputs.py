"""Reads the raw files of a folder into one DuckDB table of rows, checking files and columns first."""

from __future__ import annotations

from pathlib import Path

import duckdb

from etl.embed.errors import EmbedError
from etl.sql import quoted

TABLES = {
    "observations_long.parquet": (
        "region_code", "year", "value", "source", "indicator_id", "indicator_name", "unit", "region_level",
        "division_year", "status", "sex", "age", "file",
    ),
    "observations_recent.parquet": (
        "region_code", "region_level", "year", "sex", "age", "indicator_id", "indicator_name", "unit",
        "value", "status", "source", "file",
    ),
    "labour_monthly_long.parquet": (
        "region_code", "month", "value", "indicator_id", "indicator_name", "source", "division_year",
        "region_level",
    ),
    "projection_2019_single_age.parquet": ("region_code", "year", "age", "value"),
    "projection_2024_single_age.parquet": ("region_code", "year", "age", "value"),
}  # fmt: skip
OTHERS = (
    "municipalities.csv",
    "municipality_keys_2013_2026.csv",
    "abolished_municipalities.csv",
    "hyvinvointialueet.csv",
    "kunnat_2025_4500k.geojson",
)
REMEDY = "put the complete folder of raw files at the path given with --from and run again"

_LONG = """
SELECT indicator_id AS series, indicator_name AS name, unit, region_level AS level, region_code AS code,
       year::VARCHAR AS period, sex, age, value, status, source, file::VARCHAR AS file,
       division_year::INTEGER AS division"""
_RECENT = """
SELECT indicator_id, indicator_name, unit, region_level, region_code, year::VARCHAR, sex, age, value, status,
       source, file::VARCHAR, NULL"""
_MONTHLY = """
SELECT indicator_id, indicator_name, '', region_level, region_code, month, 'total', 'total', value,
       'observed', source, 'labour_monthly_long', division_year::INTEGER"""
_PROJECTION = """
SELECT 'projection_{year}_single_age', 'Population projection {year} by single age', 'persons',
       CASE WHEN region_code = 'SSS' THEN 'maa' ELSE 'kunta' END, region_code, year::VARCHAR, 'total',
       CASE WHEN age = 999 THEN 'total' ELSE age::VARCHAR END, value::DOUBLE, 'projection',
       'projection_{year}_single_age', 'projection_{year}_single_age', {year}"""
_QUERIES = (_LONG, _RECENT, _MONTHLY, _PROJECTION.format(year=2019), _PROJECTION.format(year=2024))
_RAW = """
CREATE TABLE raw (
    series VARCHAR, name VARCHAR, unit VARCHAR, level VARCHAR, code VARCHAR, period VARCHAR, sex VARCHAR,
    age VARCHAR, value DOUBLE, status VARCHAR, source VARCHAR, file VARCHAR, division INTEGER
)"""


def read(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make table `raw`, one row per figure as found, from the files of a folder.

    Columns: series, name, unit, level, code, period, sex, age, value, status, source, file, division (a year
    or null).
    Raises EmbedError when a file is missing, damaged or lacks a column.
    """
    for name in (*TABLES, *OTHERS):
        if not (folder / name).is_file():
            raise EmbedError(name, f"the file is not in {folder}", REMEDY)
    connection.execute(_RAW)
    for name, query in zip(TABLES, _QUERIES, strict=True):
        path = folder / name
        _check(connection, path)
        try:
            connection.execute(f"INSERT INTO raw {query} FROM read_parquet({quoted(path)})")
        except duckdb.Error as error:
            raise _unreadable(path, error) from None


def _unreadable(path: Path, error: duckdb.Error) -> EmbedError:
    return EmbedError(path.name, f"cannot be read as Parquet ({str(error).splitlines()[0]})", REMEDY)


def _check(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise EmbedError unless a Parquet file can be read, has its columns and has rows."""
    try:
        found = {
            row[0]
            for row in connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
        }
    except duckdb.Error as error:
        raise EmbedError(
            path.name, f"cannot be read as Parquet ({str(error).splitlines()[0]})", REMEDY
        ) from None
    missing = [column for column in TABLES[path.name] if column not in found]
    if missing:
        raise EmbedError(path.name, f"has no column {', '.join(missing)}", REMEDY)
    if connection.execute("SELECT 1 FROM read_parquet(?) LIMIT 1", [str(path)]).fetchone() is None:
        raise EmbedError(path.name, "has no rows", REMEDY)
