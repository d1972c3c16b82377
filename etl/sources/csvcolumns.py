"""Reads a faultless CSV file by columns, each distinct cell once; leaves any other to the line reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pcsv

from etl.sources.contract import Contract
from etl.sources.csvcells import CellReader
from etl.sources.csvvalues import Codes, Column, read_values
from etl.sources.grid import MOST_ROWS, delimiter_of
from etl.sources.texts import plain
from etl.sources.tidy import empty, encode, positions, table

BOM = b"\xef\xbb\xbf"
BLOCK = 4 << 20
MOST_CELLS = 1 << 26  # of a grid of all cells that the codes of a file could name


def read_columns(body: bytes, contract: Contract, short: bool = False) -> pa.Table | None:
    """Return the rows of a file without a single fault; None where a line has to be looked at by itself.

    short: texts as positions into lists.
    """
    try:
        columns = _columns(body, contract)
        return _table(columns, contract, short) if columns else None
    except (pa.ArrowInvalid, ValueError, KeyError, UnicodeError):
        return None


def _columns(body: bytes, contract: Contract) -> dict[str, Any] | None:
    """Return field → its distinct cells and where they stand, the value's cells one by one.

    None when the file is not plain enough.
    """
    if contract.encoding != "utf-8":
        body = body.decode(contract.encoding).encode()
    body = body.removeprefix(BOM)
    if b'"' in body or b"\x00" in body or (b"\r" in body and body.count(b"\r") != body.count(b"\r\n")):
        return None
    start = _after(body, contract.header_row)
    lines = body[:start].split(b"\n")[:-1]
    if not lines or not all(line.strip() for line in lines):
        return None
    delimiter = contract.delimiter or delimiter_of(body, contract)
    names = [plain(name) for name in lines[-1].decode().strip("\r").split(delimiter)]
    fields = {field: names.index(name) for field, name in contract.columns.model_dump().items() if name}
    if any(names.count(names[at]) != 1 for at in fields.values()):
        return None
    if list(fields.values()).count(fields["value"]) > 1:
        return None  # its cells are read in another way than the others'
    return _read(memoryview(body)[start:], delimiter, len(names), fields)


def _after(body: bytes, lines: int) -> int:
    """Return where the line after so many begins; 0 when there are not so many that end."""
    at = 0
    for _ in range(lines):
        at = body.find(b"\n", at) + 1
        if not at:
            return 0
    return at


def _read(body: memoryview, delimiter: str, width: int, wanted: dict[str, int]) -> dict[str, Any]:
    """Return the wanted fields, given by place. Raises ArrowInvalid when a line is longer or shorter."""
    text = pa.string()
    kinds = {str(at): text if field == "value" else pa.dictionary(pa.int32(), text)
             for field, at in wanted.items()}  # fmt: skip
    found = pcsv.read_csv(
        pa.BufferReader(body),
        pcsv.ReadOptions(block_size=BLOCK, column_names=[str(at) for at in range(width)]),
        pcsv.ParseOptions(delimiter=delimiter, quote_char=False, ignore_empty_lines=False),
        pcsv.ConvertOptions(
            column_types=kinds, include_columns=list(kinds), strings_can_be_null=False, check_utf8=True
        ),
    )
    made = {field: found[str(at)].combine_chunks() if field == "value" else _column(found[str(at)])
            for field, at in wanted.items()}  # fmt: skip
    del found
    pa.default_memory_pool().release_unused()  # reading leaves three times the file's size behind
    return made


def _column(given: pa.ChunkedArray) -> Column:
    one = given.unify_dictionaries().combine_chunks()
    one = one.chunk(0) if isinstance(one, pa.ChunkedArray) else one
    return one.indices.to_numpy(zero_copy_only=False), one.dictionary.to_pylist()


def _table(columns: dict[str, Any], contract: Contract, short: bool) -> pa.Table | None:
    reader = CellReader(contract, {name: 0 for name in contract.columns.model_dump().values() if name})
    rows = len(columns["area"][0])
    if not rows:
        return empty()
    if rows > MOST_ROWS:
        return None  # the line reader refuses it in words
    area = _mapped(columns.get("area"), reader.area, rows)
    when = _mapped(columns.get("period"), reader.period, rows, contract.period or "")
    name = _mapped(columns.get("indicator"), lambda text: reader.indicator(text.strip()), rows,
                   contract.indicator or "")  # fmt: skip
    sex, age = (_mapped(columns.get(field), str.strip, rows) for field in ("sex", "age"))
    group = _pairs(sex, age, reader.group)
    if _repeats(name, area, when, group):
        return None  # a cell is given twice: the line reader says where
    status = _mapped(
        columns.get("status"), lambda text: text.strip() or contract.status, rows, contract.status
    )
    values, statuses = read_values(columns["value"], status, reader, contract)
    made = {
        "series_id": encode(name[0], [f"file.{contract.id}.{one}" for one in name[1]]),
        "indicator_id": encode(*name), "source_code": encode(*area), "period": encode(*when),
        "group_id": encode(*group), "value": pa.array(values, from_pandas=True),
        "status": encode(*statuses),
    }  # fmt: skip
    return table(made, rows, contract.file, distinct=True, short=short)


def _mapped(column: Column | None, read: Callable[[str], str], rows: int, usual: str = "") -> Column:
    """Return a column with its cells read, equal meanings joined. Raises ValueError at a wrong cell."""
    if column is None:
        return np.zeros(rows, dtype=np.int8), [usual]
    return _joined(column[0], [read(text) for text in column[1]])


def _pairs(first: Column, second: Column, read: Callable[[str, str], str]) -> Column:
    """Return what each pair of cells that occurs means together."""
    if len(second[1]) == 1:
        return _joined(first[0], [read(text, second[1][0]) for text in first[1]])
    width = len(second[1])
    at, together = positions(first[0].astype(np.int64) * width + second[0], len(first[1]) * width)
    return _joined(at, [read(first[1][n // width], second[1][n % width]) for n in together.tolist()])


def _joined(at: Codes, meanings: Sequence[str]) -> Column:
    distinct = {meaning: place for place, meaning in enumerate(dict.fromkeys(meanings))}
    return np.array([distinct[m] for m in meanings], dtype=np.int32)[at], list(distinct)


def _repeats(*columns: Column) -> bool:
    """Tell whether two rows have the same meaning in every column."""
    cells, size = np.zeros(len(columns[0][0]), dtype=np.int64), 1
    for at, meanings in columns:
        cells, size = cells * len(meanings) + at, size * len(meanings)
    if size > MOST_CELLS:
        return len(np.unique(cells)) != len(cells)
    seen = np.zeros(size, dtype=bool)
    seen[cells] = True
    return int(np.count_nonzero(seen)) != len(cells)
