"""The commands fetch and doctor: exit codes and what they say when nothing answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl import commands
from etl.commands import main
from etl.live.drift import Drift, accept, refused
from etl.live.lock_hash import lock_content
from etl.places import Places

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    made = Places(store=tmp_path)
    monkeypatch.setattr(commands, "default_places", lambda: made)
    for name in ("SOTKANET_BASE", "PXWEB_BASE", "WFS_BASE", "CLASS_BASE"):
        monkeypatch.setenv(name, NOWHERE)
    monkeypatch.setenv("TILANNEKUVA_ATTEMPTS", "1")
    return made


def test_no_network_is_exit_code_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "--indicators", "vaesto"]) == 2
    assert main(["doctor"]) == 2
    told = capsys.readouterr()
    assert "No connection" in told.err and "doctor: 0 of 14" in told.out


def test_an_unknown_indicator_is_named_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "--indicators", "olematon"]) == 1
    told = capsys.readouterr().err
    assert "olematon" in told and told.count("Remedy:") == 1


def test_when_an_item_was_asked_does_not_change_the_store(places: Places) -> None:
    places.snapshots.mkdir(parents=True)
    assert lock_content(places.snapshots) == b""
    lock = places.snapshots / "lock.json"
    pairs = (("1", "x"), ("2", "x"), ("2", "y"))
    texts = [json.dumps({"items": {"a": {"checked_at": at, "answers": [sha]}}}) for at, sha in pairs]
    found = []
    for text in texts:
        lock.write_text(text, encoding="utf-8")
        found.append(lock_content(places.snapshots))
    assert found[0] == found[1] != found[2]


def test_a_damaged_lock_is_named(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    places.snapshots.mkdir(parents=True)
    (places.snapshots / "lock.json").write_text("{", encoding="utf-8")
    assert main(["build"]) == 1
    assert "lock.json" in capsys.readouterr().err


def test_drift_is_accepted_for_one_answer_only(tmp_path: Path) -> None:
    seen, newer = (Drift("areas:x", "areas", True, "fewer", sha) for sha in ("aa", "bb"))
    soft = Drift("codes:x", "codes", False, "odd", "aa")
    assert refused([seen, soft], tmp_path) == [seen]
    accept(tmp_path, [seen], ["areas:x"])
    assert refused([seen], tmp_path) == [] and refused([newer], tmp_path) == [newer]
