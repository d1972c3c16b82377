"""A stage in a process of its own: what it took of memory is given back whole when it ends.

The child writes a JSON line for each step, note and error; it ends when its parent does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

from etl.errors import EtlError
from etl.part import Limits
from etl.places import ROOT, Places
from etl.progress import Progress
from etl.stages import Job, run


def run_apart(name: str, job: Job, progress: Progress) -> None:
    """Do one stage in a child process. Raises EtlError for what it says, and when it dies."""
    given = [name, job.version, *map(str, (job.part, job.limits.threads, job.limits.memory)), *_folders(job)]
    command = [sys.executable, "-m", "etl.stages.apart", *given]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        try:
            assert child.stdout
            for line in child.stdout:
                _tell(json.loads(line), progress)
        except BaseException:
            child.kill()  # it has said what is wrong, or nobody wants to know any more
            raise
    if child.returncode:
        raise EtlError(
            f"the stage '{name}' died (exit code {child.returncode}).",
            "see what it wrote above; if memory ran out, give DuckDB less with `--memory`.",
        )


def _folders(job: Job) -> list[str]:
    return [str(folder) for folder in (job.places.embedded, job.places.data, job.places.store)]


def _tell(line: dict[str, Any], progress: Progress) -> None:
    if "error" in line:
        problem, remedy, path = line["error"]
        raise EtlError(problem, remedy, Path(path) if path else None)
    if "step" in line:
        progress.step(line["step"])
    else:
        progress.note(line["note"])


class _Lines:
    """Progress as lines for the parent."""

    def step(self, text: str) -> None:
        """The next step."""
        _write(step=text)

    def note(self, text: str) -> None:
        """A fact of the step under way."""
        _write(note=text)


def _write(**line: Any) -> None:
    print(json.dumps(line), flush=True)


def _end_with(parent: IO[str]) -> None:
    """Wait for the end of what the parent holds open, which only its own end brings."""
    parent.read()
    os._exit(1)


def main(arguments: list[str]) -> int:
    """Do the stage that is given."""
    threading.Thread(target=_end_with, args=(sys.stdin,), daemon=True).start()
    name, version, part, threads, memory, *folders = arguments
    job = Job(Places(*map(Path, folders)), version, Path(part), Limits(int(threads), memory, apart=True))
    try:
        run(name, job, _Lines())
    except EtlError as error:
        _write(error=[error.problem, error.remedy, str(error.path or "")])
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
