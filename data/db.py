"""Asks the served store: one read-only connection in a process, a cursor for each question.

The store that CURRENT names is followed at once. One that cannot be read is not: the last good one stays, and
`trouble` says so. One found damaged later gives way to the newest whole one before it.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import duckdb

from data.store_file import (
    BUILD,
    POINTER,
    PREFIX,
    SCHEMA_VERSION,
    SUFFIX,
    Opened,
    Options,
    StoreError,
    default_folder,
    first_line,
    named,
    open_earlier,
    open_store,
    stamp_of,
)

__all__ = [
    "BUILD", "POINTER", "PREFIX", "SCHEMA_VERSION", "SUFFIX", "Options", "Reading", "StoreError", "configure",
    "default_folder", "dicts", "hold", "reading", "release", "rows", "trouble", "version",
]  # fmt: skip

_NEVER = (0, 0)  # the stamp of no pointer
AGAIN = 5.0  # seconds until a store that could not be read is tried once more


@dataclass(frozen=True)
class _Trouble:
    """Why the store that CURRENT names is not the one served; its pointer's stamp, None without a pointer."""

    stamp: tuple[int, int] | None
    error: StoreError
    until: float


_lock = threading.Lock()
_scarce = threading.Lock()  # held by the one question that waits for memory
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds before each new try
_options: Options | None = None
_opened: Opened | None = None
_trouble: _Trouble | None = None
# What a request holds: nothing yet, or the store that its first question met.
_held: ContextVar[list[Opened] | None] = ContextVar("held", default=None)


def configure(options: Options | None) -> None:
    """Use other options from the next question on; None: the defaults as they are then."""
    global _options, _opened, _trouble
    with _lock:
        _options, _opened, _trouble = options, None, None


def hold() -> None:
    """From now on every question of this request meets the same store, whatever is published meanwhile."""
    _held.set([])


def release() -> None:
    """Ends what `hold` began."""
    _held.set(None)


def trouble() -> StoreError | None:
    """Why the last good store is served instead of the one that CURRENT names; None when all is well."""
    served = _follow()
    return served.instead or (_trouble.error if _trouble else None)


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
            return self._answer(query, parameters)
        except (duckdb.IOException, duckdb.CatalogException, duckdb.FatalException) as error:
            remedy = getattr(self.connection, "REMEDY", BUILD)
            told = StoreError(f"The store {self.version} cannot be read ({first_line(error)}).", remedy)
            if _is_damage(error, self.connection):
                _give_up(self.connection, told)
            raise told from error

    def _answer(self, query: str, parameters: Sequence[Any] | dict[str, Any]) -> Any:
        """Several may want more memory together than there is: those without ask again, one after another."""
        with suppress(duckdb.OutOfMemoryException):
            return self.connection.cursor().execute(query, parameters)
        with _scarce:
            for pause in _PAUSES:
                time.sleep(pause)
                with suppress(duckdb.OutOfMemoryException):
                    return self.connection.cursor().execute(query, parameters)
        raise StoreError(
            "A question to the store found no memory.", "ask again, or give the server fewer THREADS"
        )


def _is_damage(error: duckdb.Error, connection: Any) -> bool:
    """Whether a store is not whole: a table that is not there is no damage, nor a bucket that is away."""
    if isinstance(error, duckdb.CatalogException):
        return False
    return isinstance(connection, duckdb.DuckDBPyConnection) or bool(connection.lacks(error))


def reading() -> Reading:
    """The served store, held from now on. Raises StoreError when there is none."""
    opened = _current()
    return Reading(opened.version, opened.connection)


def dicts(query: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[dict[str, Any]]:
    """All rows of a query by column name."""
    cursor = reading()._run(query, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _current() -> Opened:
    """The store of this request, or the served one."""
    box = _held.get()
    if box is None:
        return _follow()
    if not box or box[0].process != os.getpid():
        box[:] = [_follow()]
    return box[0]


def _follow() -> Opened:
    """The open store: reopened after a fork and when CURRENT has been replaced, which one stat tells."""
    global _trouble
    options = _options or _use_defaults()
    good = _good()
    try:
        stamp = stamp_of(options.folder / POINTER)
    except StoreError as error:
        return _keep(good, None, error)
    if good and stamp == good.stamp:
        _trouble = None
        return good
    if good and _just_tried(stamp):
        return good
    # Opening a snapshot of a lake takes a second: only the request that found it waits for that.
    if not _lock.acquire(blocking=good is None):
        return good  # type: ignore[return-value]
    try:
        return _open(options, stamp)
    finally:
        _lock.release()


def _open(options: Options, stamp: tuple[int, int]) -> Opened:
    global _opened, _trouble
    good = _good()
    if good and (stamp == good.stamp or _just_tried(stamp)):
        return good
    try:
        # Cursors of running questions keep the older file open until they are done.
        _opened, _trouble = open_store(options, stamp), None
    except StoreError as error:
        # A process that has just started has no last good one of its own: the file before serves as that.
        good = _opened = good or open_earlier(options, named(options.folder), _NEVER)
        return _keep(good, stamp, error)
    return _opened


def _good() -> Opened | None:
    return _opened if _opened and _opened.process == os.getpid() else None


def _just_tried(stamp: tuple[int, int]) -> bool:
    tried = _trouble
    return tried is not None and tried.stamp == stamp and time.monotonic() < tried.until


def _keep(good: Opened | None, stamp: tuple[int, int] | None, error: StoreError) -> Opened:
    """The last good store, with a note of what is wrong; the error itself where there is none."""
    global _trouble
    if good is None:
        raise error
    _trouble = _Trouble(stamp, error, time.monotonic() + AGAIN)
    return good


def _give_up(connection: Any, error: StoreError) -> None:
    """A store found damaged while being asked: the one before is served, until another is published."""
    global _opened
    with _lock:
        if _opened and _opened.connection is connection:
            _opened = open_earlier(_options or Options(), _opened.name, _opened.stamp, error)


def _use_defaults() -> Options:
    global _options
    _options = Options()
    return _options
