"""CSV: numbers as the language writes them, columns described in a file beside it."""

import csv
import io
import json
import zipfile
from typing import Any

from exports.cells import harmless, heading, said
from exports.models import Cell, Column, Exhibit
from exports.names import stem
from exports.readme import readme

BOM = "\ufeff"


def separators(lang: str) -> tuple[str, str]:
    """What parts cells and decimals: ';' and ',' in Finnish and Swedish, ',' and '.' in English."""
    return (",", ".") if lang == "en" else (";", ",")


def text(exhibit: Exhibit, *, bom: bool = False) -> str:
    """The exhibit as CSV (RFC 4180, lines end in CRLF): one heading row, no comments.

    Numbers are written in full, without a thousands mark. bom: begins with a byte order mark, which tells
    older spreadsheets that the text is UTF-8.
    """
    between, point = separators(exhibit.lang)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=between, lineterminator="\r\n")
    writer.writerow([harmless(heading(column)) for column in exhibit.columns])
    for row in said(exhibit):
        writer.writerow([_cell(value, point) for value in row])
    return (BOM if bom else "") + out.getvalue()


def _cell(value: Cell, point: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    return repr(value).replace(".", point) if isinstance(value, float) else str(value)


def write(exhibit: Exhibit, *, bom: bool = False) -> bytes:
    """The CSV file in UTF-8."""
    return text(exhibit, bom=bom).encode()


def bundle(exhibit: Exhibit) -> bytes:
    """A zip: the CSV with a byte order mark, its columns for readers (txt) and for machines (CSVW, json)."""
    name, out = stem(exhibit), io.BytesIO()
    files = {
        f"{name}.csv": text(exhibit, bom=True),
        f"{name}.csv-metadata.json": json.dumps(described(exhibit), ensure_ascii=False, indent=1),
        "README.txt": readme(exhibit),
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, content in files.items():  # a fixed time: the same figures give the same bytes
            packed.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def described(exhibit: Exhibit) -> dict[str, Any]:
    """The table's description as the W3C's 'Metadata Vocabulary for Tabular Data' (CSVW) writes it."""
    between, point = separators(exhibit.lang)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": exhibit.lang}],
        "url": f"{stem(exhibit)}.csv",
        "dc:title": exhibit.title,
        "dc:description": exhibit.summary,
        "dc:source": [source.address or source.statistics for source in exhibit.sources],
        "dc:license": sorted({source.licence for source in exhibit.sources}),
        "dialect": {"delimiter": between, "encoding": "utf-8", "header": True},
        "tableSchema": {"columns": [_field(column, exhibit, point) for column in exhibit.columns]},
    }


def _field(column: Column, exhibit: Exhibit, point: str) -> dict[str, Any]:
    place = exhibit.columns.index(column)
    numeric = any(isinstance(row[place], (int, float)) for row in exhibit.rows)
    kind: Any = {"base": "number", "format": {"decimalChar": point}} if numeric else "string"
    said_ = " · ".join(part for part in (column.description, column.unit) if part)
    return {
        "name": column.id,
        "titles": heading(column),
        "datatype": kind,
        **({"dc:description": said_} if said_ else {}),
    }
