"""Builds a new store file beside the served one, checks it, and only then lets it be served."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from data.catalog import Catalog, CatalogError, load
from data.store_file import SCHEMA_VERSION
from etl.boundaries import read_boundaries, store_shapes
from etl.checks import Result, failures, run_checks, store_allowed
from etl.definitions import store_definitions, store_groups
from etl.derive import derive
from etl.errors import EtlError, disk_errors
from etl.figures import make_figures
from etl.harmonise import joined
from etl.inputs import check_files, embedded_division, take_figures, take_left_out, take_regions
from etl.live import drift
from etl.live.division import later_division
from etl.live.drift import Drift
from etl.live.overlay import take_live
from etl.live.revisions import store_revisions
from etl.places import Places
from etl.progress import Progress
from etl.publish import current
from etl.version import file_name, version_now

Connection = Any

STEPS = 8
# Small groups of rows let a slice of 308 skip nearly everything else, for 5 % more bytes.
ROW_GROUP = 16_384


@dataclass(frozen=True)
class Limits:
    """What a build may use; the defaults fit a small server."""

    threads: int = 2
    memory: str = "1GB"


def build(places: Places, progress: Progress, limits: Limits | None = None) -> str:
    """Make a new store and return its file name; it is complete and checked, but not served yet.

    Raises EtlError when something is missing, damaged or fails a hard check; nothing is left behind then.
    """
    progress.step("Catalogue")
    catalog = _catalog(places)
    check_files(places.embedded)
    version = version_now(places)
    with _new_file(places.store, version) as part:
        con = _open(part, limits or Limits(), places)
        try:
            _fill(con, places, catalog, version, progress)
        except duckdb.Error as error:
            raise _explained(error, part) from error
        finally:
            con.close()
    return file_name(version)


def check_file(places: Places, name: str) -> list[Result]:
    """Results of every check on a store file. Raises EtlError when it cannot be opened."""
    path = places.store / name
    try:
        con = duckdb.connect(path, read_only=True)
    except duckdb.Error as error:
        remedy = "serve an earlier one with `python -m etl rollback` or run `python -m etl build`."
        raise EtlError(f"cannot be opened ({str(error).splitlines()[0]}).", remedy, path) from error
    try:
        return run_checks(con, _catalog(places))
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


def _fill(con: Connection, places: Places, catalog: Catalog, version: str, progress: Progress) -> None:
    con.execute((places.data / "schema.sql").read_text(encoding="utf-8"))
    with _together(con):
        store_definitions(con, catalog)
    progress.note(f"{len(catalog.indicators)} indicators")
    progress.step("Areas and figures")
    shapes = partial(read_boundaries, places.embedded / "boundaries.parquet")
    later = later_division(places.snapshots, *embedded_division(con, places.embedded), shapes)
    with _together(con):
        take_regions(con, places.embedded, later)
        take_left_out(con, places.embedded)
    held = take_live(con, places.snapshots)
    unknown = take_figures(con, places.embedded, held)
    store_groups(con)
    progress.note(_found(con, unknown, len(held.snapshots)))
    if later:
        progress.note(f"division of {later.division.year} instead of the embedded one")
    progress.step("Today's municipalities, counties and other groups")
    make_figures(con, places.embedded, bool(held.snapshots))
    progress.note(_made(con))
    progress.step("Ranks and map classes")
    derive(con)
    progress.step("Boundaries")
    with _together(con):
        progress.note(f"{store_shapes(con, later.polygons() if later else shapes()):,} characters")
    progress.step("Facts about the build")
    _store_meta(con, version)
    if held.snapshots:
        store_allowed(con, catalog)
        progress.note(f"{drift.store_drift(con, places.snapshots)} signs of drift that need a look")
    _tell_revisions(con, places, version, progress)
    progress.step("Checks")
    _check(con, catalog, progress)
    progress.step("Writing")
    con.execute("CHECKPOINT store")


@contextmanager
def _together(con: Connection) -> Iterator[None]:
    """One transaction: hundreds of small inserts would each wait for the disk."""
    con.begin()
    yield
    con.commit()


def _tell_revisions(con: Connection, places: Places, version: str, progress: Progress) -> None:
    changed = store_revisions(con, places.store, current(places.store), version)
    progress.note(f"{changed:,} figures are otherwise than in the served store")


def _catalog(places: Places) -> Catalog:
    try:
        return load(places.data)
    except CatalogError as error:
        raise EtlError(error.problem, f"{error.remedy} (field '{error.field}').", error.path) from error


@contextmanager
def _new_file(store: Path, version: str) -> Iterator[Path]:
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


def _open(part: Path, limits: Limits, places: Places) -> Connection:
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": limits.threads,
        "memory_limit": limits.memory,
        "temp_directory": str(part.with_suffix(".tmp")),
    }
    quoted = str(part).replace("'", "''")
    try:
        con = duckdb.connect(config=settings)
        con.execute(f"ATTACH '{quoted}' AS store (ROW_GROUP_SIZE {ROW_GROUP}); USE store")
        # Only these two folders are read or written, whatever a query says.
        con.execute("SET allowed_directories = ?", [[str(places.embedded), str(places.store)]])
        con.execute("SET enable_external_access = false")
        return con
    except duckdb.Error as error:
        raise _explained(error, part) from error


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


PRESENT = """
    SELECT coalesce(sum(n), 0)::BIGINT FROM present SEMI JOIN rule ON rule.indicator_id = present.indicator_id
"""


def _found(con: Connection, unknown: list[str], fetched: int) -> str:
    rows = con.execute(PRESENT).fetchone()[0]
    left = (
        f"; {len(unknown)} indicators without definition left out: {', '.join(unknown[:5])}"
        if unknown
        else ""
    )
    live = f", {fetched} items of them fetched" if fetched else ""
    return f"{rows:,} rows{live}{left}"


def _made(con: Connection) -> str:
    count, older = con.execute(
        "SELECT (SELECT count(*) FROM observation), (SELECT count(*) FROM superseded)"
    ).fetchone()
    methods = ", ".join(f"{method} {number:,}" for method, number in joined(con).items()) or "nothing to join"
    return f"{count:,} figures; {methods}" + (f"; {older:,} earlier figures superseded" if older else "")


# A year ends with its December; what is planned or projected is no figure of what has been.
_NEWEST_PERIOD = """
    SELECT coalesce(max_by(period, rpad(period, 7, '-12')), '') FROM observation
    WHERE status IN ('observed', 'preliminary', 'estimated')
"""


def _store_meta(con: Connection, version: str) -> None:
    dates = con.execute("SELECT coalesce(max(data_date), '') FROM snapshot").fetchone()[0]
    facts = {
        "version": version,
        "schema_version": str(SCHEMA_VERSION),
        "built_at": f"{datetime.strptime(version[:15], '%Y%m%dT%H%M%S'):%Y-%m-%dT%H:%M:%SZ}",
        "data_date": dates,
        "newest_period": con.execute(_NEWEST_PERIOD).fetchone()[0],
    }
    con.executemany("INSERT INTO meta VALUES (?, ?)", sorted(facts.items()))


def _check(con: Connection, catalog: Catalog, progress: Progress) -> None:
    results = run_checks(con, catalog)
    failed = failures(results)
    if failed:
        told = "\n  ".join(f"{result.name}: {result.detail}" for result in failed)
        raise EtlError(
            f"{len(failed)} of {len(results)} checks failed:\n  {told}\n",
            "correct the data, the catalogue or the check; what was served is served on.",
        )
    progress.note(f"{len(results)} passed")
