"""Compression: the browser's choice, and kept copies by content."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest

from server import encoding
from server.settings import Settings


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("GZIP", "gzip"),
        ("identity", ""),
        ("", ""),
        ("br ; q=0.000, gzip;q=0.0", ""),
    ],
)
def test_wanted(accept: str, name: str) -> None:
    assert encoding.wanted(accept) == name


def test_pack_reads_back() -> None:
    data = b"Tilannekuva " * 100
    assert brotli.decompress(encoding.pack(data, "br")) == data
    assert gzip.decompress(encoding.pack(data, "gzip", best=True)) == data
    assert encoding.pack(data, "") == data


def test_packed_once_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "settings", lambda: Settings(cache_dir=tmp_path))
    data = b"kerran " * 200
    first = encoding.pack_once(data, "br")
    monkeypatch.setattr(encoding, "pack", lambda *_a, **_k: pytest.fail("packed twice"))
    assert encoding.pack_once(data, "br") == first
    assert encoding.pack_once(data, "") == data
    assert not list(tmp_path.rglob("*.part"))


def test_many_may_write_the_same_file_at_once(tmp_path: Path) -> None:
    target, data = tmp_path / "a" / "file.br", bytes(200_000)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: encoding.write_whole(target, data), range(200)))
    assert target.read_bytes() == data
    assert [path.name for path in target.parent.iterdir()] == ["file.br"]
