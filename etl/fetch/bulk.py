"""Loads everything held straight into DuckDB: large banks without passing through Python row by row."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from etl.fetch.answer_store import AnswerStore
from etl.fetch.parsed import FIRST_ID, ParsedSnapshot, area_codes, snapshots
from etl.sources.errors import StoreError
from etl.sources.tidy import LIVE_RANK

Connection = Any
FILES_AT_A_TIME = 64
CHUNK = 1 << 20

# Figures stand narrow, 16 bytes each, and the view spells them out: writing five texts for every row would
# take longer than reading the answers.
CREATE = """
CREATE OR REPLACE TEMP TABLE {t}_figure (
    snapshot_id SMALLINT, place SMALLINT, year SMALLINT, sex ENUM ('total', 'male', 'female'),
    value DOUBLE);
CREATE OR REPLACE TEMP TABLE {t}_other (
    indicator_id VARCHAR, group_id VARCHAR, period VARCHAR, source_code VARCHAR, series_rank SMALLINT,
    series_id VARCHAR, snapshot_id SMALLINT, value DOUBLE, status VARCHAR, derived BOOLEAN);
CREATE OR REPLACE TEMP TABLE {t}_area AS FROM bulk_areas;
CREATE OR REPLACE TEMP TABLE {t}_item AS FROM bulk_items;
CREATE OR REPLACE TEMP VIEW {t} AS
    SELECT indicator_id, sex::VARCHAR AS group_id, year::VARCHAR AS period, code AS source_code,
        {rank}::SMALLINT AS series_rank, series_id, snapshot_id, value, 'observed' AS status, false AS derived
    FROM {t}_figure JOIN {t}_item USING (snapshot_id) JOIN {t}_area USING (place)
    UNION ALL BY NAME FROM {t}_other
"""
# Every answer was parsed in full when it was fetched: here only what passed then can come, and the number of
# figures of each item must be the same again. An item is one indicator, so its number tells the item.
READ = """
INSERT INTO {t}_figure
    SELECT item.snapshot_id, area.place, answer.year, answer.gender, answer.value
    FROM read_json(?, format = 'array', columns = {{indicator: 'INTEGER', region: 'INTEGER', year: 'SMALLINT',
        gender: 'VARCHAR', value: 'DOUBLE'}}) AS answer
    JOIN {t}_item AS item USING (indicator)
    JOIN {t}_area AS area ON area.regions = item.regions AND area.region = answer.region
    WHERE answer.value IS NOT NULL
"""
WRONG = """
SELECT item.snapshot_id FROM {t}_item AS item
LEFT JOIN (SELECT snapshot_id, count(*) AS n FROM {t}_figure GROUP BY ALL) AS got USING (snapshot_id)
WHERE coalesce(got.n, 0) <> item.row_count ORDER BY 1
"""
AREA = pa.schema(
    [("place", pa.int16()), ("regions", pa.string()), ("region", pa.int32()), ("code", pa.string())]
)
ITEM = pa.schema(
    [
        ("indicator", pa.int32()),
        ("snapshot_id", pa.int16()),
        ("regions", pa.string()),
        ("indicator_id", pa.string()),
        ("series_id", pa.string()),
        ("row_count", pa.int64()),
    ]
)


def load_into(
    con: Connection, folder: Path, table: str = "live", first_id: int = FIRST_ID
) -> list[ParsedSnapshot]:
    """Make a temporary view of all figures held and return their snapshots; columns as in the embedded file.

    Memory stays bounded whatever the size. Raises SourceError when a raw answer is gone, was changed or
    no longer gives a frame.
    """
    held = snapshots(folder, first_id)
    sotkanet = [snapshot for snapshot in held if snapshot.kind == "sotkanet"]
    _create(con, folder, table, sotkanet)
    careful = [snapshot for snapshot in held if snapshot.kind != "sotkanet"]
    for at in range(0, len(sotkanet), FILES_AT_A_TIME):
        _batch(con, AnswerStore(folder), table, sotkanet[at : at + FILES_AT_A_TIME])
    wrong = {number for (number,) in con.execute(WRONG.format(t=table)).fetchall()}
    if wrong:
        con.execute(
            f"DELETE FROM {table}_figure WHERE snapshot_id IN (SELECT unnest(?::INT[]))", [sorted(wrong)]
        )
    for snapshot in (*careful, *(s for s in sotkanet if s.id in wrong)):
        con.register("bulk_one", snapshot.read())
        con.execute(f"INSERT INTO {table}_other BY NAME FROM bulk_one")
        con.unregister("bulk_one")
    return held


def _create(con: Connection, folder: Path, table: str, sotkanet: Sequence[ParsedSnapshot]) -> None:
    """Make the tables: areas of every area list used, and the items."""
    lists = sorted({snapshot.regions for snapshot in sotkanet})
    areas = [(sha256, *pair) for sha256 in lists for pair in area_codes(folder, sha256).items()]
    rows = [dict(zip(AREA.names, (place, *area), strict=True)) for place, area in enumerate(areas)]
    con.register("bulk_areas", pa.Table.from_pylist(rows, schema=AREA))
    con.register("bulk_items", pa.Table.from_pylist([_item(snapshot) for snapshot in sotkanet], schema=ITEM))
    con.execute(CREATE.format(t=table, rank=LIVE_RANK))
    con.unregister("bulk_areas")
    con.unregister("bulk_items")


def _item(snapshot: ParsedSnapshot) -> dict[str, Any]:
    return {
        "indicator": int(snapshot.table_id),
        "snapshot_id": snapshot.id,
        "regions": snapshot.regions,
        "indicator_id": snapshot.indicator_id,
        "series_id": f"live.sotkanet.{snapshot.table_id}",
        "row_count": snapshot.row_count,
    }


def _batch(con: Connection, store: AnswerStore, table: str, batch: Sequence[ParsedSnapshot]) -> None:
    """Load some items in one statement; of answers in a form the fast reader refuses nothing is loaded."""
    paths = sorted({str(store.path(sha256)) for snapshot in batch for sha256 in snapshot.answers})
    for path in paths:
        _check_hash(Path(path))
    try:
        con.execute(READ.format(t=table), [paths])
    except duckdb.Error:
        if len(batch) > 1:  # one careless answer must not slow the others down
            for snapshot in batch:
                _batch(con, store, table, [snapshot])


def _check_hash(path: Path) -> None:
    """Raise StoreError when a raw answer is gone or is not what its name says; reads it piece by piece."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(CHUNK):
                digest.update(piece)
    except OSError:
        raise StoreError("A raw answer is gone", str(path), "run fetch again") from None
    if digest.hexdigest() != path.name:
        raise StoreError("A raw answer was changed", str(path))
