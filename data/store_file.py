"""The file of a store: where it is, opening it for reading, and what can be wrong with it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from data.store_address import chosen, followed_folder

SCHEMA_VERSION = 2  # of data/schema.sql: a store of another number is not read
POINTER = "CURRENT"
PREFIX, SUFFIX = "tilannekuva-", ".duckdb"
BUILD = "run `make build` (python -m etl build)"


class StoreError(RuntimeError):
    """The store cannot be read; the text says why and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(f"{problem} Remedy: {remedy}.")


def default_folder() -> Path:
    """data/store, the folder TILANNEKUVA_STORE names, or where this host keeps what it follows."""
    place = chosen()
    return place if isinstance(place, Path) else followed_folder(place)


@dataclass(frozen=True)
class Options:
    """Where the store is and what a process may use for reading it."""

    folder: Path = field(default_factory=default_folder)
    threads: int = 1
    memory_limit: str = "64MB"


@dataclass(frozen=True)
class Opened:
    """An open store: the process that opened it, what stat said of the pointer, and the connection.

    instead: why it is served although the pointer names another; None when it is the one named.
    """

    process: int
    stamp: tuple[int, int]
    name: str
    version: str
    connection: Any
    instead: StoreError | None = None


def open_store(options: Options, stamp: tuple[int, int]) -> Opened:
    """Opens the store that the pointer names. Raises StoreError when it cannot be read."""
    return _open_file(_served(options.folder), options, stamp, None)


def open_earlier(
    options: Options, last: str, stamp: tuple[int, int], instead: StoreError | None = None
) -> Opened | None:
    """The newest whole store before the file `last`, which is damaged; None when there is none.

    Never a newer one: that was built but not published, perhaps because it was refused.
    """
    for path in sorted(options.folder.glob(f"{PREFIX}*{SUFFIX}"), reverse=True):
        if path.name < last:
            with suppress(StoreError):
                return _open_file(path, options, stamp, instead)
    return None


def named(folder: Path) -> str:
    """Name of the store file that the pointer names, '' when it names none of ours."""
    try:
        name = (folder / POINTER).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
    return name if name.startswith(PREFIX) and name.endswith(SUFFIX) and Path(name).name == name else ""


def _open_file(path: Path, options: Options, stamp: tuple[int, int], instead: StoreError | None) -> Opened:
    version, _, snapshot = path.name.removeprefix(PREFIX).removesuffix(SUFFIX).partition(".")
    connection = _in_lake(path, options, snapshot) if snapshot else _connect(path, options)
    _check_schema(connection.cursor(), path, getattr(connection, "REMEDY", BUILD))
    return Opened(os.getpid(), stamp, path.name, version, connection, instead)


def _in_lake(path: Path, options: Options, snapshot: str) -> Any:
    """A file with the number of a snapshot in its name is the catalogue of a lake."""
    from data.lake import connect

    try:
        return connect(path, int(snapshot), options.threads, options.memory_limit)
    except (duckdb.Error, OSError, ValueError) as error:
        problem = f"Snapshot {snapshot} of the lake cannot be opened ({first_line(error)})."
        raise StoreError(problem, "check the bucket and the keys, or `python -m etl rollback`") from error


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
        problem = f"The store {path.name} is damaged or not a store ({first_line(error)})."
        raise StoreError(problem, f"go back with `python -m etl rollback` or {BUILD}") from error


def _check_schema(connection: Any, path: Path, remedy: str) -> None:
    try:
        found = connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
        number = int(found[0]) if found else 0
    except (duckdb.Error, ValueError) as error:
        what = "cannot be read" if isinstance(error, duckdb.IOException) else "is not a store of Tilannekuva"
        raise StoreError(f"{path.name} {what} ({first_line(error)}).", remedy) from error
    if number != SCHEMA_VERSION:
        age = "newer" if number > SCHEMA_VERSION else "older"
        remedy = "update the program" if number > SCHEMA_VERSION else BUILD
        raise StoreError(f"The store {path.name} has schema {number}, {age} than {SCHEMA_VERSION}.", remedy)


def _served(folder: Path) -> Path:
    pointer = folder / POINTER
    try:
        if (name := named(folder)) and (folder / name).is_file():
            return folder / name
        told = pointer.read_text(encoding="utf-8", errors="replace").strip()[:100]
    except OSError as error:
        raise StoreError(f"{pointer} cannot be read ({error.strerror}).", BUILD) from error
    raise StoreError(f"{pointer} names '{told}', which is not there.", BUILD)


def stamp_of(pointer: Path) -> tuple[int, int]:
    """What tells one state of the pointer from another. Raises StoreError when it is not there."""
    try:
        found = pointer.stat()
    except OSError as error:
        raise StoreError(f"There is no store in {pointer.parent} ({error.strerror}).", BUILD) from error
    return found.st_mtime_ns, found.st_ino


def first_line(error: Exception) -> str:
    """What an error says first."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__
