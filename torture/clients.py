"""Clients that ask without a pause on kept connections, and count what they get."""

import http.client
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import orjson

from torture.stores import VERSION

PATIENCE = 30.0
PLACE = "{version}"


@dataclass(frozen=True)
class Question:
    """A GET, or a POST when it has a body; {version} in the path stands for the store's."""

    path: str
    body: bytes = b""

    @property
    def versioned(self) -> bool:
        """Whether the path names a store version."""
        return PLACE in self.path


@dataclass(frozen=True)
class Answer:
    """Status (0: none came), body, seconds; problem: why none came."""

    status: int
    body: bytes = b""
    seconds: float = 0.0
    problem: str = ""


class Client:
    """One kept connection."""

    def __init__(self, url: str) -> None:
        self._host = urlsplit(url).netloc
        self._line: http.client.HTTPConnection | None = None

    def ask(self, path: str, body: bytes = b"") -> Answer:
        """One answer. What fails is told and never asked again: nothing is hidden by a second try."""
        began = time.monotonic()
        try:
            return self._ask(path, body, began)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            return Answer(0, problem=f"{type(error).__name__} at {path}")

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _ask(self, path: str, body: bytes, began: float) -> Answer:
        self._line = self._line or http.client.HTTPConnection(self._host, timeout=PATIENCE)
        headers = {"Content-Type": "application/json"} if body else {}
        self._line.request("POST" if body else "GET", path, body or None, headers)
        answer = self._line.getresponse()
        return Answer(answer.status, answer.read(), time.monotonic() - began)


Judge = Callable[[Question, str, bytes], str]


@dataclass
class Tally:
    """What all clients got. faults: answers that must not be; moved: told of a newer version."""

    asked: int = 0
    moved: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """Answers of 5xx and questions without an answer."""
        return sum(n for status, n in self.statuses.items() if status == 0 or status >= 500)

    def p95_ms(self) -> float:
        """95th percentile of the time of an answer."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[int(len(ordered) * 0.95)] if ordered else 0.0


@contextmanager
def asking(
    url: str, questions: Sequence[Question], clients: int, judge: Judge | None = None, pause: float = 0.0
) -> Iterator[Tally]:
    """Clients that ask all questions in turn, each from another place on, for as long as the block lasts."""
    tally, stop, guard = Tally(), threading.Event(), threading.Lock()

    def run(number: int) -> None:
        reader = _Reader(Client(url), judge)
        at = number * 7
        stop.wait(pause * number / clients)  # readers come one by one, not in waves
        while not stop.is_set():
            answer, fault = reader.ask(questions[at % len(questions)])
            with guard:
                _count(tally, answer, fault, reader)
            at += 1
            stop.wait(pause)
        reader.client.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield tally
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _count(tally: Tally, answer: Answer, fault: str, reader: "_Reader") -> None:
    tally.asked += 1
    tally.statuses[answer.status] += 1
    tally.seconds.append(answer.seconds)
    tally.moved += reader.moved
    if fault:
        tally.faults.append(fault)


class _Reader:
    """Somebody with a page open: asks for the version of that page until told of a newer one."""

    def __init__(self, client: Client, judge: Judge | None) -> None:
        self.client, self.judge = client, judge
        self.version, self.moved = "", False

    def ask(self, question: Question) -> tuple[Answer, str]:
        """The answer, and what is wrong with it ('' when nothing is)."""
        self.moved = False
        if question.versioned and not self.version:
            self.version = current(self.client)
        answer = self.client.ask(question.path.replace(PLACE, self.version), question.body)
        if answer.status == 404 and question.versioned and (newer := _newer(answer.body, self.version)):
            self.version, self.moved = newer, True
            return answer, ""
        if answer.status != 200:
            return answer, answer.problem or f"{answer.status} at {question.path}: {answer.body[:120]!r}"
        return answer, self.judge(question, self.version, answer.body) if self.judge else ""


def current(client: Client) -> str:
    """The served version, '' when the server does not say."""
    told: Any = orjson.loads(client.ask("/valmius").body or b"{}")
    return str(told.get("version", ""))


def _newer(body: bytes, asked: str) -> str:
    """The version that a 404 names beside the one asked for, '' for any other 404."""
    named = set(VERSION.findall(body.decode(errors="replace"))) - {asked}
    return named.pop() if len(named) == 1 else ""
