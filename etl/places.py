"""Where the write side reads and writes: the repository's own files, and the store's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.store_address import AddressError, Followed, chosen, parse
from etl.errors import EtlError

ROOT = Path(__file__).resolve().parent.parent
FILES = ("observations", "snapshots", "regions", "region_members", "region_changes", "boundaries")
RESTORE = "restore the file from the repository or make it again: `python -m etl embed --from DIR`."


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


def check_files(embedded: Path) -> None:
    """Raise EtlError naming the first embedded file that is missing or not Parquet."""
    for name in FILES:
        path = embedded / f"{name}.parquet"
        try:
            with path.open("rb") as file:
                start = file.read(4)
        except OSError as error:
            raise EtlError(f"cannot be read ({error.strerror}).", RESTORE, path) from error
        if start != b"PAR1":
            raise EtlError("is not a Parquet file.", RESTORE, path)


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
