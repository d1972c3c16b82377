"""What the tests of the build share."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

_spec = importlib.util.spec_from_file_location("etl_world", Path(__file__).parent / "world.py")
assert _spec and _spec.loader
world_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(world_module)


@pytest.fixture
def world() -> Iterator[Any]:
    """A small country, empty of figures."""
    made = world_module.World()
    yield made
    made.con.close()


@pytest.fixture(scope="session")
def con(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The built store, read only, under another name: one file cannot be open with two sets of options."""
    name = (store / "CURRENT").read_text(encoding="utf-8").strip()
    linked = tmp_path_factory.mktemp("store") / name
    try:
        linked.hardlink_to(store / name)
    except OSError:
        shutil.copy(store / name, linked)
    opened = duckdb.connect(linked, read_only=True)
    yield opened
    opened.close()
