"""The store file under construction: where it lies, and what the work on it may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from etl.errors import disk_errors
from etl.version import file_name


@dataclass(frozen=True)
class Limits:
    """What a build may use; the defaults fit a small server. apart: each stage in a process of its own."""

    threads: int = 2
    memory: str = "1GB"
    apart: bool = False


@contextmanager
def new_file(store: Path, version: str) -> Iterator[Path]:
    """Yield a hidden path; it gets its real name when the block succeeds and is removed when it does not."""
    part, scratch = store / f".building-{os.getpid()}.duckdb", store / f".building-{os.getpid()}.tmp"
    with disk_errors(store):
        try:
            yield part
            part.replace(store / file_name(version))
        finally:
            _remove(part, scratch)


def _remove(part: Path, scratch: Path) -> None:
    for path in (part, part.with_name(f"{part.name}.wal")):
        path.unlink(missing_ok=True)
    if scratch.is_dir():
        for path in scratch.iterdir():
            path.unlink(missing_ok=True)
        scratch.rmdir()
