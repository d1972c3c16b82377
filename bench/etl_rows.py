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
# For DuckDB; libraries and what Python holds come on top. The peers may take what they want.
MEMORY = {"ours": "200MB", "parquet": "300MB"}
ROUNDS = 3  # at a million rows all ways take turns so often, at ten once; the fastest of each counts
KEYS = ["indicator_id", "group_id", "period", "source_code"]
# Each: name, bank it reads, way of reading, most rows that it is asked for.
WAYS = (
    ("Sotkanet JSON, ours", "sotkanet", "ours", 10 * MILLION),
    ("json-stat2 of PxWeb, ours", "pxweb", "ours", 10 * MILLION),
    ("CSV file with contract, ours", "file", "ours", 10 * MILLION),
    ("Sotkanet JSON, json + pandas", "sotkanet", "pandas", MILLION),
    ("the same CSV, pandas.read_csv", "file", "pandas_csv", MILLION),
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
    con.register("made", made.drop_duplicates(KEYS).sort_values(KEYS))
    con.execute("CREATE TABLE figure AS FROM made")


def pandas_csv_way(con: Any, folder: Path) -> None:
    """The usual way with a CSV file: read_csv, sexes mapped, repeats dropped, sorted, written by DuckDB."""
    import pandas as pd

    frames = []
    for item in json.loads((folder / "lock.json").read_bytes())["items"].values():
        path = folder / "by-sha256" / item["answers"][0][:2] / item["answers"][0]
        frame = pd.read_csv(path, sep=";", decimal=",", dtype={"kunta": str, "kuukausi": str, "sp": str})
        frames.append(frame.assign(indicator_id=item["indicator_id"]))
    made = pd.concat(frames).rename(
        columns={"kunta": "source_code", "kuukausi": "period", "sp": "group_id", "arvo": "value"}
    )
    made["group_id"] = made["group_id"].map({"1": "male", "2": "female"})
    con.register("made", made.drop_duplicates(KEYS).sort_values(KEYS))
    con.execute("CREATE TABLE figure AS FROM made")


def parquet_way(con: Any, folder: Path) -> None:
    """Nothing to parse or to name: DuckDB reads the same short keys as ours are and sorts by them."""
    con.execute(
        f"CREATE TABLE figure AS FROM '{folder}/bank.parquet' ORDER BY item, population, period, place"
    )


READERS: dict[str, Callable[[Any, Path], None]] = {
    "ours": ours, "pandas": pandas_way, "pandas_csv": pandas_csv_way, "parquet": parquet_way,
}  # fmt: skip


def load(way: str, folder: Path) -> dict[str, float]:
    """Load a bank in this process: rows, seconds, processor seconds, the process's largest memory in MB."""
    with tempfile.TemporaryDirectory() as place:
        limits: Any = {"threads": 2, "memory_limit": MEMORY.get(way, "8GB")}
        con = duckdb.connect(f"{place}/store.duckdb", config=limits)
        for library in LIBRARIES:  # what everybody needs is not counted
            import_module(library)
        start, used = time.perf_counter(), time.process_time()
        READERS[way](con, folder)
        con.execute("CHECKPOINT")
        seconds, used = time.perf_counter() - start, time.process_time() - used
        rows = con.execute("SELECT count(*) FROM figure").fetchone()[0]
        con.close()
    return {
        "rows": rows,
        "seconds": seconds,
        "cpu_seconds": used,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


def measure(quick: bool) -> dict[str, Any]:
    """Every way at one million rows and, when there is time, at ten; each in a process of its own."""
    found = measured(MILLION, 1 if quick else ROUNDS)
    return found if quick else found | measured(10 * MILLION, 1)


def measured(size: int, rounds: int) -> dict[str, Any]:
    """The fastest of each way's rounds: the ways take turns, so that a busy moment touches all of them."""
    ways = [way for way in WAYS if size <= way[3]]
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as place:
        for bank in dict.fromkeys(bank for _, bank, _, _ in ways):
            asked(["make", bank, f"{place}/{bank}", str(size)])
        for _ in range(rounds):
            for name, bank, way, _ in ways:
                one = json.loads(asked([way, f"{place}/{bank}"]))
                before = found.get(key := f"{name}, {size // MILLION} M")
                found[key] = min(before or one, one, key=lambda made: made["seconds"])
    return found


def asked(arguments: list[str]) -> str:
    """Answer of this module in a fresh process."""
    command = [sys.executable, "-m", "bench.etl_rows", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def rows(figures: dict[str, Any]) -> list[list[str]]:
    """The table of the report, its head first; pandas is asked for a million rows only."""
    head = [
        "", "rows/s", "÷ json + pandas (≥ 8)", "÷ pandas.read_csv", "÷ sorted Parquet (≥ 0.3)",
        "CPU s per million rows", "largest memory MB (≤ 500)",
    ]  # fmt: skip
    lines = []
    for name, one in figures.items():
        size = name.rpartition(", ")[2]
        rates = (found(figures, "json + pandas"), found(figures, "read_csv"), found(figures, "Parquet", size))
        cpu = one.get("cpu_seconds")
        lines.append([
            name, f"{rate(one) / 1000:,.0f} k".replace(",", "\u202f"),
            *(f"{rate(one) / other:.{decimals}f}" if other else "–"
              for other, decimals in zip(rates, (1, 1, 2), strict=True)),
            f"{cpu * MILLION / one['rows']:.2f}" if cpu is not None else "–", f"{one['memory_mb']:.0f}",
        ])  # fmt: skip
    return [head, *lines]


def found(figures: dict[str, Any], words: str, size: str = "") -> float | None:
    """Rows per second of the way whose name has these words and ends so."""
    return next((rate(one) for name, one in figures.items() if words in name and name.endswith(size)), None)


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
