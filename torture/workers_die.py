"""Workers are killed while clients ask: hardly any failure, and none when a new one has come."""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.servers import Server
from data.store_file import POINTER, default_folder
from torture.clients import Client, Question, asking
from torture.outcome import Outcome, at_most, told
from torture.questions import answered, everything
from torture.serving import said, serving, workers_of
from torture.stores import link, served_file

KILLS, CLIENTS, MOST_FAILED = 10, 8, 1.0
PATIENCE = 120.0
READY = "Worker ready"  # of gunicorn.conf.py


def measure(scale: float) -> Outcome:
    """The promise at a scale."""
    with tempfile.TemporaryDirectory(prefix="torture-") as place, serving(copy_of(Path(place))) as server:
        return trial(server, max(2, round(KILLS * scale)), CLIENTS, 8.0)


def copy_of(folder: Path) -> Path:
    """A store folder of its own over the same file."""
    file = served_file(default_folder())
    link(file, folder / file.name)
    (folder / POINTER).write_text(f"{file.name}\n", encoding="utf-8")
    return folder


def trial(server: Server, kills: int, clients: int, after: float) -> Outcome:
    """`kills` workers one after another, each time `after` seconds of load without a kill afterwards."""
    began = time.monotonic()
    client = Client(server.url)
    questions = answered(client, everything(client))
    client.close()
    late, seconds = 0, []
    _until(lambda: said(server).count(READY) >= len(workers_of(server)))
    with asking(server.url, questions, clients) as tally:
        for _ in range(kills):
            seconds.append(_kill_one(server))
            late += _failed_in_calm(server, questions, after)
    share = 100 * tally.failed / max(1, tally.asked)
    figures = (
        told("workers killed (SIGKILL)", kills),
        told("requests under load", tally.asked),
        told("of them failed", tally.failed),
        at_most("failed requests", share, MOST_FAILED, " %"),
        at_most("failed requests of new clients after each recovery", late, 0),
        told("seconds until the new worker was ready, slowest", max(seconds)),
    )
    return Outcome("workers", figures, time.monotonic() - began)


def _kill_one(server: Server) -> float:
    """Kills the oldest worker; seconds until the new one is ready to answer."""
    ready = said(server).count(READY)
    os.kill(workers_of(server)[0], signal.SIGKILL)
    return _until(lambda: said(server).count(READY) > ready)


def _until(ready: Callable[[], bool]) -> float:
    """Seconds until it is so."""
    began = time.monotonic()
    while not ready():
        if time.monotonic() - began > PATIENCE:
            raise RuntimeError(f"no new worker within {PATIENCE:.0f} s")
        time.sleep(0.1)
    return time.monotonic() - began


def _failed_in_calm(server: Server, questions: list[Question], seconds: float) -> int:
    with asking(server.url, questions, 2) as calm:
        time.sleep(seconds)
    return calm.failed
