"""Count what a page sends for by the browser's own network events: bytes as sent, requests, failures."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession

ICON = "favicon"


@dataclass
class Traffic:
    """What came over the network since it was last taken."""

    bytes: int = 0
    requests: int = 0
    failed: int = 0
    addresses: dict[str, str] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    began: float | None = None  # seconds of the browser's own clock, as of all events
    arrived: list[tuple[float, int]] = field(default_factory=list)

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
        if self.began is None:
            self.began = float(event["timestamp"])

    def _finished(self, event: dict[str, Any]) -> None:
        address = self.addresses.pop(event["requestId"], "")
        if ICON in address or not event["encodedDataLength"]:  # nothing was sent: it was in the cache
            return
        self._count(event, int(event["encodedDataLength"]))
        self.requests += 1
        self.sent.add(address)

    def _frame(self, event: dict[str, Any]) -> None:
        self._count(event, len(event["response"]["payloadData"]))

    def _count(self, event: dict[str, Any], size: int) -> None:
        self.bytes += size
        self.arrived.append((float(event["timestamp"]), size))

    def within(self, ms: float) -> int:
        """Bytes that were there so long after the first request; who asks late is told the same."""
        end = (self.began or 0.0) + ms / 1000
        return sum(size for at, size in self.arrived if at <= end)

    def take(self) -> tuple[int, int, set[str]]:
        """(bytes, requests, addresses) of what was sent until now; starts again from zero."""
        taken = (self.bytes, self.requests, self.sent)
        self.bytes, self.requests, self.sent = 0, 0, set()
        return taken
