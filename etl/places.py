"""Where the write side reads and writes: the repository's own files, and the store's folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Places:
    """Folders of one build. `data` holds schema.sql and the catalogue."""

    embedded: Path = ROOT / "data" / "embedded"
    data: Path = ROOT / "data"
    store: Path = ROOT / "data" / "store"

    @property
    def snapshots(self) -> Path:
        """Folder of what `fetch` brought: raw answers and the lock."""
        return self.store / "snapshots"


def default_places() -> Places:
    """The repository's folders; TILANNEKUVA_STORE moves the store."""
    store = os.environ.get("TILANNEKUVA_STORE")
    return Places(store=Path(store).resolve()) if store else Places()
