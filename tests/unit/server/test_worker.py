"""The worker's patience: a slow client looks as if it had hung up, a quick one that waited is still heard."""

import socket
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from server import worker
from server.worker import Patience


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_what_comes_in_time_is_read(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    patience = Patience(ours, 7.0)
    patience.begin(time.monotonic())
    theirs.sendall(b"GET /")
    assert patience.recv(100) == b"GET /"
    assert ours.gettimeout() == 7.0  # for sending the answer
    assert patience.fileno() == ours.fileno()


def test_a_slow_client_is_hung_up_on(
    pair: tuple[socket.socket, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "settings", lambda: SimpleNamespace(read_timeout=0.05))
    ours, theirs = pair
    patience = Patience(ours, 7.0)
    patience.begin(time.monotonic())
    assert patience.recv(100) == b""
    theirs.settimeout(1.0)
    assert theirs.recv(100) == b""


def test_a_letter_now_and_then_does_not_buy_time(
    pair: tuple[socket.socket, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "settings", lambda: SimpleNamespace(read_timeout=0.1))
    ours, theirs = pair
    patience = Patience(ours, 7.0)
    patience.begin(time.monotonic())
    theirs.sendall(b"G")
    assert patience.recv(1) == b"G"
    assert patience.recv(1) == b""


def test_a_question_that_waited_for_a_thread_is_heard(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    theirs.sendall(b"GET /")
    patience = Patience(ours, 7.0)
    patience.begin(time.monotonic() - 1000)
    assert patience.recv(100) == b"GET /"
