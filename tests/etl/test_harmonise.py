"""Mergers worked out by hand: counts, ratios, means, what is left out, which series wins."""

from __future__ import annotations

from typing import Any

import pytest


def test_counts_add_over_a_merger_and_the_rest_passes_through(world: Any) -> None:
    world.rule("people", "sum")
    world.add("people", "2018", {"KU541": 7700, "KU911": 2200, "KU091": 648042})
    world.add("people", "2018", {"KU507": 5900}, snapshot=2)
    found = world.harmonised("people")
    assert found[("2018", "KU541")] == (9900, "observed", True)
    assert found[("2018", "KU091")] == (648042, "observed", False)
    assert found[("2018", "KU507")] == (5900, "observed", False)
    assert ("2018", "KU911") not in found
    assert world.log("people") == [("KU541", "sum", 1)]


def test_status_passes_through_untouched(world: Any) -> None:
    world.rule("people", "sum")
    world.add("people", "2024", {"KU091": 1, "KU005": 2}, status="preliminary")
    world.add("people", "2025", {"KU091": "not_applicable", "KU005": "protected"})
    found = world.harmonised("people")
    assert found[("2024", "KU091")] == (1, "preliminary", False)
    assert found[("2025", "KU005")] == (None, "protected", False)


def test_several_mergers_into_one_at_different_times(world: Any) -> None:
    world.rule("people", "sum")
    world.add("people", "2012", {"KU297": 100, "KU476": 20, "KU174": 3})
    world.add("people", "2015", {"KU297": 121, "KU174": 3})
    world.add("people", "2017", {"KU297": 125})
    found = world.harmonised("people")
    assert [found[(year, "KU297")][0] for year in ("2012", "2015", "2017")] == [123, 124, 125]


@pytest.mark.parametrize(("part", "status"), [("protected", "protected"), ("missing", "missing")])
def test_a_sum_with_a_part_without_value_has_none(world: Any, part: str, status: str) -> None:
    world.rule("jobs", "sum")
    world.add("jobs", "2010", {"KU507": 900, "KU588": part})
    assert world.harmonised("jobs")[("2010", "KU507")] == (None, status, True)
    assert world.log("jobs") == [("KU507", "incomplete", 1)]


def test_a_part_that_is_not_there_at_all_is_missing_not_zero(world: Any) -> None:
    world.rule("jobs", "sum")
    world.rule("people", "sum")
    world.add("people", "2010", {"KU507": 10, "KU588": 5})
    world.add("jobs", "2010", {"KU507": 900})
    assert world.harmonised("jobs")[("2010", "KU507")] == (None, "missing", True)


def test_a_full_list_without_the_former_part_has_it_inside(world: Any) -> None:
    """Two tables of one gathering: one shows Valtimo apart, the other lists all of today without it."""
    world.rule("jobs", "sum")
    world.rule("people", "sum")
    world.add("people", "2019", {"KU541": 7700, "KU911": 2200})
    today = ("KU541", "KU507", "KU297", "KU091", "KU005")
    world.add("jobs", "2019", dict.fromkeys(today, 3000))
    assert world.harmonised("jobs")[("2019", "KU541")] == (3000, "observed", False)


def test_parts_that_do_not_apply_are_excepted(world: Any) -> None:
    world.rule("jobs", "sum")
    world.add("jobs", "2010", {"KU507": 900, "KU588": "not_applicable"})
    world.add("jobs", "2011", {"KU507": "not_applicable", "KU588": "not_applicable"})
    found = world.harmonised("jobs")
    assert found[("2010", "KU507")] == (900, "observed", True)
    assert found[("2011", "KU507")] == (None, "not_applicable", True)


def test_a_ratio_is_rebuilt_from_its_parts(world: Any) -> None:
    world.rule("unemployed", "sum")
    world.rule("force", "sum")
    world.rule("rate", "ratio", "unemployed", "force", scale=100)
    world.add("unemployed", "2015-03", {"KU507": 300, "KU588": 100})
    world.add("force", "2015-03", {"KU507": 2000, "KU588": 500})
    world.add("rate", "2015-03", {"KU507": 15.0, "KU588": 20.0})
    # 100 × 400 / 2500, not the mean 17.5.
    assert world.harmonised("rate")[("2015-03", "KU507")] == (16.0, "observed", True)
    assert ("KU507", "ratio", 1) in world.log("rate")


def test_a_ratio_without_parts_is_weighted_by_the_nearest_denominator(world: Any) -> None:
    world.rule("unemployed", "sum")
    world.rule("force", "sum")
    world.rule("rate", "ratio", "unemployed", "force", scale=100)
    world.add("force", "2014", {"KU541": 1000, "KU911": 1000})
    world.add("force", "2016", {"KU541": 3000, "KU911": 1000})
    world.add("rate", "2017", {"KU541": 10.0, "KU911": 20.0})
    assert world.harmonised("rate")[("2017", "KU541")] == (12.5, "estimated", True)


def test_a_weighted_mean_is_an_estimate(world: Any) -> None:
    world.rule("people", "sum")
    world.rule("income", "weighted", "people")
    world.add("people", "2019", {"KU541": 900, "KU911": 100})
    world.add("income", "2019", {"KU541": 20000, "KU911": 10000, "KU091": 30000})
    found = world.harmonised("income")
    assert found[("2019", "KU541")] == (19000, "estimated", True)
    assert found[("2019", "KU091")] == (30000, "observed", False)


def test_an_index_is_left_out_and_the_log_says_so(world: Any) -> None:
    world.rule("index", "never")
    world.add("index", "2018", {"KU541": 110, "KU911": 130, "KU091": 90})
    found = world.harmonised("index")
    assert set(found) == {("2018", "KU091")}
    assert world.log("index") == [("KU541", "left_out", 1)]


def test_a_code_without_place_today_is_logged(world: Any) -> None:
    world.rule("people", "sum")
    world.add("people", "1990", {"KU321": 12})
    assert world.harmonised("people") == {}
    assert world.log("people") == [("KU321", "no_place", 1)]


def test_the_better_series_wins_after_joining(world: Any) -> None:
    """In table 1 Valtimo is inside Nurmes already; table 2 shows it apart. 9900 must not become 12100."""
    world.rule("people", "sum")
    world.add("people", "2018", {"KU541": 9900}, snapshot=1, rank=0)
    world.add("people", "2018", {"KU541": 7701, "KU911": 2200}, snapshot=2, rank=1)
    assert world.harmonised("people")[("2018", "KU541")] == (9900, "observed", False)


def test_a_gap_in_the_better_series_is_filled_but_protection_is_kept(world: Any) -> None:
    world.rule("jobs", "sum")
    world.add("jobs", "2018", {"KU541": "missing", "KU507": "protected"}, snapshot=1, rank=0)
    world.add("jobs", "2018", {"KU541": 5, "KU507": 6}, snapshot=2, rank=1)
    found = world.harmonised("jobs")
    assert found[("2018", "KU541")] == (5, "observed", False)
    assert found[("2018", "KU507")] == (None, "protected", False)


def test_the_worst_status_of_the_parts_is_the_status_of_the_sum(world: Any) -> None:
    world.rule("people", "sum")
    world.add("people", "2030", {"KU507": 5}, status="projected")
    world.add("people", "2030", {"KU588": 5}, status="observed")
    assert world.harmonised("people")[("2030", "KU507")] == (10, "projected", True)
