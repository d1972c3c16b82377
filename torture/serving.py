"""The product's own server on a free port over a store of choice, and a look at its processes."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.peer import Peer
from bench.servers import Server, family, running

# A trial asks more in a minute than one reader; its own limits are tested elsewhere.
_WITHOUT_LIMITS = {"API_RATE_LIMIT": "off", "EXPORT_RATE_LIMIT": "off"}


@contextmanager
def serving(folder: Path, workers: int = 2, first: str = "/valmius", **env: str) -> Iterator[Server]:
    """gunicorn as `make run` starts it, over the store in `folder`; `first` must answer 200."""
    command = (sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "app:server")
    settings = {"TILANNEKUVA_STORE": str(folder), "WORKERS": str(workers), "HOST": "127.0.0.1"}
    peer = Peer("Tilannekuva", command, "", "", path=first, env={**settings, **_WITHOUT_LIMITS, **env})
    with running(peer) as server:
        yield server


def workers_of(server: Server) -> list[int]:
    """Process ids of the workers."""
    return family(server.process.pid)[1:]


def said(server: Server) -> str:
    """What the server has written so far; opened anew: an open file's place is shared with it."""
    return Path(f"/proc/self/fd/{server.words.fileno()}").read_text(encoding="utf-8", errors="replace")


def descriptors(pids: list[int]) -> int:
    """Open file descriptors of some processes together."""
    return sum(len(list(Path(f"/proc/{pid}/fd").glob("*"))) for pid in pids)
