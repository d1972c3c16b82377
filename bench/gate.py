"""`python -m bench.gate`: a quick run against the committed results; fails on a loss over a fifth."""

import json
import sys
import time
from collections.abc import Mapping
from typing import Any

from bench import report
from bench.cases import BEST, OURS
from bench.side_by_side import measured_web
from bench.web import Plan

LOSS = 1.2
# Nobody but those that are compared: with a loss measured again the gate stays within five minutes.
# The same changes as a full run: with four of the six the ratio of changes was a seventh higher by itself.
PLAN = Plan(rounds=4, slow_rounds=0, load_seconds=2, sessions=0, peers=(OURS, BEST))
# Measure, peer it is divided by (None: a size, which is the same on every machine), larger is better.
WATCHED: tuple[tuple[str, str | None, bool], ...] = (
    ("map_kb", None, False),
    ("load_kb", None, False),
    ("change_bytes", None, False),
    ("first_map_ms", BEST, False),
    ("whole_ms", BEST, False),
    ("change_ms", BEST, False),
    ("changes_per_second", BEST, True),
)

# The first time that a change is asked is one figure of a run. It is divided by what the peer needs for each
# of thousands of changes: the peer's own first time, 2–4 ms, moves the ratio by a third from run to run.
FIRST_TIME, STEADY = "change_cpu_cold_ms", "change_cpu_ms"


def ratios(web: Mapping[str, Mapping[str, list[float]]]) -> dict[str, tuple[float, bool]]:
    """What is watched, by name: (figure, whether larger is better); what was not measured is left out."""
    found = {}
    for measure, peer, more in WATCHED:
        value = report.figure(web, OURS, measure, peer)
        if value is not None:
            found[measure if peer is None else f"{measure} ÷ {peer}"] = (value, more)
    first, steady = report.figure(web, OURS, FIRST_TIME, None), report.figure(web, BEST, STEADY, None)
    if first and steady:
        found[f"{FIRST_TIME} ÷ {STEADY} of {BEST}"] = (first / steady, False)
    return found


def losses(now: dict[str, Any], before: dict[str, Any]) -> list[str]:
    """What is more than a fifth worse than before or could not be measured any more, in words."""
    current, found = ratios(now["web"]), []
    for name, (was, more) in ratios(before["web"]).items():
        if name not in current:
            found.append(f"{name}: not measured, was {was:.2f}")
            continue
        value = current[name][0]
        if value * LOSS < was if more else value > was * LOSS:
            found.append(f"{name}: {value:.2f}, was {was:.2f}")
    return found


def main() -> int:
    """0 when nothing was lost; a loss is measured once more before it counts."""
    before, start = json.loads((report.HERE / "results.json").read_text(encoding="utf-8")), time.monotonic()
    if not ratios(before.get("web", {})):
        print("bench/results.json has nothing to compare with: run `make bench` first.")
        return 1
    for left in (1, 0):
        now = measured_web(PLAN)
        found = losses(now, before)
        print(*(f"{name}: {value:.2f}" for name, (value, _) in ratios(now["web"]).items()), sep="\n")
        if not found:
            print("Nothing watched is more than a fifth worse than in bench/results.json.")
            break
        print("Worse:", *found, "Once more …" if left else "", sep="\n")
    print(f"{time.monotonic() - start:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
