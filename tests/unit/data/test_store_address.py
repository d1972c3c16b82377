"""Addresses of stores: a folder, file:, s3:// and ducklake:; anything else is named with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store_address import FOLDER, AddressError, Bucket, Lake, chosen, followed_folder, parse
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
        ("ducklake:postgres:host=db  dbname=lake", Lake("host=db dbname=lake")),
        ("s3://stores/", Bucket("stores")),
        ("s3://stores/tilannekuva/test", Bucket("stores", "tilannekuva/test")),
    ],
)
def test_an_address_is_read(text: str, expected: Path | Bucket | Lake) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "s3://", "s3://Stores", "s3://a", "s3://stores/a b", "https://example.org/x", "file:", "file://host/x",
     "file:///x?y", "gs://stores", "ducklake:sqlite:x"],
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


def test_each_bucket_and_lake_has_a_folder_of_its_own() -> None:
    places = (Bucket("a"), Bucket("a", "b"), Bucket("ab"), Lake("dbname=a"), Lake("dbname=b"))
    assert len({followed_folder(place) for place in places}) == 5
