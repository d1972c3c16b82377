"""Reads the authored table of raw series that are the same thing, and compares them cell by cell."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from etl.embed.errors import EmbedError

KINDS = ("identical", "rounded", "revised", "continued")


@dataclass(frozen=True)
class Alias:
    """Series `series` is the same thing as `same_as`, which wins; values agree within `tolerance`.

    Either side may be a sum of raw series (see alias_cells.members). merged says what happens where one table
    has two municipalities that another already has as one: 'add' them (counts) or 'skip' the area (rates).
    """

    series: str
    same_as: str
    tolerance: float
    kind: str
    merged: str
    note: str


def load(path: Path) -> list[Alias]:
    """Return the aliases in the order of the file.

    Raises EmbedError on an unknown kind or a series given twice.
    """
    with path.open(encoding="utf-8", newline="") as file:
        found = [
            Alias(
                row["series"],
                row["same_as"],
                float(row["tolerance"]),
                row["kind"],
                row["merged"],
                row["note"],
            )
            for row in csv.DictReader(file)
        ]
    for alias in found:
        if alias.kind not in KINDS:
            raise EmbedError(
                path.name, f"'{alias.series}' has kind '{alias.kind}'", f"use one of {', '.join(KINDS)}"
            )
    twice = {alias.series for alias in found if sum(other.series == alias.series for other in found) > 1}
    if twice:
        raise EmbedError(
            path.name, f"{', '.join(sorted(twice))} is given twice", "keep one line for each series"
        )
    return found
