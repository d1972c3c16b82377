"""Places between pages: a cursor holds the store's version, so that two pages never come from two stores."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import request

from data import queries
from server.api.refused import Refused


def place(cursor: str | None, start: int) -> int:
    """Where a page begins. Raises Refused when the store has changed since the page before."""
    if cursor is None:
        return start
    version, _, number = cursor.rpartition("~")
    if version != queries.current_version():
        detail = f"The page before came from store {version}; now {queries.current_version()} is served."
        raise Refused(409, "The store has changed", detail, "begin again without cursor")
    return int(number)


def next_address(number: int, version: str) -> str:
    """The address of the next page: this question with another cursor."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "cursor"]
    return f"{request.path}?{urlencode([*kept, ('cursor', f'{version}~{number}')], safe=',~')}"
