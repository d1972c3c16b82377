"""Tests of bad input to the embedding: a clear error, and the files that stand are not touched."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.embed import EmbedError, run
from etl.embed.inputs import OTHERS, TABLES

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of raw files that has every file and column, one with no rows."""
    made = tmp_path / "raw"
    made.mkdir()
    for name, columns in TABLES.items():
        rows = [] if name == "observations_long.parquet" else [""]
        pq.write_table(pa.table({column: pa.array(rows, pa.string()) for column in columns}), made / name)
    for name in OTHERS:
        (made / name).write_text("code\n", encoding="utf-8")
    return made


@pytest.fixture
def target(tmp_path: Path) -> Path:
    made = tmp_path / "embedded"
    made.mkdir()
    (made / "observations.parquet").write_bytes(b"as it was")
    return made


def untouched(target: Path) -> bool:
    same = (target / "observations.parquet").read_bytes() == b"as it was"
    return same and not [path for path in target.parent.iterdir() if path.name.startswith(".embedded")]


@pytest.mark.parametrize("name", [*TABLES, *OTHERS])
def test_missing_file_is_named(folder: Path, target: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(EmbedError, match=f"^{name}: the file is not in .*Remedy: ") as caught:
        run(folder, target, data=ROOT / "data")
    assert caught.value.file == name
    assert untouched(target)


def test_damaged_file_is_named(folder: Path, target: Path) -> None:
    path = folder / "observations_long.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(EmbedError, match="^observations_long.parquet: cannot be read as Parquet .*Remedy: "):
        run(folder, target, data=ROOT / "data")
    assert untouched(target)


def test_file_damaged_in_the_middle_is_named(folder: Path, target: Path) -> None:
    path = folder / "observations_long.parquet"
    columns = TABLES[path.name]
    pq.write_table(pa.table({column: [str(n) for n in range(5000)] for column in columns}), path)
    content = bytearray(path.read_bytes())
    content[1000:9000] = bytes(8000)
    path.write_bytes(content)
    with pytest.raises(EmbedError, match="^observations_long.parquet: cannot be read as Parquet .*Remedy: "):
        run(folder, target, data=ROOT / "data")
    assert untouched(target)


def test_missing_column_is_named(folder: Path, target: Path) -> None:
    path = folder / "observations_long.parquet"
    pq.write_table(pq.read_table(path).drop(["sex"]), path)
    with pytest.raises(EmbedError, match=r"^observations_long.parquet: has no column sex\. Remedy: "):
        run(folder, target, data=ROOT / "data")
    assert untouched(target)


def test_empty_file_is_named(folder: Path, target: Path) -> None:
    with pytest.raises(EmbedError, match=r"^observations_long.parquet: has no rows\. Remedy: "):
        run(folder, target, data=ROOT / "data")
    assert untouched(target)


def test_command_says_what_is_wrong_and_ends_with_2(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "etl.embed", "--from", str(tmp_path), "--to", str(tmp_path / "embedded")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("embed: observations_long.parquet: the file is not in")
    assert not (tmp_path / "embedded").exists()
