"""The first view's state from any address."""

from __future__ import annotations

import pytest

from components.tilannekuva.state import EVERY_THEME, State, addresses, read
from components.url_state import Reader

AREAS = {"KU077", "HVA13", "MK13"}


def _read(query: dict[str, object], own: str = "") -> tuple[State, int]:
    reader = Reader(query)
    return read(reader, AREAS, {"talous"}, own), len(reader.notices)


@pytest.mark.parametrize(
    ("query", "own", "expected"),
    [
        ({}, "", (State(), 0)),
        ({}, "HVA13", (State("HVA13"), 0)),
        ({}, "SK131", (State(), 0)),
        ({"alueet": "KU077,HVA13"}, "MK13", (State("KU077"), 0)),
        ({"alueet": "KU077", "teema": "talous"}, "", (State("KU077", "talous"), 0)),
        ({"alueet": "KU077", "teema": "kaikki"}, "", (State("KU077"), 0)),
        ({"alueet": "KU000", "teema": "x"}, "MK13", (State("MK13"), 2)),
        ({"alueet": "'; --"}, "", (State(), 1)),
    ],
)
def test_read(query: dict[str, object], own: str, expected: tuple[State, int]) -> None:
    assert _read(query, own) == expected


def test_addresses_are_those_of_the_routes() -> None:
    found = addresses("v1", "sv", State("KU077", "talous"))
    assert found["situation"] == "/situation/v1/sv/KU077.json"
    assert found["findings"] == "/findings/v1/sv/talous/KU077.json"
    assert addresses("v1", "sv", State(theme=EVERY_THEME)) == {}
