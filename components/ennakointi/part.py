"""One figure of the outlook with its table and sentences: what the screen draws and a file takes along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Cell = str | float | int | None
EXACT = 4  # decimals sent beyond those shown: rounding twice would give other figures than the text has
Role = Literal["region_code", "region", "period", "group", "value", "status", "text"]


@dataclass(frozen=True)
class Col:
    """A column: id in files, name for the reader, unit after a number; signed: '+' above zero."""

    id: str
    name: str
    role: Role = "value"
    unit: str = ""
    decimals: int | None = 0
    signed: bool = False
    hidden: bool = False  # in files, not on screen


@dataclass(frozen=True)
class Part:
    """summary: sentences made of the rows; empty: why there are none and what to do; own: emphasised rows."""

    title: str
    subtitle: str
    summary: str
    columns: Sequence[Col]
    rows: Sequence[Sequence[Cell]]
    figure: Mapping[str, Any] | None = None
    notes: Sequence[str] = ()
    empty: str = ""
    own: Sequence[int] = ()
    sources: Sequence[str] = ()  # indicators that the figures are of
    happened: str = ""  # group of vaesto, where only its sources count
    more: Mapping[str, Any] = field(default_factory=dict)

    def browser(self) -> dict[str, Any]:
        """As assets/js/ennakointi draws it."""
        shown = [place for place, column in enumerate(self.columns) if not column.hidden]
        return {
            "title": self.title,
            "subtitle": self.subtitle,
            "summary": self.summary,
            "columns": [_column(self.columns[place]) for place in shown],
            "rows": [[_short(row[place], self.columns[place]) for place in shown] for row in self.rows],
            "notes": list(self.notes),
            "empty": self.empty,
            "own": list(self.own),
            **({"figure": self.figure} if self.figure else {}),
            **self.more,
        }


def _short(cell: Cell, column: Col) -> Cell:
    """A number short enough to send and long enough to round as the sentences do; no trailing .0."""
    if not isinstance(cell, float):
        return cell
    rounded = round(cell, (column.decimals or 0) + EXACT)
    return int(rounded) if rounded == int(rounded) else rounded


def _column(column: Col) -> dict[str, Any]:
    plain: dict[str, Any] = {"n": column.name, "u": column.unit, "d": column.decimals}
    if column.role != "value":
        plain = {"n": column.name, "t": 1} | ({"st": 1} if column.role == "status" else {})
    return plain | ({"s": 1} if column.signed else {})
