"""Reads a column of values all at once: as plain numbers where each is one, else each distinct cell once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.sources.contract import Contract
from etl.sources.csvcells import CellReader
from etl.sources.tidy import STATUSES, WITHOUT_VALUE, positions

Codes = np.ndarray[Any, np.dtype[Any]]
Column = tuple[Codes, list[str]]  # each line's position in a list of distinct texts
Values = np.ndarray[Any, np.dtype[np.float64]]
# So many characters cannot hold more digits than a number keeps exactly.
LONGEST = 15


def read_values(
    column: pa.StringArray, status: Column, reader: CellReader, contract: Contract
) -> tuple[Values, Column]:
    """Return values with NaN for none, and statuses. Raises ValueError at a cell that is wrong."""
    if not any(told in WITHOUT_VALUE or told not in STATUSES for told in status[1]):
        values = _plain(column, contract)
        if values is not None:
            return values, status
    texts = column.dictionary_encode()
    width, at = len(status[1]), texts.indices.to_numpy(zero_copy_only=False)
    places, pairs = positions(at.astype(np.int64) * width + status[0], len(texts.dictionary) * width)
    cells = texts.dictionary.to_pylist()
    read = [reader.value(cells[n // width], status[1][n % width]) for n in pairs.tolist()]
    found = np.array([np.nan if value is None else value for value, _ in read], dtype=np.float64)
    names = list(dict.fromkeys(told for _, told in read))
    told_at = np.array([names.index(told) for _, told in read], dtype=np.int32)
    return found[places], (told_at[places], names)


def _plain(column: pa.StringArray, contract: Contract) -> Values | None:
    """Return the values when every cell is nothing but digits, a sign and the contract's decimal sign.

    None when one is anything else, outside the limits or could be a mark: then cells are read one by one.
    """
    _, offsets, data = column.buffers()
    ends = np.frombuffer(offsets, dtype=np.int32)[column.offset :][: len(column) + 1]
    letters = np.frombuffer(data, dtype=np.uint8)[ends[0] : ends[-1]] if data else np.zeros(0, dtype=np.uint8)
    lengths = np.diff(ends)
    marked = any(sign.isdigit() for mark in contract.marks for sign in mark)
    if (
        marked
        or lengths.min() == 0
        or lengths.max() > LONGEST
        or not _allowed(contract.decimal)[letters].all()
    ):
        return None
    if contract.decimal == ",":
        letters = np.where(letters == ord(","), np.uint8(ord(".")), letters)
    texts = pa.StringArray.from_buffers(len(column), pa.py_buffer(ends - ends[0]), pa.py_buffer(letters))
    try:
        values: Values = pc.cast(texts, pa.float64()).to_numpy()
    except pa.ArrowInvalid:
        return None
    low, high = contract.checks.min, contract.checks.max
    within = (low is None or values.min() >= low) and (high is None or values.max() <= high)
    return values if within else None


def _allowed(decimal: str) -> Codes:
    allowed = np.zeros(256, dtype=bool)
    allowed[list(b"0123456789-" + decimal.encode())] = True
    return allowed
