"""Figures of others in CSV and Excel files, read by a contract: every line is a figure or is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from data.groups import group_id
from etl.sources.areas import area_code
from etl.sources.contract import Contract
from etl.sources.errors import ParseError
from etl.sources.grid import BadLine, Row, bad, csv_rows, excel_rows
from etl.sources.texts import plain
from etl.sources.tidy import STATUSES, WITHOUT_VALUE, empty, number, period, table

MOST_REMEMBERED = 200_000
Cell = tuple[str, str, str, str]  # indicator, area, period, group
Figure = tuple[str, str, str, str, float | None, str]


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


def parse_file(body: bytes, contract: Contract) -> FileResult:
    """Return a file's figures and its bad lines.

    Raises ParseError when the file has no usable header or is not of its kind at all.
    """
    failed: list[BadLine] = []
    source = csv_rows(body, contract, failed) if contract.kind == "csv" else excel_rows(body, contract)
    header, rows = _header(source, contract)
    reader = _Reader(contract, header)
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


class _Reader:
    """Reads one line at a time; remembers what codes mean, since few are distinct."""

    def __init__(self, contract: Contract, header: dict[str, int]) -> None:
        self._contract, self._width = contract, max(header.values()) + 1
        places = {field: header[name] for field, name in contract.columns.model_dump().items() if name}
        self._place: dict[str, int] = places
        self._area = _remember(self._read_area)
        self._period = _remember(_read_period)
        self._groups: dict[tuple[str, str], str] = {}
        self._values: dict[tuple[str, str], tuple[float | None, str]] = {}

    def read(self, cells: list[Any]) -> Figure:
        """Return a line's figure. Raises ValueError saying what is wrong with it."""
        if len(cells) < self._width:
            raise ValueError(f"{len(cells)} fields instead of at least {self._width}")
        value, status = self._value(cells)
        return (
            self._indicator(cells),
            self._area(cells[self._place["area"]]),
            self._contract.period or self._period(cells[self._place["period"]]),
            self._group(cells),
            value,
            status,
        )

    def _text(self, cells: list[Any], field: str) -> str:
        return str(cells[self._place[field]]).strip() if field in self._place else ""

    def _indicator(self, cells: list[Any]) -> str:
        if self._contract.indicator:
            return self._contract.indicator
        name = self._text(cells, "indicator")
        if name not in self._contract.indicators:
            raise ValueError(f"indicator '{plain(name)[:40]}' is not in the contract")
        return self._contract.indicators[name]

    def _read_area(self, cell: object) -> str:
        text = str(cell).strip()
        if self._contract.area_codes == "prefixed":
            code = area_code(text)
        else:
            code = "SSS" if text == "SSS" else area_code(self._padded(cell), bare_is_municipality=True)
        if code is None:
            raise ValueError(f"'{plain(text)[:40]}' is no area code")
        return code

    def _padded(self, cell: object) -> str:
        text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
        if len(text) < 3 and text.isdigit():
            if not self._contract.pad_codes:
                raise ValueError(f"'{text}' lost its leading zeros: write {text.zfill(3)}, or set pad_codes")
            return text.zfill(3)
        return text

    def _group(self, cells: list[Any]) -> str:
        key = self._text(cells, "sex"), self._text(cells, "age")
        if key not in self._groups:
            self._groups[key] = self._read_group(*key)
        return self._groups[key]

    def _read_group(self, sex: str, age: str) -> str:
        try:
            return group_id(age or "total", self._contract.sexes.get(sex, sex or "total"))
        except ValueError:
            raise ValueError(f"'{plain(sex)[:20]}' '{plain(age)[:20]}' is no population group") from None

    def _value(self, cells: list[Any]) -> tuple[float | None, str]:
        cell, told = cells[self._place["value"]], self._text(cells, "status") or self._contract.status
        if type(cell) is not str:
            return self._read_value(cell, told)
        if (known := self._values.get((cell, told))) is not None:
            return known
        made = self._read_value(cell, told)
        if len(self._values) < MOST_REMEMBERED:
            self._values[(cell, told)] = made
        return made

    def _read_value(self, cell: object, told: str) -> tuple[float | None, str]:
        contract = self._contract
        if told not in STATUSES:
            raise ValueError(f"status '{plain(told)[:30]}' is not known")
        if isinstance(cell, str) and cell.strip() in contract.marks:
            return None, contract.marks[cell.strip()]
        value = number(self._plain_number(cell))
        if (value is None) != (told in WITHOUT_VALUE):
            raise ValueError("no value" if value is None else f"a value with status {told}")
        low, high = contract.checks.min, contract.checks.max
        if value is not None and ((low is not None and value < low) or (high is not None and value > high)):
            raise ValueError(f"{value:g} is outside {low} to {high}")
        return value, told

    def _plain_number(self, cell: object) -> object:
        """Return the cell with a decimal point; the sign that the contract does not name is an error."""
        if not isinstance(cell, str):
            return cell
        text = cell.strip()
        if self._contract.thousands:
            text = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
        other = "," if self._contract.decimal == "." else "."
        if other in text:
            raise ValueError(f"'{plain(text)[:30]}' has '{other}', the contract's decimal is another")
        return text


def _remember(read: Callable[[object], str]) -> Callable[[object], str]:
    known: dict[object, str] = {}

    def reading(cell: object) -> str:
        key = cell if type(cell) is str else (type(cell), str(cell))
        if key not in known:
            known[key] = read(cell)
        return known[key]

    return reading


def _read_period(cell: object) -> str:
    whole = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    found = period(whole)
    if found is None:
        raise ValueError(f"'{plain(str(cell))[:30]}' is neither a year (2024) nor a month (2024-03)")
    return found


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
