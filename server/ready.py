"""Kept data answers given before Flask is asked: the same bytes for a tenth of the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from threading import Lock
from typing import Any

from cachetools import LRUCache

from data import queries
from data.db import StoreError
from server.encoding import wanted

MOST_BYTES = 24_000_000
_wanted = lru_cache(maxsize=64)(wanted)
_lock = Lock()
_kept: LRUCache[tuple[str, str], tuple[str, bytes, list[tuple[str, str]]]] = LRUCache(
    MOST_BYTES, getsizeof=lambda answer: len(answer[1]) + 600
)


def keep(path: str, encoding: str, version: str, body: bytes, headers: Iterable[tuple[str, str]]) -> None:
    """Remembers a whole answer to GET `path` from a store version."""
    with _lock:
        _kept[path, encoding] = (version, body, list(headers))


class Ready:
    """Answers what is kept, and passes every other request on to the application."""

    def __init__(self, application: Callable[..., Any]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """A kept answer of the served store, or the application's."""
        found = None
        if environ["REQUEST_METHOD"] == "GET" and "HTTP_IF_NONE_MATCH" not in environ:
            found = _find(environ)
        if found is None:
            return self.application(environ, start_response)  # type: ignore[no-any-return]
        _version, body, headers = found
        start_response("200 OK", headers)
        return [body]


def _find(environ: dict[str, Any]) -> tuple[str, bytes, list[tuple[str, str]]] | None:
    key = (environ["PATH_INFO"], _wanted(environ.get("HTTP_ACCEPT_ENCODING", "")))
    with _lock:
        found = _kept.get(key)
    return found if found is not None and found[0] == _served() else None


def _served() -> str:
    """The served version, '' where there is none: the application then says so in words."""
    try:
        return queries.current_version()
    except StoreError:
        return ""
