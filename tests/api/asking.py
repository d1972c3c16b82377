"""Asks the API the way a program does, and checks what every error must hold."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

ROOT = "/api/v1"


def get(client: Any, path: str, **query: Any) -> Any:
    """The JSON of an answer that must be 200."""
    answer = ask(client, path, **query)
    assert answer.status_code == 200, answer.text
    return answer.json


def ask(client: Any, path: str, headers: dict[str, str] | None = None, **query: Any) -> Any:
    """An answer; `from_` stands for the parameter `from`."""
    named = {name.rstrip("_"): value for name, value in query.items()}
    return client.get(f"{ROOT}/{path}?{urlencode(named, safe=',')}", headers=headers)


def is_problem(answer: Any, status: int) -> Any:
    """The problem that an answer tells; it names the thing and the remedy and nothing of the inside."""
    assert answer.status_code == status, answer.text
    assert answer.content_type == "application/problem+json"
    body = answer.json
    assert body["status"] == status
    assert body["title"] and body["detail"] and body["remedy"]
    assert "Traceback" not in answer.text and "duckdb" not in answer.text.lower()
    return body
