"""The memory of answers stays within its bytes."""

import pytest

from server.memo import Answer, Memo


def _answer(size: int) -> Answer:
    return Answer(b"x" * size, "", "t")


def test_made_once_and_oldest_goes_first() -> None:
    memo, made = Memo(most=100), []

    def make(name: str, size: int) -> Answer:
        made.append(name)
        return _answer(size)

    for name in ("a", "b", "a", "c", "a", "b"):  # c pushes b out: a was used later
        memo.get(name, lambda name=name: make(name, 40))
    assert made == ["a", "b", "c", "b"]


def test_what_fails_is_not_kept() -> None:
    memo = Memo()
    with pytest.raises(LookupError):
        memo.get("a", lambda: {}["a"])
    assert memo.get("a", lambda: _answer(1)).body == b"x"
