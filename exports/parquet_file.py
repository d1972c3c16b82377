"""Parquet: the rows with typed columns, and every fact of the exhibit in the file's schema."""

import io
import json
from typing import Any

from exports.cells import heading
from exports.models import Column, Exhibit
from exports.payload import payload

KEY = "tilannekuva"  # of the facts in the schema's metadata, as JSON


def write(exhibit: Exhibit) -> bytes:
    """The file: columns by their ids, statuses in the store's own words, no value is null."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = [_field(pa, exhibit, place) for place in range(len(exhibit.columns))]
    told = {name: value for name, value in payload(exhibit).items() if name not in ("rows", "columns")}
    metadata = {
        KEY: json.dumps(told, ensure_ascii=False),
        "title": exhibit.title,
        "description": exhibit.summary,
        "version": exhibit.version,
    }
    arrays = [pa.array(_cells(pa, exhibit, place, field), field.type) for place, field in enumerate(fields)]
    table = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata))
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def _cells(pa: Any, exhibit: Exhibit, place: int, field: Any) -> list[Any]:
    cells: list[Any] = [row[place] for row in exhibit.rows]
    if field.type != pa.string():
        return cells
    return [None if cell is None else str(cell) for cell in cells]


def _field(pa: Any, exhibit: Exhibit, place: int) -> Any:
    column = exhibit.columns[place]
    values = [row[place] for row in exhibit.rows if row[place] is not None]
    return pa.field(column.id, _type(pa, values, column), metadata=_told(column))


def _type(pa: Any, values: list[Any], column: Column) -> Any:
    """Whole numbers stay whole; a column of numbers without any is still one of numbers."""
    if values and all(isinstance(value, int) for value in values):
        return pa.int64()
    numeric = all(isinstance(value, (int, float)) for value in values) if values else column.role == "value"
    return pa.float64() if numeric else pa.string()


def _told(column: Column) -> dict[str, str]:
    found = {
        "name": heading(column),
        "unit": column.unit,
        "description": column.description,
        "role": column.role,
    }
    return {name: text for name, text in found.items() if text}
