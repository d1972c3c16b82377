"""Which trials run one after another and which beside the soak; what two processes write stays whole."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from torture import report
from torture.__main__ import parted
from torture.outcome import Outcome, none_of, told


def test_what_asks_for_time_runs_alone_and_the_rest_beside_the_soak() -> None:
    assert parted(list(report.TITLES)) == (
        ["publish", "damage", "workers"],
        ["soak"],
        ["killed", "bad_input"],
    )
    assert parted(["killed", "damage"]) == (["killed", "damage"], [], [])
    assert parted(["soak"]) == ([], ["soak"], [])


def test_outcomes_written_at_the_same_time_are_all_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = tmp_path / "reliability.md"
    page.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results.json")
    found = [Outcome(key, (told("seconds", 1), none_of("faults", []))) for key in report.TITLES]
    with ThreadPoolExecutor(len(found)) as threads:
        list(threads.map(lambda outcome: report.write([outcome], 0.5), found))
    assert set(json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))) == set(report.TITLES)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before") and text.endswith("after\n") and "old" not in text
    assert all(f"### {title}: held" in text for title in report.TITLES.values())
