"""Time the product's answers to what the views ask, each with other arguments, in a process of its own."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.questions import ONE_QUESTION, questions
from bench.stats import percentile

ROOT = Path(__file__).parents[1]
SEED = 20260101
ASKED, ASKED_QUICK = 70, 40  # three questions draw from the same 308 areas


def timed(ask: Callable[..., Any], arguments: Callable[[], list[Any]], count: int) -> dict[str, float]:
    """Ask a third as often to warm up, then `count` times: median and p95 in milliseconds.

    Beside them the same of processor time, which neighbours on a busy machine hardly touch.
    """
    for _ in range(count // 3):
        ask(*arguments())
    took, spent = [], []
    for _ in range(count):
        values = arguments()
        start, used = time.perf_counter(), time.process_time()
        ask(*values)
        took.append(1000 * (time.perf_counter() - start))
        spent.append(1000 * (time.process_time() - used))
    return {
        "median_ms": percentile(took, 0.5), "p95_ms": percentile(took, 0.95), "asked": count,
        "cpu_median_ms": percentile(spent, 0.5), "cpu_p95_ms": percentile(spent, 0.95),
    }  # fmt: skip


def timings(count: int) -> dict[str, Any]:
    """All questions, and the largest memory of the process in MB."""
    from data.lean import without_pandas

    without_pandas()  # as in a worker
    answers = {name: timed(*question, count) for name, question in questions(random.Random(SEED)).items()}
    return {"questions": answers, "memory_mb": largest_memory()}


def largest_memory() -> float:
    """In MB, of this program alone: what rusage tells begins with the size of the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1000


def measure(quick: bool, store: Path | None = None) -> dict[str, Any]:
    """The same in a fresh process, so that the browser's driver is not counted as memory of the store."""
    return measured(ASKED_QUICK if quick else ASKED, {"TILANNEKUVA_STORE": str(store)} if store else {})


def measured(count: int, environment: dict[str, str]) -> dict[str, Any]:
    """What a fresh process takes for `count` of each question; `environment` may choose another store."""
    command, own = [sys.executable, "-m", "bench.queries", str(count)], {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, env=own)
    return dict(json.loads(done.stdout))


def slowest(figures: dict[str, Any]) -> float:
    """p95 of the slowest question of a view, in milliseconds."""
    asked = figures["questions"].items()
    return float(max(one["p95_ms"] for name, one in asked if name.startswith(ONE_QUESTION)))


def rows(figures: dict[str, Any]) -> list[list[str]]:
    """The table of the report, its head first."""
    kinds = ("median_ms", "p95_ms", "cpu_median_ms", "cpu_p95_ms")
    lines = [
        [name, *(f"{one[kind]:.1f}" if kind in one else "–" for kind in kinds)]
        for name, one in figures["questions"].items()
    ]
    memory = ["largest memory of the process, MB", f"{figures['memory_mb']:.0f}", "", "", ""]
    return [["", "median ms", "p95 ms", "median ms of CPU", "p95 ms of CPU"], *lines, memory]


if __name__ == "__main__":
    print(json.dumps(timings(int(sys.argv[1]))))
