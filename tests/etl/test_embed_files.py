"""Tests of data/embedded/ as committed: shape, keys, counts, size, areas, snapshots and left out series."""

import csv
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from data.catalog import Catalog, load

ROOT = Path(__file__).parents[2]
EMBEDDED = ROOT / "data" / "embedded"
FILES = {
    "PROVENANCE.md", "alias_cells.parquet", "boundaries.parquet", "counts.csv", "left_out.csv",
    "observations.parquet", "region_changes.parquet", "region_members.parquet", "regions.parquet",
    "snapshots.parquet",
}  # fmt: skip
COLUMNS = [
    ("indicator_id", "VARCHAR"), ("group_id", "VARCHAR"), ("period", "VARCHAR"), ("source_code", "VARCHAR"),
    ("series_rank", "SMALLINT"), ("series_id", "VARCHAR"), ("snapshot_id", "SMALLINT"), ("value", "DOUBLE"),
    ("status", "VARCHAR"), ("derived", "BOOLEAN"),
]  # fmt: skip
STATUSES = {
    "observed", "preliminary", "estimated", "projected", "budget", "protected", "not_applicable", "missing",
}  # fmt: skip
REMEDY = "run: python -m etl embed --from DIR, and look at what changed"


@pytest.fixture(scope="module")
def files() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for path in sorted(EMBEDDED.glob("*.parquet")):
        connection.execute(f"CREATE VIEW {path.stem} AS SELECT * FROM read_parquet('{path}')")
    return connection


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(ROOT / "data")


def one(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    assert row
    return int(row[0])


def test_folder_holds_exactly_its_files_and_at_most_20_megabytes() -> None:
    sizes = {path.name: path.stat().st_size for path in EMBEDDED.iterdir()}
    assert set(sizes) == FILES
    assert sum(sizes.values()) <= 20_000_000
    assert max(sizes.values()) <= 8_000_000


def test_observations_have_the_agreed_columns(files: duckdb.DuckDBPyConnection) -> None:
    assert [row[:2] for row in files.execute("DESCRIBE observations").fetchall()] == COLUMNS


def test_a_figure_of_a_series_stands_once(files: duckdb.DuckDBPyConnection) -> None:
    twice = files.execute("""
        SELECT indicator_id, group_id, period, source_code, series_id, snapshot_id, count(*) FROM observations
        GROUP BY ALL HAVING count(*) > 1 LIMIT 5""").fetchall()
    assert twice == []


def test_the_best_series_of_a_figure_is_never_two(files: duckdb.DuckDBPyConnection) -> None:
    twice = files.execute("""
        SELECT indicator_id, group_id, period, source_code, series_rank, list(series_id) FROM observations
        GROUP BY ALL HAVING count(*) > 1 LIMIT 5""").fetchall()
    assert twice == []


def test_rows_are_in_their_order(files: duckdb.DuckDBPyConnection) -> None:
    keys = "indicator_id, group_id, period, source_code, series_rank"
    wrong = one(files, f"""
        WITH placed AS (SELECT ({keys}) AS key, lag(({keys})) OVER (ORDER BY file_row_number) AS before
                        FROM read_parquet('{EMBEDDED / "observations.parquet"}', file_row_number = true))
        SELECT count(*) FROM placed WHERE key < before""")  # fmt: skip
    assert wrong == 0


def test_values_are_null_exactly_where_the_status_says_so(files: duckdb.DuckDBPyConnection) -> None:
    found = {status for (status,) in files.execute("SELECT DISTINCT status FROM observations").fetchall()}
    assert found <= STATUSES
    wrong = one(files, """
        SELECT count(*) FROM observations
        WHERE (value IS NULL) <> (status IN ('protected', 'not_applicable', 'missing'))
           OR isinf(value)""")  # fmt: skip
    assert wrong == 0


def test_months_that_the_source_hides_or_lacks_are_kept_apart(files: duckdb.DuckDBPyConnection) -> None:
    rows = files.execute("""
        SELECT series_id, status, count(*) FROM observations
        WHERE value IS NULL AND source_code LIKE 'KU%' AND series_id LIKE 'tem.%'
        GROUP BY ALL ORDER BY 1""").fetchall()
    assert rows == [
        ("tem.tyonv.12r5.avpaikatlopussa", "missing", 10105),
        ("tem.tyonv.12r5.tyotosuus", "protected", 692),
        ("tem.tyonv.12r5.tyottomatlopussa", "protected", 702),
    ]


def test_groups_that_cannot_be_are_not_zeros(files: duckdb.DuckDBPyConnection) -> None:
    rows = files.execute("""
        SELECT series_id, group_id, list(DISTINCT status), count(value) FROM observations
        WHERE (series_id = 'statfin.115b.tyolliset' AND group_id = 'age_0_17')
           OR (series_id = 'statfin.115b.tyottomat' AND group_id = 'age_65_plus')
        GROUP BY ALL ORDER BY 1""").fetchall()
    assert rows == [
        ("statfin.115b.tyolliset", "age_0_17", ["not_applicable"], 0),
        ("statfin.115b.tyottomat", "age_65_plus", ["not_applicable"], 0),
    ]


def test_projections_are_projected_and_their_bands_derived(files: duckdb.DuckDBPyConnection) -> None:
    rows = files.execute("""
        SELECT DISTINCT series_id, status, derived FROM observations
        WHERE regexp_matches(series_id, 'projection_|vaenn') ORDER BY ALL""").fetchall()
    assert {status for _, status, _ in rows} == {"projected"}
    assert ("projection_2019_single_age", "projected", True) not in rows
    assert ("statfin.vaenn.14wx.vaesto_e24", "projected", False) not in rows
    singles = one(files, """
        SELECT count(DISTINCT group_id) FROM observations
        WHERE series_id = 'projection_2019_single_age' AND group_id LIKE 'age_%'""")  # fmt: skip
    assert singles == 101


def test_enough_is_left_on_todays_municipalities(files: duckdb.DuckDBPyConnection) -> None:
    cells = one(files, """
        SELECT count(*) FROM (
            SELECT DISTINCT series_id, group_id, period, coalesce(new_code, source_code) AS code
            FROM observations LEFT JOIN region_changes ON old_code = source_code WHERE source_code LIKE 'KU%')
        JOIN regions USING (code)""")  # fmt: skip
    indicators = one(
        files, "SELECT count(DISTINCT indicator_id) FROM observations WHERE source_code LIKE 'KU%'"
    )
    print(f"{cells} source observations and {indicators} indicators on today's 308 municipalities")
    assert cells >= 2_000_000
    assert indicators >= 400


def test_every_area_is_known_or_has_a_successor(files: duckdb.DuckDBPyConnection) -> None:
    lost = files.execute("""
        SELECT DISTINCT source_code FROM observations
        WHERE source_code LIKE 'KU%' AND source_code NOT IN (SELECT code FROM regions)
          AND source_code NOT IN (SELECT old_code FROM region_changes)""").fetchall()
    assert lost == []
    groups = files.execute("""
        SELECT DISTINCT o.source_code, n.division_year
        FROM observations o JOIN snapshots n ON n.id = o.snapshot_id
        WHERE left(o.source_code, 2) IN ('MK', 'SK')
          AND NOT EXISTS (SELECT 1 FROM region_members m WHERE m.group_code = o.source_code
                          AND m.division_year = n.division_year)""").fetchall()
    assert groups == []


def test_todays_areas_are_complete(files: duckdb.DuckDBPyConnection) -> None:
    counts = dict(files.execute("SELECT level, count(*) FROM regions GROUP BY level").fetchall())
    assert counts == {
        "kunta": 308, "hyvinvointialue": 23, "maakunta": 19, "seutukunta": counts["seutukunta"],
        "tyollisyysalue": counts["tyollisyysalue"], "kuntaryhma": 3, "maa": 1,
    }  # fmt: skip
    members = files.execute("""
        SELECT r.level, count(DISTINCT m.municipality_code), count(*) FROM region_members m
        JOIN regions r ON r.code = m.group_code WHERE m.division_year = 2026 GROUP BY 1""").fetchall()
    assert {level: (municipalities, rows) for level, municipalities, rows in members} == dict.fromkeys(
        set(counts) - {"kunta"}, (308, 308)
    )
    assert (
        one(files, "SELECT count(*) FROM boundaries JOIN regions USING (code) WHERE level = 'kunta'") == 308
    )


def test_mergers_since_2014_are_dated(files: duckdb.DuckDBPyConnection) -> None:
    rows = files.execute("""
        SELECT old_code, new_code, year FROM region_changes WHERE year >= 2020 ORDER BY year""").fetchall()
    assert rows == [("KU911", "KU541", 2020), ("KU099", "KU214", 2021), ("KU588", "KU507", 2025)]
    wrong = one(files, "SELECT count(*) FROM region_changes WHERE new_code NOT IN (SELECT code FROM regions)")
    assert wrong == 0


def test_snapshots_cover_every_row_and_say_what_they_are(files: duckdb.DuckDBPyConnection) -> None:
    assert one(files, "SELECT count(*) FROM observations ANTI JOIN snapshots ON id = snapshot_id") == 0
    unclear = files.execute("""
        SELECT source FROM snapshots
        WHERE length(sha256) <> 64 OR row_count <= 0 OR division_year IS NULL
           OR '' IN (producer, obtained, statistics_fi, statistics_sv, statistics_en)
           OR licence NOT IN ('CC BY 4.0', 'MIT')""").fetchall()
    assert unclear == []


def test_series_of_one_snapshot_are_in_one_division(files: duckdb.DuckDBPyConnection) -> None:
    assert one(files, "SELECT count(*) - count(DISTINCT (source, division_year)) FROM snapshots") == 0


def test_counts_are_those_of_the_committed_table(files: duckdb.DuckDBPyConnection) -> None:
    with (EMBEDDED / "counts.csv").open(encoding="utf-8", newline="") as file:
        committed = [(row["source"], row["year"], int(row["row_count"])) for row in csv.DictReader(file)]
    found = files.execute("""
        SELECT n.source, left(o.period, 4), count(*)
        FROM observations o JOIN snapshots n ON n.id = o.snapshot_id
        GROUP BY ALL ORDER BY 1, 2""").fetchall()
    assert committed == found, REMEDY


def test_every_series_of_the_catalogue_has_rows(files: duckdb.DuckDBPyConnection, catalog: Catalog) -> None:
    there = set(files.execute("SELECT DISTINCT indicator_id, series_id FROM observations").fetchall())
    empty = [
        (i.id, s.id) for i in catalog.tier("core", "extra") for s in i.series if (i.id, s.id) not in there
    ]
    assert empty == [], f"these `series:` entries took no raw row; correct id, age or sex, then {REMEDY}"


def test_every_group_of_the_catalogue_and_no_other_has_rows(
    files: duckdb.DuckDBPyConnection, catalog: Catalog
) -> None:
    found: dict[str, set[str]] = {}
    for indicator, group in files.execute(
        "SELECT DISTINCT indicator_id, group_id FROM observations"
    ).fetchall():
        found.setdefault(indicator, set()).add(group)
    assert set(found) <= set(catalog.indicators), REMEDY
    unlisted = {name: groups - set(catalog.get(name).group_ids) for name, groups in found.items()}
    assert {name: groups for name, groups in unlisted.items() if groups} == {}, REMEDY


def test_extra_indicators_have_finnish_names_and_own_ids(catalog: Catalog) -> None:
    extra = catalog.tier("extra")
    names = Counter(indicator.name.fi for indicator in extra)
    assert [name for name, count in names.items() if count > 1] == []
    raw_ids = {
        series.id.rpartition(".")[2].lower()
        for i in extra
        for series in i.series
        if series.id.startswith("kt.")
    }
    assert not raw_ids & {indicator.id for indicator in extra}
    judged = [i.id for i in extra if i.direction != "none" or i.aggregation.rule not in ("sum", "never")]
    assert judged == []


def test_left_out_series_say_why() -> None:
    with (EMBEDDED / "left_out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["reason"] for row in rows} <= {
        "level_not_served",
        "year_in_two_tables",
        "no_indicator",
        "not_taken",
    }
    assert all(row["explanation"] and int(row["row_count"]) > 0 for row in rows)
    silent = [row["series"] for row in rows if row["reason"] == "no_indicator"]
    assert all(series.startswith("kuntatalous.kayttotalous.") for series in silent)
