"""python -m torture [--scale 0.1] [--only publish …]: 1 when a promise is not held."""

import argparse
import importlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

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
# These ask whether all stays right, not how fast: they run while the soak does, as a host in use builds too.
BESIDE = ("killed", "bad_input")


def main() -> int:
    """Run the trials; each is written down as soon as it is done."""
    parser = argparse.ArgumentParser(prog="python -m torture", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="part of the full size (1)")
    parser.add_argument("--only", nargs="+", choices=list(TITLES), default=list(TITLES))
    options = parser.parse_args()
    if not 0.001 <= options.scale <= 1:
        parser.error("--scale goes from 0.001 to 1")
    # Limits of one client have tests of their own; here one process is many clients.
    os.environ.update({"API_RATE_LIMIT": "off", "EXPORT_RATE_LIMIT": "off"})
    first, soak, beside = parted(options.only)
    held = [_run(key, options.scale) for key in first]
    with _beside(beside, options.scale) as others:
        held += [_run(key, options.scale) for key in soak]
        held += [other.wait() == 0 for other in others]
    return 0 if all(held) else 1


def parted(keys: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Trials that run one after another, the soak when it is asked for, and those that run beside it."""
    soak = [key for key in keys if key == "soak"]
    beside = [key for key in keys if soak and key in BESIDE]
    return [key for key in keys if key not in (*soak, *beside)], soak, beside


@contextmanager
def _beside(keys: Sequence[str], scale: float) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """A process with these trials, if any; it ends with this one."""
    command = [sys.executable, "-m", "torture", "--scale", str(scale), "--only", *keys]
    started = [subprocess.Popen(command)] if keys else []
    try:
        yield started
    finally:
        for process in started:
            process.terminate()
            process.wait(60)


def _run(key: str, scale: float) -> bool:
    """One trial, told and written down; whether its promise is held."""
    print(f"{TITLES[key]} …", flush=True)
    outcome = _measured(key, scale)
    _tell(outcome)
    write([outcome], scale)
    return outcome.held


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
