"""The API without its limits, which have tests of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from data.cache import keep_answers
from server import answers, operations
from server.settings import settings


def make(**changed: Any) -> Flask:
    """A server with the API and what stands around it, but no views."""
    server = Flask("api_under_test")
    answers.register(server)
    keep_answers(server)
    operations.register(server, replace(settings(), api_rate_limit="", **changed))
    return server


@pytest.fixture(scope="session")
def server(store: Path) -> Flask:
    """A server with the API."""
    return make()


@pytest.fixture
def api(server: Flask) -> Iterator[Any]:
    """A client of it."""
    with server.test_client() as client:
        yield client
