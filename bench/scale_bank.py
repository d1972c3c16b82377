"""Makes a store of any number of generated figures in the product's schema, order and derived tables.

Areas, groups and the main indicators' definitions are those of the built store, so that the product's own
questions can be asked; every figure is generated. It is written to a folder of its own and never served.
"""

import sys
from pathlib import Path
from typing import Any

import duckdb

from bench import source
from etl import sql
from etl.changes import store_changes
from etl.newest import RANKED, store_latest, store_profiles
from etl.opened import ROW_GROUP
from etl.peers import store_peers
from etl.trends import store_trends

ROOT = Path(__file__).parents[1]
VERSION = "20260101T000000-generated"
FIRST_YEAR, LAST_YEAR = 2000, 2024
SHARE = 47  # percent of the slices that have figures, the newest always: Sotkanet's bank has as few
LEVELS = ("kunta", "hyvinvointialue", "maakunta", "maa")
AT_ONCE = 160  # indicators, two million figures
COPIED = (
    "region",
    "region_member",
    "region_change",
    "region_shape",
    "border",
    "population_group",
    "snapshot",
)

INDICATORS = """
    INSERT INTO indicator SELECT * FROM known.indicator
        WHERE available AND tier = 'core' AND frequency = 'year'
        ORDER BY list_contains(getvariable('features'), id) DESC, id LIMIT getvariable('wanted');
    INSERT INTO indicator BY NAME SELECT format('g{:05d}', n) AS id, 'live' AS tier, 'hyvinvointi' AS theme,
        format('Generoitu mittari {}', n) AS name_fi, 'number' AS unit, 1 AS decimals, 'none' AS direction,
        'year' AS frequency, 'never' AS aggregation, []::VARCHAR[] AS frameworks, true AS available,
        0 AS period_count, 0 AS row_count, n AS position
        FROM range(getvariable('wanted') - (SELECT count(*) FROM indicator)) AS made(n);
    UPDATE indicator SET decimals = 1, first_period = getvariable('first'), last_period = getvariable('last');
    CREATE TEMP TABLE numbered AS SELECT id, row_number() OVER (ORDER BY id) AS number FROM indicator;
    CREATE TEMP TABLE cell AS
        SELECT row_number() OVER (ORDER BY group_id, level, period, code) AS place, group_id, level, code,
            period::VARCHAR AS period, dense_rank() OVER (ORDER BY group_id, period) AS part
        FROM (SELECT unnest(['female', 'male', 'total']) AS group_id),
            range(getvariable('first')::INTEGER, getvariable('last')::INTEGER + 1) AS years(period),
            (SELECT code, level FROM region WHERE list_contains(getvariable('levels'), level));
"""
PART = """
    CREATE OR REPLACE TEMP TABLE part AS
    SELECT id, place, group_id, level, period, code,
        round(hash(code, number) % 4000 / 10.0 + hash(code, number, part) % 1000 / 10.0, 1) AS value
    FROM (FROM numbered WHERE number BETWEEN $first AND $last), cell
    WHERE (period = getvariable('last') AND group_id = 'total')
        OR hash(part, number) % 100 < getvariable('share')
    ORDER BY number, place
"""
FIGURES = """
    INSERT INTO observation SELECT id, group_id, level, period, code, value, NULL, NULL, 'observed',
        level <> 'kunta', 0 FROM part
"""
SLICES = """
    INSERT INTO slice
    SELECT id, group_id, level, period, count(*), min(value), max(value), median(value), NULL, NULL, NULL,
        quantile_cont(value, [1 / 7, 2 / 7, 3 / 7, 4 / 7, 5 / 7, 6 / 7]),
        list_transform([1, 2, 3, 4, 5, 6], lambda k: min(value) + k * (max(value) - min(value)) / 7), []
    FROM part GROUP BY id, group_id, level, period ORDER BY id, group_id, level, period
"""
# Ranks of the newest year alone: what the table `latest` takes from them.
NEWEST = """
    CREATE OR REPLACE TEMP VIEW part AS SELECT rowid AS place, * FROM observation
    WHERE group_id = 'total' AND period = getvariable('last')
"""


def indicators_for(rows: int) -> int:
    """How many indicators hold about so many figures: each has 352 areas, 25 years and three groups."""
    slices = 1 + (3 * (LAST_YEAR - FIRST_YEAR + 1) - 1) * SHARE / 100
    areas = 308 + 21 + 19 + 1
    return max(20, round(rows / (slices * areas)))


def make(folder: Path, rows: int) -> int:
    """Write the store with about so many figures, and CURRENT; gives how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"tilannekuva-{VERSION}.duckdb"
    con = duckdb.connect(config={"threads": 2, "memory_limit": "4GB", "temp_directory": str(folder / "tmp")})
    con.execute(f"ATTACH '{folder / name}' AS store (ROW_GROUP_SIZE {ROW_GROUP}); USE store")
    con.execute(f"ATTACH '{source.file()}' AS known (READ_ONLY)")
    con.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
    _definitions(con, indicators_for(rows))
    _figures(con, indicators_for(rows))
    _derived(con)
    found = con.execute("SELECT count(*) FROM observation").fetchone()
    con.execute("DETACH known; CHECKPOINT store")
    con.close()
    (folder / "CURRENT").write_text(name)
    return int(found[0]) if found else 0


def _definitions(con: Any, wanted: int) -> None:
    from analysis.similar_sources import INDICATORS as FEATURES

    for table in COPIED:
        con.execute(f"INSERT INTO {table} FROM known.{table}")  # noqa: S608 — names of this module
    con.execute("INSERT INTO meta SELECT key, value FROM known.meta WHERE key <> 'version'")
    con.execute("INSERT INTO meta VALUES ('version', ?)", [VERSION])
    variables = {
        "features": list(FEATURES.values()), "wanted": wanted, "levels": list(LEVELS), "share": SHARE,
        "first": str(FIRST_YEAR), "last": str(LAST_YEAR),
    }  # fmt: skip
    for key, value in variables.items():
        con.execute(f"SET VARIABLE {key} = ?", [value])
    con.execute(INDICATORS)


def _figures(con: Any, count: int) -> None:
    for first in range(1, count + 1, AT_ONCE):
        con.execute(PART, {"first": first, "last": first + AT_ONCE - 1})
        con.execute("BEGIN")
        con.execute(FIGURES)
        con.execute(SLICES)
        con.execute("COMMIT")
    con.execute("DROP TABLE part")


def _derived(con: Any) -> None:
    """The tables that a build makes and the questions read."""
    con.execute(NEWEST)
    sql.run(con, "standing", ranked=list(RANKED))
    store_latest(con)
    store_trends(con)
    store_peers(con)
    store_profiles(con)
    store_changes(con)


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2])))
