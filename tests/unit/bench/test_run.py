"""A part that fails loses only itself: what was measured before it is written."""

import json
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bench import __main__ as bench
from bench import report
from bench.sections import Section


def broken(_quick: bool) -> dict[str, Any]:
    raise RuntimeError("the second part fails")


def rows(figures: dict[str, Any]) -> list[list[str]]:
    return [["x"], [str(figures["x"])]]


def test_parts_before_a_failing_one_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [Section("first", "First", lambda _: {"x": 7}, rows), Section("second", "Second", broken, rows)]
    monkeypatch.setattr(bench.sections, "SECTIONS", made)
    monkeypatch.setattr(report, "SECTIONS", made)
    monkeypatch.setattr(bench, "chromium", lambda: nullcontext(SimpleNamespace(version="1")))
    monkeypatch.setattr(bench, "chosen", lambda _: {"first", "second"})
    monkeypatch.setattr("sys.argv", ["bench", "--out", str(tmp_path)])
    with pytest.raises(RuntimeError, match="second part"):
        bench.main()
    assert json.loads((tmp_path / "results.json").read_text())["first"] == {"x": 7}
    assert "| 7 |" in (tmp_path / "RESULTS.md").read_text()
