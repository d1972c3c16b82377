"""The stages of a build: catalogue, figures, what is made of them, boundaries, the end with its checks.

What one leaves to the next stands in the store file itself, so that each may run in a process of its own.
Libraries are loaded by the stage that needs them: a process that only starts stages stays small.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.lean import without_pandas
from etl.errors import EtlError
from etl.part import Limits
from etl.places import Places
from etl.progress import Progress

if TYPE_CHECKING:
    from data.catalog import Catalog

Connection = Any

STAGES = ("catalogue", "figures", "derived", "boundaries", "end")
STEPS = 8  # of all stages together, as the reader sees them
# Boundaries are read with pandas: among figures only where a later division was fetched.
WITH_PANDAS = ("figures", "boundaries")
# Tables that stages leave to later ones; the last one drops them.
HANDED_ON = ("rule", "count_scale", "ratio_scale", "strange")


@dataclass(frozen=True)
class Job:
    """One build: what it reads, the store's version, the file under construction, what it may use."""

    places: Places
    version: str
    part: Path
    limits: Limits

    @cached_property
    def catalog(self) -> Catalog:
        """The catalogue, read once for all stages of a process. Raises EtlError."""
        return catalog_of(self.places)


def catalog_of(places: Places) -> Catalog:
    """The catalogue. Raises EtlError naming file and field when it is wrong."""
    from data.catalog import CatalogError, load

    try:
        return load(places.data)
    except CatalogError as error:
        raise EtlError(error.problem, f"{error.remedy} (field '{error.field}').", error.path) from error


def run(name: str, job: Job, progress: Progress) -> None:
    """Do one stage in this process. Raises EtlError."""
    from etl.opened import opened

    stage = import_module(f"etl.stages.{name}")
    if job.limits.apart and name not in WITH_PANDAS:
        without_pandas()
    with opened(job.part, job.limits, job.places) as con:
        stage.run(con, job, progress)


@contextmanager
def together(con: Connection) -> Iterator[None]:
    """One transaction: hundreds of small inserts would each wait for the disk."""
    con.begin()
    yield
    con.commit()
