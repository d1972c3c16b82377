"""What tests of several kinds share: the built store, the app and a client for it."""

import fcntl
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
# The limits have tests of their own; all others ask more in a minute than one reader does.
os.environ.update({"API_RATE_LIMIT": "off", "EXPORT_RATE_LIMIT": "off"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take longest begin first, so that no process is left with one at the end."""
    items.sort(key=lambda item: (item.path.name != "test_axe.py", item.path.parent.name != "browser"))


@pytest.fixture(scope="session")
def store() -> Path:
    """Folder of a store that is up to date; built when it is not. Test processes wait for each other."""
    folder = Path(os.environ.get("TILANNEKUVA_STORE") or ROOT / "data" / "store")
    with (Path(tempfile.gettempdir()) / f"tilannekuva-build-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        command = [sys.executable, "-m", "etl", "build", "--if-needed"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the store does not build:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return folder


@pytest.fixture(scope="session")
def app(store: Path) -> Any:
    """The application over the built store."""
    from app import app as made

    return made


@pytest.fixture
def client(app: Any) -> Iterator[Any]:
    """A client of the application's server."""
    with app.server.test_client() as made:
        yield made
