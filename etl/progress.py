"""Says what a long command is doing: a live display on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO


class Progress(Protocol):
    """What the steps of a build talk to."""

    def step(self, text: str) -> None:
        """Begin the next step, named as the reader should see it."""

    def note(self, text: str) -> None:
        """Add a fact to the step under way, for example how many rows it made."""


class Lines:
    """One line for each finished step, with its time; for logs and pipes."""

    def __init__(self, steps: int, out: TextIO | None = None) -> None:
        self._steps, self._out = steps, out or sys.stderr
        self._number, self._text, self._started = 0, "", time.monotonic()

    def step(self, text: str) -> None:
        self.finish()
        self._number, self._text, self._started = self._number + 1, text, time.monotonic()

    def note(self, text: str) -> None:
        self._text = f"{self._text}: {text}"

    def finish(self) -> None:
        """Close the step under way, if any."""
        if self._text:
            seconds = time.monotonic() - self._started
            print(
                f"[{self._number}/{self._steps}] {self._text} ({seconds:.1f} s)", file=self._out, flush=True
            )
        self._text = ""


class Live:
    """A bar with the step under way, redrawn in place."""

    def __init__(self, steps: int) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(24), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, transient=False)
        self._task = self._bar.add_task("", total=steps)
        self._done = -1
        self._bar.start()

    def step(self, text: str) -> None:
        self._done += 1
        self._bar.update(self._task, completed=self._done, description=text)

    def note(self, text: str) -> None:
        self._bar.console.print(f"  {text}", style="dim", highlight=False)

    def finish(self) -> None:
        """Leave the finished bar on the terminal."""
        self._bar.update(self._task, completed=self._done + 1)
        self._bar.stop()


@contextmanager
def progress(steps: int) -> Iterator[Progress]:
    """Yield the display that fits where the output goes."""
    display = Live(steps) if sys.stderr.isatty() else Lines(steps)
    try:
        yield display
    finally:
        display.finish()
