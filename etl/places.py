"""Where the write side reads and writes: the repository's own files, and the store's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.store_address import AddressError, Followed, chosen, parse
from etl.errors import EtlError

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
    """The repository's folders; TILANNEKUVA_STORE moves the store, not when it is a bucket or lake.

    Raises EtlError when the setting cannot be used.
    """
    try:
        place = chosen()
    except AddressError as error:
        raise EtlError(f"TILANNEKUVA_STORE: {error.problem}", f"{error.remedy}.") from error
    return Places(store=place) if isinstance(place, Path) else Places()


def published_to(given: str | None) -> Followed | None:
    """The bucket or lake of `--to`, else that of TILANNEKUVA_STORE; None for neither. Raises EtlError."""
    try:
        place = parse(given) if given else chosen()
    except AddressError as error:
        raise EtlError(error.problem, f"{error.remedy}.") from error
    if given and isinstance(place, Path):
        raise EtlError(
            f"--to {given} is no bucket and no lake.",
            "write s3://bucket/prefix or ducklake:postgres:…; a folder is TILANNEKUVA_STORE's to name.",
        )
    return None if isinstance(place, Path) else place
