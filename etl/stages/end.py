"""Last stage: facts about the build, comparison with what is served, and the checks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from data.store_file import SCHEMA_VERSION
from etl.checks import failures, run_checks, store_allowed
from etl.errors import EtlError
from etl.live import drift
from etl.live.numbers import FIRST_ID
from etl.live.revisions import store_revisions
from etl.progress import Progress
from etl.publish import current
from etl.stages import HANDED_ON, Job

Connection = Any

FETCHED = "SELECT count(*) FROM snapshot WHERE id >= ?"
# A year ends with its December; what is planned or projected is no figure of what has been.
_NEWEST_PERIOD = """
    SELECT coalesce(max_by(period, rpad(period, 7, '-12')), '') FROM observation
    WHERE status IN ('observed', 'preliminary', 'estimated')
"""


def run(con: Connection, job: Job, progress: Progress) -> None:
    """Fill what is left, check everything and write it down. Raises EtlError when a check fails."""
    progress.step("Facts about the build")
    _store_meta(con, job.version)
    _tell_drift(con, job, progress)
    changed = store_revisions(con, job.places.store, current(job.places.store), job.version)
    progress.note(f"{changed:,} figures are otherwise than in the served store")
    progress.step("Checks")
    _check(con, job, progress)
    progress.step("Writing")
    for table in HANDED_ON:
        con.execute(f"DROP TABLE IF EXISTS {table}")
    con.execute("CHECKPOINT store")


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


def _tell_drift(con: Connection, job: Job, progress: Progress) -> None:
    if con.execute(FETCHED, [FIRST_ID]).fetchone()[0]:
        store_allowed(con, job.catalog)
        progress.note(f"{drift.store_drift(con, job.places.snapshots)} signs of drift that need a look")


def _check(con: Connection, job: Job, progress: Progress) -> None:
    results = run_checks(con, job.catalog)
    failed = failures(results)
    if failed:
        told = "\n  ".join(f"{result.name}: {result.detail}" for result in failed)
        raise EtlError(
            f"{len(failed)} of {len(results)} checks failed:\n  {told}\n",
            "correct the data, the catalogue or the check; what was served is served on.",
        )
    progress.note(f"{len(results)} passed")
