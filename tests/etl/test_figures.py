"""Figures made some indicators at a time are those made of all at once, whichever parts they share."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from etl import figures, sql
from etl.chunks import cut
from etl.definitions import COUNT_SCALE
from etl.inputs import LEVEL_OF
from tests.etl.world import World

OLD = ("KU911", "KU541", "KU588", "KU507", "KU476", "KU297", "KU091", "KU005")
TABLES = ("observation", "harmonised", "indicator_snapshot")
SOURCE = """
CREATE TEMP TABLE all_figures AS SELECT * RENAME (code AS source_code), NULL::DOUBLE AS abs_value FROM raw;
CREATE TEMP VIEW source AS FROM all_figures;
DROP TABLE raw;
INSERT INTO region_change SELECT old_code, new_code, 2020, 'x' FROM follow
"""


def country() -> World:
    """Counts, a ratio of them, a mean by weight and an index, before and after a merger."""
    world = World()
    world.rule("force", "sum")
    world.rule("income", "weighted", "vaesto")
    world.rule("index", "never")
    world.rule("jobless", "sum")
    world.rule("rate", "ratio", "jobless", "force", scale=100)
    world.rule("vaesto", "sum")
    for period, codes in (("2010", OLD), ("2020", OLD[1::2])):
        for place, name in enumerate(("force", "income", "index", "jobless", "vaesto"), 1):
            world.add(name, period, {code: 10.0 * place + at for at, code in enumerate(codes)})
        world.add("rate", period, dict.fromkeys(codes, 12.5))
    world.add("unknown", "2020", {"KU091": 1.0})
    return world


def made(rows: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Any]]:
    """Each table's rows when so many figures are made at a time."""
    con = country().con
    con.execute(SOURCE)
    con.execute(LEVEL_OF)
    con.execute(COUNT_SCALE)
    sql.run(con, "keys")
    monkeypatch.setattr(figures, "cut", lambda counted: cut(counted, rows))
    figures.make_figures(con, Path("unused"), live=True)
    return {table: con.execute(f"FROM {table}").fetchall() for table in TABLES}


def test_pieces_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, pieces = made(1_000_000, monkeypatch), made(1, monkeypatch)
    assert pieces["observation"] == whole["observation"]
    assert {row[0] for row in whole["observation"]} == {
        "force", "income", "index", "jobless", "rate", "vaesto"
    }  # fmt: skip
    assert {row[3] for row in whole["harmonised"]} >= {"sum", "ratio", "weighted", "left_out"}
    for table in TABLES[1:]:
        assert sorted(pieces[table], key=str) == sorted(whole[table], key=str), table


def test_parts_of_parts_are_taken_too() -> None:
    parts = {"rate": ["jobless", "force"], "jobless": ["people"], "people": ["people"]}
    assert figures.closure(["rate"], parts) == ["force", "jobless", "people"]
    assert figures.closure(["force"], parts) == []


@pytest.mark.parametrize(
    ("rows", "groups"), [(1, [["a"], ["b"], ["c"]]), (5, [["a", "b"], ["c"]]), (99, [["a", "b", "c"]])]
)
def test_groups_hold_at_most_so_many_rows(rows: int, groups: list[list[str]]) -> None:
    counted = [("a", 2), ("b", 3), ("c", 9)]
    assert [[name for name, _ in group] for group in cut(counted, rows)] == groups
    assert list(cut([], rows)) == []


def test_a_figure_half_way_does_not_depend_on_the_order_of_adding() -> None:
    world = World()
    world.rule("x", "sum")
    world.harmonised("x")
    half, large = 9.2330625, 5_635_560.0
    around = [math.nextafter(half, 0), half, math.nextafter(half, 10), large]
    found = [world.con.execute("SELECT settled(?::DOUBLE)", [value]).fetchone()[0] for value in around]
    assert found == [9.233063, 9.233063, 9.233063, large]
