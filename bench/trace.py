"""`python -m bench.trace`: where the browser's time goes in a first load and in a change of indicator.

Chromium traces one visit of our view, or of a peer named; the main thread's own time is added up by kind of
work and, for scripts, by file. Figures of a traced page are higher than those of the bench: tracing costs.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from bench import cases, report
from bench.browser import VIEWPORT, Change, Tab, Visit, chromium
from bench.servers import Server, running
from bench.side_by_side import FIRST_GOALS, prepare

CATEGORIES = ["devtools.timeline", "blink.user_timing", "v8", "disabled-by-default-devtools.timeline"]
CHANGES = 4
MARK = "bench-change"
LEAST_MS = 1.0
FOLLOWS_US = 400_000  # what a change has drawn after its map is looked at for so long
SCRIPTS = {"EvaluateScript", "FunctionCall", "v8.compile", "V8.CompileCode"}
Event = dict[str, Any]


@dataclass(frozen=True)
class Span:
    """A stretch of a trace in microseconds, with the words for it."""

    text: str
    start: float
    end: float


def main() -> int:
    """Trace one visit and print where the time went."""
    parser = argparse.ArgumentParser(prog="python -m bench.trace", description=__doc__)
    parser.add_argument("--peer", choices=FIRST_GOALS, default=cases.OURS)
    parser.add_argument("--keep", type=Path, help="also write the trace, for Chromium's own viewer")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        values, _store = prepare(Path(folder))
        (peer,) = cases.peers(Path(folder), values[0], [options.peer])
        with running(peer) as server, chromium() as browser:
            server.rest()
            visited(browser, server, values[1 : 1 + CHANGES])  # warms the server
            data, visit = visited(browser, server, values[1 : 1 + CHANGES])
    if options.keep:
        options.keep.write_bytes(data)
    events = json.loads(data)["traceEvents"]
    for span in spans(events, visit):
        print(f"\n### {span.text}: {(span.end - span.start) / 1000:.0f} ms\n")
        print(report.table(["main thread", "ms"], rows(own_ms(main_thread(events), span))))
    return 0


def visited(browser: Browser, server: Server, values: list[str]) -> tuple[bytes, Visit]:
    """The trace of a visit with an empty cache and the changes to `values`, and what was measured in it."""
    context = browser.new_context(viewport=VIEWPORT)
    try:
        tab = Tab(context.new_page(), server)
        browser.start_tracing(page=tab.page, categories=CATEGORIES)
        visit = tab.load()
        visit.changes = [marked(tab, value) for value in values]
        return browser.stop_tracing(), visit
    finally:
        context.close()


def marked(tab: Tab, value: str) -> Change:
    """A change whose begin can be found in the trace."""
    tab.page.evaluate(f"void performance.mark('{MARK}')")
    return tab.change(tab.server.peer.act, value)


def spans(events: Iterable[Event], visit: Visit) -> list[Span]:
    """First load to the map and to the whole view; each change until it is painted, and what follows it."""
    timed = sorted((event for event in events if "ts" in event), key=lambda event: float(event["ts"]))
    start = max(float(e["ts"]) for e in timed if e["name"] == "navigationStart" and _real(e))
    first, whole = (start + 1000 * ms for ms in (visit.first_map_ms, visit.whole_ms))
    found = [Span("until the map", start, first), Span("from the map to the whole view", first, whole)]
    begins = [float(e["ts"]) for e in timed if e["name"] == MARK]
    for number, (begin, change) in enumerate(zip(begins, visit.changes, strict=True), 1):
        shown = begin + 1000 * change.ms
        found.append(Span(f"change {number} until it is painted", begin, shown))
        found.append(Span(f"change {number}, what follows", shown, shown + FOLLOWS_US))
    return found


def _real(event: Event) -> bool:
    """Whether a navigation is to a page of a server."""
    return str(event["args"].get("data", {}).get("documentLoaderURL", "")).startswith("http")


def main_thread(events: Iterable[Event]) -> list[Event]:
    """Complete events of the page's main thread: the renderer's that worked most."""
    events = list(events)
    names = {(e["pid"], e["tid"]) for e in events if _name(e) == "CrRendererMain"}
    complete = [e for e in events if e.get("ph") == "X" and (e["pid"], e["tid"]) in names]
    if not complete:
        return []
    worked: Counter[tuple[int, int]] = Counter()
    for event in complete:
        worked[event["pid"], event["tid"]] += int(event.get("dur", 0))
    most = worked.most_common(1)[0][0]
    return [event for event in complete if (event["pid"], event["tid"]) == most]


def _name(event: Event) -> str:
    return str(event["args"].get("name", "")) if event["name"] == "thread_name" else ""


def own_ms(events: Iterable[Event], span: Span) -> Counter[str]:
    """Milliseconds of each kind of work in the span, without what is nested in it, and of doing nothing."""
    found: Counter[str] = Counter()
    around: list[tuple[float, str]] = []  # ends and kinds of the events that the next one lies in
    busy, last = 0.0, span.start
    for start, end, name in sorted(clipped(events, span), key=lambda one: (one[0], -one[1])):
        while around and around[-1][0] <= start:
            around.pop()
        if around:
            found[around[-1][1]] -= min(end, around[-1][0]) - start
        found[name] += end - start
        around.append((end, name))
        busy, last = busy + max(0.0, end - max(start, last)), max(last, end)
    found["nothing (waiting)"] += span.end - span.start - busy
    return Counter({name: took / 1000 for name, took in found.items()})


def clipped(events: Iterable[Event], span: Span) -> Iterator[tuple[float, float, str]]:
    """(start, end, kind) of the parts of events that lie in the span."""
    for event in events:
        start = float(event["ts"])
        end = min(start + float(event.get("dur", 0)), span.end)
        if end > max(start, span.start):
            yield max(start, span.start), end, kind(event)


def kind(event: Event) -> str:
    """What an event is work on; scripts by their file."""
    data = event.get("args", {}).get("data") or {}
    address = data.get("url") or data.get("fileName") or ""
    file = urlsplit(str(address)).path.rsplit("/", 1)[-1]
    return f"{event['name']} {file}".strip() if event["name"] in SCRIPTS else str(event["name"])


def rows(found: Counter[str]) -> list[list[str]]:
    """The table, largest first; what is less than a millisecond is one row."""
    large = [(name, ms) for name, ms in found.most_common() if ms >= LEAST_MS]
    rest = sum(found.values()) - sum(ms for _, ms in large)
    return [*([name, f"{ms:.1f}"] for name, ms in large), ["all else", f"{rest:.1f}"]]


if __name__ == "__main__":
    sys.exit(main())
