"""`python -m bench`: measure our view and its peers in one run, and write RESULTS.md and results.json."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import report, sections, source
from bench.browser import chromium
from bench.side_by_side import FULL, QUICK, WEB, measured_web, say

PARTS = (WEB, *(section.key for section in sections.SECTIONS))


def main() -> int:
    """Run the benchmark; 1 when there is no store to measure."""
    options = arguments()
    start = time.monotonic()
    before = earlier(options.out) if options.only else {}
    results: dict[str, Any] = {}
    try:
        for made in run(options.quick, chosen(options)):
            results = report.merged(before, made)
            report.write(results, report.verdicts(results), options.out)
    except source.NoStoreError as error:
        print(error, file=sys.stderr)
        return 1
    print(report.document(results, report.verdicts(results)))
    print(f"{time.monotonic() - start:.0f} s; written to {options.out}", file=sys.stderr)
    return 0


def arguments() -> argparse.Namespace:
    """Options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and peers")
    parser.add_argument(
        "--bank", action="store_true", help="also build a bank of 50 M figures: ten minutes and 6 GB of disk"
    )
    parser.add_argument(
        "--only", action="append", choices=PARTS, help="measure this part alone, may be repeated; others stay"
    )
    parser.add_argument("--out", type=Path, default=report.HERE, help="folder of the two result files")
    return parser.parse_args()


def chosen(options: argparse.Namespace) -> set[str]:
    """The parts to measure: those named, else all but the long ones."""
    return set(options.only or usual_parts()) | ({"bank"} if options.bank else set())


def usual_parts() -> set[str]:
    """All parts but the long ones."""
    return {WEB, *(section.key for section in sections.SECTIONS if not section.asked)}


def earlier(folder: Path) -> dict[str, Any]:
    """What was measured before; nothing when there is no file yet."""
    path = folder / "results.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def run(quick: bool, parts: Iterable[str] | None = None) -> Iterator[dict[str, Any]]:
    """Measure the parts named, the usual ones if none is; each says when and on how loaded a machine.

    Yields all results so far after each part, so that a part that fails loses only itself.
    """
    wanted = usual_parts() if parts is None else set(parts)
    with chromium() as browser:
        results: dict[str, Any] = {"taken": {}, "machine": report.machine(browser.version)}
    if WEB in wanted:
        results["taken"][WEB] = taken()
        results |= measured_web(QUICK if quick else FULL)
        yield results
    for section in sections.SECTIONS:
        if section.key in wanted:
            say(section.title.lower())
            results["taken"][section.key] = taken()
            results[section.key] = section.measure(quick)
            yield results


def taken() -> dict[str, Any]:
    """When a part begins, and how many processes want the processor then (mean of a minute)."""
    return {"at": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"), "load": round(os.getloadavg()[0], 1)}


if __name__ == "__main__":
    sys.exit(main())
