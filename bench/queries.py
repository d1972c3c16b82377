"""Time the product's answers to what the views ask, each with other arguments, in a process of its own."""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.stats import percentile

ROOT = Path(__file__).parents[1]
SEED = 20260101
SERIES_AREAS = 10
ASKED, ASKED_QUICK = 220, 100  # each area can be asked for once

Question = tuple[Callable[..., Any], Callable[[], list[Any]]]


def questions(chance: random.Random) -> dict[str, Question]:
    """Each question as a function of data.queries and a maker of arguments that have not been asked yet."""
    from data import queries

    codes = list(queries.codes("kunta"))
    coverage = {row["id"]: queries.coverage(row["id"]).get("kunta", {}) for row in queries.indicators()}
    series = [(name, group) for name, groups in coverage.items() for group in groups]
    slices = [(name, group, "kunta", period) for name, group in series for period in coverage[name][group]]
    profiles = list(codes)
    for deck in (slices, profiles):
        chance.shuffle(deck)
    return {
        "Q1 map slice": (queries.slice_payload, lambda: list(slices.pop())),
        "Q2 profile of an area": (queries.profile, lambda: ["kunta", profiles.pop()]),
        "Q3 ten series": (
            queries.series,
            lambda: [*chance.choice(series), chance.sample(codes, SERIES_AREAS)],
        ),
    }


def timed(ask: Callable[..., Any], arguments: Callable[[], list[Any]], count: int) -> dict[str, float]:
    """Ask a third as often to warm up, then `count` times: median and p95 in milliseconds."""
    for _ in range(count // 3):
        ask(*arguments())
    took = []
    for _ in range(count):
        values = arguments()
        start = time.perf_counter()
        ask(*values)
        took.append(1000 * (time.perf_counter() - start))
    return {"median_ms": percentile(took, 0.5), "p95_ms": percentile(took, 0.95), "asked": count}


def timings(count: int) -> dict[str, Any]:
    """All questions, and the largest memory of the process in MB."""
    answers = {name: timed(*question, count) for name, question in questions(random.Random(SEED)).items()}
    return {"questions": answers, "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}


def measure(quick: bool) -> dict[str, Any]:
    """The same in a fresh process, so that the browser's driver is not counted as memory of the store."""
    command = [sys.executable, "-m", "bench.queries", str(ASKED_QUICK if quick else ASKED)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))


def slowest(figures: dict[str, Any]) -> float:
    """p95 of the slowest question, in milliseconds."""
    return float(max(one["p95_ms"] for one in figures["questions"].values()))


def rows(figures: dict[str, Any]) -> list[list[str]]:
    """The table of the report, its head first."""
    lines = [
        [name, f"{q['median_ms']:.1f}", f"{q['p95_ms']:.1f}"] for name, q in figures["questions"].items()
    ]
    memory = ["largest memory of the process, MB", f"{figures['memory_mb']:.0f}", ""]
    return [["", "median ms", "p95 ms"], *lines, memory]


if __name__ == "__main__":
    print(json.dumps(timings(int(sys.argv[1]))))
