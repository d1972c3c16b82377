"""Captures answers as they came, so that a stand-in can replay them without a network."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import orjson

from etl.errors import disk_errors
from etl.fetch.answer_store import write_whole
from etl.sources.http import Answer, Recorder


def recorder(folder: Path | None) -> Recorder | None:
    """Return what keeps every answer in a folder; None when nothing is to be recorded."""
    if folder is None:
        return None
    guard = threading.Lock()

    def record(answer: Answer) -> None:
        with guard, disk_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            name = capture_name(answer.method, answer.url, answer.request_body)
            write_whole(folder / f"{name}.body", answer.body)
            facts = {
                "method": answer.method,
                "url": answer.url,
                "request": answer.request_body.decode("utf-8", "replace"),
                "status": answer.status,
                "content_type": answer.content_type,
                "fetched_at": answer.fetched_at,
                "sha256": hashlib.sha256(answer.body).hexdigest(),
            }
            write_whole(folder / f"{name}.json", orjson.dumps(facts, option=orjson.OPT_INDENT_2))

    return record


def capture_name(method: str, url: str, body: bytes) -> str:
    """Return the file name of a request, the same for the same request to any host."""
    path = url.split("://", 1)[-1].partition("/")[2]
    return hashlib.sha256(b"\n".join([method.encode(), path.encode(), body])).hexdigest()[:32]
