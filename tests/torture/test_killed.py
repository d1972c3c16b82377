"""Build and fetch are killed and meet full disks: three points of the two hundred."""

import random
from pathlib import Path

import pytest

from tests.standins.small import small_places
from tests.standins.sotkanet import SotkanetStandIn, generated
from torture import killed
from torture.small_etl import ITEMS


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small world."""
    small_places(tmp_path, ("vaesto",), first="2023")
    return tmp_path


def test_a_killed_and_a_starved_build(small: Path) -> None:
    with killed.runner(small, "http://127.0.0.1:9") as runs:
        builds = killed.Builds(runs, small / "store", random.Random(3))
        assert builds.operations > 5
        builds.point("kill", finish=False)
        builds.point("full", finish=False)
        (small / "store" / ".CURRENT.1").write_text("left by a killed swap")
        builds.finish("these")
        assert builds.faults == []
        assert (builds.killed, builds.named, builds.finished) == (1, 1, 1)
        # The look itself: a store that is not whole would be told.
        killed.served(small / "store").write_bytes(b"not whole" * 1000)
        builds._look("a blow")
        assert "cannot be read" in builds.faults[0]


def test_a_killed_fetch(small: Path) -> None:
    series = [generated(n, "", range(2024, 2025)) for n in range(1, ITEMS + 1)]
    with SotkanetStandIn(series) as services, killed.runner(small, services.base) as runs:
        fetches = killed.Fetches(runs, small / "store" / "snapshots", random.Random(3))
        fetches.point()
        (small / "store" / "snapshots" / "by-sha256" / ".part-left").write_text("by a killed run")
        fetches._finish()
        assert fetches.faults == []
