"""Keeps calls to a service few and apart: so many at a time, so many in a window, a pause between."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from etl.sources.errors import Stopped

Clock = Callable[[], float]
SMALLEST_WAIT = 0.001  # seconds; less is a rounding error of the clock


class Lane:
    """A service's turn-taking, shared by all threads that ask it.

    parallel: calls at a time; pause: seconds between the starts of two calls; calls in any `window` seconds.
    """

    def __init__(
        self,
        name: str,
        parallel: int,
        pause: float = 0.0,
        calls: int | None = None,
        window: float = 60.0,
        stop: threading.Event | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        self.name, self.pause, self.calls, self.window = name, pause, calls, window
        self._places = threading.Semaphore(parallel)
        self._lock = threading.Lock()
        self._starts: deque[float] = deque()
        self._stop, self._clock = stop or threading.Event(), clock

    def limit(self, calls: int, window: float) -> None:
        """Follow the limits the service tells; one call is left unused as a margin."""
        with self._lock:
            self.calls, self.window = max(1, calls - 1), window
            self.pause = max(self.pause, window / max(1, calls))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a place and for the pace. Raises Stopped when the run is interrupted meanwhile."""
        with self._places:
            self._wait_for_pace()
            yield

    def _wait_for_pace(self) -> None:
        while True:
            with self._lock:
                wait = self._wait_left()
                if wait <= SMALLEST_WAIT:
                    self._starts.append(self._clock())
                    return
            self.rest(wait)

    def rest(self, seconds: float) -> None:
        """Sleep, waking when the run is interrupted. Raises Stopped then."""
        if self._stop.wait(seconds):
            raise Stopped("The run was interrupted", self.name)

    def _wait_left(self) -> float:
        now = self._clock()
        while self._starts and now - self._starts[0] >= max(self.window, self.pause):
            self._starts.popleft()
        since_last = now - self._starts[-1] if self._starts else self.pause
        wait = self.pause - since_last
        inside = [start for start in self._starts if now - start < self.window]
        if self.calls is not None and len(inside) >= self.calls:
            wait = max(wait, inside[-self.calls] + self.window - now)
        return wait
