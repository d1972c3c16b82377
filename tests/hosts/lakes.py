"""Lakes of the tests: a catalogue in PostgreSQL, files in a bucket, and what a program needs to use them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from tests.hosts.postgres import Postgres
from tests.hosts.s3 import S3


@dataclass
class Lakes:
    """Makes new lakes, each with a database and a bucket of its own."""

    postgres: Postgres
    s3: S3
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def made(self) -> tuple[str, dict[str, str]]:
        """A new lake's address, and the environment of its readers and of its writer."""
        address = self.postgres.create(f"lake_{next(self._numbers)}")
        environment = {**self.s3.environment, **self.postgres.environment, "LAKE_DATA": self.s3.bucket()}
        return address, environment
