"""What the processes write: one line a record, as text or JSON, with the request's id, nobody's address."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from typing import Any

import orjson
from flask import has_request_context, request

from server.settings import Settings

ACCESS = logging.getLogger("tilannekuva.access")
TEXT = "%(asctime)s %(levelname)s %(name)s %(message)s"
FACTS = "facts"


class JsonLines(logging.Formatter):
    """A record as one JSON object: time, level, logger, message, request, what the record adds, traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line."""
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        told |= {"request": _request()} if _request() else {}
        told |= getattr(record, FACTS, {})
        told |= {"error": self.formatException(record.exc_info)} if record.exc_info else {}
        return orjson.dumps(told, default=str).decode()


def _request() -> str:
    return str(request.environ.get("tilannekuva.request", "")) if has_request_context() else ""


def formatter(chosen: Settings) -> logging.Formatter:
    """How records are written."""
    return JsonLines() if chosen.log_format == "json" else logging.Formatter(TEXT)


def configure(chosen: Settings, *others: logging.Logger) -> None:
    """Everything to standard error in one form; `others` are loggers with handlers of their own."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(chosen))
    logging.basicConfig(level=chosen.log_level.upper(), handlers=[handler], force=True)
    for logger in others:
        for own in logger.handlers:
            own.setFormatter(formatter(chosen))


def access(
    number: str, method: str, route: str, path: str, status: str, took: float, headers: list[tuple[str, str]]
) -> None:
    """A line of one request: no client address, no query, no cookie, no user agent, no referrer."""
    size = next((value for name, value in headers if name.lower() == "content-length"), "")
    facts = {"request": number, "method": method, "route": route, "path": path, "status": int(status)}
    facts |= {"milliseconds": round(took * 1000, 1), "bytes": int(size) if size.isdigit() else None}
    ACCESS.info("%s %s %s", method, path or route, status, extra={FACTS: facts})
