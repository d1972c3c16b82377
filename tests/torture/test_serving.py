"""Stores are published, workers die and readers ask for a while: short versions of three promises."""

import pytest

from bench.servers import Server
from torture import publish_under_load, soak, workers_die
from torture.clients import Question
from torture.outcome import Outcome
from torture.publish_under_load import digest, judge_of
from torture.stores import MARKED, PLAIN, Swaps

pytestmark = pytest.mark.store


def not_held(outcome: Outcome, *loose: str) -> list[str]:
    """Figures beyond their limits; those that hang on how busy the machine is are left to `make torture`."""
    return [
        f"{figure.what}: {figure.value}"
        for figure in outcome.figures
        if not figure.ok and not figure.what.startswith(loose or ("memory", "p95"))
    ]


def test_publishing_under_load(server: Server, swaps: Swaps) -> None:
    outcome = publish_under_load.trial(server, swaps, times=4, clients=4, between=0.6)
    assert not_held(outcome) == []
    looked_at = next(f.value for f in outcome.figures if f.what == "answers looked at")
    assert int(looked_at.replace(" ", "")) > 20


def test_a_mixed_answer_would_be_seen(swaps: Swaps) -> None:
    """The judge itself: names of one store with figures of the other, or two versions in one answer."""
    first, second = (swaps.swap() for _ in range(2))
    question = Question("/x")
    plain, marked = b'{"name":"Turku","v":1}', b'{"name":"Turku.","v":2}'
    truth = {question: {PLAIN: digest(plain), MARKED: digest(marked)}}
    judge = judge_of(truth, swaps)
    assert judge(question, "", plain) == "" and judge(question, "", marked) == ""
    assert "no store" in judge(question, "", b'{"name":"Turku","v":2}')
    assert "two versions" in judge(question, "", f"{first} {second}".encode())
    versioned = Question("/{version}/x")
    judge = judge_of({versioned: truth[question]}, swaps)
    of = {swaps.kinds[first]: first, swaps.kinds[second]: second}
    assert judge(versioned, of[PLAIN], plain) == ""
    assert judge(versioned, of[PLAIN], marked) != ""


def test_a_killed_worker_costs_little_and_nothing_afterwards(server: Server) -> None:
    """Few requests here, so that the share is not looked at but the number: one for each client at most."""
    outcome = workers_die.trial(server, kills=1, clients=3, after=1.0)
    assert not_held(outcome, "failed requests") == []
    figures = {figure.what: figure.value for figure in outcome.figures}
    assert int(figures["of them failed"]) <= 3
    assert figures["failed requests of new clients after each recovery"] == "0"


def test_a_short_soak(server: Server) -> None:
    assert not_held(soak.trial(server, seconds=3, readers=6, pause=0.2)) == []
