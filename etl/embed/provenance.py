"""Writes PROVENANCE.md: where every figure in data/embedded/ comes from, made from the files themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.embed.corrections import Correction

Row = Mapping[str, Any]
_HEAD = """# Where the embedded figures come from

Written by `python -m etl embed`; do not edit by hand. The figures, codes, names and boundaries are facts
published by the producers named below and rebuilt here in our own schema. Figures of Statistics Finland, THL,
Kela, the Ministry of Economic Affairs and Employment, the Tax Administration and the State Treasury, and the
boundaries of the National Land Survey are published under CC BY 4.0, Diak's indices under MIT. Dates of
retrieval were not recorded; "not recorded" also stands where the producer's own date is not known.

| | |
|---|---|
"""
_TABLES = """
## Tables

| id | source | producer | statistics | table | period | rows | division | licence | date of data |
|---|---|---|---|---|---|---|---|---|---|
"""
_AREAS = """
## Areas and boundaries

| file | content | producer | licence | date of data |
|---|---|---|---|---|
| regions, region_members | areas of 2026, divisions of 2013–2025 | Tilastokeskus | CC BY 4.0 | not recorded |
| region_changes | former municipalities | Tilastokeskus | CC BY 4.0 | not recorded |
| boundaries | municipalities 2025, 1:4 500 000 | Tilastokeskus, Maanmittauslaitos | CC BY 4.0 | 2025 |

Municipalities that were split between several, or whose chain of successors does not end in a municipality of
today, have no successor in region_changes: {unresolved}. No embedded figure stands under any of them.
"""


def write(
    path: Path, facts: Iterable[tuple[str, str]], snapshots: Sequence[Row], left_out: Sequence[Row],
    corrections: list[Correction], unresolved: Sequence[Row],
) -> None:  # fmt: skip
    """Write the document from the rows of snapshots.parquet and left_out.csv."""
    parts = [_HEAD + "".join(f"| {name} | {value} |\n" for name, value in facts)]
    parts.append(_TABLES)
    parts += [_line(row) for row in snapshots]
    parts.append("\n### How they were obtained, and notes on quality\n\n")
    parts += [_notes(row) for row in snapshots]
    codes = ", ".join(
        f"{row['old_code'][2:]} ({' or '.join(end[2:] for end in row['ends'])})" for row in unresolved
    )
    parts.append(_AREAS.format(unresolved=codes))
    parts.append("\n## Corrected source errors\n\n")
    parts += [_correction(item) for item in corrections]
    parts.append(
        "\n## Left out\n\nSeries by series in left_out.csv.\n\n| reason | series | rows |\n|---|---|---|\n"
    )
    parts += _summary(left_out)
    path.write_text("".join(parts), encoding="utf-8")


def _line(row: Row) -> str:
    period = "–".join(dict.fromkeys((row["first_year"], row["last_year"])))
    start = (row["id"], row["source"], row["producer"], row["statistics_fi"], row["table_id"] or "not named")
    end = (row["row_count"], row["division_year"], row["licence"], row["data_date"] or "not recorded")
    return "| " + " | ".join(map(str, (*start, period, *end))) + " |\n"


def _notes(row: Row) -> str:
    address = f" Page: <{row['address']}>." if row["address"] else ""
    quality = f" {row['quality_note']}" if row["quality_note"] else ""
    end = f"{address}{quality} SHA-256 `{row['sha256'][:16]}…`"
    return f"- **{row['id']} {row['source']}**: {row['obtained']}.{end}\n"


def _correction(item: Correction) -> str:
    now = "missing" if item.value is None else item.value
    return (f"- `{item.series}` {', '.join(item.regions)}, {', '.join(item.periods)}: {item.expect} → {now}. "
            f"{item.reason}\n")  # fmt: skip


def _summary(left_out: Sequence[Row]) -> list[str]:
    found: dict[str, tuple[int, int]] = {}
    for row in left_out:
        series, rows = found.get(row["explanation"], (0, 0))
        found[row["explanation"]] = (series + 1, rows + row["row_count"])
    return [f"| {text} | {series} | {rows} |\n" for text, (series, rows) in sorted(found.items())]
