"""Addresses of stores: a folder, file: and s3://; anything else is named with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store_address import FOLDER, AddressError, Bucket, chosen, followed_folder, parse
from data.store_file import default_folder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/srv/store", Path("/srv/store")),
        ("some/store", Path.cwd() / "some/store"),
        ("file:/srv/store", Path("/srv/store")),
        ("file:///srv/store", Path("/srv/store")),
        ("file:some/store", Path.cwd() / "some/store"),
        ("file:///srv/my%20store", Path("/srv/my store")),
        ("s3://stores", Bucket("stores")),
        ("s3://stores/", Bucket("stores")),
        ("s3://stores/tilannekuva/test", Bucket("stores", "tilannekuva/test")),
    ],
)
def test_an_address_is_read(text: str, expected: Path | Bucket) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "s3://", "s3://Stores", "s3://a", "s3://stores/a b", "https://example.org/x", "file:", "file://host/x",
     "file:///x?y", "ducklake:postgres:dbname=x", "gs://stores"],
)  # fmt: skip
def test_what_is_no_address_is_named(text: str) -> None:
    with pytest.raises(AddressError, match="s3://bucket/prefix"):
        parse(text)


def test_the_setting_chooses_the_folder_that_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TILANNEKUVA_STORE", raising=False)
    assert (chosen(), default_folder()) == (FOLDER, FOLDER)
    monkeypatch.setenv("TILANNEKUVA_STORE", f"file:{tmp_path}")
    assert default_folder() == tmp_path
    monkeypatch.setenv("TILANNEKUVA_STORE", "s3://stores/a")
    monkeypatch.setenv("CACHE_DIR", str(tmp_path))
    assert default_folder() == followed_folder(Bucket("stores", "a"))
    assert default_folder().parent == tmp_path


def test_each_bucket_has_a_folder_of_its_own() -> None:
    folders = {followed_folder(bucket) for bucket in (Bucket("a"), Bucket("a", "b"), Bucket("ab"))}
    assert len(folders) == 3
