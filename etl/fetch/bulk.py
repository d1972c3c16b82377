"""Loads everything held straight into DuckDB: large banks without passing through Python row by row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from etl.fetch.answer_store import AnswerStore
from etl.fetch.narrow import Narrow
from etl.fetch.parsed import ParsedSnapshot, area_codes, snapshots
from etl.live.numbers import FIRST_ID
from etl.sources.errors import StoreError
from etl.sql import quoted

Connection = Any
FILES_AT_A_TIME = 64
CHUNK = 1 << 20

# Every answer was parsed in full when it was fetched: here only what passed then can come, and the number of
# figures of each item must be the same again. An item is one indicator, so its number tells the item. What is
# sorted is one number a row that holds item, group, year and place; a year that would not fit into it is left
# out, which the count tells.
READ = """
INSERT INTO {t}_figure
    SELECT key >> 30, key & 65535, ((key >> 16) & 4095) * 100, (key >> 28) & 3, value, counted, 0
    FROM (
        SELECT ((item.item::BIGINT * 4 + enum_code(answer.gender)) * 4096 + answer.year) * 65536
            + area.place AS key, answer.value, answer."absValue" AS counted
        FROM read_json({paths}, format = 'array', maximum_object_size = 1048576, columns = {{
            indicator: 'INTEGER', region: 'INTEGER', year: 'SMALLINT',
            gender: 'ENUM(''female'', ''male'', ''total'')', value: 'DOUBLE', "absValue": 'DOUBLE'
        }}) AS answer
        JOIN {t}_item AS item USING (indicator)
        JOIN {t}_area AS area ON area.list = item.list AND area.region = answer.region
        WHERE answer.value IS NOT NULL AND answer.gender IS NOT NULL AND answer.year BETWEEN 1700 AND 2200
        ORDER BY key)
"""
WRONG = """
SELECT item.item FROM {t}_item AS item
LEFT JOIN (SELECT item, count(*) AS n FROM {t}_figure GROUP BY ALL) AS got USING (item)
WHERE item.indicator IS NOT NULL AND coalesce(got.n, 0) <> item.row_count ORDER BY 1
"""
AREA = pa.schema([("place", pa.uint16()), ("list", pa.int16()), ("region", pa.int32())])


def load_into(
    con: Connection, folder: Path, table: str = "live", first_id: int = FIRST_ID, lasting: bool = False
) -> list[ParsedSnapshot]:
    """Make a view of all figures held, temporary unless `lasting`, and return their snapshots.

    Columns as in the embedded file, and abs_value, the count behind a rate. Rows stand by indicator_id, and
    within an item by group, period and area; items that the fast reader refused stand last. Memory stays
    bounded whatever the size. Raises SourceError when a raw answer is gone, was changed or no longer gives
    a frame.
    """
    held = snapshots(folder, first_id)
    narrow = Narrow(con, table, sorted(held, key=lambda one: (one.indicator_id, one.id)), lasting)
    _make_areas(con, folder, narrow)
    for batch in _batches(narrow.items):
        if batch[0].kind == "sotkanet":
            narrow.flush()
            _read(con, AnswerStore(folder), table, batch)
        else:
            narrow.add(batch[0])
    wrong = {number for (number,) in con.execute(WRONG.format(t=table)).fetchall()}
    if wrong:
        numbers = ", ".join(map(str, sorted(wrong)))
        con.execute(f"DELETE FROM {table}_figure WHERE item IN ({numbers})")  # noqa: S608
    for number in sorted(wrong):
        narrow.add(narrow.items[number])
    narrow.finish()
    return held


def _batches(items: Sequence[ParsedSnapshot]) -> Iterator[list[ParsedSnapshot]]:
    """Yield items in their order: Sotkanet's many at a time, of the others each by itself."""
    for kind, group in groupby(items, key=lambda snapshot: snapshot.kind):
        run = list(group)
        size = FILES_AT_A_TIME if kind == "sotkanet" else 1
        yield from (run[at : at + size] for at in range(0, len(run), size))


def _make_areas(con: Connection, folder: Path, narrow: Narrow) -> None:
    """Make the table from Sotkanet's internal numbers to places, for every area list in use."""
    known = [area_codes(folder, sha256) for sha256 in narrow.lists]
    narrow.know_places(sorted({code for codes in known for code in codes.values()}))
    rows = [
        {"place": narrow.place(code), "list": at, "region": region}
        for at, codes in enumerate(known)
        for region, code in codes.items()
    ]
    con.register("bulk_areas", pa.Table.from_pylist(rows, schema=AREA))
    con.execute(f"CREATE OR REPLACE TEMP TABLE {narrow.table}_area AS FROM bulk_areas")  # noqa: S608
    con.unregister("bulk_areas")


def _read(con: Connection, store: AnswerStore, table: str, batch: Sequence[ParsedSnapshot]) -> None:
    """Load some items in one statement; of answers in a form the fast reader refuses nothing is loaded."""
    paths = sorted({str(store.path(sha256)) for snapshot in batch for sha256 in snapshot.answers})
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(_check_hash, map(Path, paths)))
    listed = ", ".join(map(quoted, paths))
    try:
        con.execute(READ.format(t=table, paths=f"[{listed}]"))
    except duckdb.Error:
        if len(batch) > 1:  # one careless answer must not slow the others down
            for snapshot in batch:
                _read(con, store, table, [snapshot])


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
