"""What a fetch did: one outcome for each item, a summary line and an exit code."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Result = Literal["loaded", "unchanged", "planned", "quarantined", "failed", "left"]
WORDS: dict[Result, str] = {
    "loaded": "loaded",
    "unchanged": "unchanged",
    "planned": "would be loaded",
    "quarantined": "in quarantine",
    "failed": "failed",
    "left": "left for the next run",
}


@dataclass(frozen=True)
class Outcome:
    """What became of one item. rows: figures taken in; note: what a person should know."""

    key: str
    result: Result
    rows: int = 0
    note: str = ""
    error: str = ""


@dataclass
class FetchReport:
    """A run's outcomes. kept: items that failed and whose earlier figures stay in use."""

    outcomes: list[Outcome] = field(default_factory=list)
    interrupted: bool = False
    calls: int = 0
    received: int = 0
    retries: int = 0
    seconds: float = 0.0

    def count(self, result: Result) -> int:
        """Return how many items had a result."""
        return sum(outcome.result == result for outcome in self.outcomes)

    @property
    def rows(self) -> int:
        """Return how many figures were taken in."""
        return sum(outcome.rows for outcome in self.outcomes if outcome.result == "loaded")

    @property
    def exit_code(self) -> int:
        """Return 0: all went well, 1: something failed or is left, 2: nothing worked, 130: interrupted."""
        if self.interrupted:
            return 130
        good = self.count("loaded") + self.count("unchanged") + self.count("planned")
        if good == len(self.outcomes):
            return 0
        return 1 if good else 2

    def summary(self) -> str:
        """Return one line for a log."""
        counts = Counter(outcome.result for outcome in self.outcomes)
        parts = [f"{counts[result]} {words}" for result, words in WORDS.items() if counts[result]]
        end = " (interrupted)" if self.interrupted else ""
        size = f"{self.rows} figures, {self.calls} calls, {self.received / 1e6:.1f} MB, {self.seconds:.0f} s"
        return f"fetch: {', '.join(parts) or 'nothing to do'}; {size}{end}"
