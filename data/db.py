"""Opens the served store: one read-only connection in a process, a cursor for each question."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

SCHEMA_VERSION = 1
POINTER = "CURRENT"
PREFIX, SUFFIX = "tilannekuva-", ".duckdb"
BUILD = "run `make build` (python -m etl build)"


class StoreError(RuntimeError):
    """The store cannot be read; the text says why and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(f"{problem} Remedy: {remedy}.")


def default_folder() -> Path:
    """data/store, or the folder TILANNEKUVA_STORE names."""
    chosen = os.environ.get("TILANNEKUVA_STORE")
    return Path(chosen).resolve() if chosen else Path(__file__).resolve().parent / "store"


@dataclass(frozen=True)
class Options:
    """Where the store is and what a process may use for reading it."""

    folder: Path = field(default_factory=default_folder)
    threads: int = 1
    memory_limit: str = "160MB"


@dataclass(frozen=True)
class _Opened:
    process: int
    stamp: tuple[int, int]
    version: str
    connection: Any


_lock = threading.Lock()
_options: Options | None = None
_opened: _Opened | None = None


def configure(options: Options) -> None:
    """Use other options from the next question on."""
    global _options, _opened
    with _lock:
        _options, _opened = options, None


def version() -> str:
    """Version of the served store. Raises StoreError when there is none."""
    return _current().version


def rows(query: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query; values go in as parameters only. Raises StoreError when it cannot be read."""
    return reading().rows(query, parameters)


@dataclass(frozen=True)
class Reading:
    """One store held for several questions, so that a long answer never mixes two of them."""

    version: str
    connection: Any

    def rows(self, query: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query, as `rows` of this module gives them. Raises StoreError."""
        found: list[tuple[Any, ...]] = self._run(query, parameters).fetchall()
        return found

    def pieces(self, query: str, parameters: dict[str, Any], size: int) -> Iterator[list[tuple[Any, ...]]]:
        """Rows in pieces of at most `size`, read as they are asked for. Raises StoreError."""
        cursor = self._run(query, parameters)
        while piece := cursor.fetchmany(size):
            yield piece

    def _run(self, query: str, parameters: Sequence[Any] | dict[str, Any]) -> Any:
        try:
            return self.connection.cursor().execute(query, parameters)
        except (duckdb.IOException, duckdb.CatalogException, duckdb.FatalException) as error:
            raise StoreError(
                f"The store {self.version} cannot be read ({_first_line(error)}).", BUILD
            ) from error


def reading() -> Reading:
    """The served store, held from now on. Raises StoreError when there is none."""
    opened = _current()
    return Reading(opened.version, opened.connection)


def dicts(query: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[dict[str, Any]]:
    """All rows of a query by column name."""
    opened = _current()
    cursor = opened.connection.cursor().execute(query, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _current() -> _Opened:
    """The open store: reopened after a fork and when CURRENT has been replaced, which one stat tells."""
    options = _options or _use_defaults()
    stamp = _stamp(options.folder / POINTER)
    opened = _opened
    if opened and opened.stamp == stamp and opened.process == os.getpid():
        return opened
    with _lock:
        return _open(options, stamp)


def _open(options: Options, stamp: tuple[int, int]) -> _Opened:
    global _opened
    if _opened and _opened.stamp == stamp and _opened.process == os.getpid():
        return _opened
    path = _served(options.folder)
    connection = _connect(path, options)
    _check_schema(connection, path)
    # Cursors of running questions keep the older file open until they are done; nobody closes it under them.
    _opened = _Opened(os.getpid(), stamp, path.name.removeprefix(PREFIX).removesuffix(SUFFIX), connection)
    return _opened


def _connect(path: Path, options: Options) -> Any:
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": options.threads,
        "memory_limit": options.memory_limit,
        "enable_external_access": False,
        "lock_configuration": True,
    }
    try:
        return duckdb.connect(path, read_only=True, config=settings)
    except duckdb.Error as error:
        problem = f"The store {path.name} is damaged or not a store ({_first_line(error)})."
        raise StoreError(problem, f"go back with `python -m etl rollback` or {BUILD}") from error


def _check_schema(connection: Any, path: Path) -> None:
    try:
        found = connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
        number = int(found[0]) if found else 0
    except (duckdb.Error, ValueError) as error:
        raise StoreError(
            f"{path.name} is not a store of Tilannekuva ({_first_line(error)}).", BUILD
        ) from error
    if number != SCHEMA_VERSION:
        age = "newer" if number > SCHEMA_VERSION else "older"
        remedy = "update the program" if number > SCHEMA_VERSION else BUILD
        raise StoreError(f"The store {path.name} has schema {number}, {age} than {SCHEMA_VERSION}.", remedy)


def _served(folder: Path) -> Path:
    name = (folder / POINTER).read_text(encoding="utf-8").strip()
    path = folder / name
    if not (name.startswith(PREFIX) and name.endswith(SUFFIX) and path.parent == folder and path.is_file()):
        raise StoreError(f"{folder / POINTER} names '{name}', which is not there.", BUILD)
    return path


def _stamp(pointer: Path) -> tuple[int, int]:
    try:
        found = pointer.stat()
    except OSError as error:
        raise StoreError(f"There is no store in {pointer.parent} ({error.strerror}).", BUILD) from error
    return found.st_mtime_ns, found.st_ino


def _use_defaults() -> Options:
    global _options
    _options = Options()
    return _options


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
