"""Keeps raw answers unchanged under the hash of their content."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from etl.errors import disk_errors
from etl.sources.errors import StoreError

_PART = ".part-"
_HASH = re.compile(r"^[0-9a-f]{64}$")


class AnswerStore:
    """A folder of answers: by-sha256/ab/abcdef…, each written once and never changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "by-sha256"

    def path(self, sha256: str) -> Path:
        """Return where an answer is or would be. Raises StoreError for what is no hash."""
        if not _HASH.match(sha256):
            raise StoreError(f"'{sha256[:20]}' is no hash", str(self.folder))
        return self.folder / sha256[:2] / sha256

    def put(self, body: bytes) -> str:
        """Keep a body and return its hash; a kill at any moment leaves either all of it or nothing."""
        sha256 = hashlib.sha256(body).hexdigest()
        path = self.path(sha256)
        if path.exists() and path.stat().st_size == len(body):
            return sha256
        with disk_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, body)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return a body. Raises StoreError when it is gone or is not what its name says."""
        path = self.path(sha256)
        try:
            body = path.read_bytes()
        except OSError:
            raise StoreError("A raw answer is gone", str(path), "run fetch again") from None
        if hashlib.sha256(body).hexdigest() != sha256:
            raise StoreError("A raw answer was changed", str(path))
        return body

    def has(self, sha256: str) -> bool:
        """Tell whether a body is kept, without reading it."""
        return self.path(sha256).exists()


def remove_parts(folder: Path) -> None:
    """Remove what killed runs left unfinished; only while no other run is under way."""
    with disk_errors(folder):
        for path in folder.rglob(f"{_PART}*"):
            path.unlink(missing_ok=True)


def write_whole(path: Path, body: bytes) -> None:
    """Write a file so that readers see the old or the new content, never a part."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_PART)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
