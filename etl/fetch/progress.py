"""Shows a fetch under way: what is asked now, how much is done, the rate and the time left."""

from __future__ import annotations

import sys
import time
from typing import Protocol, TextIO

from etl.fetch.report import WORDS, FetchReport, Outcome


class FetchProgress(Protocol):
    """What a run talks to; `working` is called from several threads."""

    def start(self, total: int) -> None: ...
    def working(self, key: str) -> None: ...
    def done(self, outcome: Outcome) -> None: ...
    def finish(self, report: FetchReport) -> None: ...


class Silent:
    """Shows nothing."""

    def start(self, total: int) -> None: ...
    def working(self, key: str) -> None: ...
    def done(self, outcome: Outcome) -> None: ...
    def finish(self, report: FetchReport) -> None: ...


class Lines:
    """One line for each finished item and a last one for the run; for logs, cron and pipes."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._total = self._number = 0
        self._started = time.monotonic()

    def start(self, total: int) -> None:
        self._total, self._started = total, time.monotonic()

    def working(self, key: str) -> None: ...

    def done(self, outcome: Outcome) -> None:
        self._number += 1
        if outcome.result == "left":
            return  # a service that is down would fill the log; the summary counts them
        rows = f", {outcome.rows} figures" if outcome.rows else ""
        note = f": {outcome.note}" if outcome.note else ""
        text = f"{outcome.key} {WORDS[outcome.result]}{rows}{note}"
        print(f"[{self._number}/{self._total}] {text} {self._left()}".rstrip(), file=self._out, flush=True)

    def _left(self) -> str:
        """Return the rate and the time left, once something is known of both."""
        seconds = time.monotonic() - self._started
        left = self._total - self._number
        if seconds < 5 or not left:
            return ""
        rate = self._number / seconds
        return f"({rate * 60:.0f} a minute, {left / rate:.0f} s left)"

    def finish(self, report: FetchReport) -> None:
        print(report.summary(), file=self._out, flush=True)


class Bar:
    """A bar redrawn in place, with rate and time left; trouble is printed above it."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn("{task.description:<40.40}"),
            BarColumn(24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        self._task = self._bar.add_task("", total=0, rate="")
        self._started, self._number, self._rows = time.monotonic(), 0, 0

    def start(self, total: int) -> None:
        self._started = time.monotonic()
        self._bar.update(self._task, total=total)
        self._bar.start()

    def working(self, key: str) -> None:
        self._bar.update(self._task, description=key)

    def done(self, outcome: Outcome) -> None:
        self._number += 1
        self._rows += outcome.rows if outcome.result == "loaded" else 0
        seconds = max(0.1, time.monotonic() - self._started)
        rate = f"{self._number / seconds * 60:.0f}/min {self._rows:,} figures"
        self._bar.update(self._task, completed=self._number, rate=rate)
        if outcome.note and outcome.result != "left":
            self._bar.console.print(f"{outcome.key}: {outcome.note}", markup=False, highlight=False)

    def finish(self, report: FetchReport) -> None:
        self._bar.stop()
        self._bar.console.print(report.summary(), markup=False, highlight=False)


def for_terminal() -> FetchProgress:
    """Return the display that fits where the output goes."""
    return Bar() if sys.stderr.isatty() else Lines()
