"""Generated bad input by every door, and requests that are too large or too slow."""

from pathlib import Path
from typing import Any

import pytest

from torture import bad_input
from torture.serving import serving
from torture.slow import refused, slow_clients

pytestmark = pytest.mark.store
CASES = 25  # by each of nine doors


def test_no_case_fails(app: Any) -> None:
    before = app.server.config.get("PROPAGATE_EXCEPTIONS")
    try:
        outcome = bad_input.trial(CASES)
    finally:
        app.server.config["PROPAGATE_EXCEPTIONS"] = before
    assert [f"{figure.what}: {figure.value}" for figure in outcome.figures if not figure.ok] == []


def test_a_failure_would_be_told() -> None:
    door = bad_input.Door("x")

    def fails(case: int) -> str:
        return "500" if case % 2 else str(1 // (case - 2))[:0]

    bad_input._knock(door, bad_input.st.integers(0, 4), fails, 40, 1)
    assert "500" in door.faults
    assert any("ZeroDivisionError" in fault for fault in door.faults)


def test_too_large_and_too_slow(store: Path) -> None:
    with serving(store, workers=1, READ_TIMEOUT="2") as server:
        assert refused(server) == []
        faults, seconds = slow_clients(server, each=2)
        assert faults == []
        assert seconds < 6


def test_an_address_that_begins_with_two_strokes_reaches_the_server(app: Any) -> None:
    with app.server.test_client() as client:
        answer = bad_input._address(client, ("//%C3%AA" + "%F1%BB%B4%90" * 30, "kunta=NaN"))
    assert answer.status_code == 404
    assert answer.request.path.startswith("/ê")
