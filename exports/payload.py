"""An exhibit as plain JSON values: what the forum draws from, and what anybody may read."""

from typing import Any

from exports.models import Column, Exhibit, Source
from exports.names import stem


def payload(exhibit: Exhibit) -> dict[str, Any]:
    """Every field of an exhibit by its name; rows are lists in the order of `columns`, null for no value."""
    return {
        "view": exhibit.view,
        "name": exhibit.name,
        "kind": exhibit.kind,
        "lang": exhibit.lang,
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "summary": exhibit.summary,
        "columns": [_column(column) for column in exhibit.columns],
        "rows": [list(row) for row in exhibit.rows],
        "encoding": dict(exhibit.encoding),
        "sources": [_source(source) for source in exhibit.sources],
        "version": exhibit.version,
        "address": exhibit.address,
        "own": list(exhibit.own),
        "definition": exhibit.definition,
        "notes": list(exhibit.notes),
        "options": dict(exhibit.options),
        "file_name": list(exhibit.file_name),
        "file": stem(exhibit),
    }


def _column(column: Column) -> dict[str, Any]:
    return vars(column) | {}


def _source(source: Source) -> dict[str, Any]:
    return vars(source) | {}
