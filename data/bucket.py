"""A bucket of published stores: files that never change, and one pointer that tells name, size and hash.

Endpoint, region and keys come from the environment (AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID,
AWS_SECRET_ACCESS_KEY …) as the library reads them.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import obstore
from obstore.exceptions import BaseError, NotModifiedError
from obstore.store import S3Store

from data.store_address import Bucket, Followed

POINTER = "CURRENT"
PART = 8_000_000  # bytes asked for at once, so that one slow piece is asked again and not the whole file
_LINE = re.compile(r"(tilannekuva-[\w-]+\.duckdb) (\d{1,15}) ([0-9a-f]{64})\n?")


class BucketError(RuntimeError):
    """The bucket, or what stands in it, cannot be used; the text says why and what to do."""

    def __init__(self, place: Followed, problem: str, remedy: str) -> None:
        self.problem, self.remedy = f"{place.url}: {problem}", remedy
        super().__init__(f"{self.problem} Remedy: {remedy}.")


@dataclass(frozen=True)
class Published:
    """A published store: the name of its file, bytes, and SHA-256 in hexadecimals."""

    name: str
    size: int
    digest: str

    @property
    def line(self) -> str:
        """What the pointer holds."""
        return f"{self.name} {self.size} {self.digest}\n"


class Remote:
    """Reads and writes one bucket. Every method raises BucketError."""

    def __init__(self, bucket: Bucket) -> None:
        self.bucket = bucket
        plain = os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://")
        options: Any = {"connect_timeout": "3s", "timeout": "30s", "allow_http": plain}
        retries: Any = {"max_retries": 2, "retry_timeout": timedelta(seconds=20)}
        try:
            self._store = S3Store(
                bucket.name, prefix=bucket.prefix or None, client_options=options, retry_config=retries
            )
        except (BaseError, ValueError) as error:
            raise self._failed(error) from error

    def pointer(self, known: str | None = None) -> tuple[Published, str] | None:
        """What is served and the pointer's entity tag; None when that is still `known`."""
        options: Any = {"if_none_match": known} if known else {}
        try:
            answer = obstore.get(self._store, POINTER, options=options)
            text = bytes(answer.bytes()).decode("utf-8", errors="replace")
        except NotModifiedError:
            return None
        except (BaseError, OSError) as error:
            raise self._failed(error) from error
        if not (found := _LINE.fullmatch(text)):
            told = f"its {POINTER} holds '{text[:100].strip()}'."
            raise BucketError(self.bucket, told, "publish again: `python -m etl publish --to …`")
        return Published(found[1], int(found[2]), found[3]), str(answer.meta["e_tag"])

    def download(self, published: Published, target: Path) -> None:
        """The whole file to `target`. Raises OSError when that cannot be written."""
        digest = sha256()
        with target.open("wb") as file:
            for start in range(0, published.size, PART):
                piece = self._piece(published.name, start, min(PART, published.size - start))
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if digest.hexdigest() != published.digest:
            told = f"{published.name} is not what was published (another SHA-256)."
            raise BucketError(
                self.bucket, told, "publish another build, or remove the file and publish again"
            )

    def is_whole(self, path: Path, published: Published) -> bool:
        """Whether the host has this very file already."""
        try:
            return path.stat().st_size == published.size and described(path) == published
        except OSError:
            return False

    def upload(self, path: Path) -> None:
        """Puts a file in the bucket; it appears there whole or not at all."""
        try:
            obstore.put(self._store, path.name, path)
        except (BaseError, OSError) as error:
            raise self._failed(error) from error

    def point(self, published: Published) -> None:
        """Serves a file from now on."""
        try:
            obstore.put(self._store, POINTER, published.line.encode())
        except (BaseError, OSError) as error:
            raise self._failed(error) from error

    def answers(self) -> None:
        """Returns when the bucket lists something of the prefix or nothing."""
        try:
            next(iter(obstore.list(self._store, chunk_size=1)), None)
        except (BaseError, OSError) as error:
            raise self._failed(error) from error

    def sizes(self) -> dict[str, int]:
        """Bytes of each file in the bucket, by name; the pointer's as well."""
        try:
            return {item["path"]: item["size"] for items in obstore.list(self._store) for item in items}
        except (BaseError, OSError) as error:
            raise self._failed(error) from error

    def remove(self, name: str) -> None:
        """Removes a file."""
        try:
            obstore.delete(self._store, name)
        except (BaseError, OSError) as error:
            raise self._failed(error) from error

    def _piece(self, name: str, start: int, length: int) -> bytes:
        try:
            return bytes(obstore.get_range(self._store, name, start=start, length=length))
        except (BaseError, OSError) as error:
            raise self._failed(error) from error

    def _failed(self, error: Exception) -> BucketError:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        remedy = "check the bucket, AWS_ENDPOINT_URL, AWS_REGION and the keys"
        return BucketError(self.bucket, f"{first[:300]}.", remedy)


def described(path: Path) -> Published:
    """Name, size and hash of a file of this host. Raises OSError."""
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(PART):
            digest.update(piece)
    return Published(path.name, path.stat().st_size, digest.hexdigest())
