"""Compresses bytes for browsers: brotli first, gzip else; what never changes is compressed once."""

import gzip
import hashlib
import os
import threading
from pathlib import Path

import brotli

from server.settings import settings

LEAST = 400
SUFFIX = {"br": ".br", "gzip": ".gz"}
_BIG = 2_000_000


def wanted(accept: str) -> str:
    """The best encoding a browser's Accept-Encoding allows: 'br', 'gzip' or ''."""
    names = set()
    for part in accept.lower().split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        if weight not in ("0", "0.0", "0.00", "0.000"):
            names.add(name)
    return next((name for name in SUFFIX if name in names), "")


def pack(data: bytes, encoding: str, *, best: bool = False) -> bytes:
    """The bytes in an encoding ('' leaves them): quickly, or as small as they get."""
    if encoding == "br":
        return bytes(brotli.compress(data, quality=(9 if len(data) > _BIG else 11) if best else 4))
    return gzip.compress(data, 9 if best else 5, mtime=0) if encoding == "gzip" else data


def pack_once(data: bytes, encoding: str) -> bytes:
    """As small as the bytes get, kept on disk by their content, so that the next start need not do it."""
    if not encoding:
        return data
    kept = _kept(data, encoding)
    if kept.exists():
        return kept.read_bytes()
    packed = pack(data, encoding, best=True)
    write_whole(kept, packed)
    return packed


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that a reader sees all of it or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two processes may write the same bytes at the same time: each has a part of its own.
    part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    part.write_bytes(data)
    part.replace(path)


def _kept(data: bytes, encoding: str) -> Path:
    return settings().cache_dir / "packed" / (hashlib.sha256(data).hexdigest()[:32] + SUFFIX[encoding])
