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
PLAN = Plan(rounds=4, slow_rounds=0, load_seconds=2, sessions=0, changes=4, peers=(OURS, BEST))
# Measure, peer it is divided by (None: a size, which is the same on every machine), larger is better.
WATCHED: tuple[tuple[str, str | None, bool], ...] = (
    ("map_kb", None, False),
    ("load_kb", None, False),
    ("change_bytes", None, False),
    ("first_map_ms", BEST, False),
    ("whole_ms", BEST, False),
    ("change_ms", BEST, False),
    ("change_cpu_cold_ms", BEST, False),
    ("changes_per_second", BEST, True),
)


def ratios(web: Mapping[str, Mapping[str, list[float]]]) -> dict[str, tuple[float, bool]]:
    """What is watched, by name: (figure, whether larger is better); what was not measured is left out."""
    found = {}
    for measure, peer, more in WATCHED:
        value = report.figure(web, OURS, measure, peer)
        if value is not None:
            found[measure if peer is None else f"{measure} ÷ {peer}"] = (value, more)
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
