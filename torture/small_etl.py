"""Runs commands of the loader over a small world, each in a process of its own that dies or fails as asked.

python -m torture.small_etl FOLDER takes lines `build|fetch none|kill|full|denied|count|limit NUMBER` and
answers each with the new process's id and then its exit code (-9: killed). Words go to FOLDER/said.
"""

import errno
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl import commands
from etl.fetch import FetchOptions, LiveItem, run
from etl.places import Places
from etl.sources.settings import SourceSettings
from etl.stages import boundaries, derived, end  # loaded before the first fork
from tests.standins.small import use

ITEMS = 6
LOADED = (derived, boundaries, end)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}


def main(folder: Path) -> None:
    """Fork for each line: libraries are loaded once, so that a run takes no longer than its work."""
    for line in sys.stdin:
        command, deed, number = line.split()
        child = os.fork()
        if not child:
            _child(folder, command, deed, int(number))
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _child(folder: Path, command: str, deed: str, number: int) -> None:
    """Never returns, and leaves without tidying up: threads of libraries did not come along."""
    words = (folder / "said").open("w", encoding="utf-8", buffering=1)
    sys.stdout = sys.stderr = words
    code = 99
    try:
        code = _run(Places(folder / "embedded", folder / "data", folder / "store"), command, deed, number)
    except BaseException:
        traceback.print_exc()
    finally:
        words.flush()
        os._exit(code)


def _run(places: Places, command: str, deed: str, number: int) -> int:
    seen = [0]
    if deed == "limit":  # a file that grows beyond it fails as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
    elif deed != "none":
        sys.addaudithook(_hook(str(places.store), deed, number, seen))
    code = _build(places) if command == "build" else _fetch(places.snapshots)
    if deed == "count":
        print(f"operations {seen[0]}")
    return code


def _build(places: Places) -> int:
    use(places, pytest.MonkeyPatch())
    return commands.main(["build"])


def _fetch(folder: Path) -> int:
    base = os.environ["SOTKANET_BASE"]
    settings = SourceSettings(
        sotkanet_base=base, pxweb_base=base, wfs_base=base, class_base=base, attempts=1, wait_first=0.01,
        sotkanet_pause=0.0, pxweb_pause=0.0,
    )  # fmt: skip
    items = [LiveItem(f"m{n}", "sotkanet", str(n)) for n in range(1, ITEMS + 1)]
    return run(FetchOptions(folder, items, everything=True, settings=settings, max_age_hours=0.0)).exit_code


def _hook(store: str, deed: str, number: int, seen: list[int]) -> Callable[[str, tuple[Any, ...]], None]:
    """Counts what Python does to files of the store, and at the chosen one dies or fails."""

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if not (event in _CHANGES or (event == "open" and given[2] and given[2] & _WRITING)):
            return
        if not str(given[0]).startswith(store):
            return
        seen[0] += 1
        if seen[0] == number:
            _strike(deed, str(given[0]))

    return hook


def _strike(deed: str, path: str) -> None:
    if deed == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if deed == "full":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
    if deed == "denied":
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
