"""A PostgreSQL of the tests' own on a free port of the loopback, run by a user who is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.hosts.programs import free_port, needed, stop

USER, PASSWORD = "tilannekuva", "only-for-tests"


class Postgres:
    """Runs from `start` to `stop`, always on the same port; `end` removes its folder."""

    def __init__(self) -> None:
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="tilannekuva-postgres-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._as: dict[str, Any] = {"cwd": self.folder}
        if os.geteuid() == 0:  # it refuses to run as root
            other = pwd.getpwnam("nobody")
            os.chown(self.folder, other.pw_uid, other.pw_gid)
            self._as |= {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        subprocess.run(
            [program("initdb"), "--pgdata", self.folder / "data", "--username", USER,
             "--auth", "scram-sha-256", "--pwfile", secret, "--encoding", "UTF8", "--no-locale", "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, **self._as,
        )  # fmt: skip

    @property
    def environment(self) -> dict[str, str]:
        """What its clients read."""
        return {"PGPASSWORD": PASSWORD}

    def address(self, database: str) -> str:
        """A lake's address."""
        return f"ducklake:postgres:host=127.0.0.1 port={self.port} user={USER} dbname={database}"

    def start(self) -> None:
        """Answers when this returns."""
        self._process = subprocess.Popen(
            [program("postgres"), "-D", self.folder / "data", "-p", str(self.port), "-h", "127.0.0.1",
             "-c", f"unix_socket_directories={self.folder}", "-c", "fsync=off"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self._as,
        )  # fmt: skip
        ask = [program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        until = time.monotonic() + 30
        while subprocess.run(ask, cwd=self.folder, check=False).returncode:
            if time.monotonic() > until:
                raise RuntimeError("postgres does not answer")
            time.sleep(0.05)

    def create(self, database: str) -> str:
        """A new database; gives the address of a lake in it."""
        subprocess.run(
            [program("createdb"), "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, database],
            check=True, cwd=self.folder, env={**os.environ, **self.environment},
        )  # fmt: skip
        return self.address(database)

    def stop(self) -> None:
        """Is gone when this returns; its data stay."""
        if self._process:
            stop(self._process, signal.SIGINT)  # at once, without waiting for clients

    def end(self) -> None:
        """Stops, and removes the folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def program(name: str) -> Path:
    """A program of the newest PostgreSQL that Debian has installed."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return found[-1] if found else Path(needed(name))
