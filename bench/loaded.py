"""Changes under load: the requests of real changes sent again and again by a few clients at once."""

from dataclasses import replace
from typing import Any

from bench.load import CLIENTS
from bench.side_by_side import WEB, measured_web
from bench.stats import middle
from bench.web import Plan

# One round, for the requests that a change makes; no further sessions and no slow rounds.
PLAN = Plan(rounds=1, slow_rounds=0, load_seconds=8, sessions=0)
COLUMNS = {
    "changes_per_second": "changes/s",
    "load_ms": "median ms",
    "load_p95_ms": "p95 ms",
    "change_cpu_ms": "server CPU ms",
    "load_failed": "failed",
}


def measure(quick: bool) -> dict[str, Any]:
    """Each peer whose changes are requests that can be sent again: its figures by measure."""
    made = measured_web(replace(PLAN, load_seconds=2) if quick else PLAN)[WEB]
    found = {name: {m: middle(row.get(m, [])) for m in COLUMNS} for name, row in made.items()}
    return {name: row for name, row in found.items() if row["changes_per_second"] is not None}


def rows(figures: dict[str, Any]) -> list[list[str]]:
    """The table of the report, its head first."""
    head = [f"{CLIENTS} clients, 2 workers", *COLUMNS.values()]
    return [head, *([name, *(f"{row[m]:.1f}" for m in COLUMNS)] for name, row in figures.items())]
