"""The audit's verdict: holes fail, exceptions need a reason and a day, silence is no pass."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
_spec = importlib.util.spec_from_file_location("audit", ROOT / "tools" / "audit.py")
assert _spec and _spec.loader
audit = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(audit)
DAY = date(2026, 11, 22)


def told(*holes: str) -> dict[str, Any]:
    """pip-audit's answer about one package."""
    vulns = [{"id": hole, "fix_versions": ["2.0"], "aliases": [f"CVE-of-{hole}"]} for hole in holes]
    return {"dependencies": [{"name": "x", "version": "1.0", "vulns": vulns}]}


def test_a_hole_fails_and_says_where_it_is_mended() -> None:
    code, lines = audit.verdict(told("PYSEC-1"), set(), True)
    assert code == 1
    assert lines == ["x 1.0: PYSEC-1, mended in 2.0"]


@pytest.mark.parametrize("name", ["PYSEC-1", "CVE-of-PYSEC-1"])
def test_an_exception_lets_it_pass(name: str) -> None:
    assert audit.verdict(told("PYSEC-1"), {name}, False)[0] == 0


@pytest.mark.parametrize(("ci", "code"), [(True, 0), (False, 3)])
def test_silence_is_said_and_passes_only_where_a_change_is_checked(ci: bool, code: int) -> None:
    silent = {"dependencies": [{"name": "x", "skip_reason": "not found"}]}
    found, lines = audit.verdict(silent, set(), ci)
    assert found == code
    assert "NOT AUDITED" in lines[0]


def test_exceptions_have_reason_and_day() -> None:
    assert audit.exceptions("# why\nPYSEC-1 2026-12-01 not used here\n", DAY) == {"PYSEC-1"}
    for text in (
        "PYSEC-1\n",
        "PYSEC-1 2026-12-01\n",
        "PYSEC-1 soon not used\n",
        "PYSEC-1 2026-11-21 not used\n",
    ):
        with pytest.raises(ValueError, match=r"PYSEC-1"):
            audit.exceptions(text, DAY)


def test_the_exceptions_of_the_project_can_be_read() -> None:
    text = (ROOT / ".ci" / "audit-exceptions.txt").read_text(encoding="utf-8")
    assert isinstance(audit.exceptions(text, DAY), set)
