"""Build the embedded store anew in a folder of its own: seconds, largest memory, size of the file."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LIMIT_SECONDS = 60


def measure(_quick: bool) -> dict[str, Any]:
    """{seconds, memory_mb, store_mb, figures}; the folder goes away afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        used = _built({**os.environ, "TILANNEKUVA_STORE": folder})
        seconds = time.monotonic() - start
        store = next(Path(folder).glob("tilannekuva-*.duckdb"))
        return {
            "seconds": seconds,
            "cpu_seconds": used.ru_utime + used.ru_stime,
            "memory_mb": used.ru_maxrss / 1000,
            "store_mb": store.stat().st_size / 1e6,
        }


def _built(env: dict[str, str]) -> Any:
    """What the build used. Raises CalledProcessError when it fails."""
    command = [sys.executable, "-m", "etl", "build"]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used


def rows(figures: dict[str, Any]) -> list[list[str]]:
    """The table of the report, its head first."""
    return [
        [f"seconds (≤ {LIMIT_SECONDS})", "seconds of CPU", "largest memory MB", "store MB"],
        [f"{figures[key]:.0f}" for key in ("seconds", "cpu_seconds", "memory_mb", "store_mb")],
    ]
