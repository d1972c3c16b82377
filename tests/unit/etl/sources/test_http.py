"""The one HTTP client: names, pace, retries, budgets and what counts as an answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from etl.sources.answers import Expect, check_answer, error_for_status, is_html, retry_after
from etl.sources.errors import (
    BadRequest,
    BudgetSpent,
    ContractError,
    HtmlInsteadOfData,
    Moved,
    NotFound,
    RateLimited,
    Refused,
    ServerTrouble,
    SlowAnswer,
    Stopped,
    TooMuchData,
    TruncatedAnswer,
    UnexpectedAnswer,
    Unreachable,
)
from etl.sources.http import HttpClient
from etl.sources.lanes import Lane
from etl.sources.settings import SourceSettings, from_environment
from tests.standins.server import Call, Reply, StandIn, html, too_many, unavailable


class Echo(StandIn):
    """Answers every call with a small list."""

    def answer(self, call: Call) -> Reply:
        return Reply(b'\xef\xbb\xbf[{"a": 1}]\n')


@pytest.fixture
def server() -> Iterator[Echo]:
    with Echo() as running:
        yield running


QUICK = SourceSettings(attempts=3, wait_first=0.01, wait_most=0.02, read_timeout=2.0, connect_timeout=2.0)


def client(server: Echo | None = None, **more: object) -> HttpClient:
    base = server.address if server else "http://127.0.0.1:9"
    local = replace(QUICK, sotkanet_base=base, pxweb_base=base, wfs_base=base, class_base=base)
    return HttpClient(replace(local, **more))  # type: ignore[arg-type]


def lane() -> Lane:
    return Lane("test", 2)


def test_a_good_answer_is_kept_unchanged(server: Echo) -> None:
    with client(server, contact="a@b.fi\r\nX: y") as http:
        answer = http.get(lane(), f"{server.address}/x", [("years", "2023"), ("years", "2024")])
    assert answer.body == b'\xef\xbb\xbf[{"a": 1}]\n'
    assert server.calls[0].values("years") == ["2023", "2024"]
    assert server.calls[0].user_agent == "Tilannekuva/0.1 (a@b.fiX: y)"
    assert datetime.fromisoformat(answer.fetched_at).tzinfo is not None
    assert (http.calls, http.retries) == (1, 0)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(b"Bad Request", 400, "text/plain"), BadRequest),
        (html(403), Refused),
        (Reply(b"", 404), NotFound),
        (Reply(b"", 418), UnexpectedAnswer),
        (Reply(b"", 301, headers={"Location": "https://muualla.fi/"}), Moved),
        (Reply(b"hello", 200, "text/plain"), UnexpectedAnswer),
    ],
)
def test_what_asking_again_does_not_help_is_asked_once(
    server: Echo, reply: Reply, error: type[Exception]
) -> None:
    server.fail_next.extend([reply] * 3)
    with client(server) as http, pytest.raises(error) as raised:
        http.get(lane(), server.address + "/x")
    assert len(server.calls) == 1
    assert server.address in str(raised.value)
    assert "Remedy:" in str(raised.value)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (unavailable(), ServerTrouble),
        (too_many(), RateLimited),
        (html(200), HtmlInsteadOfData),
        (Reply(b""), TruncatedAnswer),
        (Reply(b'[{"a": 1},'), TruncatedAnswer),
        (Reply(b"[1, 2, 3, 4]", cut=5), TruncatedAnswer),
        (Reply(b"[1]", wait=0.5), SlowAnswer),
    ],
)
def test_what_may_pass_is_asked_again_and_then_named(
    server: Echo, reply: Reply, error: type[Exception]
) -> None:
    server.fail_next.extend([reply] * 3)
    with client(server, read_timeout=0.2) as http, pytest.raises(error):
        http.get(lane(), server.address + "/x")
    assert len(server.calls) == 3
    assert http.retries == 3


def test_no_server_is_unreachable() -> None:
    with client() as http, pytest.raises(Unreachable):
        http.get(lane(), "http://127.0.0.1:9/x")


def test_the_wait_asked_for_is_kept_and_an_endless_one_is_not(server: Echo) -> None:
    server.fail_next.append(too_many("1"))
    with client(server) as http:
        before = datetime.now(UTC)
        http.get(lane(), server.address + "/x")
        assert datetime.now(UTC) - before >= timedelta(seconds=0.9)
        server.fail_next.append(too_many("86400"))
        with pytest.raises(RateLimited):
            http.get(lane(), server.address + "/x")


def test_an_answer_has_a_largest_size(server: Echo) -> None:
    server.fail_next.append(Reply(b"[" + b" " * 5000 + b"]"))
    with client(server, largest_answer=1000) as http, pytest.raises(TooMuchData, match="1,000 bytes"):
        http.get(lane(), server.address + "/x")


def test_the_budget_ends_the_run(server: Echo) -> None:
    with client(server, budget_seconds=0.0) as http, pytest.raises(BudgetSpent):
        http.get(lane(), server.address + "/x")
    assert server.calls == []


def test_an_interrupt_stops_before_the_next_call(server: Echo) -> None:
    with client(server) as http:
        http.stop.set()
        with pytest.raises(Stopped):
            http.get(lane(), server.address + "/x")
    assert server.calls == []


def test_csv_is_not_held_to_json(server: Echo) -> None:
    server.fail_next.append(Reply(b"a;b\r\n1;2", 200, "text/csv"))
    with client(server) as http:
        assert http.get(lane(), server.address + "/x", expect=Expect.CSV).body == b"a;b\r\n1;2"


@pytest.mark.parametrize(
    ("text", "seconds"), [("", None), ("7", 7.0), ("-1", None), ("soon", None), ("99999999999", None)]
)
def test_retry_after_in_seconds(text: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": text}) == seconds


def test_retry_after_as_a_date() -> None:
    later = retry_after({"retry-after": format_datetime(datetime.now(UTC) + timedelta(seconds=30))})
    assert later is not None
    assert 25 < later <= 30
    assert retry_after({"retry-after": format_datetime(datetime(2020, 1, 1, tzinfo=UTC))}) == 0.0


def test_pages_are_recognised_whatever_they_are_called() -> None:
    assert is_html(b"  <!DOCTYPE HTML><html>", "application/json")
    assert is_html(b"<div>", "text/html")
    assert not is_html(b"[1]", "text/html")
    assert not is_html(b"<?xml version='1.0'?><ExceptionReport/>", "application/xml")
    with pytest.raises(HtmlInsteadOfData):
        check_answer(b"\xef\xbb\xbf<html>", "", Expect.CSV, "x")


def test_errors_repeat_the_service_without_its_markup() -> None:
    error = error_for_status(
        400, {}, b"<ows:Exception><script>x</script>Unknown layer</ows:Exception>", "wfs"
    )
    assert error.what == "The service answered 400: Unknown layer"


class Clock:
    """A clock that moves only when something rests."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class TimedLane(Lane):
    """A lane whose rests move its clock."""

    def __init__(self, clock: Clock, **more: float) -> None:
        super().__init__("timed", 1, clock=clock, **more)  # type: ignore[arg-type]
        self.moved = clock

    def rest(self, seconds: float) -> None:
        self.moved.now += seconds


def starts(turns: TimedLane, count: int) -> list[float]:
    found = []
    for _ in range(count):
        with turns.turn():
            found.append(round(turns.moved.now - 100, 3))
    return found


def test_a_pause_stands_between_starts() -> None:
    assert starts(TimedLane(Clock(), pause=1.5), 3) == [0.0, 1.5, 3.0]


def test_no_window_holds_more_calls_than_allowed() -> None:
    assert starts(TimedLane(Clock(), calls=2, window=10), 5) == [0.0, 0.0, 10.0, 10.0, 20.0]


def test_limits_told_are_followed_with_a_margin() -> None:
    turns = TimedLane(Clock(), pause=1.6)
    turns.limit(40, 60.0)
    moments = starts(turns, 100)
    assert max(sum(a <= m < a + 60 for m in moments) for a in moments) < 40


def test_a_rest_ends_when_the_run_is_interrupted() -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(Stopped):
        Lane("x", 1, stop=stop).rest(60)


def test_settings_come_from_the_environment() -> None:
    made = from_environment(
        {"SOTKANET_BASE": "https://valtuutettu.fi/rest/", "TILANNEKUVA_CONTACT": " a@b.fi "}
    )
    assert (made.sotkanet_base, made.contact) == ("https://valtuutettu.fi/rest", "a@b.fi")
    assert from_environment({}) == SourceSettings()
    assert "no contact set" in SourceSettings().user_agent


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SOTKANET_BASE", "ftp://x"),
        ("TILANNEKUVA_FETCH_BUDGET", "soon"),
        ("TILANNEKUVA_FETCH_BUDGET", "-5"),
        ("TILANNEKUVA_SOTKANET_PARALLEL", "3"),
    ],
)
def test_wrong_settings_name_their_variable(name: str, text: str) -> None:
    with pytest.raises(ContractError, match=name):
        from_environment({name: text})
