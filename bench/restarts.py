"""Ask for the page's own files while the server's workers are being replaced: not one may fail."""

import os
import re
import signal
import time
import urllib.request
from typing import Any
from urllib.error import URLError

from bench.cases import ours
from bench.servers import Server, family, running

RESTARTS, EACH = 20, 50  # 1,000 requests
RESTARTS_QUICK = 4
_ADDRESS = re.compile(r'(?:src|href)="(/(?:assets|_dash-component-suites)/[^"]+)"')
PATIENCE = 10.0


def measure(quick: bool) -> dict[str, Any]:
    """{restarts, asked, failed, new_workers} of the product's server with two workers."""
    restarts = RESTARTS_QUICK if quick else RESTARTS
    failed = asked = replaced = 0
    with running(ours("vaesto")) as server:
        with urllib.request.urlopen(server.url + server.peer.path, timeout=30) as answer:
            addresses = _ADDRESS.findall(answer.read().decode())
        for _ in range(restarts):
            before = set(family(server.process.pid))
            os.kill(server.process.pid, signal.SIGHUP)
            for number in range(EACH):
                failed += not _answered(server, addresses[number % len(addresses)])
                asked += 1
            replaced += _replaced(server, before)
    return {"restarts": restarts, "asked": asked, "failed": failed, "new_workers": replaced}


def _answered(server: Server, address: str) -> bool:
    try:
        with urllib.request.urlopen(server.url + address.replace("&amp;", "&"), timeout=30) as answer:
            return bool(answer.status == 200 and answer.read())
    except (URLError, ConnectionError, TimeoutError):
        return False


def _replaced(server: Server, before: set[int]) -> bool:
    """Waits until no process of before but the master is left."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if set(family(server.process.pid)) & before == {server.process.pid}:
            return True
        time.sleep(0.1)
    return False


def rows(figures: dict[str, Any]) -> list[list[str]]:
    """The table of the report, its head first."""
    return [
        ["restarts", "workers replaced", "asset requests", "failed (≤ 0)"],
        [str(figures[key]) for key in ("restarts", "new_workers", "asked", "failed")],
    ]
