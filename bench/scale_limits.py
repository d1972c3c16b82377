"""What no store can beat on this machine: reading the same figures from Parquet, and from memory."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

TIMES = 9


def measure(store: Path, copied: bool) -> dict[str, float]:
    """Median milliseconds of each limit. copied: also from a copy in Parquet, made beside the store."""
    con = duckdb.connect(config={"threads": 1, "memory_limit": "2GB"})
    con.execute(f"ATTACH '{store}' AS bank (READ_ONLY)")
    rows, ids = _facts(con)
    found = {"sum of as many values in memory (NumPy)": _memory(rows)}
    if copied:
        found |= _parquet(con, store.parent / "observation.parquet", ids)
    con.close()
    return found


def _facts(con: Any) -> tuple[int, list[str]]:
    rows = con.execute("SELECT count(*) FROM bank.observation").fetchone()[0]
    ids = con.execute("SELECT id FROM bank.indicator ORDER BY hash(id) LIMIT 30").fetchall()
    return int(rows), [name for (name,) in ids]


def _memory(rows: int) -> float:
    """The whole-bank question at its least: every value read once from memory."""
    values = np.full(rows, 0.5)
    return median_ms([values.sum] * TIMES)


def _parquet(con: Any, path: Path, ids: list[str]) -> dict[str, float]:
    """The map's figures and one area's over the whole bank, from the same rows in the same order."""
    con.execute(f"COPY bank.observation TO '{path}' (ROW_GROUP_SIZE 16384)")
    last = con.execute("SELECT max(last_period) FROM bank.indicator").fetchone()[0]
    one = f"SELECT region_code, value, status FROM '{path}' WHERE indicator_id = ? AND group_id = 'total' "
    one += "AND level = 'kunta' AND period = ?"
    area = f"SELECT indicator_id, value FROM '{path}' WHERE region_code = 'KU091' AND group_id = 'total' "
    area += "AND period = ?"
    maps: list[Callable[[], Any]] = [
        lambda name=name: con.execute(one, [name, last]).fetchall() for name in ids
    ]
    found = {
        "Q1 from Parquet, 1 thread": median_ms(maps),
        "one area's newest figures from Parquet, 1 thread": median_ms(
            [lambda: con.execute(area, [last]).fetchall()] * 3
        ),
    }
    path.unlink()
    return found


def median_ms(work: list[Callable[[], Any]]) -> float:
    """Median milliseconds of doing each once."""
    took = []
    for each in work:
        start = time.perf_counter()
        each()
        took.append(1000 * (time.perf_counter() - start))
    return statistics.median(took)
