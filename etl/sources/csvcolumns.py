"""Reads a faultless CSV file by columns, each distinct cell once; leaves any other to the line reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv

from etl.sources.contract import Contract
from etl.sources.csvcells import CellReader
from etl.sources.grid import MOST_ROWS, delimiter_of
from etl.sources.texts import plain
from etl.sources.tidy import WITHOUT_VALUE, empty, encode, table

BOM = b"\xef\xbb\xbf"
BLOCK = 4 << 20
# A cell whose text is a plain number needs no second look; the others are read one by one.
PLAIN = r"^-?[0-9]{1,15}([.][0-9]{1,15})?$"
Codes = np.ndarray[Any, np.dtype[np.int64]]
Column = tuple[Codes, list[str]]  # each line's position in a list of distinct texts


def read_columns(body: bytes, contract: Contract, short: bool = False) -> pa.Table | None:
    """Return the rows of a file without a single fault; None where a line has to be looked at by itself.

    short: texts as positions into lists.
    """
    try:
        columns = _columns(body, contract)
        return _table(columns, contract, short) if columns else None
    except (pa.ArrowInvalid, ValueError, KeyError, UnicodeError):
        return None


def _columns(body: bytes, contract: Contract) -> dict[str, Column] | None:
    """Return field → its distinct cells and where they stand; None when the file is not plain enough."""
    if contract.encoding != "utf-8":
        body = body.decode(contract.encoding).encode()
    body = body.removeprefix(BOM)
    if b'"' in body or b"\x00" in body or body.count(b"\r") != body.count(b"\r\n"):
        return None
    lines = body.split(b"\n", contract.header_row)
    if len(lines) <= contract.header_row or not all(line.strip() for line in lines[:-1]):
        return None
    delimiter = contract.delimiter or delimiter_of(body, contract)
    names = [plain(name) for name in lines[contract.header_row - 1].decode().strip("\r").split(delimiter)]
    fields = {field: names.index(name) for field, name in contract.columns.model_dump().items() if name}
    if any(names.count(names[at]) != 1 for at in fields.values()):
        return None
    read = _read(lines[-1], delimiter, len(names), sorted(set(fields.values())))
    return {field: read[at] for field, at in fields.items()}


def _read(body: bytes, delimiter: str, width: int, wanted: Sequence[int]) -> dict[int, Column]:
    """Return the wanted columns by place. Raises ArrowInvalid when a line has another number of fields."""
    names = [str(at) for at in range(width)]
    texts = {str(at): pa.dictionary(pa.int32(), pa.string()) for at in wanted}
    found = pcsv.read_csv(
        pa.BufferReader(body),
        pcsv.ReadOptions(use_threads=False, block_size=BLOCK, column_names=names),
        pcsv.ParseOptions(delimiter=delimiter, quote_char=False, ignore_empty_lines=False),
        pcsv.ConvertOptions(
            column_types=texts, include_columns=list(texts), strings_can_be_null=False, check_utf8=True
        ),
    )
    return {at: _column(found[str(at)]) for at in wanted}


def _column(given: pa.ChunkedArray) -> Column:
    one = given.unify_dictionaries().combine_chunks()
    one = one.chunk(0) if isinstance(one, pa.ChunkedArray) else one
    return one.indices.to_numpy(zero_copy_only=False).astype(np.int64), one.dictionary.to_pylist()


def _table(columns: dict[str, Column], contract: Contract, short: bool) -> pa.Table | None:
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
    cells = ((name[0] * len(area[1]) + area[0]) * len(when[1]) + when[0]) * len(group[1]) + group[0]
    if len(np.unique(cells)) != rows:
        return None  # a cell is given twice: the line reader says where
    status = _mapped(
        columns.get("status"), lambda text: text.strip() or contract.status, rows, contract.status
    )
    values, statuses = _values(columns["value"], status, reader, contract)
    made = {
        "series_id": encode(name[0], [f"file.{contract.id}.{one}" for one in name[1]]),
        "indicator_id": encode(*name), "source_code": encode(*area), "period": encode(*when),
        "group_id": encode(*group), "value": pa.array(values, mask=np.isnan(values)),
        "status": encode(*statuses),
    }  # fmt: skip
    return table(made, rows, contract.file, distinct=True, short=short)


def _mapped(column: Column | None, read: Callable[[str], str], rows: int, usual: str = "") -> Column:
    """Return a column with its cells read, equal meanings joined. Raises ValueError at a wrong cell."""
    if column is None:
        return np.zeros(rows, dtype=np.int64), [usual]
    return _joined(column[0], [read(text) for text in column[1]])


def _pairs(first: Column, second: Column, read: Callable[[str, str], str]) -> Column:
    """Return what each pair of cells that occurs means together."""
    together, at = np.unique(first[0] * len(second[1]) + second[0], return_inverse=True)
    width = len(second[1])
    return _joined(at, [read(first[1][n // width], second[1][n % width]) for n in together.tolist()])


def _joined(at: Codes, meanings: Sequence[str]) -> Column:
    distinct = {meaning: place for place, meaning in enumerate(dict.fromkeys(meanings))}
    return np.array([distinct[m] for m in meanings], dtype=np.int64)[at], list(distinct)


def _values(
    column: Column, status: Column, reader: CellReader, contract: Contract
) -> tuple[np.ndarray[Any, np.dtype[np.float64]], Column]:
    """Return values with NaN for none, and statuses. Raises ValueError at a cell that is wrong."""
    at, texts = column
    width = len(status[1])
    if width > 1 or status[1][0] != contract.status:
        pairs, places = np.unique(at * width + status[0], return_inverse=True)
        read = [reader.value(texts[n // width], status[1][n % width]) for n in pairs.tolist()]
    else:
        read, places = _plain(texts, reader, contract), at
    values = np.array([np.nan if value is None else value for value, _ in read], dtype=np.float64)
    return values[places], _joined(places, [told for _, told in read])


def _plain(texts: Sequence[str], reader: CellReader, contract: Contract) -> list[tuple[float | None, str]]:
    """Return distinct cells read: all at once where every one is a plain number within the limits."""
    column = pa.array(texts, pa.string())
    pattern = PLAIN.replace("[.]", f"[{contract.decimal}]")
    if contract.status not in WITHOUT_VALUE and pc.all(pc.match_substring_regex(column, pattern)).as_py():
        found = pc.cast(pc.replace_substring(column, ",", "."), pa.float64()).to_numpy()
        low, high = contract.checks.min, contract.checks.max
        within = (low is None or found.min() >= low) and (high is None or found.max() <= high)
        if within and not contract.marks.keys() & set(texts):
            return [(value, contract.status) for value in found.tolist()]
    return [reader.value(text, contract.status) for text in texts]
