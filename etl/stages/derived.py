"""Third stage: what every view would otherwise compute again."""

from __future__ import annotations

from typing import Any

from etl.derive import derive
from etl.progress import Progress
from etl.stages import Job

Connection = Any


def run(con: Connection, job: Job, progress: Progress) -> None:
    """Fill the tables that are made of figures."""
    progress.step("Ranks and map classes")
    derive(con)
