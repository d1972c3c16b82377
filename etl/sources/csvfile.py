"""Figures of others in CSV and Excel files, read by a contract: every line is a figure or is reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from etl.sources.contract import Contract
from etl.sources.csvcells import CellReader, Figure
from etl.sources.csvcolumns import read_columns
from etl.sources.errors import ParseError
from etl.sources.grid import BadLine, Row, bad, csv_rows, excel_rows
from etl.sources.texts import plain
from etl.sources.tidy import empty, table

Cell = tuple[str, str, str, str]  # indicator, area, period, group


@dataclass(frozen=True)
class FileResult:
    """Tidy rows of the good lines, and the bad ones in the order of the file."""

    rows: pa.Table
    bad_lines: tuple[BadLine, ...]

    def check(self, contract: Contract) -> None:
        """Raise ParseError when there are more bad lines than the contract allows, naming the first ones."""
        if len(self.bad_lines) > contract.allow_bad_lines:
            first = "; ".join(f"line {b.number}: {b.reason}" for b in self.bad_lines[:5])
            remedy = "correct the lines, or set allow_bad_lines in the contract"
            raise ParseError(f"{len(self.bad_lines)} bad lines: {first}", contract.file, remedy)


def parse_file(body: bytes, contract: Contract, short: bool = False) -> FileResult:
    """Return a file's figures and its bad lines; short: texts may be positions into lists.

    Raises ParseError when the file has no usable header or is not of its kind at all.
    """
    quick = read_columns(body, contract, short) if contract.kind == "csv" else None
    return FileResult(quick, ()) if quick is not None else parse_lines(body, contract)


def parse_lines(body: bytes, contract: Contract) -> FileResult:
    """Return a file's figures and its bad lines, read line by line."""
    failed: list[BadLine] = []
    source = csv_rows(body, contract, failed) if contract.kind == "csv" else excel_rows(body, contract)
    header, rows = _header(source, contract)
    reader = CellReader(contract, header)
    figures: dict[Cell, tuple[int, Figure]] = {}
    for line, cells in rows:
        try:
            figure = reader.read(cells)
        except ValueError as error:
            failed.append(bad(line, str(error), cells))
            continue
        earlier = figures.setdefault(figure[:4], (line, figure))
        if earlier[0] != line:
            failed.append(bad(line, f"the same cell is already on line {earlier[0]}", cells))
    made = _table([figure for _, figure in figures.values()], contract)
    return FileResult(made, tuple(sorted(failed, key=lambda line: line.number)))


def _header(source: Iterator[Row], contract: Contract) -> tuple[dict[str, int], Iterator[Row]]:
    """Return column name → place, and the rows after the header."""
    first = next((row for row in source if row[0] >= contract.header_row), None)
    names = [plain(str(cell)) for cell in first[1]] if first else []
    wanted = [name for name in contract.columns.model_dump().values() if name]
    lacking = [name for name in wanted if names.count(name) != 1]
    if lacking:
        have = ", ".join(name[:30] for name in names[:12])
        raise ParseError(
            f"The header does not have '{lacking[0]}' exactly once; it has {have}", contract.file
        )
    return {name: names.index(name) for name in wanted}, source


def _table(figures: list[Figure], contract: Contract) -> pa.Table:
    if not figures:
        return empty()
    indicator, area, when, group, value, status = zip(*figures, strict=True)
    return table(
        {
            "series_id": pa.array([f"file.{contract.id}.{name}" for name in indicator]),
            "source_code": pa.array(area),
            "period": pa.array(when),
            "group_id": pa.array(group),
            "indicator_id": pa.array(indicator),
            "value": pa.array(value, pa.float64()),
            "status": pa.array(status),
        },
        len(figures),
        contract.file,
        distinct=True,
    )
