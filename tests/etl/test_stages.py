"""The stages of a build: alike in one process and apart, small, and clear when one fails or is left alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.errors import EtlError
from etl.opened import in_turn, opened
from etl.part import Limits
from etl.places import ROOT, Places
from etl.stages import HANDED_ON, Job, run
from etl.stages.apart import run_apart
from tests.standins.small import small_places

TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'made' ORDER BY 1"
VERSION = "20260101T000000-0123456789"
# Three stages in one small process: what is loaded there is told.
LEAN = """
import sys
from pathlib import Path
from etl.part import Limits
from etl.places import Places
from etl.stages import Job, run
class Quiet:
    def step(self, text): pass
    def note(self, text): pass
places = Places(*map(Path, sys.argv[1:4]))
job = Job(places, "20260101T000000-0123456789", places.store / "lean.duckdb", Limits(apart=True))
run("catalogue", job, Quiet())
run("figures", job, Quiet())
run("derived", job, Quiet())
print([name for name in ("pandas", "geopandas") if name in sys.modules])
"""


class Told:
    """Progress that is remembered."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.notes: list[str] = []

    def step(self, text: str) -> None:
        self.steps.append(text)

    def note(self, text: str) -> None:
        self.notes.append(text)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A few indicators, one of them a ratio that is spread."""
    return small_places(tmp_path_factory.mktemp("small"), ("vaesto", "korkea_asteen_osuus"))


def job(places: Places, name: str, apart: bool = False) -> Job:
    return Job(places, VERSION, places.store / f"{name}.duckdb", Limits(memory="200MB", apart=apart))


def content(part: Path) -> dict[str, Any]:
    """Every table's rows, as number and hash."""
    con = duckdb.connect()
    con.execute(f"ATTACH '{part}' AS made (READ_ONLY); USE made")
    names = [name for (name,) in con.execute(TABLES).fetchall()]
    found = {n: con.execute(f"SELECT count(*), bit_xor(hash({n})) FROM {n}").fetchone() for n in names}
    con.close()
    return found


def test_stages_apart_make_the_same_and_tell_the_same(places: Places) -> None:
    together, apart = Told(), Told()
    for stage in ("catalogue", "figures", "derived"):
        run(stage, job(places, "together"), together)
        run_apart(stage, job(places, "apart", apart=True), apart)
    made = content(places.store / "together.duckdb")
    assert made == content(places.store / "apart.duckdb")
    assert set(HANDED_ON) & set(made) and made["standing"][0] > 1000 and made["spread"][0] > 50
    assert (together.steps, together.notes) == (apart.steps, apart.notes)
    # These few indicators do not pass all checks: what the stage says of them comes through.
    with pytest.raises(EtlError, match="checks failed") as told:
        run_apart("end", job(places, "apart", apart=True), apart)
    assert "there was nothing to check" in told.value.problem and told.value.remedy.startswith("correct")


def test_figures_and_ranks_are_made_without_pandas(places: Places) -> None:
    folders = [str(folder) for folder in (places.embedded, places.data, places.store)]
    done = subprocess.run(
        [sys.executable, "-c", LEAN, *folders], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr[-2000:]


def test_a_stage_that_dies_is_named(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(EtlError, match="'figures' died.*--memory"):
        run_apart("figures", job(places, "dead", apart=True), Told())


def test_a_stage_ends_with_the_process_that_started_it(places: Places) -> None:
    """The whole embedded data would take it ten seconds."""
    folders = (ROOT / "data/embedded", ROOT / "data", places.store)
    given = ["figures", VERSION, str(places.store / "left.duckdb"), "1", "200MB", *map(str, folders)]
    child = subprocess.Popen(
        [sys.executable, "-m", "etl.stages.apart", *given],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    assert child.stdin
    child.stdin.close()
    assert child.wait(10) == 1


def test_the_file_is_let_go_of_between_pieces_and_nothing_is_lost(places: Places) -> None:
    place = places.store / "it's.duckdb"
    with opened(place, Limits(), places) as con:
        con.execute("CREATE TABLE n (i INTEGER); CREATE TEMP TABLE kept (i INTEGER)")
        con.execute("CREATE TEMP VIEW part AS FROM n")
        seen = []
        for piece in in_turn(con, range(20)):
            con.execute(f"INSERT INTO n VALUES ({piece}); INSERT INTO kept VALUES ({piece})")
            seen.append(con.execute("SELECT count(*) FROM part").fetchone())
        assert seen == [(n,) for n in range(1, 21)]
        assert con.execute("SELECT count(*) FROM kept").fetchone() == (20,)
    with duckdb.connect() as other:  # no file under construction: nothing to let go of
        assert list(in_turn(other, range(9))) == list(range(9))
