"""`python -m bench.gate`: a quick run against the committed results; fails on a loss over a fifth."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from bench import report
from bench.__main__ import WEB, run
from bench.cases import BEST, OURS

LOSS = 1.2
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
    """What is more than a fifth worse than before, in words."""
    earlier = ratios(before["web"])
    found = []
    for name, (value, more) in ratios(now["web"]).items():
        was = earlier.get(name, (None, more))[0]
        if was and (was / value if more else value / was) > LOSS:
            found.append(f"{name}: {value:.2f}, was {was:.2f}")
    return found


def main() -> int:
    """0 when nothing was lost; a loss is measured once more before it counts."""
    before = json.loads((report.HERE / "results.json").read_text(encoding="utf-8"))
    for left in (1, 0):
        found = losses(run(quick=True, parts=[WEB]), before)
        if not found:
            print("Nothing watched is more than a fifth worse than in bench/results.json.")
            return 0
        print("Worse:", *found, "Once more …" if left else "", sep="\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
