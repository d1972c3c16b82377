"""A whole bank of generated figures, in the true formats, from raw answers to a checked store."""

import csv
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
MILLION = 1_000_000
# 4,000 indicators of every municipality, county, region and the country, 25 years, sexes: 47 % have a figure.
BANK, INDICATORS = 50 * MILLION, 4_000
LIMIT_MINUTES, LIMIT_MB = 10, 500
MEMORY = "145MB"  # for DuckDB; libraries and the rest of the process come on top
SNAPSHOTS = Path("store") / "snapshots"
SHARED = ("schema.sql", "units.yml", "themes.yml", "indicators", "indicators_extra.csv")
HEAD = (
    *("id", "theme", "position", "name_fi", "unit", "decimals", "direction", "frequency", "groups"),
    *("aggregation_rule", "source_kind", "source_id", "source_producer", "source_statistics_fi"),
    *(
        "source_statistics_sv",
        "source_statistics_en",
        "source_address",
        "source_licence",
        "live_kind",
        "live_id",
    ),
)


def measure(rows: int = BANK, indicators: int = INDICATORS, keep: Path | None = None) -> dict[str, Any]:
    """Make the bank and build it: rows, seconds, memory, bytes.

    keep: a folder for the bank that is used again when it holds one; else all is removed afterwards.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = keep or Path(place) / "bank"
        if not (folder / SNAPSHOTS / "lock.json").exists():
            asked(["make", str(folder), str(rows), str(indicators)])
        _define(folder / "data")
        answers = sum(f.stat().st_size for f in (folder / SNAPSHOTS).rglob("*") if f.is_file())
        return {**json.loads(asked(["build", str(folder)])), "answers_mb": answers / 1e6}


def measured(_: bool) -> dict[str, Any]:
    """The section's figures; BENCH_BANK names a folder to keep the bank in."""
    keep = os.environ.get("BENCH_BANK")
    return {"bank": measure(keep=Path(keep) if keep else None)}


def make(folder: Path, rows: int, indicators: int) -> None:
    """Write raw answers with their lock, and the catalogue with an entry for each: all of it generated."""
    from bench.etl_bank import sotkanet

    data, snapshots = folder / "data", folder / SNAPSHOTS
    data.mkdir(parents=True)
    snapshots.mkdir(parents=True)
    with (data / "indicators_live.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(_entry(number) for number in range(1, indicators + 1))
    sotkanet(snapshots, rows, indicators)


def _define(data: Path) -> None:
    """Give a bank, which may have been kept, the schema and definitions of today."""
    for name in SHARED:
        source, place = ROOT / "data" / name, data / name
        if source.is_dir():
            shutil.copytree(source, place, dirs_exist_ok=True)
        else:
            shutil.copy(source, place)


def _entry(number: int) -> tuple[str, ...]:
    return (
        *(f"g{number:05d}_mittari", "hyvinvointi", str(1000 + number), f"Generoitu mittari {number}"),
        *("number", "1", "none", "year", "total;male;female", "never", "sotkanet", str(number)),
        *(
            "Generoitu",
            "Generoitu",
            "Genererad",
            "Generated",
            "https://example.org/",
            "CC BY 4.0",
            "sotkanet",
            str(number),
        ),
    )


def build(folder: Path) -> dict[str, float]:
    """Build a bank's store: rows, seconds, size in MB, and the largest memory of a stage."""
    from etl.build import build as build_store
    from etl.part import Limits
    from etl.places import Places
    from etl.progress import progress
    from etl.stages import STEPS

    places = Places(ROOT / "data" / "embedded", folder / "data", folder / "store")
    start = time.perf_counter()
    with progress(STEPS) as display:
        name = build_store(places, display, Limits(memory=MEMORY, apart=True))
    seconds = time.perf_counter() - start
    own, stages = (resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    rows = sum(item["rows"] for item in _lock(places.snapshots)["items"].values())
    return {
        "rows": rows,
        "seconds": seconds,
        "cpu_seconds": sum(each.ru_utime + each.ru_stime for each in (own, stages)),
        "memory_mb": stages.ru_maxrss / 1000,
        "store_mb": (places.store / name).stat().st_size / 1e6,
    }


def _lock(snapshots: Path) -> Any:
    return json.loads((snapshots / "lock.json").read_bytes())


def asked(arguments: list[str]) -> str:
    """Answer of this module in a fresh process; what it says of its progress goes to standard error."""
    command = [sys.executable, "-m", "bench.etl_build", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def rows(figures: dict[str, Any]) -> list[list[str]]:
    """The table of the report, its head first."""
    one = figures["bank"]
    return [
        ["", "figures", "answers MB", f"minutes (≤ {LIMIT_MINUTES})", "CPU minutes", "figures/s",
         f"largest memory of a stage MB (≤ {LIMIT_MB})", "store MB"],
        [
            "bank of Sotkanet's size, built on the embedded data", f"{one['rows'] / MILLION:.1f} M",
            f"{one['answers_mb']:.0f}", f"{one['seconds'] / 60:.1f}", f"{one['cpu_seconds'] / 60:.1f}",
            f"{one['rows'] / one['seconds'] / 1000:.0f} k", f"{one['memory_mb']:.0f}",
            f"{one['store_mb']:.0f}",
        ],
    ]  # fmt: skip


def main(arguments: list[str]) -> None:
    """`make FOLDER ROWS INDICATORS` writes a bank; `build FOLDER` builds it and prints what it took."""
    if arguments[0] == "make":
        make(Path(arguments[1]), int(arguments[2]), int(arguments[3]))
    else:
        print(json.dumps(build(Path(arguments[1]))))


if __name__ == "__main__":
    main(sys.argv[1:])
