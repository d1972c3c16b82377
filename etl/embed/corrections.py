"""Corrects known errors of the source figures, and stops when the expected wrong value is not there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import yaml

from etl.embed.errors import EmbedError


@dataclass(frozen=True)
class Correction:
    """Cells of one raw series that hold `expect`, which is wrong; `value` None makes them missing."""

    id: str
    series: str
    regions: tuple[str, ...]
    periods: tuple[str, ...]
    expect: float
    value: float | None
    reason: str


def load(path: Path) -> list[Correction]:
    """Return the corrections of a file. Raises EmbedError when an entry has not exactly the fields needed."""
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        return [
            Correction(**{**entry, "regions": tuple(entry["regions"]), "periods": tuple(entry["periods"])})
            for entry in entries
        ]
    except (TypeError, KeyError) as error:
        raise EmbedError(
            path.name, f"an entry is not complete ({error})", "give every entry all its fields"
        ) from None


def apply(connection: duckdb.DuckDBPyConnection, corrections: list[Correction]) -> None:
    """Correct table `rows` in place. Raises EmbedError when a cell is not there or holds another value."""
    for item in corrections:
        cells = _cells(connection, item)
        for code in item.regions:
            for period in item.periods:
                _expect(item, code, period, cells.get((code, period), []))
        connection.execute(
            """UPDATE rows SET value = ?
               WHERE series = ? AND list_contains(?, source_code) AND list_contains(?, period)""",
            [item.value, item.series, list(item.regions), list(item.periods)],
        )


def _cells(
    connection: duckdb.DuckDBPyConnection, item: Correction
) -> dict[tuple[str, str], list[float | None]]:
    rows = connection.execute(
        "SELECT source_code, period, value FROM rows WHERE series = ? AND list_contains(?, source_code)",
        [item.series, list(item.regions)],
    ).fetchall()
    found: dict[tuple[str, str], list[float | None]] = {}
    for code, period, value in rows:
        found.setdefault((code, period), []).append(value)
    return found


def _expect(item: Correction, code: str, period: str, values: list[float | None]) -> None:
    if values != [item.expect]:
        there = ", ".join(map(str, values)) or "nothing"
        raise EmbedError(
            "corrections.yml",
            f"'{item.id}' expects {item.expect} for {item.series} {code} {period}, the source has {there}",
            "compare the entry with the source and correct or remove it",
        )
