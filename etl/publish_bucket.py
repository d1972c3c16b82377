"""Publishes a built store to a bucket that web hosts follow: the file first, the pointer last."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.bucket import BucketError, Remote, described
from data.store_address import Bucket
from etl.errors import EtlError, disk_errors
from etl.publish import KEPT
from etl.version import PREFIX, SUFFIX


def push(bucket: Bucket, path: Path) -> bool:
    """Serve the file `path` from the bucket; False when it is served already. Raises EtlError.

    A file in the bucket is never changed, so one that is there in its full size is not sent again.
    """
    with disk_errors(path):
        published = described(path)
    with _errors():
        remote = Remote(bucket)
        sizes = remote.sizes()
        if sizes.get(path.name) != published.size:
            remote.upload(path)
        elif _points_to(remote, published.line):
            return False
        remote.point(published)
        _prune(remote, {*sizes, path.name}, path.name)
    return True


def _points_to(remote: Remote, line: str) -> bool:
    with suppress(BucketError):  # no pointer yet, or none of ours: it is written
        found = remote.pointer()
        return found is not None and found[0].line == line
    return False


def _prune(remote: Remote, names: set[str], served: str) -> None:
    """The newest three files stay, and the one that is served."""
    files = sorted(name for name in names if name.startswith(PREFIX) and name.endswith(SUFFIX))
    for name in files[:-KEPT]:
        if name != served:
            remote.remove(name)


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except BucketError as error:
        raise EtlError(f"{error.problem} What was served there is served on.", f"{error.remedy}.") from error
