"""A gunicorn worker that hangs up on clients who send or take their bytes too slowly.

gunicorn's own threads wait for the rest of a request without an end: a few connections that send a letter now
and then would take every thread. A proxy in front keeps such clients off; this holds where there is none.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from typing import Any

from gunicorn.workers import gthread

from server.settings import settings

SILENT_SECONDS = 0.2  # browsers open connections in advance: one without a question holds no thread


class Patience:
    """A socket for reading that gives up at a moment: it then looks as if the client had hung up."""

    def __init__(self, sock: Any, send_seconds: float) -> None:
        self._sock, self._send_seconds = sock, send_seconds
        self.until = 0.0

    def begin(self, came: float) -> None:
        """A new request, whose time runs since `came`."""
        self.until = came + settings().read_timeout

    def recv(self, size: int, *flags: int) -> bytes:
        """What has come, b'' when the time is up."""
        # With no time left still what is there already: a request may have waited for a thread.
        self._sock.settimeout(max(0.0, self.until - time.monotonic()))
        try:
            return bytes(self._sock.recv(size, *flags))
        except (TimeoutError, BlockingIOError):
            # Both ways, so that gunicorn does not linger for a client that has shown how slow it is.
            with suppress(OSError):
                self._sock.shutdown(socket.SHUT_RDWR)
            return b""
        finally:
            self._sock.settimeout(self._send_seconds)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class PatientWorker(gthread.ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker with threads, with an end to its patience."""

    def enqueue_req(self, conn: Any) -> None:
        """Its time begins when it comes, not when a thread is free: many slow ones go together."""
        conn.came = time.monotonic()
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        """Handle a request; its bytes must come within READ_TIMEOUT and be taken within the timeout."""
        if not (conn.initialized or conn.data_ready or conn.wait_for_data(SILENT_SECONDS)):
            return gthread._DEFER  # back to where waiting takes no thread
        conn.sock.setblocking(True)
        conn.init()
        unreader = conn.parser.unreader
        if not isinstance(unreader.sock, Patience):
            unreader.sock = Patience(conn.sock, float(self.cfg.timeout))
        unreader.sock.begin(conn.came)
        return super().handle(conn)
