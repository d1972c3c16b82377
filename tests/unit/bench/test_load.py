"""Changes sent again: how many, how long each took, and what failed."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bench import loaded
from bench.load import replay
from bench.servers import Server


class Answers(BaseHTTPRequestHandler):
    """Answers well, but not what is called /bad."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(500 if self.path == "/bad" else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture
def url() -> Iterator[str]:
    """Of a server on loopback that stops with the test."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    thread.join()
    made.server_close()


def _asked(url: str, path: str) -> list[dict[str, Any]]:
    return [{"method": "GET", "url": url + path, "headers": {}, "body": ""}]


def test_every_change_is_timed_and_failures_are_counted(url: str) -> None:
    server = cast(Server, SimpleNamespace(url=url, cpu_seconds=lambda: 0.0))
    found = replay(server, [_asked(url, "/good"), _asked(url, "/bad")], 1.0)
    assert found is not None
    assert found.per_second > 0 and 0 < found.median_ms <= found.p95_ms
    assert 0 < found.failed < found.per_second * 2  # every second change, of about a second


def test_nothing_to_send_again_is_no_figure(url: str) -> None:
    assert replay(cast(Server, SimpleNamespace(url=url)), [[]], 0.1) is None


def test_peers_without_requests_are_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    with_load = {"changes_per_second": [900.0], "load_ms": [3.25], "load_p95_ms": [9.0]}
    made = {
        "ours": {**with_load, "change_cpu_ms": [0.5], "load_failed": [0.0]},
        "socket": {"change_ms": [1.0]},
    }
    monkeypatch.setattr(loaded, "measured_web", lambda _plan: {"web": made})
    head, *rows = loaded.rows(loaded.measure(True))
    assert head[1:] == ["changes/s", "median ms", "p95 ms", "server CPU ms", "failed"]
    assert rows == [["ours", "900.0", "3.2", "9.0", "0.5", "0.0"]]
