"""The gate tells a loss over a fifth and nothing less; figures are made up, for the test alone."""

from typing import Any

import pytest

from bench import gate
from bench.cases import BEST, OURS


def _results(change: float, per_second: float) -> dict[str, Any]:
    ours = {"change_ms": [change], "changes_per_second": [per_second], "map_kb": [300.0]}
    other = {"change_ms": [100.0], "changes_per_second": [1000.0], "map_kb": [1500.0]}
    return {"web": {OURS: ours, BEST: other}}


BEFORE = _results(60.0, 1500.0)


@pytest.mark.parametrize(("change", "per_second"), [(60.0, 1500.0), (71.0, 1260.0), (10.0, 9000.0)])
def test_small_losses_and_gains_pass(change: float, per_second: float) -> None:
    assert gate.losses(_results(change, per_second), BEFORE) == []


@pytest.mark.parametrize(
    ("change", "per_second", "name"),
    [(73.0, 1500.0, "change_ms"), (60.0, 1200.0, "changes_per_second")],
)
def test_a_loss_over_a_fifth_is_named(change: float, per_second: float, name: str) -> None:
    (found,) = gate.losses(_results(change, per_second), BEFORE)
    assert found.startswith(name)


def test_what_was_not_measured_before_is_no_loss() -> None:
    assert gate.losses(BEFORE, {"web": {OURS: {}, BEST: {}}}) == []
