"""The commands `fetch` and `doctor`; what they need is imported only when they run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from etl.places import Places

if TYPE_CHECKING:
    from etl.fetch import FetchOptions, FetchReport, Finding

Add = Callable[[str, Callable[[argparse.Namespace, Places], int], str], argparse.ArgumentParser]
NOTHING_WORKED = 2


def add_commands(add: Add) -> None:
    """Add both commands with their options."""
    fetch = add("fetch", run_fetch, "ask the live sources for newer figures; `build` takes them in")
    which = fetch.add_mutually_exclusive_group()
    which.add_argument(
        "--indicators", nargs="+", default=[], metavar="ID", help="ids, or keys as sotkanet:181"
    )
    which.add_argument("--theme", default="", help="all of one theme, for example talous")
    which.add_argument("--core", action="store_true", help="the core indicators (the default)")
    which.add_argument("--all", action="store_true", help="every indicator that a live source has")
    fetch.add_argument("--source", nargs="+", default=[], help="only sotkanet, statfin, geography or file")
    fetch.add_argument("--since", type=int, metavar="YEAR", help="no figures before this year")
    fetch.add_argument(
        "--dry-run", action="store_true", help="ask only metadata and say what would be loaded"
    )
    fetch.add_argument("--record", type=Path, metavar="DIR", help="keep every answer for replaying")
    fetch.add_argument(
        "--accept", nargs="+", default=[], metavar="KEY", help="items looked at and found right"
    )
    fetch.add_argument(
        "--max-age", type=float, default=6.0, metavar="HOURS", help="do not ask again before (6)"
    )
    fetch.add_argument(
        "--files", nargs="+", type=Path, default=[], metavar="YML", help="contracts of own files"
    )
    fetch.add_argument("--division", type=int, metavar="YEAR", help="also that year's areas and boundaries")
    doctor = add("doctor", run_doctor, "ask the services what docs/sources.md assumes; print what differs")
    doctor.add_argument("--record", type=Path, metavar="DIR", help="keep every answer for replaying")
    doctor.add_argument("--division", type=int, default=2026, metavar="YEAR", help="year of the areas (2026)")


def run_fetch(options: argparse.Namespace, places: Places) -> int:
    """Fetch; exit code 0 all well, 1 something failed or is put aside, 2 nothing worked, 130 interrupted."""
    from etl.fetch import for_terminal, run

    report = run(_options(options, places), for_terminal())
    _tell(report, options.dry_run)
    return report.exit_code


def run_doctor(options: argparse.Namespace, places: Places) -> int:
    """Print a line for each check; 1 when something differs, 2 when no service answered."""
    from data.catalog import load
    from etl.fetch import doctor, live_items
    from etl.fetch.record import recorder
    from etl.sources.settings import from_environment

    items = live_items(load(places.data))
    recording = recorder(options.record)
    found = doctor(from_environment(), items, options.division, _print, recording)
    good = sum(finding.verdict in ("as expected", "learned") for finding in found)
    print(f"doctor: {good} of {len(found)} checks as expected or newly learned")
    if good == len(found):
        return 0
    return 1 if good else NOTHING_WORKED


def _options(options: argparse.Namespace, places: Places) -> FetchOptions:
    from data.catalog import load
    from etl.fetch import FetchOptions, live_items
    from etl.sources.settings import from_environment

    return FetchOptions(
        folder=places.snapshots, items=live_items(load(places.data)), sources=frozenset(options.source),
        indicators=frozenset(options.indicators), theme=options.theme, core=options.core,
        everything=options.all, since=options.since, dry_run=options.dry_run, record=options.record,
        max_age_hours=options.max_age, accept=frozenset(options.accept), contracts=tuple(options.files),
        division_year=options.division, settings=from_environment(),
    )  # fmt: skip


def _tell(report: FetchReport, dry_run: bool) -> None:
    """Say on the way out what to do next; the summary itself is the progress display's last line."""
    if report.count("quarantined"):
        print("Put aside: see the messages; `--accept KEY` takes an item in.", file=sys.stderr)
    if report.count("loaded") and not dry_run:
        print("Next: python -m etl build", file=sys.stderr)


def _print(finding: Finding) -> None:
    print(f"{finding.verdict:<12} {finding.check}: {finding.found}", flush=True)
    if finding.verdict == "differs":
        print(f"{'':<12}   expected: {finding.expected}", flush=True)
