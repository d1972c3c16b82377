"""Short versions of the trials of docs/reliability.md: one server, few seconds each."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.servers import Server
from torture.serving import serving
from torture.stores import Swaps, make_swaps


@pytest.fixture(scope="module")
def swaps(store: Path) -> Iterator[Swaps]:
    """A store folder in which two stores that differ take turns."""
    with tempfile.TemporaryDirectory(prefix="torture-") as place:
        yield make_swaps(store, Path(place))


@pytest.fixture(scope="module")
def server(swaps: Swaps) -> Iterator[Server]:
    """The product's server over it."""
    with serving(swaps.folder) as started:
        yield started
