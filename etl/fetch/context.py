"""What every loader works with: the client, the kept answers, the lock and the clock."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from etl.fetch.answer_store import AnswerStore
from etl.fetch.lock import Held, Lock, Quarantined
from etl.fetch.options import FetchOptions, LiveItem
from etl.fetch.report import Outcome
from etl.sources.errors import ParseError, TitleMismatch
from etl.sources.http import Answer, HttpClient

SMALLEST_SHARE = 0.5


class Loader(Protocol):
    """One source's way of loading an item; `parallel` threads use it at a time."""

    parallel: int

    def load(self, item: LiveItem) -> Outcome: ...


@dataclass(frozen=True)
class Context:
    """A run's shared parts. now: the present, UTC."""

    options: FetchOptions
    client: HttpClient
    store: AnswerStore
    lock: Lock
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def stamp(self) -> str:
        """Return the present as ISO 8601, UTC."""
        return self.now().isoformat(timespec="seconds")

    def fresh(self, key: str) -> bool:
        """Tell whether an item was checked so recently that it need not be asked again."""
        held = self.lock.held.get(key)
        if held is None or key in self.options.accept:
            return False
        try:
            checked = datetime.fromisoformat(held.checked_at)
        except ValueError:
            return False
        return self.now() - checked < timedelta(hours=self.options.max_age_hours)

    def part(self, key: str, stamp: str, name: str, ask: Callable[[], Answer]) -> tuple[str, bytes]:
        """Return an answer of figures with its hash: the one kept by an interrupted run, else a new one.

        stamp: the producer's date of the figures, so that parts of two releases are never mixed.
        """
        digest = hashlib.sha256(f"{stamp} {name}".encode()).hexdigest()[:24]
        request = f"{key} {digest}"
        sha256 = self.lock.parts.get(request, "")
        if sha256 and self.store.has(sha256):
            return sha256, self.store.get(sha256)
        body = ask().body
        sha256 = self.store.put(body)
        self.lock.part(request, sha256)
        return sha256, body

    def unchanged(self, held: Held, note: str = "") -> Outcome:
        """Note that an item is as it was."""
        if not self.options.dry_run:
            self.lock.checked(held.key, self.stamp())
        return Outcome(held.key, "unchanged", held.rows, note)

    def quarantine(self, item: LiveItem, error: TitleMismatch, found: str) -> Outcome:
        """Put an item aside because its title is not the expected one; earlier figures stay."""
        if not self.options.dry_run:
            self.lock.put_aside(Quarantined(item.key, error.what, item.title, found, self.stamp()))
        return Outcome(item.key, "quarantined", 0, str(error))

    def check_rows(self, key: str, rows: int) -> None:
        """Raise ParseError when figures are gone: none at all, or far fewer than are held."""
        held = self.lock.held.get(key)
        if rows == 0:
            raise ParseError("The source gives no figures for areas of ours", key, "check the id")
        if held and rows < SMALLEST_SHARE * held.rows and key not in self.options.accept:
            remedy = f"look at the source; if it is right, run with --accept {key}"
            raise ParseError(f"{rows} figures came where {held.rows} are held", key, remedy)


def one_of(texts: Iterable[str]) -> str:
    """Return the first text that is not empty, '' when all are."""
    return next((text for text in texts if text), "")
