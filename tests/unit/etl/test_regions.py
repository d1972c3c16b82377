"""Chains of successors and groups that stayed the same."""

import pytest

from etl.regions import level_of, same_groups, successors


def test_chain_is_followed_to_today() -> None:
    assert successors([("KU1", "KU2"), ("KU2", "KU3")], {"KU3"}) == {"KU1": "KU3", "KU2": "KU3"}


def test_split_municipality_has_no_single_successor() -> None:
    assert successors([("KU1", "KU2"), ("KU1", "KU3")], {"KU2", "KU3"}) == {}


def test_split_that_ends_in_one_municipality_is_a_merger() -> None:
    changes = [("KU1", "KU2"), ("KU1", "KU3"), ("KU2", "KU4"), ("KU3", "KU4")]
    assert successors(changes, {"KU4"})["KU1"] == "KU4"


def test_chain_that_does_not_end_today_is_left_out() -> None:
    assert successors([("KU321", "KU497")], {"KU1"}) == {}


def test_circle_ends() -> None:
    assert successors([("KU1", "KU2"), ("KU2", "KU1")], {"KU9"}) == {}


def test_municipality_of_today_that_gave_parts_away_stays_itself() -> None:
    assert successors([("KU1", "KU2"), ("KU3", "KU1")], {"KU1", "KU2"}) == {"KU3": "KU1"}


def test_group_with_a_merger_inside_is_the_same_and_one_that_lost_a_member_is_not() -> None:
    members = [
        *[("KU1", "MK1", 2019), ("KU9", "MK1", 2019), ("KU2", "MK2", 2019), ("KU3", "MK2", 2019)],
        *[("KU1", "MK1", 2026), ("KU2", "MK2", 2026), ("KU3", "MK3", 2026)],
    ]
    pairs, unchanged = same_groups(members, {"KU9": "KU1"}, 2026)
    assert unchanged == {"MK1", "MK3"}
    assert ("MK1", 2019) in pairs and ("MK2", 2026) in pairs and ("MK2", 2019) not in pairs


def test_level_of_a_code() -> None:
    assert [level_of(code) for code in ("KU005", "TYA18", "SSS")] == ["kunta", "tyollisyysalue", "maa"]
    with pytest.raises(ValueError, match="XX1"):
        level_of("XX1")
