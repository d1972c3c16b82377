"""The board's rows: standing and direction in words, age, sparkline and its summary."""

from __future__ import annotations

import pytest

from components.i18n import LANGS
from components.tilannekuva.board import board, direction, line, standing
from components.tilannekuva.choice import BOARD, ROWS, TOPICS, rows
from data.catalog import load
from tests.unit.components.tilannekuva.made import YEARS, look, row


def test_every_indicator_chosen_by_hand_is_in_the_catalogue() -> None:
    catalog = load()
    assert set(BOARD) == set(catalog.themes)
    for theme, ids in BOARD.items():
        assert [i for i in ids if catalog.get(i).theme != theme or catalog.get(i).tier != "core"] == []
    assert [i for ids in TOPICS.values() for i in ids if i not in catalog] == []
    told = [i for ids in TOPICS.values() for i in ids]
    assert len(told) == len(set(told))


def test_rows_with_a_figure_come_before_others_in_the_order_of_the_list() -> None:
    ids = BOARD["tyollisyys"]
    has = {key: key != ids[1] for key in ids}
    assert rows("tyollisyys", has) == [ids[0], *ids[2 : ROWS + 1]]
    assert rows("tyollisyys", {ids[1]: False, ids[2]: True}) == [ids[1], ids[2]]
    assert rows("tyollisyys", {}) == []


@pytest.mark.parametrize(
    ("value", "mark", "word"),
    [
        (13.04, "up", "heikompi"),
        (11.0, "level", "samaa tasoa"),
        (8.9, "down", "parempi"),
        (9.0, "level", "samaa tasoa"),
    ],
)
def test_standing_is_judged_outside_the_middle_half(value: float, mark: str, word: str) -> None:
    said = standing(row(value=value), look())
    assert (said["m"], said["w"], said["d"]) == (mark, word, "mediaani 10,0")


def test_standing_without_a_direction_is_not_judged() -> None:
    said = standing(row("vaesto_65_osuus"), look())
    assert said["w"] == "suurempi" and "j" not in said


def test_a_difference_shown_as_zero_is_no_difference() -> None:
    assert standing(row(value=10.04, peers=(10.0, 10.0, 10.0)), look())["m"] == "level"


def test_without_similar_areas_the_level_is_the_comparison() -> None:
    assert standing(row(peers=None, peer_n=0), look())["d"] == "mediaani 9,0"
    assert standing(row(peers=None, peer_n=0, level=None), look())["m"] == ""
    assert standing(row(peer_n=3), look())["m"] == ""


def test_an_amount_is_not_compared() -> None:
    assert standing(row("vaesto"), look())["d"] == "määrä, ei verrata"


def test_direction_needs_a_passed_test() -> None:
    assert direction(row(), look()) == {"m": "up", "w": "heikkenee", "d": "2014–2023", "j": "worse"}
    few = row(trend=None)
    assert direction(few, look()) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_a_row_says_its_numbers_in_words(lang: str) -> None:
    made = line(row(), look(lang))
    assert made["v"].startswith("13.0" if lang == "en" else "13,0")
    assert made["p"] == "2023"
    assert "a" not in made
    assert "2014" in made["s"]["l"] and "2023" in made["s"]["l"]


def test_old_missing_and_estimated_figures_are_said() -> None:
    assert line(row(), look(this_year=2028))["a"] == "5 v. vanha"
    assert line(row(status="estimated"), look())["x"] == "arvio"
    missing = line(row(value=None, status="protected"), look())
    assert (missing["v"], missing["x"]) == ("", "suojattu") and "c" not in missing


def test_the_sparkline_knows_gaps_and_breaks() -> None:
    made = line(row(breaks=("2020",)), look())["s"]
    assert made["b"] == [6] and "y" not in made
    gappy = row(periods=(*YEARS[:-1], "2026"))
    assert line(gappy, look())["s"]["y"] == [*range(9), 12]
    assert "s" not in line(row(periods=YEARS[:2], values=(1.0, 2.0)), look())


def test_sectors_without_rows_are_left_out() -> None:
    made = board({"tyollisyysaste": row("tyollisyysaste")}, look())
    assert [sector["t"] for sector in made] == ["tyollisyys"]
