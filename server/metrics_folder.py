"""The folder in which processes count for Prometheus; used before the fork: it loads nothing with threads."""

import os
import shutil

from server.settings import Settings

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # prometheus_client reads it when it is first imported


def prepare(chosen: Settings) -> None:
    """Before any process is made: an empty folder for the counts of all of them."""
    if not chosen.metrics_token:
        return
    shutil.rmtree(chosen.metrics_dir, ignore_errors=True)
    chosen.metrics_dir.mkdir(parents=True)
    os.environ[FOLDER] = str(chosen.metrics_dir)


def process_ended(number: int, chosen: Settings) -> None:
    """A process has ended: its gauges are no longer counted."""
    if chosen.metrics_token:
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(number)  # type: ignore[no-untyped-call]
