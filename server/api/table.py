"""Figures as a flat table: the columns, CSV in pieces, Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from data import queries
from data.queries.observations import Observation, snapshots
from exports.cells import harmless

Cell = str | float | int | bool | None
COLUMNS = (
    "indicator", "indicator_name", "unit", "group", "level", "region", "region_name", "period", "value",
    "numerator", "denominator", "status", "derived", "producer", "statistics", "table", "licence",
    "data_date",
)  # fmt: skip
FLOATS = ("value", "numerator", "denominator")


def rows(found: Iterable[Observation], lang: str) -> Iterator[tuple[Cell, ...]]:
    """The figures as rows of COLUMNS. lang: of names; Finnish where an indicator has none in it."""
    describe, origin = _describer(lang), _origins(lang)
    names = {area[0]: area[{"sv": 3, "en": 4}.get(lang, 2)] for area in queries.search_regions()}
    for one in found:
        name, unit = describe(one.indicator)
        yield (
            one.indicator, name, unit, one.group, one.level, one.region, names.get(one.region, one.region),
            one.period, one.value, one.numerator, one.denominator, one.status, one.derived,
            *origin[one.source],
        )  # fmt: skip


def csv_pieces(columns: Sequence[str], pieces: Iterable[Iterable[Sequence[Cell]]]) -> Iterator[bytes]:
    """CSV (RFC 4180, UTF-8, decimal point) in pieces; text that a spreadsheet would run is made harmless."""
    yield _csv([columns])
    for piece in pieces:
        yield _csv(piece)


def parquet(pieces: Iterable[Iterable[Sequence[Cell]]], facts: dict[str, str]) -> bytes:
    """A Parquet file of COLUMNS; facts go into its metadata."""
    import pyarrow as pa  # 30 MB that most processes never need
    from pyarrow.parquet import ParquetWriter

    kinds = {name: pa.float64() for name in FLOATS} | {"derived": pa.bool_()}
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS], metadata=facts)
    out = io.BytesIO()
    with ParquetWriter(out, schema, compression="zstd") as writer:
        for piece in pieces:
            columns: list[Any] = list(zip(*piece, strict=True)) or [()] * len(COLUMNS)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return out.getvalue()


def _csv(piece: Iterable[Sequence[Cell]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_cell(value) for value in row] for row in piece)
    return out.getvalue().encode()


def _cell(value: Cell) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value) if isinstance(value, str) else value


def _describer(lang: str) -> Callable[[str], tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}

    def describe(indicator_id: str) -> tuple[str, str]:
        if indicator_id not in known:
            row = queries.indicator(indicator_id) or {}
            known[indicator_id] = (row.get(f"name_{lang}") or row.get("name_fi", ""), row.get("unit", ""))
        return known[indicator_id]

    return describe


def _origins(lang: str) -> dict[int, tuple[Cell, ...]]:
    """Number of a table → producer, statistics, table, licence, date of data."""
    return {
        number: (
            row["producer"],
            row[f"statistics_{lang}"] or row["statistics_fi"],
            row["table_id"],
            row["licence"],
            row["data_date"],
        )
        for number, row in snapshots().items()
    }
