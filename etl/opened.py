"""Opens the store file under construction; DuckDB keeps to its limits and to the build's folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from etl.errors import EtlError
from etl.part import Limits
from etl.places import Places
from etl.sql import quoted

Connection = Any
T = TypeVar("T")

# Small groups of rows let a slice of 308 skip nearly everything else, for 5 % more bytes.
ROW_GROUP = 16_384
PIECES = 6  # worked on before the file is let go of
OPEN = "ATTACH {} AS store (ROW_GROUP_SIZE {}); USE store"
PLACE = """
    SELECT path, getvariable('memory_given') FROM duckdb_databases()
    WHERE database_name = 'store' AND NOT readonly
"""


@contextmanager
def opened(part: Path, limits: Limits, places: Places) -> Iterator[Connection]:
    """The file as the current database of a connection, which is closed at the end. Raises EtlError."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": limits.threads,
        "memory_limit": limits.memory,
        "temp_directory": str(part.with_suffix(".tmp")),
    }
    con = None
    try:
        con = duckdb.connect(config=settings)
        con.execute(_opening(part))
        con.execute(f"SET VARIABLE memory_given = {quoted(limits.memory)}")
        # Only these two folders are read or written, whatever a query says.
        con.execute(f"SET allowed_directories = [{quoted(places.embedded)}, {quoted(places.store)}]")
        con.execute("SET enable_external_access = false")
        yield con
    except duckdb.Error as error:
        raise _explained(error, part) from error
    finally:
        if con is not None:
            con.close()


def in_turn(con: Connection, pieces: Iterable[T]) -> Iterator[T]:
    """Yield pieces of work; after some of them DuckDB forgets the file under construction and frees memory.

    It knows two kilobytes for a thousand rows written or read, which is much for a bank of fifty million, and
    its allocator keeps what was freed for a second of work that may never come.
    """
    for number, piece in enumerate(pieces):
        if number % PIECES == PIECES - 1:
            let_go(con)
        yield piece


def let_go(con: Connection) -> None:
    """Close the file under construction and open it again, and give back what is free."""
    found = con.execute(PLACE).fetchone()
    if found and found[0]:
        path, memory = found
        # Setting the limit, to what it is, makes the allocator give back all that is free.
        con.execute(f"USE memory; DETACH store; SET memory_limit = {quoted(memory)}; {_opening(path)}")


def _opening(part: Path | str) -> str:
    return OPEN.format(quoted(part), ROW_GROUP)


def _explained(error: duckdb.Error, part: Path) -> EtlError:
    text = str(error).splitlines()[0]
    if "No space left" in text or "max_temp_directory_size" in text:
        remedy = "free space on the disk (a build needs about 400 MB) or point TILANNEKUVA_STORE elsewhere."
        return EtlError(f"the disk is full ({text}).", remedy, part.parent)
    if isinstance(error, duckdb.OutOfMemoryException):
        return EtlError(f"memory ran out ({text}).", "give the build more with `--memory 4GB`.", part.parent)
    return EtlError(
        f"the build stopped ({text}).", "see the step named above; the data or the catalogue is at fault."
    )
