"""Web hosts as gunicorn starts them, each with its own port and cache folder, and nginx before them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hosts.programs import free_port, needed, stop

ROOT = Path(__file__).parents[2]
START_SECONDS = 90.0


@dataclass
class Host:
    """One web host: starts, stops and starts again at the same port with the same cache folder."""

    folder: Path
    environment: dict[str, str]
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns at once; `until` waits."""
        static = self.folder / "static"
        if not static.exists():  # compressing is not what is tested here
            self.folder.mkdir(parents=True, exist_ok=True)
            static.symlink_to(ROOT / ".cache" / "static")
        own = {"PORT": str(self.port), "CACHE_DIR": str(self.folder), "HOST": "127.0.0.1", "WORKERS": "1"}
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "app:server"],
                cwd=ROOT, env={**os.environ, **self.environment, **own}, stdout=log, stderr=log,
            )  # fmt: skip

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> None:
        """Is gone when this returns."""
        if self.process:
            stop(self.process, sign)

    def ready(self) -> tuple[int, dict[str, Any]]:
        """Status and words of /valmius; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/valmius", timeout=10) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, json.load(refused)
        except OSError:
            return 0, {}

    def version(self) -> str:
        """The store that this host serves, '' while it serves none."""
        return str(self.ready()[1].get("version", ""))

    def check(self, name: str) -> dict[str, Any]:
        """One check of /valmius."""
        return next(check for check in self.ready()[1]["checks"] if name in check["name"])

    def log(self) -> str:
        """What it has written last."""
        return (self.folder / "log").read_text(errors="replace")[-3000:]


def until(what: str, is_so: Any, seconds: float = START_SECONDS) -> float:
    """Waits until `is_so()` holds; the seconds it took. Fails with `what` after `seconds`."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < seconds, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.05)
    return time.monotonic() - began


class Nginx:
    """A balancer whose rules of passing on are those of deploy/nginx.conf."""

    def __init__(self, folder: Path, ports: list[int]) -> None:
        self.port = free_port()
        example = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
        upstream = _block(example, "upstream tilannekuva {")
        one = re.search(r"server 127\.0\.0\.1:8050( [^;]*);", upstream)
        assert one, "deploy/nginx.conf names no host"
        servers = "".join(f"server 127.0.0.1:{port}{one[1]}; " for port in ports)
        site = f"server {{ listen 127.0.0.1:{self.port}; {_block(example, 'location / {')} }}"
        temporary = " ".join(
            f"{kind}_temp_path {folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        http = f"access_log off; {temporary} {upstream.replace(one[0], servers)} {site}"
        self._conf, self._log = folder / "nginx.conf", folder / "error.log"
        self._conf.write_text(
            f"daemon off; pid {folder}/pid; events {{ worker_connections 256; }} http {{ {http} }}",
            encoding="utf-8",
        )
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when it takes connections."""
        self._process = subprocess.Popen([needed("nginx"), "-e", str(self._log), "-c", str(self._conf)])
        until(f"nginx answers\n{self._log}", lambda: ask(self.port, "/terve")[0] != 0, 20)

    def stop(self) -> None:
        """Is gone when this returns."""
        if self._process:
            stop(self._process)


def _block(text: str, head: str) -> str:
    """A block of nginx's language from its head to the line that closes it."""
    start = text.index(head)
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if text[at] == "}" and depth == 0:
            return text[start : at + 1]
    raise AssertionError(f"{head} is not closed")


def ask(port: int, path: str) -> tuple[int, bytes]:
    """Status and body; 0 when nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read()
    except OSError:
        return 0, b""


class Clients:
    """Readers who ask through the balancer, ten times a second each, until they are told to stop."""

    PATHS = ("/valmius", "/api/v1/version", "/", "/tiedot", "/alue/KU091")

    def __init__(self, port: int, count: int = 3) -> None:
        self.port, self.asked = port, 0
        self.failed: list[tuple[str, int]] = []
        self._stop, self._lock = threading.Event(), threading.Lock()
        self._threads = [threading.Thread(target=self._run, args=(n,)) for n in range(count)]

    def __enter__(self) -> Clients:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(30)

    def _run(self, number: int) -> None:
        turn = number
        while not self._stop.is_set():
            path = self.PATHS[turn % len(self.PATHS)]
            turn += 1
            time.sleep(0.1)
            status, _ = ask(self.port, path)
            with self._lock:
                self.asked += 1
                if status != 200:
                    self.failed.append((path, status))
