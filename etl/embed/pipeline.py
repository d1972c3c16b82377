"""The steps from raw rows to observations inside DuckDB: levels, years found twice, claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.embed.codes import LEVELS
from etl.embed.extra import RawSeries
from etl.embed.mapping import Claim

HERE = Path(__file__).parent
NOT_SERVED = ("ely",)


def run_sql(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Run one of the package's SQL files."""
    connection.execute((HERE / name).read_text(encoding="utf-8"))


def hash_snapshots(connection: duckdb.DuckDBPyConnection) -> None:
    """Make table `snapshot_hash` (snapshot_id, sha256): hash of each snapshot's sorted rows as taken in."""
    connection.execute("""
        CREATE TABLE snapshot_hash AS
        SELECT snapshot_id, sha256(string_agg(line, chr(10) ORDER BY line)) AS sha256 FROM (
            SELECT snapshot_id, concat_ws('|', series, sex, age, level, source_code, period,
                                          coalesce(value::VARCHAR, 'null')) AS line FROM rows)
        GROUP BY snapshot_id""")


def keep(connection: duckdb.DuckDBPyConnection) -> None:
    """Make table `kept`: rows of the levels we serve, each figure once.

    Where one series has the same year in two tables, the table in the newer division is kept.
    Left out rows go to `left_out` (series, reason, row_count, first_period, last_period).
    """
    levels = " ".join(f"WHEN '{raw}' THEN '{LEVELS[prefix]}'" for raw, prefix in
                      (("kunta", "KU"), ("hva", "HVA"), ("maakunta", "MK"), ("seutukunta", "SK"), ("maa", "SSS")))
    connection.execute(f"""
        CREATE TABLE levelled AS SELECT *, CASE level {levels} END AS level_name FROM rows;
        CREATE TABLE preferred AS SELECT series, sex, age, level, period, max(division_year) AS division_year
        FROM levelled GROUP BY ALL;
        CREATE TABLE kept AS SELECT l.* FROM levelled l JOIN preferred p USING (series, sex, age, level, period)
        WHERE level_name IS NOT NULL AND l.division_year = p.division_year;
        CREATE TABLE left_out AS
        SELECT series, 'level_not_served' AS reason, count(*) AS row_count, min(period) AS first_period,
               max(period) AS last_period FROM levelled WHERE level_name IS NULL GROUP BY series
        UNION ALL
        SELECT l.series, 'year_in_two_tables', count(*), min(l.period), max(l.period)
        FROM levelled l JOIN preferred p USING (series, sex, age, level, period)
        WHERE level_name IS NOT NULL AND l.division_year < p.division_year GROUP BY l.series;""")


def register_claims(connection: duckdb.DuckDBPyConnection, claims: Iterable[Claim]) -> None:
    """Make table `claim` from claims."""
    rows = [asdict(claim) for claim in claims]
    texts, listed = pa.string(), pa.list_(pa.string())
    schema = pa.schema([
        ("series", texts), ("sex", texts), ("age", texts), ("indicator", texts), ("group", texts),
        ("rank", pa.int16()), ("scale", pa.float64()), ("levels", listed), ("periods", listed), ("status", texts),
        ("derived", pa.bool_()), ("not_applicable", pa.bool_()),
    ])  # fmt: skip
    connection.register("claim_rows", pa.Table.from_pylist(rows, schema=schema))
    connection.execute("""CREATE TABLE claim AS SELECT * EXCLUDE (indicator, "group", rank), indicator AS indicator_id,
                          "group" AS group_id, rank AS series_rank FROM claim_rows""")
    connection.unregister("claim_rows")


def raw_series(connection: duckdb.DuckDBPyConnection) -> list[RawSeries]:
    """Return the raw series of the kept rows, one for each sex and age, by key; name and unit of the latest table."""
    rows = connection.execute("""
        WITH named AS (SELECT series, sex, age, arg_max(name, (division_year, name)) AS name,
                              arg_max(unit, (division_year, unit)) AS unit
                       FROM tagged WHERE level <> 'ely' GROUP BY ALL)
        SELECT k.series, k.sex, k.age, n.name, n.unit, max(k.snapshot), max(length(k.period)) > 4
        FROM kept k JOIN named n USING (series, sex, age) GROUP BY ALL ORDER BY 1, 2, 3""").fetchall()
    return [RawSeries(*row) for row in rows]
