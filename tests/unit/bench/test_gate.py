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


@pytest.mark.parametrize("web", [{}, {BEST: BEFORE["web"][BEST]}, {OURS: BEFORE["web"][OURS]}])
def test_what_can_no_longer_be_measured_is_a_loss(web: dict[str, Any]) -> None:
    found = gate.losses({"web": web}, BEFORE)
    assert found
    assert all("not measured" in words for words in found)


def _gate(monkeypatch: pytest.MonkeyPatch, runs: list[dict[str, Any]], before: dict[str, Any]) -> int:
    """Exit code of the gate when its quick runs give `runs`; each must be used."""
    monkeypatch.setattr(gate, "measured_web", lambda _plan: runs.pop(0))
    monkeypatch.setattr(gate.json, "loads", lambda _text: before)
    code = gate.main()
    assert not runs
    return code


def test_a_loss_counts_when_it_is_there_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = _results(60.0, 1500.0), _results(90.0, 1500.0)
    assert _gate(monkeypatch, [good], BEFORE) == 0
    assert _gate(monkeypatch, [bad, good], BEFORE) == 0
    assert _gate(monkeypatch, [bad, bad], BEFORE) == 1
    assert "change_ms ÷ best-practice Dash: 0.90, was 0.60" in capsys.readouterr().out


def test_with_nothing_to_compare_with_the_gate_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _gate(monkeypatch, [], {"queries": {}}) == 1


def test_the_gate_measures_those_that_it_compares() -> None:
    assert {OURS, *(peer for _, peer, _ in gate.WATCHED if peer)} == set(gate.PLAN.peers)


def test_a_first_time_is_judged_by_the_peer_s_steady_time() -> None:
    def made(first: float, peer_s_first: float) -> dict[str, Any]:
        ours = {**BEFORE["web"][OURS], "change_cpu_cold_ms": [first]}
        other = {**BEFORE["web"][BEST], "change_cpu_ms": [1.0], "change_cpu_cold_ms": [peer_s_first]}
        return {"web": {OURS: ours, BEST: other}}

    assert gate.losses(made(12.0, 2.0), made(12.0, 4.0)) == []
    (found,) = gate.losses(made(15.0, 4.0), made(12.0, 2.0))
    assert found.startswith("change_cpu_cold_ms ÷ change_cpu_ms of")
