"""A real S3-protocol server on the loopback, for as long as the tests run."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from tests.hosts.lakes import Lakes
from tests.hosts.postgres import Postgres
from tests.hosts.redis import Redis
from tests.hosts.s3 import S3


@pytest.fixture(scope="session")
def s3() -> Iterator[S3]:
    """A server of buckets; what a program needs to use it is in `environment`."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with S3() as server:
        yield server


@pytest.fixture
def bucket(s3: S3, monkeypatch: pytest.MonkeyPatch) -> str:
    """A new empty bucket with a prefix, as s3://…; this process may use it."""
    for name, value in s3.environment.items():
        monkeypatch.setenv(name, value)
    return s3.bucket()


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    """A Redis that runs; a test that stops it starts it again."""
    server = Redis(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def lakes(s3: S3) -> Iterator[Lakes]:
    """A PostgreSQL for catalogues beside the buckets; a test that stops it starts it again."""
    server = Postgres()
    try:
        server.start()
        yield Lakes(server, s3)
    finally:
        server.end()
