"""Builds a new store file beside the served one, checks it, and only then lets it be served."""

from __future__ import annotations

from etl.part import Limits, new_file
from etl.places import Places, check_files
from etl.progress import Progress
from etl.stages import STAGES, Job, run
from etl.stages.apart import run_apart
from etl.version import file_name, version_now


def build(places: Places, progress: Progress, limits: Limits | None = None) -> str:
    """Make a new store and return its file name; it is complete and checked, but not served yet.

    Raises EtlError when something is missing, damaged or fails a hard check; nothing is left behind then.
    """
    progress.step("Catalogue")
    check_files(places.embedded)
    version = version_now(places)
    with new_file(places.store, version) as part:
        job = Job(places, version, part, limits or Limits())
        for stage in STAGES:
            (run_apart if job.limits.apart else run)(stage, job, progress)
    return file_name(version)
