"""What goes wrong is said clearly, and what was served is served on."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl import built, commands
from etl.checks import Result
from etl.commands import main
from etl.errors import EtlError, disk_errors
from etl.places import FILES, ROOT, Places
from etl.publish import current, publish
from etl.stages import boundaries, derived, figures
from etl.version import file_name, fingerprint

SERVED = file_name("20250101T000000-0123456789")
TABLES = {
    "observations": "SELECT 'vaesto' AS indicator_id, 'total' AS group_id, '2020' AS period, "
    "'KU091' AS source_code, 0::SMALLINT AS series_rank, 'x' AS series_id, 1::SMALLINT AS snapshot_id, "
    "5.0 AS value, 'observed' AS status, false AS derived",
    "snapshots": "SELECT 1::SMALLINT AS id, 's' AS source, 'p' AS producer, 'a' AS statistics_fi, "
    "'b' AS statistics_sv, 'c' AS statistics_en, 't' AS table_id, 'https://x' AS address, "
    "'CC BY 4.0' AS licence, '' AS data_date, '' AS fetched_at, '' AS obtained, '' AS quality_note, "
    "'' AS sha256, 1 AS row_count, 2026::SMALLINT AS division_year",
    "regions": "SELECT * FROM (VALUES ('KU091', 'kunta', 'Helsinki', 'Helsingfors', 'Helsinki', 'fi_sv'), "
    "('SSS', 'maa', 'Koko maa', 'Hela landet', 'Whole country', NULL)) "
    "AS t(code, level, name_fi, name_sv, name_en, language_group)",
    "region_members": "SELECT 2026 AS division_year, 'KU091' AS municipality_code, 'SSS' AS group_code",
    "region_changes": "SELECT 'KU1' AS old_code, 'KU091' AS new_code, 2020 AS year, 'x' AS name_fi",
}


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Places]:
    """A tiny, complete set of inputs and a store that serves an earlier build."""
    made = Places(tmp_path / "embedded", tmp_path / "data", tmp_path / "store")
    for folder in (made.embedded, made.store, made.data / "indicators"):
        folder.mkdir(parents=True)
    for name in ("schema.sql", "units.yml", "themes.yml", "indicators/vaesto.yml"):
        shutil.copy(ROOT / "data" / name, made.data / name)
    con = duckdb.connect()
    for name, query in TABLES.items():
        con.execute(f"COPY ({query}) TO '{made.embedded}/{name}.parquet'")
    con.close()
    shutil.copy(ROOT / "data/embedded/boundaries.parquet", made.embedded)
    (made.store / SERVED).write_bytes(b"served")
    publish(made.store, SERVED)
    monkeypatch.setattr(commands, "default_places", lambda: made)
    yield made
    assert current(made.store) == SERVED
    assert {path.name for path in made.store.iterdir()} - {".lock"} == {"CURRENT", SERVED}


def fails(capsys: pytest.CaptureFixture[str], *texts: str) -> None:
    assert main(["build"]) == 1
    told = capsys.readouterr().err
    for text in (*texts, "Remedy:"):
        assert text in told


@pytest.mark.parametrize("name", FILES)
def test_missing_file(places: Places, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (places.embedded / f"{name}.parquet").unlink()
    fails(capsys, f"{name}.parquet", "No such file", "etl embed")


@pytest.mark.parametrize("name", FILES)
def test_file_that_is_not_parquet(places: Places, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (places.embedded / f"{name}.parquet").write_text("code,value\n")
    fails(capsys, f"{name}.parquet", "not a Parquet file")


@pytest.mark.parametrize("name", ["observations", "regions", "snapshots"])
def test_truncated_parquet(places: Places, capsys: pytest.CaptureFixture[str], name: str) -> None:
    path = places.embedded / f"{name}.parquet"
    path.write_bytes(path.read_bytes()[:60])
    fails(capsys, f"{name}.parquet", "damaged")


def test_parquet_with_other_columns(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(places.embedded / "regions.parquet", places.embedded / "observations.parquet")
    fails(capsys, "observations.parquet", "other columns")


def test_damaged_boundaries(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    path = places.embedded / "boundaries.parquet"
    path.write_bytes(path.read_bytes()[:1000])
    fails(capsys, "boundaries.parquet", "cannot be read as boundaries")


@pytest.mark.parametrize("text", ["id: [", "id: x\nunknown: 1\n"])
def test_bad_yaml(places: Places, capsys: pytest.CaptureFixture[str], text: str) -> None:
    (places.data / "indicators" / "vaesto.yml").write_text(text)
    fails(capsys, "vaesto.yml")


def test_failing_checks_are_listed_and_nothing_is_served(
    places: Places, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boundaries, "store_shapes", lambda *_args: 0)
    fails(capsys, "checks failed", "308 areas of level kunta: 1 wrong: there are 1")


def test_interrupted_build_leaves_nothing(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(figures, "make_figures", stop)
    assert main(["build"]) == 130


def test_full_disk_is_named(
    places: Places, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: Any) -> None:
        raise duckdb.IOException("IO Error: Could not write file: No space left on device")

    monkeypatch.setattr(derived, "derive", full)
    fails(capsys, "disk is full", "TILANNEKUVA_STORE")


def test_memory_that_runs_out_is_named(
    places: Places, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def out(*_args: Any) -> None:
        raise duckdb.OutOfMemoryException("Out of Memory Error: failed to pin block")

    monkeypatch.setattr(derived, "derive", out)
    fails(capsys, "memory ran out", "--memory")


def test_store_that_is_damaged_is_not_served(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish"]) == 1
    assert "cannot be opened" in capsys.readouterr().err


def test_status_of_a_damaged_store(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status"]) == 1
    assert "rollback" in capsys.readouterr().err


def test_rollback_without_an_earlier_store(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rollback"]) == 1
    assert "no earlier store" in capsys.readouterr().err


def test_unwritable_folder_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(EtlError, match="another|elsewhere|write access"), disk_errors(tmp_path):
        raise OSError(13, "Permission denied")


@pytest.mark.parametrize("arguments", [[], ["bild"], ["build", "--now"], ["embed"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_nothing_is_served_from_an_empty_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILANNEKUVA_STORE", str(tmp_path))
    for command in ("status", "check", "rollback", "publish"):
        assert main([command]) == 1
        assert "etl build" in capsys.readouterr().err


def test_build_that_is_not_needed_is_skipped_without_heavy_imports(tmp_path: Path) -> None:
    name = file_name(f"20250101T000000-{fingerprint(Places())}")
    (tmp_path / name).write_bytes(b"")
    publish(tmp_path, name)
    code = (
        "import sys; from etl.commands import main; code = main(['build', '--if-needed']); "
        "heavy = {'pandas', 'geopandas', 'duckdb', 'pydantic', 'rich', 'shapely'} & set(sys.modules); "
        "sys.exit(code or len(heavy))"
    )
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code], env={"TILANNEKUVA_STORE": str(tmp_path), "PATH": ""}, cwd=ROOT,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "up to date" in done.stdout
    assert time.monotonic() - started < 3


def test_check_prints_each_result(
    places: Places, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    results = [Result("one", True, "all good"), Result("two", False, "3 wrong: a; b; c")]
    monkeypatch.setattr(built, "check_file", lambda *_args: results)
    assert main(["check"]) == 1
    assert capsys.readouterr().out.splitlines() == ["ok     one: all good", "FAILED two: 3 wrong: a; b; c"]
