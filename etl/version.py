"""Names a build by its time and a hash of all that decides its content; standard library only, so quick."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from etl.errors import EtlError
from etl.live.lock_hash import lock_content
from etl.places import ROOT, Places

PREFIX, SUFFIX = "tilannekuva-", ".duckdb"
VERSION = re.compile(r"\d{8}T\d{6}-[0-9a-f]{10}")
# Modules that cannot change what a store holds, only how the work is started, shown or served.
NEUTRAL = {
    *("__init__", "__main__", "built", "commands", "errors", "places", "progress", "status", "version"),
    *("publish", "publish_bucket", "publish_lake"),
}

# The modules of analysis that make figures of the store.
ANALYSIS = (
    *("change", "classes", "standing", "compare", "kendall", "trend", "trend_many", "spread"),
    *("similar", "similar_presets", "similar_table"),
)


def fingerprint(places: Places) -> str:
    """Ten hexadecimal digits changing with embedded data, fetched answers, catalogue, schema, code."""
    digest = hashlib.sha256()
    for path in _inputs(places):
        digest.update(path.name.encode() + b"\0")
        digest.update(_content(path))
    if fetched := lock_content(places.snapshots):
        digest.update(fetched)
        for path in _parsers():
            digest.update(_content(path))
    return digest.hexdigest()[:10]


def version_now(places: Places) -> str:
    """Version of a build started now, in UTC: 20261122T145300-1a2b3c4d5e (SOURCE_DATE_EPOCH is honoured)."""
    return f"{build_time():%Y%m%dT%H%M%S}-{fingerprint(places)}"


def build_time() -> datetime:
    """Now in UTC, or the moment SOURCE_DATE_EPOCH names. Raises EtlError when that is not a number."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise EtlError(
            f"SOURCE_DATE_EPOCH is '{epoch}', not whole seconds.", "correct or unset it."
        ) from None


def file_name(version: str) -> str:
    """Name of a version's file."""
    return f"{PREFIX}{version}{SUFFIX}"


def version_of(name: str) -> str:
    """Version in a store file's name. Raises EtlError when the name is not one of ours."""
    version = name.removeprefix(PREFIX).removesuffix(SUFFIX)
    if not VERSION.fullmatch(version):
        raise EtlError(f"'{name}' does not name a store.", "run `python -m etl build`.")
    return version


def _inputs(places: Places) -> Iterator[Path]:
    """Files in a fixed order. Missing ones are left to the build, which explains them."""
    yield from sorted(p for p in places.embedded.glob("*") if p.suffix in (".parquet", ".json", ".csv"))
    yield from sorted((places.data / "indicators").glob("*.yml"))
    yield from sorted(p for p in places.data.glob("*") if p.suffix in (".yml", ".csv", ".sql"))
    yield from sorted([*places.data.glob("catalog*.py"), *places.data.glob("groups.py")])
    yield from (path for path in sorted((ROOT / "etl").glob("*.py")) if path.stem not in NEUTRAL)
    yield from sorted((ROOT / "etl" / "stages").glob("*.py"))
    yield from sorted((ROOT / "etl" / "sql").glob("*.sql"))
    yield from (ROOT / "analysis" / f"{name}.py" for name in ANALYSIS)


def _parsers() -> Iterator[Path]:
    """Code that reads raw answers: it decides nothing where there are none."""
    for folder in ("live", "fetch", "sources"):
        yield from sorted(p for p in (ROOT / "etl" / folder).glob("*") if p.suffix in (".py", ".csv"))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EtlError(
            f"cannot be read ({error.strerror}).", "restore the file from the repository.", path
        ) from error
