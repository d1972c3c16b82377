"""Looks at stores that are built: their checks, and signs of drift that may keep one from being served."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from etl.checks import Result, run_checks
from etl.errors import EtlError
from etl.live import drift
from etl.live.drift import Drift
from etl.places import Places
from etl.publish import current
from etl.stages import catalog_of


def check_file(places: Places, name: str) -> list[Result]:
    """Results of every check on a store file. Raises EtlError when it cannot be opened."""
    path = places.store / name
    try:
        con = duckdb.connect(path, read_only=True)
    except duckdb.Error as error:
        remedy = "serve an earlier one with `python -m etl rollback` or run `python -m etl build`."
        raise EtlError(f"cannot be opened ({str(error).splitlines()[0]}).", remedy, path) from error
    try:
        return run_checks(con, catalog_of(places))
    finally:
        con.close()


def drift_of(places: Places, name: str, accepting: Sequence[str] = ()) -> tuple[list[Drift], list[Drift]]:
    """Signs of drift in a store file, and those that keep it from being served; `accepting` is remembered.

    Raises EtlError when a name is accepted that the store does not have, or the file cannot be read.
    """
    path = places.store / name
    try:
        con = duckdb.connect(path, read_only=True)
        drifts = drift.found(con)
        con.close()
    except duckdb.Error as error:
        raise EtlError(f"cannot be read ({str(error).splitlines()[0]}).", "build it again.", path) from error
    if unknown := sorted(set(accepting) - {one.name for one in drifts}):
        raise EtlError(f"has no drift named '{unknown[0]}'.", "take a name that `check` prints.", path)
    if accepting:
        drift.accept(places.snapshots, drifts, accepting)
        if name != current(places.store):
            _mark(path, places.snapshots)
    return drifts, drift.refused(drifts, places.snapshots)


def _mark(path: Path, snapshots: Path) -> None:
    try:
        con = duckdb.connect(path)
        drift.mark(con, snapshots)
        con.close()
    except duckdb.Error as error:
        raise EtlError(
            f"cannot be written ({str(error).splitlines()[0]}).", "build it again.", path
        ) from error
