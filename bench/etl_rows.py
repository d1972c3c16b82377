"""Rows per second and memory from each source's format into a sorted table, beside two other ways."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).parents[1]
MILLION = 1_000_000
LIBRARIES = ("pandas", "pyarrow.dataset", "etl.fetch.bulk")
MEMORY = "400MB"
# Each: name, bank it reads, way of reading, most rows that it is asked for.
WAYS = (
    ("Sotkanet JSON, ours", "sotkanet", "ours", 10 * MILLION),
    ("json-stat2 of PxWeb, ours", "pxweb", "ours", 10 * MILLION),
    ("CSV file with contract, ours", "file", "ours", MILLION),
    ("Sotkanet JSON, json + pandas", "sotkanet", "pandas", MILLION),
    ("the same rows from Parquet (limit)", "parquet", "parquet", 10 * MILLION),
)


def ours(con: Any, folder: Path) -> None:
    """What a build does with what was fetched: hashes and counts checked, figures stored sorted.

    The table has short keys; the view `figure` spells them out as the other ways' tables do.
    """
    from etl.fetch.bulk import load_into

    load_into(con, folder, "figure", lasting=True)


def pandas_way(con: Any, folder: Path) -> None:
    """The usual way: json.loads, a DataFrame, a merge with the areas, sorted, written by DuckDB."""
    import pandas as pd

    lock = json.loads((folder / "lock.json").read_bytes())
    frames = []
    for item in lock["items"].values():
        paths = [folder / "by-sha256" / sha[:2] / sha for sha in (*item["answers"], item["regions"])]
        answer, listed = (json.loads(path.read_bytes()) for path in paths)
        places = {area["id"]: area["category"] + area["code"] for area in listed}
        frame = pd.DataFrame(answer).dropna(subset="value")
        frames.append(
            frame.assign(source_code=frame["region"].map(places), indicator_id=item["indicator_id"])
        )
    made = pd.concat(frames).rename(columns={"gender": "group_id"})
    made["period"] = made["year"].astype(str)
    made = made.drop_duplicates(["indicator_id", "group_id", "period", "source_code"])
    con.register("made", made.sort_values(["indicator_id", "group_id", "period", "source_code"]))
    con.execute("CREATE TABLE figure AS FROM made")


def parquet_way(con: Any, folder: Path) -> None:
    """Nothing to parse or to name: DuckDB reads the same short keys as ours are and sorts by them."""
    con.execute(
        f"CREATE TABLE figure AS FROM '{folder}/bank.parquet' ORDER BY item, population, period, place"
    )


READERS: dict[str, Callable[[Any, Path], None]] = {"ours": ours, "pandas": pandas_way, "parquet": parquet_way}


def load(way: str, folder: Path) -> dict[str, float]:
    """Load a bank in this process: rows, seconds and the process's largest memory in MB."""
    with tempfile.TemporaryDirectory() as place:
        con = duckdb.connect(f"{place}/store.duckdb", config={"threads": 2, "memory_limit": MEMORY})
        if way == "pandas":
            con.execute("SET memory_limit = '8GB'")
        for library in LIBRARIES:  # what everybody needs is not counted
            import_module(library)
        start = time.perf_counter()
        READERS[way](con, folder)
        con.execute("CHECKPOINT")
        seconds = time.perf_counter() - start
        rows = con.execute("SELECT count(*) FROM figure").fetchone()[0]
        con.close()
    return {
        "rows": rows,
        "seconds": seconds,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


def measure(quick: bool) -> dict[str, Any]:
    """Every way at one million rows and, when there is time, at ten; each in a process of its own."""
    found: dict[str, Any] = {}
    for size in (MILLION,) if quick else (MILLION, 10 * MILLION):
        with tempfile.TemporaryDirectory() as place:
            for name, bank, way, most in WAYS:
                if size <= most:
                    folder = Path(place) / bank
                    if not folder.exists():
                        asked(["make", bank, str(folder), str(size)])
                    found[f"{name}, {size // MILLION} M"] = json.loads(asked([way, str(folder)]))
    return found


def asked(arguments: list[str]) -> str:
    """Answer of this module in a fresh process."""
    command = [sys.executable, "-m", "bench.etl_rows", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def rows(figures: dict[str, Any]) -> list[list[str]]:
    """The table of the report, its head first; ratios to json + pandas at a million rows."""
    usual = next((rate(one) for name, one in figures.items() if "pandas" in name), None)
    lines = [
        [
            name,
            f"{rate(one) / 1000:,.0f} k".replace(",", "\u202f"),
            f"{rate(one) / usual:.1f}" if usual else "–",
            f"{one['memory_mb']:.0f}",
        ]
        for name, one in figures.items()
    ]
    return [["", "rows/s", "÷ json + pandas (≥ 8)", "largest memory MB (≤ 500)"], *lines]


def rate(one: dict[str, float]) -> float:
    """Rows per second."""
    return one["rows"] / one["seconds"]


def main(arguments: list[str]) -> None:
    """`make BANK FOLDER ROWS` writes a bank; `WAY FOLDER` loads one and prints what it took."""
    if arguments[0] == "make":
        from bench.etl_bank import MAKERS

        folder = Path(arguments[2])
        folder.mkdir(parents=True, exist_ok=True)
        MAKERS[arguments[1]](folder, int(arguments[3]))
    else:
        print(json.dumps(load(arguments[0], Path(arguments[1]))))


if __name__ == "__main__":
    main(sys.argv[1:])
