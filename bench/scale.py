"""The views' questions at 1 to 200 million generated figures, to see whether cost grows with the bank."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import queries, scale_limits
from bench.questions import ONE_QUESTION

ROOT = Path(__file__).parents[1]
PLACE = ROOT / ".cache" / "bench"
MILLION = 1_000_000
SIZES, SIZES_QUICK = (1, 10, 50, 200), (1,)
# A copy of the largest bank in Parquet would take as long to write as the bank itself.
MOST_COPIED = 50


def measure(quick: bool, sizes: tuple[int, ...] | None = None) -> dict[str, Any]:
    """Each size's questions, limits, memory, seconds to make and size on disk; banks go away afterwards."""
    PLACE.mkdir(parents=True, exist_ok=True)
    found = {}
    for millions in sizes or (SIZES_QUICK if quick else SIZES):
        with tempfile.TemporaryDirectory(dir=PLACE) as folder:
            found[f"{millions} M"] = _one(Path(folder), millions, quick)
    return found


def _one(folder: Path, millions: int, quick: bool) -> dict[str, Any]:
    print(f"  {millions} M generated figures", file=sys.stderr, flush=True)
    start, load = time.monotonic(), os.getloadavg()[0]
    command = [sys.executable, "-m", "bench.scale_bank", str(folder), str(millions * MILLION)]
    made = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    seconds = time.monotonic() - start
    store = next(folder.glob("tilannekuva-*.duckdb"))
    return {
        "rows": int(made.stdout),
        "load": load,
        "made_seconds": seconds,
        "store_mb": store.stat().st_size / 1e6,
        **queries.measure(quick, folder),
        "limits": scale_limits.measure(store, copied=millions <= MOST_COPIED),
    }


def rows(figures: dict[str, Any]) -> list[list[str]]:
    """The table of the report, its head first: a column for each size."""
    sizes = list(figures.values())
    names = list(sizes[0]["questions"])
    goals = {name: " (p95 ≤ 10 at 50 M, ≤ 20 at 200 M)" for name in names if name.startswith(ONE_QUESTION)}
    lines = [
        [name + goals.get(name, ""), *(_pair(one["questions"][name]) for one in sizes)] for name in names
    ]
    limits = list(dict.fromkeys(name for one in sizes for name in one["limits"]))
    lines += [
        [f"limit: {name}", *(f"{one['limits'][name]:.1f}" if name in one["limits"] else "–" for one in sizes)]
        for name in limits
    ]
    facts = (("largest memory of the process, MB (≤ 250 at 50 M)", "memory_mb"), ("store MB", "store_mb"),
             ("seconds to make it", "made_seconds"), ("processes wanting the processor", "load"))  # fmt: skip
    lines += [[text, *(f"{one[key]:.0f}" if key in one else "–" for one in sizes)] for text, key in facts]
    head = ["median / p95 ms (of CPU)", *(f"{one['rows'] / MILLION:.1f} M generated" for one in sizes)]
    return [head, *lines]


def _pair(one: dict[str, float]) -> str:
    wall, spent = (f"{one[kind + 'median_ms']:.1f} / {one[kind + 'p95_ms']:.1f}" for kind in ("", "cpu_"))
    return f"{wall} ({spent})"
