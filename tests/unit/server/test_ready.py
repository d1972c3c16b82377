"""Kept answers are given without the application, and only while they are the served store's."""

from collections.abc import Iterator
from typing import Any

import pytest

from server import ready

BODY = b"{}"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    now = {"version": "v1"}
    monkeypatch.setattr(ready, "_served", lambda: now["version"])
    ready._kept.clear()
    ready.keep("/slice/v1/x.json", "br", "v1", BODY, [("Content-Type", "application/json")])
    yield now
    ready._kept.clear()


def _ask(**more: str) -> tuple[str, bytes]:
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/slice/v1/x.json",
        "HTTP_ACCEPT_ENCODING": "gzip, br",
    }
    said: list[str] = []

    def application(_environ: dict[str, Any], start: Any) -> list[bytes]:
        start("204 No Content", [])
        return [b"asked"]

    def start(status: str, _headers: list[tuple[str, str]]) -> None:
        said.append(status)

    answer = ready.Ready(application)({**environ, **more}, start)
    return said[0], b"".join(answer)


def test_what_is_kept_needs_no_application(served: dict[str, str]) -> None:
    assert _ask() == ("200 OK", BODY)


@pytest.mark.parametrize(
    "more",
    [
        {"REQUEST_METHOD": "HEAD"},
        {"HTTP_ACCEPT_ENCODING": "gzip"},
        {"HTTP_IF_NONE_MATCH": '"tag"'},
        {"PATH_INFO": "/slice/v1/y.json"},
    ],
)
def test_everything_else_is_passed_on(served: dict[str, str], more: dict[str, str]) -> None:
    assert _ask(**more) == ("204 No Content", b"asked")


def test_answers_of_an_earlier_store_are_not_given(served: dict[str, str]) -> None:
    served["version"] = "v2"
    assert _ask() == ("204 No Content", b"asked")


def test_without_a_store_the_application_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise ready.StoreError("no store", "build one")

    monkeypatch.setattr(ready.queries, "current_version", missing)
    assert ready._served() == ""
