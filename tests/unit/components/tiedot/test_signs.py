"""Signs of change are told in the reader's words, with what was seen and who has looked."""

from typing import Any

import pytest

from components.tiedot.signs import KINDS, signs
from etl import sql


def sign(kind: str, hard: bool = True, accepted: bool = False) -> dict[str, Any]:
    return {
        "name": f"{kind}:x", "indicator_id": "x", "kind": kind, "hard": hard, "detail": "3 of 4",
        "accepted": accepted,
    }  # fmt: skip


def test_no_sign_is_no_heading() -> None:
    assert signs([], {}, "fi") == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (sign("range"), ("haetut luvut ovat mittarin vaihteluvälin ulkopuolella", "ei vielä")),
        (sign("jump", accepted=True), ("luvut hyppäävät", "hyväksytty")),
        (sign("codes", hard=False), ("taulussa on alueita", "tiedoksi")),
    ],
)
def test_each_sign_has_words_and_its_state(given: dict[str, Any], expected: tuple[str, str]) -> None:
    made = str(signs([given], {"x": "Työttömyysaste"}, "fi"))
    assert all(word in made for word in (*expected, "Työttömyysaste", "3 of 4"))


def test_every_kind_of_the_build_has_words() -> None:
    text = sql.text("drift") + sql.text("drift_told")
    assert {kind for kind in KINDS if f"'{kind}:'" in text} == set(KINDS)
