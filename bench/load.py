"""Send recorded changes again and again: changes per second and processor time of the server for each."""

import socket
import threading
import time
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any
from urllib.parse import urlsplit

from bench.servers import Server
from bench.stats import percentile

CLIENTS = 4
Requests = list[dict[str, Any]]


@dataclass(frozen=True)
class Load:
    """Result of a replay: changes per second, server CPU per change in ms, answers that were not 2xx.

    median_ms, p95_ms: from sending a change's requests to having their answers whole.
    """

    per_second: float
    cpu_ms: float
    failed: int
    median_ms: float
    p95_ms: float


@dataclass
class Count:
    """What one client has done: milliseconds of each change, failed answers."""

    took: list[float] = field(default_factory=list)
    failed: int = 0


def replay(server: Server, changes: list[Requests], seconds: float) -> Load | None:
    """Replay each change's requests in turn from a few clients, which share the machine with the server."""
    written = [[message(request) for request in requests] for requests in changes if requests]
    if not written:
        return None
    counts = [Count() for _ in range(CLIENTS)]
    end = time.monotonic() + seconds
    before, start = server.cpu_seconds(), time.monotonic()
    threads = [threading.Thread(target=client, args=(server, written, end, count)) for count in counts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent, took = server.cpu_seconds() - before, time.monotonic() - start
    each = [ms for count in counts for ms in count.took]
    done, failed = len(each), sum(count.failed for count in counts)
    return Load(done / took, 1000 * spent / done, failed, percentile(each, 0.5), percentile(each, 0.95))


def message(request: dict[str, Any]) -> bytes:
    """The bytes of a request: written once, because the client must not cost more than the server."""
    parts = urlsplit(request["url"])
    address = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    body = request["body"].encode()
    headers = {**request["headers"], "Host": parts.netloc, "Accept-Encoding": "br, gzip"}
    headers |= {"Content-Length": str(len(body))} if body else {}
    lines = [f"{request['method']} {address} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def client(server: Server, changes: list[list[bytes]], end: float, count: Count) -> None:
    """Whole changes one after another until `end`, at least one; counts them and the failed answers."""
    address = urlsplit(server.url)
    line = Line(address.hostname or "127.0.0.1", address.port or 80)
    for requests in cycle(changes):
        begun = time.perf_counter()
        count.failed += sum(not line.ask(request) for request in requests)
        count.took.append(1000 * (time.perf_counter() - begun))
        if time.monotonic() >= end:
            break
    line.close()


class Line:
    """One kept connection with the least HTTP that the peers need: answers with a length."""

    def __init__(self, host: str, port: int) -> None:
        self.address = (host, port)
        self.socket = socket.create_connection(self.address, timeout=30)

    def ask(self, request: bytes) -> bool:
        """Send a request, read its whole answer; True when it was answered well."""
        try:
            head, rest = self._send(request)
        except (ConnectionError, TimeoutError):
            self.close()  # the server may close a kept connection: once more on a new one
            self.socket = socket.create_connection(self.address, timeout=30)
            head, rest = self._send(request)
        length, keep = told(head)
        while len(rest) < length:
            rest += self.socket.recv(1 << 20)
        if not keep:
            self.close()
            self.socket = socket.create_connection(self.address, timeout=30)
        return head[9:10] == b"2"

    def _send(self, request: bytes) -> tuple[bytes, bytes]:
        self.socket.sendall(request)
        data = b""
        while b"\r\n\r\n" not in data:
            part = self.socket.recv(1 << 16)
            if not part:
                raise ConnectionResetError
            data += part
        head, _, rest = data.partition(b"\r\n\r\n")
        return head, rest

    def close(self) -> None:
        """Hang up."""
        self.socket.close()


def told(head: bytes) -> tuple[int, bool]:
    """(length of the body, whether the connection is kept) by an answer's head."""
    headers = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:] if b":" in line)
    return int(headers.get(b"content-length", b"0")), b"close" not in headers.get(b"connection", b"")
