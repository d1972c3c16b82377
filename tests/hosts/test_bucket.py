"""A bucket is published to file first, pointer last; a host follows it whole or not at all."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb
import pytest

from data import db
from data.bucket import BucketError, Published, Remote, described
from data.follow import KEPT, STATE, Follower, last_look
from data.store_address import Bucket, parse
from data.store_file import SCHEMA_VERSION
from etl import commands
from etl.errors import EtlError
from etl.publish_bucket import push
from tests.hosts.s3 import S3
from tests.reading import read_from


def store_file(folder: Path, number: int) -> Path:
    """A store that tells its number."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"tilannekuva-20260101T00000{number}-{number:010x}.duckdb"
    con = duckdb.connect(path)
    con.execute("CREATE TABLE meta AS SELECT 'schema_version' AS key, ?::VARCHAR AS value", [SCHEMA_VERSION])
    con.execute("CREATE TABLE told AS SELECT ?::INTEGER AS number", [number])
    con.close()
    return path


@pytest.fixture
def place(bucket: str) -> Bucket:
    found = parse(bucket)
    assert isinstance(found, Bucket)
    return found


@pytest.fixture
def host(place: Bucket, tmp_path: Path) -> Follower:
    folder = tmp_path / "host"
    folder.mkdir()
    return Follower(Remote(place), folder, 1.0)


def number(host: Follower) -> int:
    with read_from(host.folder):
        return int(db.rows("SELECT number FROM told")[0][0])


def test_a_host_serves_what_is_published_and_asks_only_the_pointer_after(
    s3: S3, place: Bucket, host: Follower, tmp_path: Path
) -> None:
    path = store_file(tmp_path / "built", 1)
    assert push(place, path) is True
    assert push(place, path) is False
    assert host.look()
    assert number(host) == 1
    (host.folder / "CURRENT").unlink()  # would be written again by a look that finds something new
    assert host.look()
    assert not (host.folder / "CURRENT").exists()
    push(place, store_file(tmp_path / "built", 2))
    assert host.look()
    assert number(host) == 2
    push(place, path)  # back to an earlier one
    assert host.look()
    assert number(host) == 1


def test_the_file_is_there_before_the_pointer(
    monkeypatch: pytest.MonkeyPatch, place: Bucket, host: Follower, tmp_path: Path
) -> None:
    push(place, store_file(tmp_path, 1))
    host.look()

    def dies(*_: object) -> None:
        raise BucketError(place, "the power is gone.", "wait")

    monkeypatch.setattr(Remote, "point", dies)
    with pytest.raises(EtlError, match="power is gone.*served on"):
        push(place, store_file(tmp_path, 2))
    assert host.look()
    assert number(host) == 1
    monkeypatch.undo()


def test_another_file_than_the_published_one_is_not_served(
    s3: S3, place: Bucket, host: Follower, tmp_path: Path
) -> None:
    push(place, store_file(tmp_path, 1))
    host.look()
    second = store_file(tmp_path, 2)
    push(place, second)
    s3.client.put_object(
        Bucket=place.name, Key=f"{place.prefix}/{second.name}", Body=bytes(second.stat().st_size)
    )
    assert not host.look()
    assert number(host) == 1
    told = last_look(host.folder)
    assert told and "another SHA-256" in told.error and "Remedy:" in told.error
    assert not list(host.folder.glob(".loading-*"))
    assert host.pause() == 2.0
    push(place, store_file(tmp_path, 3))
    assert host.look()
    assert (number(host), host.pause()) == (3, 1.0)


@pytest.mark.parametrize("text", ["", "tilannekuva-1.duckdb", "../x 1 " + "0" * 64, "\xff" * 500])
def test_a_damaged_pointer_keeps_the_last_good_store(
    s3: S3, place: Bucket, host: Follower, tmp_path: Path, text: str
) -> None:
    push(place, store_file(tmp_path, 1))
    host.look()
    s3.client.put_object(Bucket=place.name, Key=f"{place.prefix}/CURRENT", Body=text.encode("latin-1"))
    assert not host.look()
    assert number(host) == 1
    assert "publish again" in (host.folder / STATE).read_text()


def test_a_bucket_that_is_away_keeps_the_last_good_store(
    s3: S3, place: Bucket, host: Follower, tmp_path: Path
) -> None:
    push(place, store_file(tmp_path, 1))
    host.look()
    s3.away()
    try:
        assert not host.look()
        with pytest.raises(EtlError, match="AWS_ENDPOINT_URL"):
            push(place, store_file(tmp_path, 2))
    finally:
        s3.back()
    assert number(host) == 1
    assert host.look()
    assert last_look(host.folder).error == ""  # type: ignore[union-attr]


def test_a_file_of_the_host_found_damaged_at_the_start_is_brought_again(
    place: Bucket, host: Follower, tmp_path: Path
) -> None:
    path = store_file(tmp_path, 1)
    push(place, path)
    host.look()
    (host.folder / path.name).write_bytes(bytes(path.stat().st_size))
    again = Follower(host.remote, host.folder, 1.0)
    assert again.look()
    assert described(host.folder / path.name) == described(path)


def test_old_files_go_from_bucket_and_host_but_never_the_served_one(
    place: Bucket, host: Follower, tmp_path: Path
) -> None:
    paths = [store_file(tmp_path / "built", n) for n in range(1, 6)]
    for path in paths:
        push(place, path)
        host.look()
    newest = {path.name for path in paths[-KEPT:]}
    assert set(Remote(place).sizes()) == {*newest, "CURRENT"}
    assert {path.name for path in host.folder.glob("*.duckdb")} == newest
    push(place, paths[0])
    host.look()
    assert set(Remote(place).sizes()) == {*newest, paths[0].name, "CURRENT"}
    assert number(host) == 1


def test_one_process_of_a_host_follows_and_another_takes_its_place(
    place: Bucket, host: Follower, tmp_path: Path
) -> None:
    push(place, store_file(tmp_path, 1))
    second = Follower(host.remote, host.folder, 0.05)
    host.interval = 0.05
    host.start()
    assert host.looked.wait(10)
    second.start()
    assert second.looked.wait(10)
    host.stop()
    push(place, store_file(tmp_path, 2))
    try:
        until = time.monotonic() + 10
        while "T000002-" not in current(host):
            assert time.monotonic() < until, "nobody follows"
            time.sleep(0.05)
    finally:
        second.stop()


def current(host: Follower) -> str:
    return (host.folder / "CURRENT").read_text(encoding="utf-8")


def test_the_line_of_the_pointer_round_trips(place: Bucket) -> None:
    published = Published("tilannekuva-20260101T000000-0123456789.duckdb", 12, "a" * 64)
    remote = Remote(place)
    remote.point(published)
    found = remote.pointer()
    assert found and found[0] == published
    assert remote.pointer(found[1]) is None


def test_the_commands_publish_to_the_bucket_and_go_back(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    bucket: str,
    tmp_path: Path,
    host: Follower,
) -> None:
    first, second = store_file(tmp_path, 1), store_file(tmp_path, 2)
    monkeypatch.setattr(commands, "_print_checks", lambda *_: 0)  # these stores hold no figures to check
    monkeypatch.setenv("TILANNEKUVA_STORE", f"file:{tmp_path}")
    assert commands.main(["publish", "--to", bucket]) == 0
    assert f"Published to {bucket}." in capsys.readouterr().out
    assert host.look() and number(host) == 2
    assert commands.main(["rollback", "--to", bucket]) == 0
    assert host.look() and number(host) == 1
    assert (tmp_path / "CURRENT").read_text(encoding="utf-8").strip() == first.name
    assert commands.main(["publish", "--to", str(tmp_path)]) == 1
    assert "is no bucket" in capsys.readouterr().err
    assert second.is_file()


def test_when_the_bucket_is_away_a_publishing_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], s3: S3, bucket: str, tmp_path: Path
) -> None:
    first = store_file(tmp_path, 1)
    monkeypatch.setattr(commands, "_print_checks", lambda *_: 0)
    monkeypatch.setenv("TILANNEKUVA_STORE", str(tmp_path))
    assert commands.main(["publish"]) == 0
    store_file(tmp_path, 2)
    s3.away()
    try:
        assert commands.main(["publish", "--to", bucket]) == 1
    finally:
        s3.back()
    assert "served on" in capsys.readouterr().err
    assert (tmp_path / "CURRENT").read_text(encoding="utf-8").strip() == first.name
