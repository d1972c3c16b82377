"""Figures as short keys, 28 bytes each, with lists beside them that spell the keys out in a view.

Writing five texts for every row would take longer than reading the answers, and sorting by them longer still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from etl.fetch.parsed import ParsedSnapshot
from etl.sources.tidy import LIVE_RANK, STATUSES

Connection = Any
Numbers = np.ndarray[Any, np.dtype[Any]]
FIRST_GROUPS = ("female", "male", "total")
LARGEST_KEY, SPARSEST_GRID = 1 << 62, 8
# DuckDB takes pieces of its own size in half the time of one long column; so many wait for a statement.
PIECE, PIECES = 122_880, 8
STATUS_NAMES = ("observed", *sorted(STATUSES - {"observed"}))

TABLES = """
CREATE OR REPLACE {kind} TABLE {t}_figure (
    item INTEGER, place USMALLINT, period INTEGER, population USMALLINT, value DOUBLE, counted DOUBLE,
    status UTINYINT);
CREATE OR REPLACE {kind} TABLE {t}_item (
    item INTEGER, indicator_id VARCHAR, series_id VARCHAR, snapshot_id SMALLINT, row_count BIGINT,
    indicator INTEGER, list SMALLINT)
"""
NAMES = """
CREATE OR REPLACE {kind} TABLE {t}_place AS FROM narrow_places;
CREATE OR REPLACE {kind} TABLE {t}_group AS FROM narrow_groups;
CREATE OR REPLACE {kind} TABLE {t}_status AS FROM narrow_statuses;
CREATE OR REPLACE {kind} TABLE {t}_period AS
    SELECT number AS period, (number // 100)::VARCHAR || CASE WHEN number % 100 = 0 THEN ''
        ELSE '-' || lpad((number % 100)::VARCHAR, 2, '0') END AS name
    FROM (SELECT DISTINCT period AS number FROM {t}_figure);
CREATE OR REPLACE {kind} VIEW {t} AS
    SELECT indicator_id, population.name AS group_id, period.name AS period, place.name AS source_code,
        {rank}::SMALLINT AS series_rank, series_id, snapshot_id, value, status.name AS status,
        false AS derived, counted AS abs_value
    FROM {t}_figure AS figure JOIN {t}_item AS item ON item.item = figure.item
    JOIN {t}_place AS place ON place.number = figure.place
    JOIN {t}_period AS period ON period.period = figure.period
    JOIN {t}_group AS population ON population.number = figure.population
    JOIN {t}_status AS status ON status.number = figure.status
"""
ITEM = pa.schema(
    [
        ("item", pa.int32()), ("indicator_id", pa.string()), ("series_id", pa.string()),
        ("snapshot_id", pa.int16()), ("row_count", pa.int64()), ("indicator", pa.int32()),
        ("list", pa.int16()),
    ]
)  # fmt: skip


class Narrow:
    """The short tables of a view under construction. lists: hashes of Sotkanet's area lists in use."""

    def __init__(
        self, con: Connection, table: str, items: Sequence[ParsedSnapshot], lasting: bool = False
    ) -> None:
        self._con, self.table, self.items, self._kind = con, table, items, "" if lasting else "TEMP"
        self.lists = sorted({one.regions for one in items if one.kind == "sotkanet"})
        self._places: dict[str, int] = {}
        self._waiting: list[pa.Table] = []
        self._groups = {name: number for number, name in enumerate(FIRST_GROUPS)}
        con.execute(TABLES.format(t=table, kind=self._kind))
        rows = [self._item(number, one) for number, one in enumerate(items) if one.kind == "sotkanet"]
        self._insert(f"{table}_item", pa.Table.from_pylist(rows, schema=ITEM))
        self._next = len(items)

    def know_places(self, codes: Iterable[str]) -> None:
        """Number codes in the order given."""
        for code in codes:
            self.place(code)

    def place(self, code: str) -> int:
        """Return the number of an area."""
        return _number(self._places, code)

    def add(self, snapshot: ParsedSnapshot) -> None:
        """Add an item's figures through the careful parser. Raises SourceError when it gives no frame.

        They reach the table before what `flush` or another source's statement adds after them.
        """
        rows = snapshot.columns()
        columns = {name: _encoded(rows[name]) for name in TEXTS}
        values = {name: rows[given].combine_chunks() for name, given in NUMBERS.items()}
        del rows
        item, names = columns["series_id"], columns["indicator_id"]
        coded = {
            "item": (item[0], self._new_items(snapshot, item, names)),
            "place": _each(columns["source_code"], self.place, np.uint16),
            "period": _each(columns["period"], _period, np.int32),
            "population": _each(columns["group_id"], partial(_number, self._groups), np.uint16),
            "status": _each(columns["status"], STATUS_NAMES.index, np.uint8),
        }
        order = _order([columns[name] for name in ("series_id", "group_id", "period", "source_code")])
        for at in range(0, len(order), PIECE):
            part = order[at : at + PIECE]
            made = {name: of_text[places[part]] for name, (places, of_text) in coded.items()}
            numbers = {name: column.take(pa.array(part)).cast(DOUBLE) for name, column in values.items()}
            self._waiting.append(pa.table(made | numbers))
            if len(self._waiting) >= PIECES:
                self.flush()

    def flush(self) -> None:
        """Write the figures that wait: a statement for each item would spend its time on being one."""
        if self._waiting:
            self._insert(f"{self.table}_figure", pa.concat_tables(self._waiting))
            self._waiting.clear()
            pa.default_memory_pool().release_unused()

    def finish(self) -> None:
        """Make the lists of names, and the view over all."""
        self.flush()
        lists = {"places": self._places, "groups": self._groups,
                 "statuses": {name: number for number, name in enumerate(STATUS_NAMES)}}  # fmt: skip
        for name, known in lists.items():
            column = pa.table(
                {"number": pa.array(known.values(), pa.uint16()), "name": pa.array(known, pa.string())}
            )
            self._con.register(f"narrow_{name}", column)
        self._con.execute(NAMES.format(t=self.table, kind=self._kind, rank=LIVE_RANK))
        for name in lists:
            self._con.unregister(f"narrow_{name}")

    def _item(self, number: int, one: ParsedSnapshot) -> dict[str, Any]:
        return {
            "item": number, "indicator_id": one.indicator_id, "series_id": f"live.sotkanet.{one.table_id}",
            "snapshot_id": one.id, "row_count": one.row_count, "indicator": int(one.table_id),
            "list": self.lists.index(one.regions),
        }  # fmt: skip

    def _new_items(self, snapshot: ParsedSnapshot, series: Encoded, indicators: Encoded) -> Numbers:
        """Return the item numbers of a snapshot's series; they go up with the series' names."""
        of_series = dict(zip(*(at.tolist() for at in _pairs(series, indicators)), strict=True))
        numbers = np.zeros(len(series[1]), dtype=np.int32)
        rows = []
        for at in sorted(of_series, key=series[1].__getitem__):
            numbers[at], self._next = self._next, self._next + 1
            rows.append({"item": int(numbers[at]), "indicator_id": indicators[1][of_series[at]],
                         "series_id": series[1][at], "snapshot_id": snapshot.id})  # fmt: skip
        self._insert(f"{self.table}_item", pa.Table.from_pylist(rows, schema=ITEM))
        return numbers

    def _insert(self, table: str, rows: pa.Table) -> None:
        self._con.register("narrow_rows", rows)
        self._con.execute(f"INSERT INTO {table} BY NAME FROM narrow_rows")  # noqa: S608
        self._con.unregister("narrow_rows")


TEXTS = ("indicator_id", "series_id", "source_code", "period", "group_id", "status")
NUMBERS, DOUBLE = {"value": "value", "counted": "abs_value"}, pa.float64()
Encoded = tuple[Numbers, list[str]]


def _encoded(column: pa.ChunkedArray) -> Encoded:
    """Return each row's position in a list of texts, '' for one that no row is at."""
    given = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    one = given.unify_dictionaries().combine_chunks()
    one = one.chunk(0) if isinstance(one, pa.ChunkedArray) else one
    return one.indices.to_numpy(zero_copy_only=False), [text or "" for text in one.dictionary.to_pylist()]


def _pairs(first: Encoded, second: Encoded) -> tuple[Numbers, Numbers]:
    """Return the positions in both columns that rows have together."""
    width = len(second[1])
    if len(first[1]) * width == 1:
        return np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64)
    used = np.flatnonzero(np.bincount(first[0].astype(np.int64) * width + second[0]))
    return used // width, used % width


def _order(columns: Sequence[Encoded]) -> Numbers:
    """Return the rows in the order of several columns' texts."""
    key, size = np.zeros(len(columns[0][0]), dtype=np.int64), 1
    ranks = [(at, _ranks(texts)) for at, texts in columns if len(texts) > 1]
    for at, rank in ranks:
        key, size = key * len(rank) + rank[at], size * len(rank)
    if size >= LARGEST_KEY:
        return np.lexsort([rank[at] for at, rank in reversed(ranks)])
    if (key[1:] >= key[:-1]).all():
        return np.arange(len(key))
    return _grid_order(key, size)


def _grid_order(key: Numbers, size: int) -> Numbers:
    """Return the order of keys under `size`: through a grid where that is no longer by much."""
    if size > SPARSEST_GRID * len(key):
        return np.argsort(key, kind="stable")
    grid = np.full(size, -1, dtype=np.int32)
    grid[key] = np.arange(len(key), dtype=np.int32)
    order = grid[grid >= 0]
    return order if len(order) == len(key) else np.argsort(key, kind="stable")


def _each(
    column: Encoded, number: Callable[[str], int], kind: type[np.integer[Any]]
) -> tuple[Numbers, Numbers]:
    """Return each row's position, and the number of each text; 0 for ''."""
    return column[0], np.array([number(text) if text else 0 for text in column[1]], dtype=kind)


def _number(known: dict[str, int], text: str) -> int:
    return known.setdefault(text, len(known))


def _ranks(texts: Sequence[str]) -> Numbers:
    """Return each text's place when they are in order."""
    ranks = np.empty(len(texts), dtype=np.int64)
    ranks[sorted(range(len(texts)), key=texts.__getitem__)] = np.arange(len(texts))
    return ranks


def _period(text: str) -> int:
    """2024 → 202400, 2024-03 → 202403."""
    return int(text[:4]) * 100 + (int(text[5:]) if len(text) > 4 else 0)
