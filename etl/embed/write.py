"""Writes the embedded files so that the same figures always give the same bytes, and swaps the folder."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

ROW_GROUP = 262_144
LEVEL = 19


def parquet(path: Path, table: pa.Table, row_group: int = ROW_GROUP) -> None:
    """Write a table as ZSTD Parquet in fixed row groups; no metadata that depends on the run."""
    pq.write_table(
        table.replace_schema_metadata(None),
        path,
        compression="zstd",
        compression_level=LEVEL,
        row_group_size=row_group,
        use_dictionary=True,
        write_statistics=True,
        store_schema=False,
    )


def csv_file(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as UTF-8 CSV with a header and plain line ends; None becomes an empty cell."""
    names = list(columns)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([["" if row.get(name) is None else row[name] for name in names] for row in rows])


def swap(fresh: Path, target: Path) -> None:
    """Put the fresh folder in the place of the target; the old one is gone only when the new one stands."""
    old = fresh.with_name(f"{fresh.name}.old")
    if target.exists():
        target.replace(old)
    fresh.replace(target)
    shutil.rmtree(old, ignore_errors=True)
