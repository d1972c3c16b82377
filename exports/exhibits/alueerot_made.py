"""What every figure of the view of differences inside areas has in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components.alueerot import words
from components.i18n import translator
from data import queries
from exports import build
from exports.exhibits.alueerot_state import View
from exports.models import Cell, Column, Exhibit, Kind

Rows = Iterable[Sequence[Cell]]


def exhibit(
    shown: View,
    name: str,
    kind: Kind,
    columns: Sequence[Column],
    rows: Rows,
    encoding: Mapping[str, str],
    **more: Any,
) -> Exhibit:
    """A figure of the view with all that its figures have in common; `more` overrides."""
    common: dict[str, Any] = {
        "title": build.joined(shown.area.name, shown.title),
        "subtitle": build.joined(
            translator(shown.lang)("Municipalities of the area"), shown.about.unit, shown.when
        ),
        "summary": " ".join(words.summary(shown.spread, shown.area.name, shown.look)),
        "sources": build.sources([shown.about.id], shown.lang),
        "version": queries.current_version(),
        "address": shown.address(),
        "file_name": (shown.area.name, shown.title, shown.period),
        "own": shown.state.areas,
        "definition": shown.about.definition,
        "notes": shown.notes(),
    }
    fixed = tuple(tuple(row) for row in rows)
    return Exhibit(
        "alueerot", name, kind, shown.lang, columns=tuple(columns), rows=fixed, encoding=encoding,
        **common | more,
    )  # fmt: skip
