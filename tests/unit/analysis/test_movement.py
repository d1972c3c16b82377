"""Changes between two periods, told in the unit or in per cent, and those of the others."""

import pytest

from analysis.movement import Others, move, others, span


def test_the_span_begins_after_the_newest_break() -> None:
    values = {"2010": 1.0, "2012": None, "2015": 3.0, "2019": 4.0}
    assert span(values) == ("2010", "2019")
    assert span(values, ["2011"]) == ("2015", "2019")
    assert span(values, ["2030"]) == ("2010", "2019")
    assert span(values, ["2019"]) is None
    assert span({"2010": None}) is None


def test_change_in_the_unit_and_in_per_cent() -> None:
    values = {"2010": 60.4, "2023": 52.3, "2024": None}
    plain, relative = move(values, "2010", "2023", False), move(values, "2010", "2023", True)
    assert plain is not None and relative is not None
    assert plain.change == pytest.approx(-8.1)
    assert relative.change == pytest.approx(-13.4106, abs=1e-4)
    assert move(values, "2010", "2024", False) is None


def test_no_share_of_what_is_not_above_zero() -> None:
    for start in (0.0, -5.0):
        found = move({"a": start, "b": 5.0}, "a", "b", True)
        assert found is not None and found.change is None


def test_the_others_in_the_middle() -> None:
    moves = [move({"a": 0.0, "b": v}, "a", "b", False) for v in (1.0, 5.0, 2.0, 10.0)]
    assert others([*moves, None]) == Others(4, 3.5, 1.0, 10.0)
    assert others([None]) is None
