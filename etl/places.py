"""Where the write side reads and writes: the repository's own files, and the store's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.store_address import AddressError, Bucket, chosen, parse
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
    """The repository's folders; TILANNEKUVA_STORE moves the store. For a bucket it is built in data/store.

    Raises EtlError when the setting cannot be used.
    """
    try:
        place = chosen()
    except AddressError as error:
        raise EtlError(f"TILANNEKUVA_STORE: {error.problem}", f"{error.remedy}.") from error
    return Places() if isinstance(place, Bucket) else Places(store=place)


def bucket_to_publish(given: str | None) -> Bucket | None:
    """The bucket of `--to`, else the one TILANNEKUVA_STORE names; None for neither. Raises EtlError."""
    try:
        place = parse(given) if given else chosen()
    except AddressError as error:
        raise EtlError(error.problem, f"{error.remedy}.") from error
    if given and not isinstance(place, Bucket):
        raise EtlError(
            f"--to {given} is no bucket.",
            "write s3://bucket/prefix; a folder is TILANNEKUVA_STORE's to name.",
        )
    return place if isinstance(place, Bucket) else None
