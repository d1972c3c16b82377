"""A redis-server of the tests' own on a free port of the loopback, which keeps nothing on disk."""

from __future__ import annotations

import subprocess
import time
from contextlib import suppress
from pathlib import Path

import redis

from tests.hosts.programs import free_port, needed, stop


class Redis:
    """Runs from `start` to `stop`, always on the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """As the setting REDIS_URL."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Answers when this returns."""
        options = {"port": self.port, "bind": "127.0.0.1", "save": "", "appendonly": "no", "dir": self.folder}
        words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
        self._process = subprocess.Popen([needed("redis-server"), *words], stdout=subprocess.DEVNULL)
        with redis.Redis(port=self.port) as client:
            until = time.monotonic() + 20
            while time.monotonic() < until:
                with suppress(redis.ConnectionError):
                    client.ping()
                    return
                time.sleep(0.05)
        raise RuntimeError("redis-server does not answer")

    def stop(self) -> None:
        """Is gone when this returns."""
        if self._process:
            stop(self._process)
