"""Around every request: its id, how long it took, a line in the access log, counts for Prometheus.

It stands before everything else, so that kept answers and files are seen as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from os import urandom
from time import perf_counter
from typing import Any

from server import logs
from server.settings import Settings

KEY = "tilannekuva.request"
_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
METHODS = {"GET", "HEAD", "POST", "OPTIONS"}
Count = Callable[[str, str, str, float], None]


class Observed:
    """The application with an eye on it. routes: first parts of the addresses that there are."""

    def __init__(
        self, application: Callable[..., Any], chosen: Settings, routes: Iterable[str], count: Count | None
    ) -> None:
        self.application, self.count = application, count
        self.routes = frozenset(routes)
        self.log, self.timing = chosen.access_log, chosen.server_timing

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The application's answer."""
        began = perf_counter()
        given = environ.get("HTTP_X_REQUEST_ID", "")
        number = given if given and _GIVEN.fullmatch(given) else urandom(8).hex()
        environ[KEY] = number

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            took = perf_counter() - began
            if given or status[0] in "45":  # a proxy that gave one, or somebody who will ask what went wrong
                headers = [*headers, ("X-Request-ID", number)]
            if self.timing:
                headers = [*headers, ("Server-Timing", f"app;dur={took * 1000:.2f}")]
            if self.count or self.log:
                self._note(environ, status, headers, took)
            return start_response(status, headers, *rest)

        return self.application(environ, start)  # type: ignore[no-any-return]

    def _note(
        self, environ: dict[str, Any], status: str, headers: list[tuple[str, str]], took: float
    ) -> None:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        first = path.split("/", 2)[1] if path.startswith("/") else ""
        route = first if first in self.routes else "page"
        if self.count:
            self.count(route, method if method in METHODS else "other", status[:3], took)
        if self.log:
            # Of an address that is nowhere only that is told: anything may stand in it.
            shown = path[:200] if status[:3] not in ("400", "404") else ""
            logs.access(environ[KEY], method[:10], route, shown, status[:3], took, headers)
