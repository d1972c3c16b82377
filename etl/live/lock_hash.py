"""What of the lock decides a store's content, as bytes; standard library only, so quick."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from etl.errors import EtlError

# When an item was last asked does not change its figures.
PASSING = ("checked_at",)


def lock_content(snapshots: Path) -> bytes:
    """Return the lock without what may change from run to run; nothing when nothing was ever fetched.

    Raises EtlError when the lock is damaged.
    """
    return b"\n".join(_parts(snapshots))


def _parts(snapshots: Path) -> Iterator[bytes]:
    lock = snapshots / "lock.json"
    try:
        if lock.exists():
            content = json.loads(lock.read_bytes())
            content.pop("parts", None)
            for item in content["items"].values():
                for name in PASSING:
                    item.pop(name, None)
            yield json.dumps(content, sort_keys=True).encode()
        journal = snapshots / "pending.jsonl"
        if journal.exists():
            yield journal.read_bytes()
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        remedy = "restore it from a copy, or remove the folder and run `python -m etl fetch` again."
        raise EtlError(f"cannot be read as a lock ({error}).", remedy, lock) from error
