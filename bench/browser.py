"""Drive one peer's page in headless Chromium: bytes, requests, time of the first map and of each change."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Request, ViewportSize, sync_playwright

from bench.hooks import CHANGE, WATCH
from bench.servers import Server

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
QUIET_MS = 400  # the network is quiet when nothing has arrived for so long
ICON = "favicon"
PATIENCE_S = 60.0
VIEWPORT = ViewportSize(width=1280, height=1000)


@dataclass
class Traffic:
    """What came over the network since it was last taken."""

    bytes: int = 0
    requests: int = 0
    failed: int = 0
    addresses: dict[str, str] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)

    def listen(self, session: CDPSession) -> None:
        """Count by the browser's own network events: bytes as sent, headers included.

        The picture of the tab is left out: Chromium asks for it when it likes, as at the first new address.
        """
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.loadingFailed", lambda _: setattr(self, "failed", self.failed + 1))
        session.on("Network.webSocketFrameReceived", self._frame)

    def _asked(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _finished(self, event: dict[str, Any]) -> None:
        address = self.addresses.pop(event["requestId"], "")
        if ICON in address or not event["encodedDataLength"]:  # nothing was sent: it was in the cache
            return
        self.bytes += int(event["encodedDataLength"])
        self.requests += 1
        self.sent.add(address)

    def _frame(self, event: dict[str, Any]) -> None:
        self.bytes += len(event["response"]["payloadData"])

    def take(self) -> tuple[int, int, set[str]]:
        """(bytes, requests, addresses) of what was sent until now; starts again from zero."""
        taken = (self.bytes, self.requests, self.sent)
        self.bytes, self.requests, self.sent = 0, 0, set()
        return taken


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
        page = context.new_page()
        session = context.new_cdp_session(page)
        traffic = Traffic()
        traffic.listen(session)
        throttle(session, slow)
        seen = load(page, server, traffic)
        seen.changes = [change(page, server, traffic, server.peer.act, value) for value in values]
        if len(values) > 1:
            seen.again = [change(page, server, traffic, server.peer.act, values[-2])]
        if server.peer.step and values:
            page.evaluate(server.peer.before_step)
            settle(page, traffic)
            seen.steps = [change(page, server, traffic, server.peer.step, -1) for _ in range(3)]
        seen.failed = traffic.failed
        return seen
    finally:
        context.close()


def load(page: Page, server: Server, traffic: Traffic) -> Visit:
    """From navigation to a full map, to a whole page, to a quiet network."""
    peer = server.peer
    watch = WATCH.replace("FINGERPRINT", peer.fingerprint).replace("WHOLE", peer.whole or "() => true")
    page.add_init_script(watch)
    page.goto(server.url + peer.path, wait_until="commit")
    first = until(page, "window.__bench && window.__bench.first")
    map_bytes = traffic.bytes
    whole = until(page, "window.__bench.whole")
    settle(page, traffic)
    size, requests, _addresses = traffic.take()
    return Visit(first, whole, map_bytes, size, requests)


def until(page: Page, script: str) -> float:
    """Wait until `script` gives a number, and give it; asked from outside, where no policy is in the way."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        found = page.evaluate(script)
        if found:
            return float(found)
        page.wait_for_timeout(20)
    raise TimeoutError(f"not within {PATIENCE_S:.0f} s: {script}")


def settle(page: Page, traffic: Traffic) -> None:
    """Wait until nothing has arrived for a while."""
    while True:
        before = (traffic.bytes, traffic.requests)
        page.wait_for_timeout(QUIET_MS)
        if before == (traffic.bytes, traffic.requests):
            return


def change(page: Page, server: Server, traffic: Traffic, act: str, value: Any) -> Change:
    """One change on the page, and the requests it made, for replaying under load."""
    requests: list[Request] = []
    # A function of our own: playwright marks the handlers it is given.
    note = lambda request: requests.append(request)  # noqa: E731, PLW0108
    page.on("request", note)
    traffic.take()
    cpu = server.cpu_seconds()
    took = page.evaluate(CHANGE.replace("ACT", act), value)
    settle(page, traffic)
    page.remove_listener("request", note)
    size, count, went = traffic.take()
    spent = 1000 * (server.cpu_seconds() - cpu)
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
