"""A damaged CURRENT and a damaged store under a running server: some of the kinds of `make torture`."""

from pathlib import Path

import pytest

from torture import damage
from torture.workers_die import copy_of

pytestmark = pytest.mark.store
SOME = ("CURRENT is a folder", "figures in the store overwritten", "store of a newer schema")


def test_the_last_good_store_stays_and_readiness_says_so(store: Path, tmp_path: Path) -> None:
    outcome = damage.trial(copy_of(tmp_path), {name: damage.DAMAGES[name] for name in SOME})
    assert [f"{figure.what}: {figure.value}" for figure in outcome.figures if not figure.ok] == []


def test_a_server_starts_on_damage_and_recovers(store: Path, tmp_path: Path) -> None:
    assert damage.started_on_damage(copy_of(tmp_path)) == []
