"""Build and fetch are killed and starved at random points: what is served stays whole, the next ends well."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from bench.servers import ROOT
from data.store_file import POINTER
from etl.errors import EtlError
from etl.fetch.answer_store import AnswerStore
from etl.fetch.lock import Lock
from etl.publish import KEPT, stored
from tests.standins.small import small_places
from tests.standins.sotkanet import SotkanetStandIn, generated
from torture.outcome import Outcome, none_of, told
from torture.small_etl import ITEMS

POINTS = 200
FINISHED_EVERY = 4  # a finished run after each point would only take time
DEEDS = ("time", "kill", "time", "full", "time", "denied", "time", "limit")
CONTENT = "SELECT count(*), bit_xor(hash(observation)) FROM observation"


@dataclass
class Runner:
    """The process that forks a loader for each run."""

    process: "subprocess.Popen[str]"
    folder: Path

    def run(self, command: str, deed: str = "none", number: int = 0, kill_after: float = 0) -> int:
        """Exit code of one run, which is killed after so many seconds if it still goes on then."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{command} {deed} {number}\n")
        self.process.stdin.flush()
        pid = int(self.process.stdout.readline())
        if kill_after:
            time.sleep(kill_after)
            _kill(pid)
        return int(self.process.stdout.readline())

    def said(self) -> str:
        """What the last run said."""
        return (self.folder / "said").read_text(encoding="utf-8", errors="replace")


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):  # it may have been quicker
        os.kill(pid, signal.SIGKILL)


@contextmanager
def runner(folder: Path, services: str) -> Iterator[Runner]:
    """A runner over the small world in `folder`; `services` is the address of the stand-in."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "torture.small_etl", str(folder)],
        cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "SOTKANET_BASE": services},
    )  # fmt: skip
    try:
        yield Runner(process, folder)
    finally:
        assert process.stdin and process.stdout
        process.stdin.close()
        process.stdout.close()
        process.wait(30)


def measure(scale: float) -> Outcome:
    """The promise at a scale; a tenth of the points are kills of `fetch`."""
    with tempfile.TemporaryDirectory(prefix="torture-") as place:
        return trial(Path(place), max(8, round(POINTS * scale)), random.Random(8))


def trial(folder: Path, points: int, dice: random.Random) -> Outcome:
    """`points` runs that are killed or starved, over a small world made in `folder`."""
    began = time.monotonic()
    small_places(folder, ("vaesto",), first="2023")
    series = [generated(n, "", range(2024, 2025)) for n in range(1, ITEMS + 1)]
    with SotkanetStandIn(series) as services, runner(folder, services.base) as runs:
        builds = Builds(runs, folder / "store", dice)
        fetches = Fetches(runs, folder / "store" / "snapshots", dice)
        fetched = max(1, points // 10)
        for point in range(points - fetched):
            builds.point(DEEDS[point % len(DEEDS)], finish=point % FINISHED_EVERY == FINISHED_EVERY - 1)
        builds.finish("the end")
        for _ in range(fetched):
            fetches.point()
    figures = (
        told("builds broken off", points - fetched),
        told("of them killed (SIGKILL)", builds.killed),
        told("of them failed with a named error (disk full, no permission)", builds.named),
        told("of them done before the blow fell", builds.spared),
        told("builds finished afterwards", builds.finished),
        told("fetches killed and finished afterwards", fetched),
        none_of("served stores that were not whole, runs that did not finish, leftovers",
                builds.faults + fetches.faults),
    )  # fmt: skip
    return Outcome("killed", figures, time.monotonic() - began)


class Builds:
    """Builds of the small world, and what must be true after each."""

    def __init__(self, runs: Runner, store: Path, dice: random.Random) -> None:
        self.runs, self.store, self.dice = runs, store, dice
        self.faults: list[str] = []
        self.killed = self.named = self.spared = self.finished = 0
        began = time.monotonic()
        if runs.run("build", "count") != 0:
            raise RuntimeError(f"the small world does not build:\n{runs.said()}")
        self.seconds = time.monotonic() - began
        self.operations = int(runs.said().rsplit("operations ", 1)[1])
        self.content = content(store)

    def point(self, deed: str, finish: bool) -> None:
        """One build that something happens to."""
        number, after = self.dice.randint(1, self.operations), 0.0
        if deed == "time":
            deed, after = "none", self.dice.uniform(0.01, self.seconds)
        elif deed == "limit":
            number = self.dice.randint(1, 9_000_000)
        code = self.runs.run("build", deed, number, after)
        self._count(code, f"{deed} at {number} or {after:.2f} s")
        self._look(f"{deed} at {number} or {after:.2f} s")
        if finish:
            self.finish(deed)

    def _count(self, code: int, what: str) -> None:
        self.killed += code == -signal.SIGKILL
        self.named += code == 1
        self.spared += code == 0
        said = self.runs.said()
        if code not in (-signal.SIGKILL, 0, 1) or "Traceback" in said:
            self.faults.append(f"{what}: exit code {code}: {said[-200:]}")
        elif code == 1 and not ("Error: " in said and "Remedy: " in said):
            self.faults.append(f"{what}: no named error: {said[-200:]}")

    def _look(self, what: str) -> None:
        try:
            if content(self.store) != self.content:
                self.faults.append(f"{what}: the served store holds something else")
        except (OSError, duckdb.Error) as error:
            self.faults.append(f"{what}: the served store cannot be read: {error}")

    def finish(self, what: str) -> None:
        """An undisturbed build must finish and leave only what a store's folder holds."""
        if code := self.runs.run("build"):
            self.faults.append(f"after {what}: exit code {code}: {self.runs.said()[-200:]}")
        self.finished += 1
        self._look(f"after {what}")
        left = sorted({p.name for p in self.store.iterdir()} - {POINTER, ".lock", *stored(self.store)})
        if left or len(stored(self.store)) > KEPT:
            self.faults.append(f"after {what}: left {left}, {len(stored(self.store))} stores")


def served(store: Path) -> Path:
    """The file that CURRENT names."""
    return store / (store / POINTER).read_text(encoding="utf-8").strip()


def content(store: Path) -> Any:
    """What tells whether the served store is whole: number and hash of all figures."""
    con = duckdb.connect(served(store), read_only=True)
    try:
        return con.execute(CONTENT).fetchall()
    finally:
        con.close()


class Fetches:
    """Fetches from the stand-in, and what must be true after each."""

    def __init__(self, runs: Runner, folder: Path, dice: random.Random) -> None:
        self.runs, self.folder, self.dice = runs, folder, dice
        self.faults: list[str] = []
        self.seconds = 0.0

    def point(self) -> None:
        """A killed fetch and a finished one, from an empty folder every time."""
        if not self.seconds:
            began = time.monotonic()
            self._finish()
            self.seconds = time.monotonic() - began
        shutil.rmtree(self.folder)
        self.runs.run("fetch", kill_after=self.dice.uniform(0.01, self.seconds))
        self._whole()
        self._finish()

    def _finish(self) -> None:
        if code := self.runs.run("fetch"):
            self.faults.append(f"fetch: exit code {code}: {self.runs.said()[-200:]}")
        if len(Lock(self.folder).held) != ITEMS:
            self.faults.append(f"fetch: {len(Lock(self.folder).held)} of {ITEMS} items held")
        self._whole()
        left = [p.name for p in self.folder.rglob(".part-*")] + [
            p.name for p in self.folder.iterdir() if p.name == "pending.jsonl"
        ]
        if left:
            self.faults.append(f"fetch: left {left}")

    def _whole(self) -> None:
        """What is held can be read again, word for word."""
        answers = AnswerStore(self.folder)
        try:
            for held in Lock(self.folder).held.values():
                for sha256 in held.answers:
                    answers.get(sha256)
        except EtlError as error:
            self.faults.append(f"fetch: {error}")
