"""Further rows of a run, each a module with two functions; the report shows them after the web."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench import etl_build, etl_rows, kept, lake, loaded, queries, restarts, scale, store_build


@dataclass(frozen=True)
class Section:
    """A part of the results: `measure(quick)` gives JSON-able figures, `rows(figures)` head and rows."""

    key: str
    title: str
    measure: Callable[[bool], dict[str, Any]]
    rows: Callable[[dict[str, Any]], list[list[str]]]
    asked: bool = False  # measured only when asked for: it takes minutes and gigabytes


SECTIONS = [
    Section("queries", "Questions to the store", queries.measure, queries.rows),
    Section("load", "Changes under load", loaded.measure, loaded.rows),
    Section("kept", "Changes with and without kept answers", kept.measure, kept.rows),
    Section("lake", "The store as a DuckLake, beside the file", lake.measure, lake.rows),
    Section("restarts", "Files while workers are replaced", restarts.measure, restarts.rows),
    Section("build", "Building the embedded store", store_build.measure, store_build.rows),
    Section("etl", "From the sources' formats into a store", etl_rows.measure, etl_rows.rows),
    Section("bank", "A bank of Sotkanet's size", etl_build.measured, etl_build.rows, asked=True),
    Section("scale", "Questions at the size of a bank, generated", scale.measure, scale.rows, asked=True),
]
