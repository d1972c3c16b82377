"""`python -m bench`: measure our view and its peers in one run, and write RESULTS.md and results.json."""

import argparse
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import cases, envs, fixture, queries, report, sections, source, web
from bench.browser import chromium
from bench.stats import judge

FULL = web.Plan(rounds=5, slow_rounds=3, load_seconds=4)
QUICK = web.Plan(rounds=3, slow_rounds=0, load_seconds=2)
CHANGES, CHANGES_QUICK = 6, 4  # of indicator, in every visit


def main() -> int:
    """Run the benchmark; 1 when there is no store to measure."""
    options = arguments()
    start = time.monotonic()
    try:
        results, verdicts = run(options.quick, options.bank)
    except source.NoStoreError as error:
        print(error, file=sys.stderr)
        return 1
    report.write(results, verdicts, options.out)
    print(report.document(results, verdicts))
    print(f"{time.monotonic() - start:.0f} s; written to {options.out}", file=sys.stderr)
    return 0


def arguments() -> argparse.Namespace:
    """Options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and peers, under three minutes")
    parser.add_argument(
        "--bank", action="store_true", help="also build a bank of 50 M figures: ten minutes and 6 GB of disk"
    )
    parser.add_argument("--out", type=Path, default=report.HERE, help="folder of the two result files")
    return parser.parse_args()


def run(quick: bool, bank: bool = False) -> tuple[dict[str, Any], list[Any]]:
    """Measure everything: (results for the file, verdicts on the goals)."""
    plan = QUICK if quick else FULL
    if not quick:
        for name in envs.PACKAGES:
            say(f"environment of {name}")
            envs.prepare(name)
    with tempfile.TemporaryDirectory() as folder:
        values, store = prepare(Path(folder))
        peers = cases.peers(Path(folder), values[0], quick)
        changed = values[1 : 1 + (CHANGES_QUICK if quick else CHANGES)]
        seen = web.measure(peers, changed, plan, say)
    beside = sections.measure_all(quick, say, bank)
    with chromium() as browser:
        machine = report.machine(browser.version)
    figures = {name: web.figures(one) for name, one in seen.items()}
    figures[cases.OURS]["slowest_question_ms"] = [queries.slowest(beside["queries"])]
    results = {"machine": machine, "store": store, "plan": asdict(plan), "web": figures, **beside}
    return results, judge(report.GOALS, lambda m, other: report.figure(figures, cases.OURS, m, other))


def prepare(folder: Path) -> tuple[list[str], str]:
    """Write the fixture; the indicators that the peers can show, and the version of the store."""
    with source.open_store() as con:
        geo, store = source.geo(con), source.version(con)
        slices = source.slices(con, geo["codes"])
    careful, published = (source.areas(geo["codes"], decimals) for decimals in (source.FINEST, None))
    fixture.write(folder, geo, careful, published, slices)
    if cases.BUNDLE.exists():
        fixture.with_bundle(folder, cases.BUNDLE)
    return list(slices), store


def say(text: str) -> None:
    """Progress, beside the results."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
