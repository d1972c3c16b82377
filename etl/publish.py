"""Decides which store is served: the CURRENT pointer, the last three files, and the way back."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.errors import EtlError, disk_errors
from etl.version import PREFIX, SUFFIX, file_name, version_of

POINTER, LOCK = "CURRENT", ".lock"
KEPT = 3


@contextmanager
def alone(store: Path) -> Iterator[None]:
    """Hold the store's lock: a second build or swap waits. What a killed one left is removed."""
    with disk_errors(store):
        store.mkdir(parents=True, exist_ok=True)
        with (store / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for path in (*store.glob(".building-*"), *store.glob(f".{POINTER}.*")):
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
            yield


def current(store: Path) -> str | None:
    """Name of the file being served, or None when nothing is or the file is gone."""
    try:
        name = (store / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return name if name and (store / name).is_file() else None


def stored(store: Path) -> list[str]:
    """Names of all complete store files, oldest first (names begin with the build time)."""
    return sorted(path.name for path in store.glob(f"{PREFIX}*{SUFFIX}"))


def publish(store: Path, name: str) -> None:
    """Serve `name` from now on: one atomic swap, readers see the old file or the new one, never neither.

    Raises EtlError when the file is not there or the folder cannot be written.
    """
    if not (store / name).is_file():
        raise EtlError(
            "there is no such store.", "choose one that `python -m etl status` lists.", store / name
        )
    pointer, fresh = store / POINTER, store / f".{POINTER}.{os.getpid()}"
    with disk_errors(pointer):
        try:
            fresh.write_text(f"{name}\n", encoding="utf-8")
            fresh.replace(pointer)
        finally:
            fresh.unlink(missing_ok=True)


def prune(store: Path) -> list[str]:
    """Remove all but the newest three files, never the served one; returns the names removed."""
    served = current(store)
    removed = [name for name in stored(store)[:-KEPT] if name != served]
    for name in removed:
        with disk_errors(store / name):
            (store / name).unlink(missing_ok=True)
    return removed


def previous(store: Path) -> str:
    """The newest file older than the served one. Raises EtlError when there is none."""
    served = current(store)
    older = [name for name in stored(store) if served and name < served]
    if not older:
        raise EtlError("there is no earlier store to go back to.", "run `python -m etl build`.", store)
    return older[-1]


def find(store: Path, version: str | None) -> str:
    """File of a version, or the newest one. Raises EtlError when there is none."""
    names = stored(store)
    if version is None:
        if not names:
            raise EtlError("holds no store.", "run `python -m etl build`.", store)
        return names[-1]
    name = version if version.endswith(SUFFIX) else file_name(version)
    version_of(name)
    if name not in names:
        raise EtlError(
            "there is no such store.", "choose one that `python -m etl status` lists.", store / name
        )
    return name
