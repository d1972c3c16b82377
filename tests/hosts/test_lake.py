"""A lake is published to and read by snapshots; what is away or gone is told, the last good one stays."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data import db
from data.follow import KEPT, Follower, last_look
from data.lake import Catalogue
from data.lake_attach import opened
from data.store_address import AddressError, Bucket, Lake, parse
from etl import commands, publish_lake
from etl.errors import EtlError
from etl.publish_lake import _opened, published, push
from tests.hosts.lakes import Lakes
from tests.hosts.test_bucket import number, store_file
from tests.reading import read_from


@pytest.fixture
def lake(lakes: Lakes, monkeypatch: pytest.MonkeyPatch) -> Lake:
    """A new lake, which this process may write."""
    address, environment = lakes.made()
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    found = parse(address)
    assert isinstance(found, Lake)
    return found


@pytest.fixture
def host(lake: Lake, tmp_path: Path) -> Follower:
    folder = tmp_path / "host"
    folder.mkdir()
    return Follower(Catalogue(lake), folder, 1.0)


@pytest.fixture
def reader(host: Follower) -> Iterator[None]:
    with read_from(host.folder):
        yield


def ids(lake: Lake) -> list[int]:
    with _opened(lake, writing=False) as con:
        return [one.snapshot for one in published(con)]


def test_a_host_serves_the_snapshot_that_is_named_and_goes_back_to_an_earlier_one(
    lake: Lake, host: Follower, tmp_path: Path
) -> None:
    first, second = store_file(tmp_path, 1), store_file(tmp_path, 2)
    assert push(lake, first) is True
    assert push(lake, first) is False
    assert host.look() and number(host) == 1
    assert push(lake, second) is True
    assert host.look() and number(host) == 2
    written = ids(lake)
    assert written == sorted(written, reverse=True) and len(written) == 2
    assert push(lake, first) is True  # nothing is written: its snapshot is named again
    assert ids(lake) == written[::-1]
    assert host.look() and number(host) == 1


def test_a_question_under_way_stays_with_its_snapshot(
    lake: Lake, host: Follower, reader: None, tmp_path: Path
) -> None:
    push(lake, store_file(tmp_path, 1))
    host.look()
    held = db.reading()
    push(lake, store_file(tmp_path, 2))
    host.look()
    assert db.rows("SELECT number FROM told") == [(2,)]
    assert held.rows("SELECT number FROM told") == [(1,)]
    assert db.version() != held.version


def test_a_killed_writer_leaves_what_was_served(
    monkeypatch: pytest.MonkeyPatch, lake: Lake, host: Follower, tmp_path: Path
) -> None:
    push(lake, store_file(tmp_path, 1))

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    for step in ("_comment_columns", "_forget"):
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(f"etl.publish_lake.{step}", dies)
            push(lake, store_file(tmp_path / step, 2 if step == "_comment_columns" else 3))
        host.look()
        assert number(host) == (1 if step == "_comment_columns" else 3)


def test_of_two_writers_at_once_one_publishes_and_the_other_is_told(
    monkeypatch: pytest.MonkeyPatch, lake: Lake, host: Follower, tmp_path: Path
) -> None:
    push(lake, store_file(tmp_path, 1))
    comment = publish_lake._comment_columns

    def meanwhile(con: Any) -> None:
        monkeypatch.setattr(publish_lake, "_comment_columns", comment)
        assert push(lake, store_file(tmp_path, 3))
        comment(con)

    monkeypatch.setattr(publish_lake, "_comment_columns", meanwhile)
    with pytest.raises(EtlError, match="served on"):
        push(lake, store_file(tmp_path, 2))
    assert host.look() and number(host) == 3


def test_a_catalogue_that_is_away_stops_nothing_that_is_served(
    lakes: Lakes, lake: Lake, host: Follower, reader: None, tmp_path: Path
) -> None:
    push(lake, store_file(tmp_path, 1))
    host.look()
    lakes.postgres.stop()
    try:
        assert not host.look()
        told = last_look(host.folder)
        assert (
            told and "PGPASSWORD" in told.error and lakes.postgres.environment["PGPASSWORD"] not in told.error
        )
        assert db.rows("SELECT number FROM told") == [(1,)]
        again = Follower(Catalogue(lake), host.folder, 1.0)  # a process that starts now
        assert not again.look()
        assert number(host) == 1
        with pytest.raises(EtlError, match="served on"):
            push(lake, store_file(tmp_path, 2))
    finally:
        lakes.postgres.start()
    assert host.look() and last_look(host.folder).error == ""  # type: ignore[union-attr]


def test_a_bucket_that_is_away_is_told_and_what_was_read_is_answered(
    lakes: Lakes, lake: Lake, host: Follower, reader: None, tmp_path: Path
) -> None:
    push(lake, store_file(tmp_path, 1))
    host.look()
    assert db.rows("SELECT number FROM told") == [(1,)]
    push(lake, store_file(tmp_path, 2))
    lakes.s3.away()
    try:
        assert not host.look()
        assert "bucket" in last_look(host.folder).error  # type: ignore[union-attr]
        assert db.rows("SELECT number FROM told") == [(1,)]  # from memory, and no newer one
        with read_from(host.folder), pytest.raises(db.StoreError, match="check the bucket"):
            db.rows("SELECT number FROM told")  # nothing was read yet
    finally:
        lakes.s3.back()
    assert db.trouble() is None
    assert host.look() and db.rows("SELECT number FROM told") == [(2,)]


def test_a_snapshot_whose_file_is_gone_gives_way_to_the_one_before(
    lakes: Lakes, lake: Lake, host: Follower, reader: None, tmp_path: Path
) -> None:
    push(lake, store_file(tmp_path, 1))
    host.look()
    push(lake, store_file(tmp_path, 2))
    remove_newest(lakes, lake, "told")
    host.look()
    with pytest.raises(db.StoreError):
        db.rows("SELECT number FROM told")
    assert db.rows("SELECT number FROM told") == [(1,)]
    told = db.trouble()
    assert told and "cannot be read" in told.problem
    push(lake, store_file(tmp_path, 3))
    host.look()
    assert db.rows("SELECT number FROM told") == [(3,)]
    assert db.trouble() is None


def remove_newest(lakes: Lakes, lake: Lake, table: str) -> None:
    """Takes a table's newest file out of the bucket."""
    with _opened(lake, writing=False) as con:
        (path,) = con.execute("SELECT data_file FROM ducklake_list_files('lake', ?)", [table]).fetchone()
    name, key = path.removeprefix("s3://").split("/", 1)
    lakes.s3.client.delete_object(Bucket=name, Key=key)


def test_old_snapshots_go_with_their_files_but_never_a_served_one(
    lakes: Lakes, lake: Lake, host: Follower, tmp_path: Path
) -> None:
    paths = [store_file(tmp_path, n) for n in range(1, 6)]
    for path in paths:
        push(lake, path, grace="0 seconds")
    assert len(ids(lake)) == KEPT
    assert len(files(lakes)) == 2 * KEPT  # two tables
    push(lake, paths[2], grace="0 seconds")
    assert host.look() and number(host) == 3
    push(lake, store_file(tmp_path, 6), grace="0 seconds")
    assert len(ids(lake)) == KEPT
    assert host.look() and number(host) == 6
    push(lake, paths[2], grace="0 seconds")
    assert host.look() and number(host) == 3


def files(lakes: Lakes) -> list[str]:
    place = parse(os.environ["LAKE_DATA"])
    assert isinstance(place, Bucket)
    found = lakes.s3.client.list_objects_v2(Bucket=place.name, Prefix=place.prefix)
    return [one["Key"] for one in found.get("Contents", []) if one["Key"].endswith(".parquet")]


def test_the_version_stands_in_the_lake_itself(lake: Lake, tmp_path: Path) -> None:
    path = store_file(tmp_path, 7)
    push(lake, path)
    with _opened(lake, writing=False) as con:
        found = con.execute(
            "SELECT author, commit_message, commit_extra_info FROM ducklake_snapshots('lake') "
            "ORDER BY snapshot_id"
        ).fetchall()[-1]
    version = path.stem.removeprefix("tilannekuva-")
    assert found[:2] == ("etl", f"Store {version}")
    assert json.loads(found[2]) == {"version": version}


def test_the_commands_publish_to_the_lake_tell_it_and_go_back(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lake: Lake,
    host: Follower,
    tmp_path: Path,
) -> None:
    first, second = store_file(tmp_path, 1), store_file(tmp_path, 2)
    monkeypatch.setattr(commands, "_print_checks", lambda *_: 0)  # these stores hold no figures to check
    monkeypatch.setenv("TILANNEKUVA_STORE", f"file:{tmp_path}")
    for path in (first, second):
        version = path.stem.removeprefix("tilannekuva-")
        assert commands.main(["publish", version, "--to", lake.url]) == 0
        assert f"Published to {lake.url}." in capsys.readouterr().out
    assert host.look() and number(host) == 2
    assert commands.main(["rollback", "--to", lake.url]) == 0
    assert host.look() and number(host) == 1
    assert len(ids(lake)) == 2
    assert (tmp_path / "CURRENT").read_text(encoding="utf-8").strip() == first.name
    assert commands.main(["status", "--to", str(tmp_path)]) == 1
    assert "no bucket and no lake" in capsys.readouterr().err


def test_status_tells_the_served_store_and_its_snapshots(
    store: Path, lake: Lake, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TILANNEKUVA_STORE", raising=False)
    path = store / (store / "CURRENT").read_text(encoding="utf-8").strip()
    push(lake, path)
    assert commands.main(["status", "--json"]) == 0
    expected = json.loads(capsys.readouterr().out)
    assert commands.main(["status", "--to", lake.url, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {name: found[name] for name in expected if name != "bytes"} == {
        name: value for name, value in expected.items() if name != "bytes"
    }
    assert [one["version"] for one in found["snapshots"]] == [path.stem.removeprefix("tilannekuva-")]
    assert 0 < found["bytes"] < expected["bytes"]


def test_a_new_lake_needs_a_place_for_its_files(
    lake: Lake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("LAKE_DATA")
    path = store_file(tmp_path, 1)
    with pytest.raises(EtlError, match="LAKE_DATA=s3"):
        push(lake, path)
    monkeypatch.setenv("LAKE_DATA", str(tmp_path))
    with pytest.raises(EtlError, match="is no bucket"):
        push(lake, path)


def test_a_host_needs_no_right_to_write_the_catalogue(lake: Lake, host: Follower, tmp_path: Path) -> None:
    push(lake, store_file(tmp_path, 1))
    role = (
        "CREATE ROLE web_host LOGIN PASSWORD 'only-for-tests'; "
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO web_host"
    )
    with _opened(lake) as con:
        con.execute("CALL postgres_execute('catalogue', ?)", [role])
    reading = Lake(lake.catalogue.replace("user=tilannekuva", "user=web_host"))
    assert Follower(Catalogue(reading), host.folder, 1.0).look()
    assert number(host) == 1
    with pytest.raises(EtlError, match="(?i)permission|owner"):
        push(reading, store_file(tmp_path, 2))


def test_a_wrong_password_is_told_without_it(
    lake: Lake, host: Follower, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PGPASSWORD", "very-secret")
    assert not host.look()
    told = last_look(host.folder)
    assert told and "password authentication failed" in told.error and "very-secret" not in told.error
    with pytest.raises(EtlError) as refused:
        push(lake, store_file(tmp_path, 1))
    assert "very-secret" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    ["ducklake:", "ducklake:postgres:", "ducklake:sqlite:x", "ducklake:postgres:dbname=x password=y",
     "ducklake:postgres:dbname=x; DROP", "ducklake:postgres:dbname='x'", "ducklake:postgres:x"],
)  # fmt: skip
def test_an_address_with_a_secret_or_nonsense_is_refused_without_telling_it(text: str) -> None:
    with pytest.raises(AddressError) as refused:
        parse(text)
    assert refused.value.problem == "'ducklake:postgres:…' is no address of stores."
    assert "PGPASSWORD" in refused.value.remedy


def test_an_extension_that_is_not_installed_is_named_and_never_fetched() -> None:
    began = time.monotonic()
    with pytest.raises(duckdb.IOException, match="spatial .* requirements-lake.txt"):
        opened(("spatial",), {})
    connection = opened((), {})
    with pytest.raises(duckdb.Error, match="(?i)spatial|function"):
        connection.execute("SELECT st_point(1, 2)")
    assert time.monotonic() - began < 5
