"""Takes the embedded files into a new store; says clearly which of them is missing or damaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from etl import sql
from etl.errors import EtlError
from etl.live.division import Later, end_chains, take_changes, take_members
from etl.live.overlay import Held, source_of_live
from etl.places import RESTORE
from etl.regions import LEVELS, same_groups, successors

Connection = Any

DAMAGE = (
    *(duckdb.InvalidInputException, duckdb.BinderException, duckdb.IOException),
    *(duckdb.ConversionException, duckdb.ConstraintException),
)

LEVEL_OF = "CREATE TEMP MACRO level_of(code) AS CASE regexp_replace(code, '[0-9]+$', '') " + " ".join(
    f"WHEN '{prefix}' THEN '{level}'" for prefix, level in LEVELS.items()
) + " END"  # fmt: skip

# A table's county or region is today's when its division recorded the same members; where that division
# is not recorded, when the area never changed.
SAME_GROUP = """
INSERT INTO same_group
    SELECT source.id AS snapshot_id, region.code
    FROM source CROSS JOIN region
    LEFT JOIN (SELECT DISTINCT group_code, division_year FROM region_member) AS recorded
        ON recorded.group_code = region.code AND recorded.division_year = source.division_year
    WHERE region.level <> 'kunta' AND CASE
        WHEN recorded.group_code IS NULL THEN region.code IN (FROM same_always)
        ELSE (region.code, source.division_year) IN (FROM group_year) END
"""
MEMBERS = """
INSERT INTO region_member SELECT municipality_code, group_code, division_year FROM source ORDER BY ALL
"""
CHANGES = """
INSERT INTO region_change SELECT old_code, new_code, year, name_fi FROM source ORDER BY ALL
"""
UNKNOWN = """
SELECT DISTINCT indicator_id FROM present
WHERE indicator_id IS NOT NULL AND indicator_id NOT IN (SELECT indicator_id::VARCHAR FROM rule) ORDER BY 1
"""
REGION = """
INSERT INTO region
    WITH county AS (
        SELECT municipality_code, max(group_code) FILTER (group_code LIKE 'HVA%') AS hva,
            max(group_code) FILTER (group_code LIKE 'MK%') AS mk
        FROM region_member
        WHERE division_year = (SELECT value::SMALLINT FROM meta WHERE key = 'division_year')
        GROUP BY ALL)
    SELECT code, level, name_fi, name_sv, name_en, hva, mk, language_group, NULL FROM (
        FROM source WHERE level = 'maa' OR NOT EXISTS (FROM later_region)
        UNION ALL BY NAME
        SELECT later_region.*, language_group FROM later_region LEFT JOIN source USING (code))
    LEFT JOIN county ON municipality_code = code ORDER BY code
"""
SAME_GROUP_TABLE = "CREATE TEMP TABLE same_group (snapshot_id SMALLINT, code VARCHAR)"
SNAPSHOT_COLUMNS = (
    *("id", "source", "producer", "statistics_fi", "statistics_sv", "statistics_en", "table_id", "address"),
    *("licence", "data_date", "fetched_at", "obtained", "quality_note", "sha256", "row_count"),
)


def embedded_division(con: Connection, embedded: Path) -> tuple[int, dict[str, str]]:
    """Year of the embedded division, and its municipalities' Finnish names by code."""
    _take(con, embedded, "region_members", "SET VARIABLE year = (SELECT max(division_year) FROM source)")
    year = int(con.execute("SELECT getvariable('year')").fetchone()[0])
    _take(con, embedded, "regions", "CREATE OR REPLACE TEMP TABLE known AS FROM source WHERE level = 'kunta'")
    return year, dict(con.execute("SELECT code, name_fi FROM known").fetchall())


def take_regions(con: Connection, embedded: Path, later: Later | None = None) -> None:
    """Fill region, region_member and region_change, and the temporary tables area and follow.

    Today's division is the later one where one was fetched, else the newest embedded one.
    """
    _take(con, embedded, "region_members", MEMBERS)
    take_members(con, later)
    con.execute("INSERT INTO meta SELECT 'division_year', max(division_year)::VARCHAR FROM region_member")
    _take(con, embedded, "regions", REGION)
    _take(con, embedded, "region_changes", CHANGES)
    take_changes(con, later)
    con.execute("CREATE TEMP TABLE area AS SELECT code, level FROM region")
    today = {code for (code,) in con.execute("SELECT code FROM area WHERE level = 'kunta'").fetchall()}
    followed = successors(con.execute("SELECT old_code, new_code FROM region_change").fetchall(), today)
    con.execute("CREATE TEMP TABLE follow (old_code VARCHAR, new_code VARCHAR)")
    con.executemany("INSERT INTO follow VALUES (?, ?)", sorted(followed.items()))
    end_chains(con)
    _same_groups(con, followed)


def take_figures(con: Connection, embedded: Path, held: Held) -> list[str]:
    """Fill snapshot, and make the view `source` of embedded and fetched figures with short keys for them.

    Returns ids that the catalogue does not define. Of the figures themselves nothing is taken yet: see
    take_part.
    """
    columns = ", ".join(SNAPSHOT_COLUMNS)
    con.execute(SAME_GROUP_TABLE)
    _take(con, embedded, "snapshots", f"INSERT INTO snapshot SELECT {columns} FROM source ORDER BY id")
    _take(con, embedded, "snapshots", SAME_GROUP)
    source_of_live(con, held)
    con.execute(SAME_GROUP)
    con.execute(LEVEL_OF)
    counted = "SELECT *, NULL::DOUBLE AS abs_value"  # only a live source tells the count behind a rate
    _take(con, embedded, "observations", sql.text("keys"), held.view, counted)
    return [row[0] for row in con.execute(UNKNOWN).fetchall()]


def take_part(con: Connection, embedded: Path, parts: Sequence[str]) -> None:
    """Make the temporary tables raw and counted of the indicators named (etl.chunks.name_ids).

    raw has those in `parts` too, which the named ones are made of. Raises EtlError when the file is damaged.
    """
    with _damage(embedded / "observations.parquet"):
        sql.run(con, "raw", parts=list(parts))


def take_left_out(con: Connection, embedded: Path) -> None:
    """Fill left_out from the list that goes with the embedded figures, if there is one."""
    path = embedded / "left_out.csv"
    if not path.exists():
        return
    columns = "series, reason, row_count, first_period, last_period, explanation"
    file = f"read_csv({sql.quoted(path)}, header = true, all_varchar = true)"
    with _damage(path):
        con.execute(f"INSERT INTO left_out SELECT {columns} FROM {file} ORDER BY ALL")


def _same_groups(con: Connection, followed: dict[str, str]) -> None:
    """Make group_year (group, year of today's membership) and same_always (groups that never changed)."""
    members = con.execute("SELECT municipality_code, group_code, division_year FROM region_member").fetchall()
    year = int(con.execute("SELECT value FROM meta WHERE key = 'division_year'").fetchone()[0])
    pairs, unchanged = same_groups(members, followed, year)
    con.execute("CREATE TEMP TABLE group_year (code VARCHAR, year SMALLINT)")
    con.executemany("INSERT INTO group_year VALUES (?, ?)", sorted(pairs))
    con.execute("CREATE TEMP TABLE same_always (code VARCHAR)")
    con.executemany("INSERT INTO same_always VALUES (?)", [[group] for group in sorted(unchanged)])


def _take(
    con: Connection, embedded: Path, name: str, query: str, more: str = "", select: str = "SELECT *"
) -> None:
    """Run a query over the view `source` of one embedded file, and of the view `more` beside it.

    Raises EtlError when the file is damaged.
    """
    path = embedded / f"{name}.parquet"
    beside = f" UNION ALL BY NAME FROM {more}" if more else ""
    file = f"read_parquet({sql.quoted(path)})"
    with _damage(path):
        con.execute(f"CREATE OR REPLACE TEMP VIEW source AS {select} FROM {file}{beside}")
        con.execute(query)


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    """Raise EtlError naming the file when it turns out to be damaged while it is read."""
    try:
        yield
    except DAMAGE as error:
        if "No space left" in str(error):
            raise
        first = str(error).splitlines()[0]
        raise EtlError(f"is damaged or has other columns than expected ({first}).", RESTORE, path) from error
