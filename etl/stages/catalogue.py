"""First stage: the empty tables, and what the catalogue says of indicators."""

from __future__ import annotations

from typing import Any

from etl.definitions import store_definitions
from etl.progress import Progress
from etl.stages import Job, together

Connection = Any


def run(con: Connection, job: Job, progress: Progress) -> None:
    """Make all tables and fill those of the catalogue. Raises EtlError when it is wrong."""
    con.execute((job.places.data / "schema.sql").read_text(encoding="utf-8"))
    with together(con):
        progress.note(f"{store_definitions(con, job.catalog)} indicators")
