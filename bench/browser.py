"""Drive one peer's page in headless Chromium: bytes, requests, time of the first map and of each change."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Request, ViewportSize, sync_playwright

from bench.hooks import ALWAYS, CHANGE, WATCH
from bench.servers import Server
from bench.traffic import Traffic

CHROMIUM = os.environ.get("BENCH_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
QUIET_MS = 400  # the page is at rest when for so long nothing has arrived and …
IDLE_SHARE = 0.05  # … its main thread has worked no more than this share of it
PATIENCE_S = 60.0
VIEWPORT = ViewportSize(width=1280, height=1000)


@dataclass(frozen=True)
class Slow:
    """What a visit is slowed down by: the network to so many Mbit/s, the processor so many times."""

    megabits: float | None = None
    times: float = 1


FAST = Slow()


@dataclass
class Change:
    """One change on the page: milliseconds until repainted, bytes, requests, server CPU in milliseconds."""

    ms: float
    bytes: int
    requests: int
    cpu_ms: float
    sent: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Visit:
    """One visit with an empty cache. Times in milliseconds from navigation, bytes as sent."""

    first_map_ms: float
    usable_map_ms: float
    whole_ms: float
    map_bytes: int
    load_bytes: int
    load_requests: int
    failed: int = 0
    changes: list[Change] = field(default_factory=list)
    again: list[Change] = field(default_factory=list)
    steps: list[Change] = field(default_factory=list)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium for the whole run."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def visit(browser: Browser, server: Server, values: list[str], slow: Slow = FAST) -> Visit:
    """Open the page with an empty cache, change the indicator to each of `values`, then go back to one."""
    context = browser.new_context(viewport=VIEWPORT)
    try:
        tab = Tab(context.new_page(), server, slow)
        seen = tab.load()
        seen.changes = [tab.change(server.peer.act, value) for value in values]
        if len(values) > 1:
            seen.again = [tab.change(server.peer.act, values[-2])]
        if server.peer.step and values:
            tab.page.evaluate(server.peer.before_step)
            tab.settle()
            seen.steps = [tab.change(server.peer.step, -1) for _ in range(3)]
        seen.failed = tab.traffic.failed
        return seen
    finally:
        context.close()


class Tab:
    """One page of a peer in a browser that knows nothing of it yet."""

    def __init__(self, page: Page, server: Server, slow: Slow = FAST) -> None:
        self.page, self.server, self.traffic = page, server, Traffic()
        self.session = page.context.new_cdp_session(page)
        self.traffic.listen(self.session)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        throttle(self.session, slow)

    def load(self) -> Visit:
        """From navigation to a full map, to a whole page, to rest."""
        peer = self.server.peer
        given = {
            "FINGERPRINT": peer.fingerprint,
            "USABLE": peer.usable or ALWAYS,
            "WHOLE": peer.whole or ALWAYS,
        }
        watch = WATCH
        for name, script in given.items():
            watch = watch.replace(name, script)
        self.page.add_init_script(watch)
        self.page.goto(self.server.url + peer.path, wait_until="commit")
        first = self.until("window.__bench && window.__bench.first")
        usable = self.until("window.__bench.usable")
        whole = self.until("window.__bench.whole")
        self.settle()
        size, requests, _addresses = self.traffic.take()
        return Visit(first, usable, whole, self.traffic.within(first), size, requests)

    def until(self, script: str) -> float:
        """Wait until `script` gives a number, and give it; asked from outside, past any policy."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            found = self.page.evaluate(script)
            if found:
                return float(found)
            self.page.wait_for_timeout(20)
        raise TimeoutError(f"not within {PATIENCE_S:.0f} s: {script}")

    def settle(self) -> None:
        """Wait until for a while nothing has arrived and the page has had next to nothing to do.

        What a page still draws after one change would else be counted as time of the next one.
        """
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            before, worked = (self.traffic.bytes, self.traffic.requests), self.worked_ms()
            self.page.wait_for_timeout(QUIET_MS)
            quiet = before == (self.traffic.bytes, self.traffic.requests)
            if quiet and self.worked_ms() - worked < IDLE_SHARE * QUIET_MS:
                return

    def worked_ms(self) -> float:
        """Processor time that the page's main thread has spent until now."""
        told = self.session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(float(one["value"]) for one in told if one["name"] == "TaskDuration")

    def change(self, act: str, value: Any) -> Change:
        """One change on the page, and the requests it made, for replaying under load."""
        requests: list[Request] = []
        # A function of our own: playwright marks the handlers it is given.
        note = lambda request: requests.append(request)  # noqa: E731, PLW0108
        self.page.on("request", note)
        self.traffic.take()
        cpu = self.server.cpu_seconds()
        took = self.page.evaluate(CHANGE.replace("ACT", act), value)
        self.settle()
        self.page.remove_listener("request", note)
        size, count, went = self.traffic.take()
        spent = 1000 * (self.server.cpu_seconds() - cpu)
        return Change(took, size, count, spent, [recorded(one) for one in requests if one.url in went])


def recorded(request: Request) -> dict[str, Any]:
    """What is needed to send the request again."""
    kept = {k: v for k, v in request.headers.items() if k.lower() in {"content-type", "accept"}}
    body = request.post_data or ""
    return {"method": request.method, "url": request.url, "headers": kept, "body": body}


def throttle(session: CDPSession, slow: Slow) -> None:
    """Slow down the processor, and the network with 20 ms delay; what is not asked for stays as it is."""
    if slow.times > 1:
        session.send("Emulation.setCPUThrottlingRate", {"rate": slow.times})
    if slow.megabits is None:
        return
    speed = slow.megabits * 1e6 / 8
    limits = {"offline": False, "latency": 20, "downloadThroughput": speed, "uploadThroughput": speed}
    session.send("Network.emulateNetworkConditions", limits)
