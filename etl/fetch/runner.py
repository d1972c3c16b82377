"""Runs a fetch: a few threads per source, every finished item safe on disk, any moment good to stop at."""

from __future__ import annotations

import queue
import signal
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from etl.errors import EtlError
from etl.fetch.answer_store import AnswerStore, remove_parts
from etl.fetch.context import Context, Loader
from etl.fetch.file_loader import FileLoader, file_items
from etl.fetch.geography_loader import GeographyLoader, geography_item
from etl.fetch.lock import Lock, only_one
from etl.fetch.options import PXWEB_KINDS, FetchOptions, LiveItem, chosen
from etl.fetch.progress import FetchProgress, Silent
from etl.fetch.pxweb_loader import PxWebLoader
from etl.fetch.record import recorder
from etl.fetch.report import FetchReport, Outcome
from etl.fetch.sotkanet_loader import SotkanetLoader
from etl.sources.errors import BudgetSpent, SourceError, Stopped
from etl.sources.http import HttpClient

POLL_SECONDS = 0.2
GIVE_UP_AFTER = 5  # failures in a row with no success: the service is down, do not knock 150 times


def run(options: FetchOptions, progress: FetchProgress | None = None) -> FetchReport:
    """Fetch what the options select into options.folder and tell what became of each item.

    Nothing that was held is lost when a source fails or the run is interrupted (Ctrl-C, SIGTERM, kill):
    the next run goes on. Raises StoreError when another fetch is under way or the lock is damaged, and
    ContractError when the options name something unknown.
    """
    items = _all_items(options)
    show, started = progress or Silent(), time.monotonic()
    with only_one(options.folder):
        remove_parts(options.folder)
        lock = Lock(options.folder)
        stop = threading.Event()
        with HttpClient(options.settings, stop, recorder(options.record)) as client:
            context = Context(options, client, AnswerStore(options.folder), lock)
            report = FetchReport()
            show.start(len(items))
            with _stopping_on_term():
                _work(_by_loader(items, context), report, show, stop)
            report.calls, report.received, report.retries = client.calls, client.received, client.retries
        if not options.dry_run:
            lock.compact()
    report.seconds = time.monotonic() - started
    show.finish(report)
    return report


def _all_items(options: FetchOptions) -> list[LiveItem]:
    items = chosen(options)
    if options.contracts and _wants("file", options):
        items += file_items(tuple(options.contracts))
    if options.division_year and _wants("geography", options):
        items.append(geography_item(options.division_year))
    return items


def _wants(kind: str, options: FetchOptions) -> bool:
    return not options.sources or kind in options.sources


def _by_loader(items: Sequence[LiveItem], context: Context) -> list[tuple[Loader, list[LiveItem]]]:
    makers: dict[str, Callable[[Context], Loader]] = {
        "sotkanet": SotkanetLoader,
        "pxweb": PxWebLoader,
        "file": FileLoader,
        "geography": GeographyLoader,
    }
    groups: dict[str, list[LiveItem]] = defaultdict(list)
    for item in items:
        groups["pxweb" if item.kind in PXWEB_KINDS else item.kind].append(item)
    return [(makers[kind](context), group) for kind, group in groups.items()]


def _work(
    groups: list[tuple[Loader, list[LiveItem]]],
    report: FetchReport,
    show: FetchProgress,
    stop: threading.Event,
) -> None:
    """Let threads load all items; on an interrupt leave the rest for the next run."""
    results: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
    total = sum(len(items) for _, items in groups)
    for loader, items in groups:
        line = _Line(items)
        for _ in range(min(loader.parallel, len(items))):
            # Daemon threads: a second Ctrl-C must not wait for a slow answer.
            threading.Thread(target=_take, args=(loader, line, results, show, stop), daemon=True).start()
    try:
        while len(report.outcomes) < total:
            try:
                outcome = results.get(timeout=POLL_SECONDS)
            except queue.Empty:
                continue
            report.outcomes.append(outcome)
            show.done(outcome)
    except KeyboardInterrupt:
        stop.set()
        report.interrupted = True
        _collect(results, report, show, groups)


def _collect(
    results: queue.SimpleQueue[Outcome],
    report: FetchReport,
    show: FetchProgress,
    groups: list[tuple[Loader, list[LiveItem]]],
) -> None:
    """Take what threads still finish within a moment; everything else is left."""
    until = time.monotonic() + 2.0
    while time.monotonic() < until:
        try:
            outcome = results.get(timeout=POLL_SECONDS)
        except queue.Empty:
            continue
        report.outcomes.append(outcome)
        show.done(outcome)
    known = {outcome.key for outcome in report.outcomes}
    for _, items in groups:
        report.outcomes += [Outcome(item.key, "left") for item in items if item.key not in known]


class _Line:
    """Items waiting for one source; closes when the source fails time after time."""

    def __init__(self, items: Sequence[LiveItem]) -> None:
        self._items: Iterator[LiveItem] = iter(items)
        self._guard = threading.Lock()
        self._failures = 0
        self._reason = ""

    def __iter__(self) -> Iterator[tuple[LiveItem, str]]:
        while True:
            with self._guard:
                item = next(self._items, None)
                closed = self._reason if self._failures >= GIVE_UP_AFTER else ""
            if item is None:
                return
            yield item, closed

    def tell(self, outcome: Outcome) -> None:
        """Count failures of the service itself in a row."""
        with self._guard:
            down = outcome.result == "failed" and outcome.error in DOWN
            self._failures = self._failures + 1 if down else 0
            self._reason = f"{GIVE_UP_AFTER} failures in a row, the last: {outcome.error}"


DOWN = frozenset(
    {"Unreachable", "SlowAnswer", "ServerTrouble", "HtmlInsteadOfData", "RateLimited", "RegionsError"}
)


def _take(
    loader: Loader,
    line: _Line,
    results: queue.SimpleQueue[Outcome],
    show: FetchProgress,
    stop: threading.Event,
) -> None:
    for item, closed in line:
        if closed:
            results.put(Outcome(item.key, "left", 0, f"not asked after {closed}"))
            continue
        if stop.is_set():
            results.put(Outcome(item.key, "left"))
            continue
        show.working(item.key)
        outcome = _load(loader, item)
        line.tell(outcome)
        results.put(outcome)


def _load(loader: Loader, item: LiveItem) -> Outcome:
    try:
        return loader.load(item)
    except (Stopped, BudgetSpent) as error:
        return Outcome(item.key, "left", 0, str(error), error.name)
    except SourceError as error:
        return Outcome(item.key, "failed", 0, str(error), error.name)
    except EtlError as error:
        return Outcome(item.key, "failed", 0, str(error), "EtlError")
    except Exception as error:
        # A thread that died silently would leave the run waiting for ever: tell it as a failure.
        return Outcome(item.key, "failed", 0, f"unexpected {type(error).__name__}: {error}", "Unexpected")


@contextmanager
def _stopping_on_term() -> Iterator[None]:
    """Treat SIGTERM like Ctrl-C while the run lasts; only the main thread may set that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before: Any = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def store_folder(store: Path) -> Path:
    """Return where raw answers are kept under a store's folder."""
    return store / "snapshots"
