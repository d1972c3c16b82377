"""Fourth stage: the drawing of every level. Its libraries are large: nothing else is done beside them."""

from __future__ import annotations

from typing import Any

from etl.boundaries import read_boundaries, store_shapes
from etl.progress import Progress
from etl.stages import Job, together
from etl.stages.figures import later_of

Connection = Any


def run(con: Connection, job: Job, progress: Progress) -> None:
    """Fill region_shape, border and boundary. Raises EtlError when the boundaries are damaged."""
    progress.step("Boundaries")
    later = later_of(con, job)
    shapes = later.polygons() if later else read_boundaries(job.places.embedded / "boundaries.parquet")
    with together(con):
        progress.note(f"{store_shapes(con, shapes):,} characters")
