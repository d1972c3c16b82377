"""Opening the store: clear errors, changes of the pointer, threads and forks."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from data import db
from data.cache import remembered
from tests.reading import read_from


def store_file(folder: Path, version: str, schema: int = db.SCHEMA_VERSION) -> str:
    name = f"tilannekuva-{version}.duckdb"
    con = duckdb.connect(folder / name)
    con.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
    con.executemany("INSERT INTO meta VALUES (?, ?)", [("schema_version", str(schema)), ("version", version)])
    con.close()
    return name


def serve(folder: Path, name: str) -> None:
    fresh = folder / "next"
    fresh.write_text(f"{name}\n")
    fresh.replace(folder / "CURRENT")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with read_from(tmp_path):
        yield tmp_path


def test_no_store(folder: Path) -> None:
    with pytest.raises(db.StoreError, match="There is no store .* Remedy: run `make build`"):
        db.version()


def test_pointer_to_nothing(folder: Path) -> None:
    serve(folder, "tilannekuva-1.duckdb")
    with pytest.raises(db.StoreError, match="which is not there"):
        db.rows("SELECT 1")


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "x/tilannekuva-1.duckdb"])
def test_pointer_outside_the_folder(folder: Path, name: str) -> None:
    serve(folder, name)
    with pytest.raises(db.StoreError, match="not there"):
        db.version()


def test_damaged_store(folder: Path) -> None:
    (folder / "tilannekuva-1.duckdb").write_bytes(b"not a database at all" * 400)
    serve(folder, "tilannekuva-1.duckdb")
    with pytest.raises(db.StoreError, match="rollback"):
        db.version()


def test_database_that_is_not_a_store(folder: Path) -> None:
    duckdb.connect(folder / "tilannekuva-1.duckdb").close()
    serve(folder, "tilannekuva-1.duckdb")
    with pytest.raises(db.StoreError, match="not a store of Tilannekuva"):
        db.version()


@pytest.mark.parametrize(("schema", "remedy"), [(99, "update the program"), (0, "make build")])
def test_other_schema(folder: Path, schema: int, remedy: str) -> None:
    serve(folder, store_file(folder, "1", schema))
    with pytest.raises(db.StoreError, match=remedy):
        db.version()


def test_table_that_is_not_there(folder: Path) -> None:
    serve(folder, store_file(folder, "1"))
    with pytest.raises(db.StoreError, match="cannot be read"):
        db.rows("SELECT * FROM observation")


def test_a_new_pointer_is_followed_at_once(folder: Path) -> None:
    serve(folder, store_file(folder, "1"))
    assert db.rows("SELECT value FROM meta WHERE key = ?", ["version"]) == [("1",)]
    serve(folder, store_file(folder, "2"))
    assert db.version() == "2"
    assert db.dicts("SELECT value FROM meta WHERE key = $k", {"k": "version"}) == [{"value": "2"}]


def test_reading_only_and_locked(folder: Path) -> None:
    serve(folder, store_file(folder, "1"))
    for forbidden in ("CREATE TABLE t (a INT)", "SET threads = 4", "SELECT * FROM read_text('/etc/passwd')"):
        with pytest.raises(duckdb.Error):
            db.rows(forbidden)


def test_answers_are_remembered_until_the_version_changes(folder: Path) -> None:
    asked: list[int] = []

    @remembered(2)
    def question(number: int) -> int:
        asked.append(number)
        return number

    serve(folder, store_file(folder, "1"))
    assert [question(1), question(1), question(2), question(3), question(1)] == [1, 1, 2, 3, 1]
    assert asked == [1, 2, 3, 1]
    serve(folder, store_file(folder, "2"))
    assert question(1) == 1
    assert asked == [1, 2, 3, 1, 1]


def test_errors_are_not_remembered(folder: Path) -> None:
    @remembered(2)
    def question() -> str:
        return str(db.rows("SELECT value FROM meta WHERE key = 'version'")[0][0])

    with pytest.raises(db.StoreError):
        question()
    serve(folder, store_file(folder, "1"))
    assert question() == "1"


def test_an_answer_asked_by_many_is_made_once(folder: Path) -> None:
    serve(folder, store_file(folder, "1"))
    asked: list[int] = []
    together = threading.Barrier(4)

    @remembered(2)
    def question() -> int:
        asked.append(1)
        time.sleep(0.05)
        return 5

    def ask(_number: int) -> int:
        together.wait()
        return question()

    with ThreadPoolExecutor(4) as many:
        assert list(many.map(ask, range(4))) == [5] * 4
    assert asked == [1]


class _Short:
    """A connection that has no memory for its first questions."""

    def __init__(self, refusals: int) -> None:
        self.left = refusals

    def cursor(self) -> _Short:
        return self

    def execute(self, _query: str, _parameters: object) -> _Short:
        self.left -= 1
        if self.left >= 0:
            raise duckdb.OutOfMemoryException("Out of Memory Error")
        return self

    def fetchall(self) -> list[tuple[int]]:
        return [(1,)]


def test_a_question_waits_for_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "_PAUSES", (0.0, 0.0, 0.0))
    assert db.Reading("1", _Short(3)).rows("SELECT 1") == [(1,)]
    with pytest.raises(db.StoreError, match="no memory.*fewer THREADS"):
        db.Reading("1", _Short(4)).rows("SELECT 1")


def test_many_threads_ask_while_the_store_is_swapped(folder: Path) -> None:
    serve(folder, store_file(folder, "1"))
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(50):
            try:
                (found,) = db.rows("SELECT value FROM meta WHERE key = 'version'")
                if found[0] not in ("1", "2"):
                    wrong.append(found)
            except Exception as error:  # whatever it is, it is wrong
                wrong.append(error)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    serve(folder, store_file(folder, "2"))
    for thread in threads:
        thread.join()
    assert wrong == []
    assert db.version() == "2"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_process_opens_its_own(folder: Path) -> None:
    serve(folder, store_file(folder, "1"))
    assert db.version() == "1"
    child = os.fork()
    if not child:
        os._exit(0 if db._current().process == os.getpid() else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_folder_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TILANNEKUVA_STORE", str(tmp_path))
    assert db.Options().folder == tmp_path


def test_the_last_good_store_stays_when_the_next_is_damaged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db, "AGAIN", 0.0)
    serve(folder, store_file(folder, "1"))
    assert (db.version(), db.trouble()) == ("1", None)
    (folder / "tilannekuva-2.duckdb").write_bytes(b"not a database at all" * 400)
    serve(folder, "tilannekuva-2.duckdb")
    assert db.rows("SELECT value FROM meta WHERE key = 'version'") == [("1",)]
    assert "tilannekuva-2.duckdb is damaged" in str(db.trouble())
    serve(folder, store_file(folder, "3"))
    assert (db.version(), db.trouble()) == ("3", None)


@pytest.mark.parametrize(
    ("name", "words"), [("gone", "not there"), (None, "There is no store"), ("99", "newer")]
)
def test_the_last_good_store_stays_when_the_pointer_is_wrong(
    folder: Path, name: str | None, words: str
) -> None:
    serve(folder, store_file(folder, "1"))
    assert db.version() == "1"
    if name is None:
        (folder / "CURRENT").unlink()
    else:
        serve(folder, store_file(folder, "99", 99) if name == "99" else f"tilannekuva-{name}.duckdb")
    assert db.version() == "1"
    assert words in str(db.trouble())


def test_a_request_holds_the_store_it_began_with(folder: Path) -> None:
    serve(folder, store_file(folder, "1"))
    db.hold()
    try:
        assert db.version() == "1"
        serve(folder, store_file(folder, "2"))
        assert db.version() == "1"
        assert db.rows("SELECT value FROM meta WHERE key = 'version'") == [("1",)]
    finally:
        db.release()
    assert db.version() == "2"


def with_figures(folder: Path, version: str) -> str:
    name = store_file(folder, version)
    con = duckdb.connect(folder / name)
    con.execute("CREATE TABLE figure AS SELECT random() AS value FROM range(300000)")
    con.close()
    return name


def test_a_store_found_damaged_while_asked_gives_way_to_the_one_before(folder: Path) -> None:
    serve(folder, with_figures(folder, "1"))
    assert db.version() == "1"
    path = folder / with_figures(folder, "2")
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 3)
        file.write(b"damaged" * 40_000)
    serve(folder, path.name)
    assert db.version() == "2"
    with pytest.raises(db.StoreError, match="2 cannot be read"):
        db.rows("SELECT sum(value) FROM figure")
    assert db.rows("SELECT count(value) FROM figure") == [(300_000,)]
    assert db.version() == "1"
    assert "2 cannot be read" in str(db.trouble())
    serve(folder, with_figures(folder, "3"))
    assert (db.version(), db.trouble()) == ("3", None)


def test_a_new_process_serves_the_store_before_a_damaged_one_but_none_after_it(folder: Path) -> None:
    """A newer file was built and not published, perhaps because it was refused."""
    store_file(folder, "1")
    store_file(folder, "3")
    (folder / "tilannekuva-2.duckdb").write_bytes(b"not a database at all" * 400)
    serve(folder, "tilannekuva-2.duckdb")
    assert db.version() == "1"
    assert "tilannekuva-2.duckdb is damaged" in str(db.trouble())
    serve(folder, "tilannekuva-3.duckdb")
    assert (db.version(), db.trouble()) == ("3", None)


def test_a_pointer_that_cannot_be_read(folder: Path) -> None:
    (folder / "CURRENT").mkdir()
    with pytest.raises(db.StoreError, match="CURRENT cannot be read"):
        db.version()
