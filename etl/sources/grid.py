"""Rows of cells from CSV and Excel bytes, with the line number of each and the lines that cannot be read."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from etl.sources.contract import Contract
from etl.sources.errors import ParseError, TooMuchData
from etl.sources.texts import plain

MOST_ROWS = 5_000_000
MOST_UNPACKED = 500 * 1024 * 1024
MOST_PARTS = 10_000
LONGEST_REPORT = 10_000
Row = tuple[int, list[Any]]


@dataclass(frozen=True)
class BadLine:
    """A line that gave no figure: its number as an editor shows it, why, and how it begins."""

    number: int
    reason: str
    text: str = ""


def bad(number: int, reason: str, cells: object = "") -> BadLine:
    """Return a bad line with its beginning made safe to show."""
    words = ";".join(str(cell) for cell in cells) if isinstance(cells, list) else str(cells)
    return BadLine(number, reason, plain(words[:200])[:80])


def csv_rows(body: bytes, contract: Contract, failed: list[BadLine]) -> Iterator[Row]:
    """Yield line numbers and cells; lines that are no CSV are added to `failed`.

    Each line stands alone, so that a quotation mark left open spoils its own line and no other.
    """
    delimiter = contract.delimiter or delimiter_of(body, contract)
    for number, line in enumerate(_decode(body, contract).split("\n"), start=1):
        line = line.removesuffix("\r")
        if not line.strip():
            continue
        if number > MOST_ROWS or len(failed) > LONGEST_REPORT:
            raise TooMuchData(f"Over {MOST_ROWS:,} lines, or {LONGEST_REPORT:,} bad ones", contract.file)
        if "\ufffd" in line:
            failed.append(bad(number, f"not valid {contract.encoding}", line))
            continue
        try:
            yield number, _cells(line, delimiter)
        except csv.Error as error:
            failed.append(bad(number, f"not readable as CSV: {error}", line))


def _cells(line: str, delimiter: str) -> list[Any]:
    if '"' not in line:
        return list(line.split(delimiter))
    return next(csv.reader([line], delimiter=delimiter, strict=True))


def _decode(body: bytes, contract: Contract) -> str:
    encoding = "utf-8-sig" if contract.encoding == "utf-8" else contract.encoding
    return body.decode(encoding, "replace")


def delimiter_of(body: bytes, contract: Contract) -> str:
    """Return the delimiter that the header row holds most of."""
    lines = _decode(body[:64_000], contract).splitlines()
    header = lines[contract.header_row - 1] if len(lines) >= contract.header_row else ""
    return max((";", ",", "\t"), key=header.count)


def excel_rows(body: bytes, contract: Contract) -> Iterator[Row]:
    """Yield row numbers and cells of a sheet. Formulas give the values stored with them; none is run.

    Raises ParseError when the workbook or the sheet cannot be read, TooMuchData when it unpacks to more
    than a workbook of figures can hold.
    """
    _check_package(body, contract.file)
    rows = _sheet(body, contract)
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise TooMuchData(f"The sheet has over {MOST_ROWS:,} rows", contract.file)
        if any(cell not in ("", None) for cell in cells):
            yield number, list(cells)


def _check_package(body: bytes, where: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, UnicodeDecodeError):
        raise ParseError("The file is no workbook", where, "save it again as .xlsx") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise TooMuchData("The workbook unpacks to more than a table of figures holds", where)


def _sheet(body: bytes, contract: Contract) -> list[list[Any]]:
    from python_calamine import CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(body))
        names = workbook.sheet_names
        name = contract.sheet or (names[0] if names else "")
        if name not in names:
            have = ", ".join(plain(n)[:30] for n in names[:10])
            raise ParseError(f"There is no sheet '{name}'; the file has {have}", contract.file)
        rows: list[list[Any]] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        return rows
    except ParseError:
        raise
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the reader's own panics are no Exception
        said = plain(str(error))[:120]
        raise ParseError(
            f"The workbook cannot be read: {said}", contract.file, "save it again as .xlsx"
        ) from None
