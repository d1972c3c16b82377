"""Answers and limits shared in Redis; without Redis the server goes on by itself."""

from __future__ import annotations

import pickle
import socket
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
import redis
from flask import Flask

from data.cache import AGAIN, SHARED_SECONDS, Shared, keep_answers
from data.program import fingerprint
from server import limits, memo
from server.memo import Answer, Packed, kept
from server.settings import Settings
from tests.hosts.programs import free_port
from tests.hosts.redis import Redis


@pytest.fixture
def client(redis_server: Redis) -> Iterator[redis.Redis]:
    with redis.Redis(port=redis_server.port) as found:
        found.flushall()
        yield found


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_shared", Shared())


def host(url: str) -> Flask:
    """One web process's place of answers."""
    made = Flask("host_under_test")
    keep_answers(made, url, Packed())
    return made


def answer(text: str) -> Answer:
    return Answer(text.encode(), "br", f'"{text}"')


def never() -> Answer:
    raise AssertionError("it was made already")


def test_what_one_host_has_made_another_need_not(redis_server: Redis, client: redis.Redis) -> None:
    with host(redis_server.url).app_context():
        assert kept("v1|slice", lambda: answer("\x00ä")) == answer("\x00ä")
    with host(redis_server.url).app_context():
        assert kept("v1|slice", never) == answer("\x00ä")
        assert kept("v2|slice", lambda: answer("new")) == answer("new")
    key = f"tilannekuva:{fingerprint()}:v1|slice"
    assert 0 < client.ttl(key) <= SHARED_SECONDS


def test_what_stands_in_redis_is_never_run(redis_server: Redis, client: redis.Redis) -> None:
    for bad in (pickle.dumps(answer("x")), b"", b"[]\n", b'["br","t",9]\nshort', b"[1,2,3]\nxyz", b"\xff\n"):
        client.set(f"tilannekuva:{fingerprint()}:k", bad)
        with host(redis_server.url).app_context():
            assert kept("k", lambda: answer("made")) == answer("made")


def test_redis_away_costs_one_try_and_redis_back_is_used(
    redis_server: Redis,
    client: redis.Redis,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server = host(redis_server.url)
    redis_server.stop()
    began = time.monotonic()
    with server.app_context():
        for _ in range(50):
            assert kept("away", lambda: answer("made")) == answer("made")
    assert time.monotonic() - began < 2
    assert sum("Answers are not shared" in line for line in caplog.messages) == 1
    redis_server.start()
    clock = time.monotonic
    monkeypatch.setattr("data.cache.time.monotonic", lambda: clock() + AGAIN)
    with server.app_context():
        kept("back", lambda: answer("made"))
        assert kept("back", never) == answer("made")


def test_a_redis_that_does_not_answer_holds_nobody_up() -> None:
    """It takes the connection and says nothing."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        began = time.monotonic()
        with host(f"redis://127.0.0.1:{silent.getsockname()[1]}/0").app_context():
            for _ in range(20):
                assert kept("silent", lambda: answer("made")) == answer("made")
        assert time.monotonic() - began < 3


def limited(url: str) -> Flask:
    made = Flask("limits_under_test")
    for name in ("x", "y"):
        made.add_url_rule(f"/api/v1/{name}", name, lambda: "answer")
    limits.register(made, replace(Settings(), redis_url=url, api_rate_limit="3 per minute"))
    return made


def test_hosts_count_a_client_together(redis_server: Redis, client: redis.Redis) -> None:
    hosts = [limited(redis_server.url).test_client() for _ in range(2)]
    found = [hosts[n % 2].get("/api/v1/x").status_code for n in range(5)]
    assert found == [200, 200, 200, 429, 429]


def test_the_count_of_the_api_is_one_for_all_hosts_and_told_by_each(
    redis_server: Redis, client: redis.Redis
) -> None:
    hosts = [limited(redis_server.url).test_client() for _ in range(2)]
    left = [hosts[n].get(path).headers["X-RateLimit-Remaining"] for n, path in
            ((0, "/api/v1/x"), (1, "/api/v1/y"), (0, "/api/v1/y"))]  # fmt: skip
    assert left == ["2", "1", "0"]
    assert list(client.scan_iter("*tilannekuva*")), "the count stands in Redis"


def test_without_redis_each_counts_by_itself() -> None:
    url = f"redis://127.0.0.1:{free_port()}/0"
    began = time.monotonic()
    client = limited(url).test_client()
    assert [client.get("/api/v1/x").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert time.monotonic() - began < 3
