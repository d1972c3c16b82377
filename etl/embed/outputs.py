"""Writes each embedded file from the tables made in DuckDB."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from etl.embed import catalogue, regions, write
from etl.embed.errors import EmbedError
from etl.embed.pipeline import sql
from etl.embed.snapshots import Table

_OBSERVATIONS = """
SELECT indicator_id, group_id, period, source_code, series_rank, series_id, snapshot_id, value, status,
       derived
FROM observation ORDER BY indicator_id, group_id, period, source_code, series_rank, series_id, snapshot_id"""
LEFT_OUT_REASONS = {
    "level_not_served": "ELY areas are not a level we serve",
    "year_in_two_tables": "Year 2017 stands in two tables of the key figures; the one in the newer division "
    "(2020) is kept",
    "no_indicator": "Operating costs by task do not say net or gross and do not agree with the published net "
    "costs (0.5 to 2.4 times those)",
    "not_taken": "The indicator that has the series takes other years or levels of it",
}
_SNAPSHOTS = "SELECT s.*, h.sha256 FROM snapshot s JOIN snapshot_hash h ON h.snapshot_id = s.id ORDER BY id"
_COUNTS = """
SELECT n.key AS source, left(o.period, 4) AS year, count(*) AS row_count
FROM observation o JOIN snapshot n ON n.id = o.snapshot_id GROUP BY ALL ORDER BY 1, 2"""


class Written(NamedTuple):
    """Rows that were written and that PROVENANCE.md tells about."""

    snapshots: list[dict[str, Any]]
    left_out: list[dict[str, Any]]


def table(connection: duckdb.DuckDBPyConnection, query: str) -> pa.Table:
    """Return the answer of a query as an Arrow table."""
    return connection.execute(query).to_arrow_table()


def write_regions(connection: duckdb.DuckDBPyConnection, source: Path, fresh: Path) -> list[dict[str, Any]]:
    """Write regions, region_members, region_changes and boundaries from the raw files of areas.

    Also makes table `today` (old_code, new_code) for comparisons on today's municipalities. Returns the
    former municipalities that have no single successor of today.
    """
    municipalities = regions.read_csv(source / "municipalities.csv")
    keys = regions.read_csv(source / regions.KEYS)
    abolished = regions.read_csv(source / regions.CHANGES)
    areas = regions.regions(municipalities)
    today = {row["code"] for row in areas if row["level"] == "kunta"}
    changes, unresolved = regions.changes(abolished, keys, today)
    connection.register("change_rows", pa.Table.from_pylist(changes))
    connection.execute("CREATE TABLE today AS SELECT old_code, new_code FROM change_rows")
    for name, rows in (
        ("regions", areas),
        ("region_members", regions.members(municipalities, keys)),
        ("region_changes", changes),
        ("boundaries", regions.boundaries(source / "kunnat_2025_4500k.geojson")),
    ):
        write.parquet(fresh / f"{name}.parquet", pa.Table.from_pylist(rows))
    return unresolved


def write_alias_cells(fresh: Path, cells: pa.Table) -> None:
    """Write the compared cells of aliased series, which the tests read."""
    write.parquet(fresh / "alias_cells.parquet", cells)


def write_figures(connection: duckdb.DuckDBPyConnection, fresh: Path, tables: dict[str, Table]) -> Written:
    """Write observations, snapshots, left_out and counts; return the rows of snapshots and left_out."""
    write.parquet(fresh / "observations.parquet", table(connection, _OBSERVATIONS))
    columns = ("series", "reason", "row_count", "first_period", "last_period", "explanation")
    left_out = [{**row, "explanation": LEFT_OUT_REASONS[row["reason"]]} for row in _left_out(connection)]
    write.csv_file(fresh / "left_out.csv", columns, left_out)
    write.csv_file(
        fresh / "counts.csv", ("source", "year", "row_count"), table(connection, _COUNTS).to_pylist()
    )
    snapshots = [_snapshot(row, tables[row["key"]]) for row in table(connection, _SNAPSHOTS).to_pylist()]
    write.parquet(fresh / "snapshots.parquet", pa.Table.from_pylist(snapshots, schema=SNAPSHOT))
    return Written(snapshots, left_out)


def _left_out(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return left out rows by series. Raises EmbedError when nobody decided to leave one out."""
    rows: list[dict[str, Any]] = table(connection, sql("left_out.sql")).to_pylist()
    for row in rows:
        if row["reason"] == "no_indicator" and not row["series"].startswith("kuntatalous.kayttotalous."):
            raise EmbedError(
                "tables/series.csv", f"no indicator takes {row['series']}", "name its indicator there"
            )
    return rows


SNAPSHOT = pa.schema(
    [("id", pa.int16())]
    + [(name, pa.string()) for name in (
        "source", "producer", "statistics_fi", "statistics_sv", "statistics_en", "table_id", "address",
        "licence", "data_date", "fetched_at", "obtained", "quality_note", "sha256")]
    + [("row_count", pa.int32()), ("division_year", pa.int16())]
    + [("first_year", pa.string()), ("last_year", pa.string())]
)  # fmt: skip


def _snapshot(row: dict[str, Any], made: Table) -> dict[str, Any]:
    return {
        "id": row["id"],
        "source": row["key"],
        "producer": made.producer,
        **{f"statistics_{language}": made.statistics[language] for language in ("fi", "sv", "en")},
        "table_id": made.table or None,
        "address": made.address,
        "licence": made.licence,
        "data_date": made.data_date,
        "fetched_at": None,
        "obtained": obtained(row["files"]),
        "quality_note": made.quality or None,
        "sha256": row["sha256"],
        "row_count": row["row_count"],
        "division_year": row["division_year"],
        "first_year": row["first_year"],
        "last_year": row["last_year"],
    }


def obtained(files: list[str]) -> str:
    """Return how figures were obtained, in neutral words: the public repositories they were found in."""
    places = sorted({file.partition("/")[0].replace("+", "/", 1).partition("@")[0] for file in files})
    if not any("/" in place for place in places):
        return "Collected from a public repository that is not named; date of retrieval not recorded"
    return f"Found in the public repository {', '.join(places)}; date of retrieval not recorded"


def write_extra(fresh: Path, rows: list[dict[str, Any]]) -> None:
    """Write the table of extra indicators (moved to data/ at the end)."""
    write.csv_file(fresh / "indicators_extra.csv", catalogue.COLUMNS, rows)
