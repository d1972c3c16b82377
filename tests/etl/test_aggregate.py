"""Figures of groups worked out by hand: a county of three (600, 200, 100 people) in a country of five."""

from __future__ import annotations

from typing import Any

import pytest

from etl.aggregate import aggregate

THREE = ("KU541", "KU507", "KU297")


@pytest.fixture
def made(world: Any) -> Any:
    """Harmonises and aggregates; returns the figures of one indicator by (period, area)."""

    def run(
        indicator: str,
    ) -> dict[tuple[str, str], tuple[float | None, str, bool, float | None, float | None]]:
        world.harmonised(indicator)
        aggregate(world.con)
        found = world.con.execute(
            "SELECT period, region_code, value, status, derived, numerator, denominator FROM observation "
            "WHERE indicator_id = ?", [indicator]
        ).fetchall()  # fmt: skip
        return {row[:2]: row[2:] for row in found}

    return run


def test_sum_needs_every_member(world: Any, made: Any) -> None:
    world.rule("jobs", "sum")
    world.add("jobs", "2020", dict(zip(THREE, (10, 20, 30), strict=True)))
    found = made("jobs")
    assert found[("2020", "HVA1")][:3] == (60, "observed", True)
    assert ("2020", "SSS") not in found


def test_sum_with_protected_missing_and_not_applicable_members(world: Any, made: Any) -> None:
    world.rule("jobs", "sum")
    world.add("jobs", "2020", dict(zip(THREE, (10, "protected", 30), strict=True)))
    world.add("jobs", "2021", dict(zip(THREE, (10, "missing", 30), strict=True)))
    world.add("jobs", "2022", dict(zip(THREE, (10, "not_applicable", 30), strict=True)))
    found = made("jobs")
    assert found[("2020", "HVA1")][:2] == (None, "protected")
    assert ("2021", "HVA1") not in found
    assert found[("2022", "HVA1")][:2] == (40, "observed")


def test_ratio_comes_from_sums_and_keeps_its_parts(world: Any, made: Any) -> None:
    world.rule("unemployed", "sum")
    world.rule("force", "sum")
    world.rule("rate", "ratio", "unemployed", "force", scale=100)
    world.add("unemployed", "2020", dict(zip(THREE, (30, 10, 10), strict=True)))
    world.add("force", "2020", dict(zip(THREE, (300, 100, 50), strict=True)))
    world.add("rate", "2020", dict(zip(THREE, (10.0, 10.0, 20.0), strict=True)))
    found = made("rate")
    assert found[("2020", "HVA1")] == (pytest.approx(100 * 50 / 450), "observed", True, 50, 450)
    assert found[("2020", "KU297")] == (20.0, "observed", False, 10, 50)


def test_parts_that_do_not_give_the_figure_back_stay_away(world: Any, made: Any) -> None:
    world.rule("unemployed", "sum")
    world.rule("force", "sum")
    world.rule("rate", "ratio", "unemployed", "force", scale=100)
    world.add("unemployed", "2020", {"KU297": 10})
    world.add("force", "2020", {"KU297": 100})
    world.add("rate", "2020", {"KU297": 14.0})
    assert made("rate")[("2020", "KU297")] == (14.0, "observed", False, None, None)


def test_ratio_of_ninety_per_cent_is_an_estimate_and_of_less_none(world: Any, made: Any) -> None:
    world.rule("unemployed", "sum")
    world.rule("force", "sum")
    world.rule("rate", "ratio", "unemployed", "force", scale=100)
    # HVA1 holds 900 people, without KU297 800: 89 %. The country holds 1,000, without KU005 960: 96 %.
    for name, figures in (("unemployed", (30, 10, 5, 5)), ("force", (300, 100, 50, 50))):
        world.add(name, "2020", dict(zip(("KU541", "KU507", "KU091", "KU297"), figures, strict=True)))
        world.add(name, "2021", dict(zip(("KU541", "KU507", "KU091"), figures, strict=False)))
    world.add("rate", "2020", {"KU541": 10.0})
    world.add("rate", "2021", {"KU541": 10.0})
    found = made("rate")
    assert found[("2020", "SSS")][:3] == (10.0, "estimated", True)
    assert ("2021", "HVA1") not in found


def test_rate_without_counts_is_weighted_by_the_last_known_force(world: Any, made: Any) -> None:
    world.rule("unemployed", "sum")
    world.rule("force", "sum")
    world.rule("rate", "ratio", "unemployed", "force", scale=100)
    world.add("force", "2023-09", dict(zip(THREE, (1, 1, 1), strict=True)))
    world.add("force", "2023-10", dict(zip(THREE, (600, 300, 100), strict=True)))
    world.add("rate", "2024-12", dict(zip(THREE, (10.0, 20.0, 30.0), strict=True)))
    assert made("rate")[("2024-12", "HVA1")] == (15.0, "estimated", True, None, None)


def test_weighted_mean_is_always_an_estimate(world: Any, made: Any) -> None:
    world.rule("people", "sum")
    world.rule("income", "weighted", "people")
    world.add("people", "2020", dict(zip(THREE, (1, 1, 2), strict=True)))
    world.add("income", "2020", dict(zip(THREE, (10, 20, 30), strict=True)))
    assert made("income")[("2020", "HVA1")][:3] == (22.5, "estimated", True)


def test_weighted_mean_of_projections_stays_projected(world: Any, made: Any) -> None:
    world.rule("people", "sum")
    world.rule("share", "weighted", "people")
    world.add("people", "2030", dict(zip(THREE, (1, 1, 2), strict=True)), status="projected")
    world.add("share", "2030", dict(zip(THREE, (10, 20, 30), strict=True)), status="projected")
    assert made("share")[("2030", "HVA1")][1] == "projected"


def test_index_is_never_averaged_but_a_group_of_one_has_its_figure(world: Any, made: Any) -> None:
    world.rule("index", "never")
    world.add("index", "2020", {**dict.fromkeys(THREE, 100.0), "KU091": 88.0, "KU005": 1.0})
    found = made("index")
    assert {area for _, area in found if not area.startswith("KU")} == {"HVA90"}
    assert found[("2020", "HVA90")][:3] == (88.0, "observed", False)


def test_figure_given_by_the_source_wins(world: Any, made: Any) -> None:
    world.rule("people", "sum")
    world.rule("income", "weighted", "people")
    world.rule("index", "never")
    world.add("people", "2020", dict(zip(THREE, (1, 1, 2), strict=True)))
    world.add("income", "2020", {**dict(zip(THREE, (10, 20, 30), strict=True)), "HVA1": 21.0, "SSS": 25.0})
    world.add("index", "2020", {"HVA1": 104.0})
    found = made("income")
    assert found[("2020", "HVA1")][:3] == (21.0, "observed", False)
    assert found[("2020", "SSS")][:3] == (25.0, "observed", False)
    query = "SELECT value FROM observation WHERE indicator_id = 'index'"
    assert world.con.execute(query).fetchall() == [(104.0,)]


def test_figure_of_an_older_division_is_left_out_and_logged(world: Any, made: Any) -> None:
    world.rule("jobs", "sum")
    world.add("jobs", "2020", {**dict(zip(THREE, (1, 1, 2), strict=True))})
    world.add("jobs", "2020", {"HVA1": 99}, snapshot=7)
    assert made("jobs")[("2020", "HVA1")][0] == 4
    assert ("HVA1", "other_division", 1) in world.log("jobs")


def test_a_poorer_series_county_count_does_not_beat_the_sum_of_a_better_one(world: Any, made: Any) -> None:
    world.rule("people", "sum")
    world.add("people", "2009", dict(zip(THREE, (1, 1, 2), strict=True)), rank=0)
    world.add("people", "2009", {"HVA1": 5}, rank=1)
    assert made("people")[("2009", "HVA1")][0] == 4


def test_figures_stand_sorted(world: Any, made: Any) -> None:
    world.rule("jobs", "sum")
    world.add("jobs", "2021", dict(zip(THREE, (1, 1, 2), strict=True)))
    world.add("jobs", "2020", dict(zip(THREE, (1, 1, 2), strict=True)))
    made("jobs")
    rows = world.con.execute("SELECT group_id, level, period, region_code FROM observation").fetchall()
    assert rows == sorted(rows)
