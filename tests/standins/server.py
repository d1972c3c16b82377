"""A small HTTP server on a free loopback port that stops itself, and the ways a service can fail."""

from __future__ import annotations

import gzip
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urlsplit

PAGE = b"<!DOCTYPE html><html><head><title>Huoltokatko</title></head><body>Palvelu ei vastaa</body></html>"
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Call:
    """A request as it came. path is as sent (not decoded); query is in order."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    query_text: str
    body: bytes
    user_agent: str

    def values(self, name: str) -> list[str]:
        """Return every value of a parameter."""
        return [value for key, value in self.query if key == name]


@dataclass
class Reply:
    """What is answered. cut: send only so many bytes of what the length promises; wait: seconds before."""

    body: bytes = b""
    status: int = 200
    content_type: str = "application/json;charset=UTF-8"
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    wait: float = 0.0


def html(status: int = 200) -> Reply:
    """Return a web page, as proxies and overloaded services give instead of data."""
    return Reply(PAGE, status, "text/html; charset=utf-8")


def bad_request() -> Reply:
    """Return PxWeb's answer to anything it does not know."""
    return Reply(b"Bad Request", 400, "text/plain")


def unavailable(retry_after: str = "") -> Reply:
    """Return a passing trouble."""
    return Reply(b"", 503, "text/plain", {"Retry-After": retry_after} if retry_after else {})


def too_many(retry_after: str = "") -> Reply:
    """Return a refusal of too many calls."""
    return Reply(b"", 429, "text/plain", {"Retry-After": retry_after} if retry_after else {})


class StandIn:
    """Base of the stand-ins; a context manager. `calls` holds what was asked.

    fail_next: replies given instead of the true ones, each once; fail_always: one for a path's beginning.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.fail_next: deque[Reply] = deque()
        self.fail_always: dict[str, Reply] = {}
        self.change: Callable[[Call, Reply], Reply] | None = None
        self.most_at_once = self._now = 0
        self._guard = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        """Return the server's address without a path."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def paths(self, part: str = "") -> list[str]:
        """Return the paths asked that hold a text."""
        return [call.path for call in self.calls if part in call.path]

    def answer(self, call: Call) -> Reply:
        """Return the true answer to a call."""
        raise NotImplementedError

    def reply(self, call: Call) -> Reply:
        """Return the answer to a call, or the failure that a test asked for."""
        with self._guard:
            self.calls.append(call)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
            failure = self.fail_next.popleft() if self.fail_next else None
        try:
            always = next((r for start, r in self.fail_always.items() if call.path.startswith(start)), None)
            made = failure or always or self.answer(call)
            made = self.change(call, made) if self.change else made
            time.sleep(made.wait)
            return made
        finally:
            with self._guard:
                self._now -= 1


def _handler(stand_in: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10

        def do_GET(self) -> None:
            self._handle("GET")

        def do_POST(self) -> None:
            self._handle("POST")

        def _handle(self, method: str) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            parts = urlsplit(self.path)
            query = tuple(parse_qsl(parts.query, keep_blank_values=True))
            agent = self.headers.get("User-Agent", "")
            self._send(stand_in.reply(Call(method, parts.path, query, parts.query, body, agent)))

        def _send(self, reply: Reply) -> None:
            body = reply.body
            packed = (
                len(body) > 2000 and "gzip" in self.headers.get("Accept-Encoding", "") and reply.cut is None
            )
            if packed:
                body = gzip.compress(body, 1)
            try:
                self.send_response(reply.status)
                self.send_header("Content-Type", reply.content_type)
                self.send_header("Content-Length", str(len(body)))
                if packed:
                    self.send_header("Content-Encoding", "gzip")
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body if reply.cut is None else body[: reply.cut])
                self.wfile.flush()
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            if reply.cut is not None:
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing: tests read `calls`."""

    return Handler


def decoded(path: str) -> str:
    """Return a path with its percent signs resolved."""
    return unquote(path)
