"""Answers are made once, kept apart by key, and a failure is not kept."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from data.cache import MOST_ANSWERS, keep_answers
from server.memo import Answer, kept


@pytest.fixture(autouse=True)
def server():
    made = Flask(__name__)
    keep_answers(made)
    with made.app_context():
        yield made


def answer(text: str) -> Answer:
    return Answer(text.encode(), "", f'"{text}"')


def test_an_answer_is_made_once():
    made = []
    for _ in range(3):
        assert kept("a", lambda: made.append(1) or answer("x")).body == b"x"
    assert len(made) == 1
    assert kept("b", lambda: answer("y")).body == b"y"


def test_a_failure_is_not_kept():
    with pytest.raises(KeyError):
        kept("c", lambda: {}["c"])
    assert kept("c", lambda: answer("x")).tag == '"x"'


def test_many_threads_and_more_answers_than_are_kept(server):
    def ask(number: int) -> bool:
        with server.app_context():
            return kept(f"n{number % (MOST_ANSWERS + 500)}", lambda: answer(str(number))).body != b""

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(2 * MOST_ANSWERS)))
