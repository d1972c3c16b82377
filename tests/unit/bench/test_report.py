"""The report as text: numbers, tables, verdicts."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.cases import BEST, OURS
from bench.report import document, figure, machine, merged, shown, table, verdicts, write

RESULTS: dict[str, Any] = {
    "machine": {"cores": 2, "python": "3.11"},
    "store": "20260101T000000-abc",
    "plan": {"rounds": 2, "slow_rounds": 0, "load_seconds": 1},
    "web": {
        OURS: {"first_map_ms": [300.0, 600.0], "map_kb": [350.0, 350.0], "failed_requests": [0.0]},
        BEST: {"first_map_ms": [1000.0, 3000.0], "map_kb": [1540.0, 1540.0], "failed_requests": [0.0]},
    },
    "queries": {"questions": {"Q1": {"median_ms": 1.24, "p95_ms": 2.0, "asked": 9}}, "memory_mb": 120.4},
}


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(None, 0, "–"), (1234567.0, 0, "1 234 567"), (0.354, 2, "0.35"), (4.2, 0, "4.2"), (2.0, 0, "2")],
)
def test_numbers(value: float | None, decimals: int, text: str) -> None:
    assert shown(value, decimals) == text


def test_table_is_markdown() -> None:
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_figures_are_medians_or_ratios() -> None:
    web = RESULTS["web"]
    assert figure(web, OURS, "first_map_ms", None) == 450
    assert figure(web, OURS, "first_map_ms", BEST) == 0.25
    assert figure(web, OURS, "change_ms", BEST) is None


def test_the_document_says_what_was_met_and_what_not_measured() -> None:
    text = document(RESULTS, verdicts(RESULTS))
    assert "| kB sent until the map is painted | ≤ 500 | 350.00 | yes |" in text
    assert f"| first map ÷ {BEST} | ≤ 0.35 | 0.25 | yes |" in text
    assert "not measured" in text
    assert "| p95 ms of the slowest question to the store | ≤ 10 | 2.00 | yes |" in text
    assert "## Questions to the store\n\n|  | median ms | p95 ms |" in text
    assert "| Q1 | 1.2 | 2.0 |" in text


def test_both_files_are_written(tmp_path: Path) -> None:
    write(RESULTS, [], tmp_path)
    assert json.loads((tmp_path / "results.json").read_text("utf-8")) == RESULTS
    assert (tmp_path / "RESULTS.md").read_text("utf-8").startswith("# What was measured")


def test_the_machine_is_described_without_names() -> None:
    facts = machine("156.0")
    assert set(facts) == {"cores", "memory_gb", "python", "chromium", "dash", "plotly", "duckdb", "gunicorn"}


def test_a_part_measured_alone_leaves_the_others_as_they_were() -> None:
    queries = {"questions": {"Q1": {"median_ms": 9.0, "p95_ms": 11.0, "asked": 9}}, "memory_mb": 1.0}
    taken = {"queries": {"at": "2026-02-03 04:05 UTC", "load": 0.5}}
    together = merged(RESULTS | {"taken": {"web": {"at": "earlier", "load": 3.0}}},
                      {"machine": {"cores": 4}, "taken": taken, "queries": queries})  # fmt: skip
    text = document(together, verdicts(together))
    assert together["web"] == RESULTS["web"] and set(together["taken"]) == {"web", "queries"}
    assert "Begun earlier, load 3.0. Store" in text
    assert "## Questions to the store\n\nBegun 2026-02-03 04:05 UTC, load 0.5." in text
    assert "| p95 ms of the slowest question to the store | ≤ 10 | 11.00 | **no** |" in text


def test_a_part_alone_is_a_report_too() -> None:
    only = {name: RESULTS[name] for name in ("machine", "queries")}
    assert "Goals" not in document(only, verdicts(only))


def test_a_peer_that_was_not_measured_is_named_and_others_keep_their_ratios() -> None:
    web = {**RESULTS["web"], "Streamlit": {"first_map_ms": [2000.0]}}
    assert figure(web, OURS, "first_map_ms", BEST) == 0.25
    assert figure(web, OURS, "first_map_ms", "Streamlit") is None
    text = document({**RESULTS, "web": web, "missing": {"Vizro": "its packages could not be installed"}}, [])
    assert "Not measured: Vizro (its packages could not be installed)." in text
