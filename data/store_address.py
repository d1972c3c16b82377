"""Where stores are published: a folder of this host, or a bucket or a lake that every web host follows."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "data" / "store"
_BUCKET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([\w./=-]*))?")
_LAKE = "ducklake:postgres:"
# What may stand in a lake's address: where its catalogue is and how to get there, never a secret.
_PLACE = re.compile(
    r"(?:host|hostaddr|port|dbname|user|sslmode|sslrootcert|application_name)=[\w./:@,-]+"
)  # fmt: skip
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:")


class AddressError(ValueError):
    """An address of stores that cannot be used; the text says what to write."""

    def __init__(self, text: str) -> None:
        shown = _LAKE + "…" if text.startswith("ducklake:") else text  # a password may stand in it
        self.problem = f"'{shown}' is no address of stores."
        self.remedy = (
            "write a folder, file:FOLDER, s3://bucket/prefix or ducklake:postgres:host=… dbname=… user=… "
            "(a password stands in PGPASSWORD)"
        )
        super().__init__(f"{self.problem} Remedy: {self.remedy}.")


@dataclass(frozen=True)
class Bucket:
    """An S3-compatible bucket and the beginning of the names in it ('' for none)."""

    name: str
    prefix: str = ""

    @property
    def url(self) -> str:
        """As it is written in a setting."""
        return f"s3://{self.name}/{self.prefix}" if self.prefix else f"s3://{self.name}"


@dataclass(frozen=True)
class Lake:
    """A DuckLake by its catalogue: how PostgreSQL's own programs name a database, without secrets."""

    catalogue: str

    @property
    def url(self) -> str:
        """As it is written in a setting."""
        return f"{_LAKE}{self.catalogue}"


Followed = Bucket | Lake  # what web hosts follow into a folder of their own


def parse(text: str) -> Path | Followed:
    """A folder's absolute path, a bucket or a lake. Raises AddressError."""
    if text.startswith(_LAKE):
        return _lake_of(text)
    if found := _BUCKET.fullmatch(text):
        return Bucket(found[1], (found[2] or "").strip("/"))
    if text.startswith("file:"):
        return _folder_of(text)
    if not text or _SCHEME.match(text):
        raise AddressError(text)
    return Path(text).resolve()


def _lake_of(text: str) -> Lake:
    words = text.removeprefix(_LAKE).split()
    if not words or not all(_PLACE.fullmatch(word) for word in words):
        raise AddressError(text)
    return Lake(" ".join(words))


def _folder_of(text: str) -> Path:
    """file:some/folder, file:/some/folder or file:///some/folder."""
    parts = urlsplit(text)
    if parts.netloc not in ("", "localhost") or not parts.path or parts.query or parts.fragment:
        raise AddressError(text)
    return Path(unquote(parts.path)).resolve()


def chosen() -> Path | Followed:
    """What TILANNEKUVA_STORE names, data/store without it. Raises AddressError."""
    text = os.environ.get("TILANNEKUVA_STORE", "").strip()
    return parse(text) if text else FOLDER


def followed_folder(place: Followed) -> Path:
    """Where this host keeps what it has of a bucket or a lake: under CACHE_DIR, for each its own."""
    kept = Path(os.environ.get("CACHE_DIR", "").strip() or ROOT / ".cache").resolve()
    return kept / f"store-{sha256(place.url.encode()).hexdigest()[:12]}"
