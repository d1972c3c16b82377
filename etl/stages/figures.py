"""Second stage: all figures, on today's areas and every level."""

from __future__ import annotations

from functools import partial
from typing import Any

from data.lean import without_pandas
from etl.boundaries import read_boundaries
from etl.definitions import store_groups
from etl.figures import make_figures
from etl.harmonise import joined
from etl.inputs import embedded_division, take_figures, take_left_out, take_regions
from etl.live.division import Later, later_division
from etl.live.overlay import take_live
from etl.progress import Progress
from etl.stages import Job, together

Connection = Any

PRESENT = """
    SELECT coalesce(sum(n), 0)::BIGINT FROM present SEMI JOIN rule ON rule.indicator_id = present.indicator_id
"""
COUNTS = "SELECT (SELECT count(*) FROM observation), (SELECT count(*) FROM superseded)"


def run(con: Connection, job: Job, progress: Progress) -> None:
    """Fill the tables of areas and figures."""
    places = job.places
    later = later_of(con, job)  # first: see WITH_PANDAS
    if job.limits.apart:
        without_pandas()
    progress.step("Areas and figures")
    with together(con):
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


def later_of(con: Connection, job: Job) -> Later | None:
    """A fetched division that is newer than the embedded one, if there is one. Raises EtlError."""
    embedded = job.places.embedded
    shapes = partial(read_boundaries, embedded / "boundaries.parquet")
    return later_division(job.places.snapshots, *embedded_division(con, embedded), shapes)


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
    count, older = con.execute(COUNTS).fetchone()
    methods = ", ".join(f"{method} {number:,}" for method, number in joined(con).items()) or "nothing to join"
    return f"{count:,} figures; {methods}" + (f"; {older:,} earlier figures superseded" if older else "")
