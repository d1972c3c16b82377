"""Serving, keeping three, going back; names of versions."""

from pathlib import Path

import pytest

from etl.errors import EtlError
from etl.places import Places
from etl.publish import alone, current, find, previous, prune, publish, stored
from etl.version import build_time, file_name, fingerprint, version_now, version_of

NAMES = [file_name(f"2026010{day}T120000-0123456789") for day in range(1, 6)]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def test_nothing_is_served_from_an_empty_folder(tmp_path: Path) -> None:
    assert current(tmp_path) is None


def test_published_file_is_current(store: Path) -> None:
    publish(store, NAMES[1])
    assert current(store) == NAMES[1]
    assert not list(store.glob(".CURRENT*"))


def test_pointer_to_a_file_that_is_gone_serves_nothing(store: Path) -> None:
    publish(store, NAMES[1])
    (store / NAMES[1]).unlink()
    assert current(store) is None


def test_publishing_what_is_not_there_leaves_the_pointer(store: Path) -> None:
    publish(store, NAMES[1])
    with pytest.raises(EtlError, match="no such store"):
        publish(store, "tilannekuva-x.duckdb")
    assert current(store) == NAMES[1]


def test_three_are_kept_and_the_served_one_always(store: Path) -> None:
    publish(store, NAMES[0])
    assert prune(store) == NAMES[1:2]
    assert stored(store) == [NAMES[0], *NAMES[2:]]


def test_going_back(store: Path) -> None:
    publish(store, NAMES[3])
    assert previous(store) == NAMES[2]
    publish(store, NAMES[0])
    with pytest.raises(EtlError, match="no earlier store"):
        previous(store)


def test_a_version_is_found_by_name_and_the_newest_by_default(store: Path) -> None:
    assert find(store, None) == NAMES[-1]
    assert find(store, version_of(NAMES[2])) == NAMES[2]
    with pytest.raises(EtlError, match="does not name a store"):
        find(store, "../../etc/passwd")


def test_folder_that_cannot_be_written_names_the_remedy(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(EtlError, match="free space on the disk"):
        publish(store, NAMES[0])
    assert not list(store.glob(".CURRENT*"))


def test_fingerprint_follows_every_input(tmp_path: Path) -> None:
    (tmp_path / "embedded").mkdir()
    places = Places(tmp_path / "embedded", tmp_path, tmp_path / "store")
    seen = {fingerprint(places)}
    for name in ("schema.sql", "units.yml", "indicators_extra.csv", "embedded/observations.parquet"):
        (tmp_path / name).write_text("one")
        seen.add(fingerprint(places))
    assert len(seen) == 5
    assert fingerprint(places) in seen


def test_build_time_can_be_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert version_now(Places(tmp_path, tmp_path, tmp_path)).startswith("19700101T000000-")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(EtlError, match="yesterday"):
        build_time()


def test_what_a_killed_swap_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".CURRENT.4711").write_text("half")
    (tmp_path / "CURRENT").write_text("kept")
    with alone(tmp_path):
        assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "CURRENT"]
