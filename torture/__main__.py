"""python -m torture [--scale 0.1] [--only publish …]: 1 when a promise is not held."""

import argparse
import importlib
import os
import sys
import time

from torture.outcome import Outcome, none_of
from torture.report import TITLES, write

MODULES = {
    "publish": "publish_under_load",
    "killed": "killed",
    "damage": "damage",
    "workers": "workers_die",
    "bad_input": "input_trial",
    "soak": "soak",
}


def main() -> int:
    """Run the trials one after another; each is written down as soon as it is done."""
    parser = argparse.ArgumentParser(prog="python -m torture", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="part of the full size (1)")
    parser.add_argument("--only", nargs="+", choices=list(TITLES), default=list(TITLES))
    options = parser.parse_args()
    if not 0.001 <= options.scale <= 1:
        parser.error("--scale goes from 0.001 to 1")
    # Limits of one client have tests of their own; here one process is many clients.
    os.environ.update({"API_RATE_LIMIT": "off", "EXPORT_RATE_LIMIT": "off"})
    outcomes = []
    for key in options.only:
        print(f"{TITLES[key]} …", flush=True)
        outcome = _measured(key, options.scale)
        _tell(outcome)
        outcomes.append(outcome)
        write([outcome], options.scale)
    return 0 if all(outcome.held for outcome in outcomes) else 1


def _measured(key: str, scale: float) -> Outcome:
    """A trial's outcome; one that breaks off is not held, and the others still run."""
    began = time.monotonic()
    try:
        outcome: Outcome = importlib.import_module(f"torture.{MODULES[key]}").measure(scale)
    except Exception as error:
        return Outcome(key, (none_of("the trial broke off", [str(error)[:300]]),), time.monotonic() - began)
    return outcome


def _tell(outcome: Outcome) -> None:
    for figure in outcome.figures:
        limit = f"  ({figure.limit})" if figure.limit else ""
        print(f"  {'ok ' if figure.ok else 'NOT'} {figure.what}: {figure.value[:500]}{limit}")
    print(f"  {'held' if outcome.held else 'NOT HELD'} in {outcome.seconds:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
