"""The one error of the write side: what is wrong, in which file, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class EtlError(Exception):
    """A step could not be done; the text names file and remedy, and what was served is untouched."""

    def __init__(self, problem: str, remedy: str, path: Path | None = None) -> None:
        self.problem, self.remedy, self.path = problem, remedy, path
        where = f"{path}: " if path else ""
        super().__init__(f"{where}{problem} Remedy: {remedy}")


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn an operating system's error while writing near `path` into an EtlError with a remedy."""
    try:
        yield
    except OSError as error:
        raise EtlError(f"cannot be written ({error.strerror or error}).", _remedy(error), path) from error


def _remedy(error: OSError) -> str:
    return {
        28: "free space on the disk (a build needs about 400 MB) or point TILANNEKUVA_STORE elsewhere.",
        13: "give this user write access to the folder or point TILANNEKUVA_STORE elsewhere.",
        30: "point TILANNEKUVA_STORE to a folder that can be written.",
    }.get(error.errno or 0, "check the disk and the folder.")
