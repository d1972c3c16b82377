"""Judges answers: which error a status is, and whether a body is the data expected and whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

from etl.sources.errors import (
    BadRequest,
    HtmlInsteadOfData,
    Moved,
    NotFound,
    RateLimited,
    Refused,
    ServerTrouble,
    SourceError,
    TruncatedAnswer,
    UnexpectedAnswer,
)
from etl.sources.texts import plain

BOM = b"\xef\xbb\xbf"
_HTML = re.compile(rb"^\s*(<!doctype\s+html|<html|<head|<body)", re.IGNORECASE)


class Expect(StrEnum):
    """What the body of a good answer is."""

    JSON = "json"
    CSV = "csv"


def is_html(body: bytes, content_type: str = "") -> bool:
    """Tell whether a body is a web page, whatever the service calls it."""
    start = body[:512].removeprefix(BOM)
    return bool(_HTML.match(start)) or ("html" in content_type.lower() and start.lstrip()[:1] in (b"<", b""))


def error_for_status(status: int, headers: Mapping[str, str], body: bytes, where: str) -> SourceError:
    """Return the named error of an answer that is not 200."""
    said = _said(body, headers.get("content-type", ""))
    if status == 429:
        return RateLimited(f"Too many calls (429){said}", where, wait=retry_after(headers))
    if status in (500, 502, 503, 504):
        return ServerTrouble(f"The service answered {status}{said}", where, wait=retry_after(headers))
    if 300 <= status < 400:
        return Moved(f"The service points to {plain(headers.get('location', 'nowhere'))[:200]}", where)
    kinds: dict[int, type[SourceError]] = {400: BadRequest, 401: Refused, 403: Refused, 404: NotFound}
    return kinds.get(status, UnexpectedAnswer)(f"The service answered {status}{said}", where)


def _said(body: bytes, content_type: str) -> str:
    """Return the service's own words, short and without markup; a page's words are never useful."""
    if is_html(body, content_type):
        return " with a web page"
    words = plain(body[:600].decode("utf-8", "replace"))[:160]
    return f": {words}" if words else ""


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return how many seconds the service asks to wait, None when it says nothing usable."""
    text = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,6}", text):
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def check_answer(body: bytes, content_type: str, expect: Expect, where: str) -> None:
    """Raise a named error when a body with status 200 is a page, is empty or stops in the middle."""
    if is_html(body, content_type):
        raise HtmlInsteadOfData("A web page came with status 200", where)
    text = body.removeprefix(BOM).strip()
    if not text:
        raise TruncatedAnswer("The answer is empty", where)
    if expect is Expect.JSON:
        _check_json_ends(text, where)


def _check_json_ends(text: bytes, where: str) -> None:
    if text[:1] not in (b"[", b"{"):
        words = plain(text[:200].decode("utf-8", "replace"))[:120]
        raise UnexpectedAnswer(f"JSON was expected, this came: {words}", where)
    if text[-1:] != {b"[": b"]", b"{": b"}"}[text[:1]]:
        raise TruncatedAnswer("The JSON stops before its end", where)
