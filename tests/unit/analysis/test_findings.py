"""Rules that findings pass, and the choice among them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings

from analysis.change import latest_change
from analysis.compare import Place, Spread
from analysis.draft import SURE
from analysis.facts import Comparator, Fact, Finding
from analysis.findings import findings
from analysis.interval import Interval
from analysis.rules import candidates
from analysis.trend import trend
from tests.unit.analysis.findings_data import THEMES, fact_lists

YEARS = [str(y) for y in range(2015, 2024)]
COUNTRY = Comparator("country", 10.0, "SSS")
PLAIN = Fact(
    "tyottomyysaste", "tyollisyys", "2023", 13.0, 1, better="lower", comparators=(COUNTRY,),
    spread=Spread(10.5, 2.0, 308),
)  # fmt: skip


def only(fact: Fact) -> Finding | None:
    """The one finding about a fact, None when there is none."""
    found = list(candidates("KU077", fact))
    assert len(found) <= 1
    return found[0] if found else None


def test_a_difference_of_a_whole_deviation_is_told() -> None:
    found = only(PLAIN)
    assert found is not None
    assert (found.kind, found.rule, found.way, found.judgement) == ("differs", "spread", "up", "worse")
    assert found.figures["difference"].value == 3.0
    assert found.figures["other"].value == 10.0
    assert (found.link.view, found.link.areas) == ("mittari", ("KU077", "SSS"))
    assert found.score == pytest.approx(1.5 * SURE["spread"])


@pytest.mark.parametrize(
    "change",
    [
        {"value": 11.9},  # 0.95 deviations
        {"small": True},
        {"spread": None},  # nothing to measure the difference by
        {"amount": True},  # persons are not compared across areas
        {"status": "projected"},
        {"interval": Interval(9.9, 16.0, "wilson")},  # cannot be told apart
        {"comparators": ()},
        {"spread": Spread(12.5, 2.0, 308)},  # most areas differ from the country like this
        {"spread": Spread(14.0, 2.0, 308)},
    ],
)
def test_no_rule_no_finding(change: dict[str, object]) -> None:
    assert only(replace(PLAIN, **change)) is None  # type: ignore[arg-type]


def test_an_interval_decides_where_there_is_one() -> None:
    near = replace(PLAIN, value=11.6, interval=Interval(10.6, 12.7, "wilson"))
    found = only(near)
    assert found is not None
    assert found.rule == "interval"
    assert {found.figures[r].value for r in ("low", "high", "confidence")} == {10.6, 12.7, 95.0}
    # Certain but trivial: under half a deviation.
    peers = Comparator("similar", 10.8, None, 10, median=True)
    assert only(replace(near, comparators=(peers,), interval=Interval(11.0, 12.2, "wilson"))) is None
    # An interval already knows that the numbers are small.
    assert only(replace(near, small=True)) is not None


def test_a_difference_shown_as_zero_is_none() -> None:
    fine = replace(PLAIN, value=10.04, spread=Spread(10.0, 0.01, 308))
    assert only(fine) is None
    assert only(replace(fine, decimals=2)) is not None


@pytest.mark.parametrize(
    ("better", "value", "judgement"),
    [
        ("higher", 13, "better"),
        ("higher", 7, "worse"),
        ("lower", 7, "better"),
        ("lower", 13, "worse"),
        ("none", 13, None),
    ],
)
def test_judgement_follows_the_direction(better: str, value: float, judgement: str | None) -> None:
    found = only(replace(PLAIN, better=better, value=value))  # type: ignore[arg-type]
    assert found is not None
    assert found.judgement == judgement


def test_a_trend_needs_its_test() -> None:
    base = replace(PLAIN, comparators=())
    rising = only(replace(base, trend=trend(YEARS, [5, 6, 7, 8, 9, 10, 11, 12, 13])))
    assert rising is not None
    assert (rising.kind, rising.rule, rising.judgement) == ("trend", "tested", "worse")
    assert (rising.periods["first"], rising.periods["last"]) == ("2015", "2023")
    assert rising.figures["slope"].value == 1.0
    assert "p_limit" in rising.figures
    assert only(replace(base, trend=trend(YEARS, [5, 9, 6, 8, 7, 9, 5, 8, 6]))) is None
    assert only(replace(base, trend=trend(YEARS[:4], [5, 6, 7, 8]))) is None
    five = trend(YEARS[:5], [5, 6, 7, 8, 9])
    assert five.direction == "rising"
    assert only(replace(base, trend=five)) is None  # p = 0.017: a mark, but no finding among dozens


def test_opposite_trends() -> None:
    up, down = trend(YEARS, list(range(9))), trend(YEARS, list(range(9, 0, -1)))
    fact = replace(PLAIN, value=10.0, trend=up, comparators=(replace(COUNTRY, trend=down),))
    found = {f.kind: f for f in candidates("KU077", fact)}
    assert set(found) == {"trend", "opposite"}
    assert found["opposite"].figures["other_slope"].value == -1.0
    same = replace(fact, comparators=(replace(COUNTRY, trend=up),))
    assert {f.kind for f in candidates("KU077", same)} == {"trend"}


def test_a_change_must_be_of_this_period_and_unusual() -> None:
    base = replace(PLAIN, comparators=())
    change = latest_change(YEARS, [10, 11, 10, 11, 10, 11, 10, 11, 18])
    found = only(replace(base, change=change))
    assert found is not None
    assert (found.kind, found.figures["earlier"].value, found.periods["previous"]) == ("change", 7, "2022")
    assert only(replace(base, change=change, period="2024")) is None
    assert only(replace(base, change=change, small=True)) is None


@pytest.mark.parametrize(
    ("rank", "ties", "n", "told", "way"),
    [
        (1, 0, 308, True, "up"),
        (5, 0, 308, True, "up"),
        (6, 0, 308, False, ""),
        (4, 2, 308, False, ""),
        (308, 0, 308, True, "down"),
        (1, 0, 22, False, ""),
    ],
)
def test_only_the_very_ends_of_many_areas_are_told(
    rank: int, ties: int, n: int, told: bool, way: str
) -> None:
    position = Place(rank, n - rank - ties + 1, ties, n, 50.0, ())
    base = replace(PLAIN, comparators=(), place=position)
    found = only(base)
    assert (found is not None) == told
    if found is not None:
        assert found.way == way
        assert only(replace(base, small=True)) is None


def many() -> list[Fact]:
    """Twenty-one strong facts, three for each theme."""
    return [
        replace(PLAIN, indicator=f"{theme}_{i}", theme=theme, value=12.5 + i)
        for theme in THEMES
        for i in range(3)
    ]


def test_findings_are_spread_over_the_themes() -> None:
    told = findings("KU077", many())
    assert 5 <= len(told) <= 8
    assert len({f.fact.theme for f in told}) == 7


def test_the_users_theme_is_told_more_of() -> None:
    told = Counter(f.fact.theme for f in findings("KU077", many(), theme="talous"))
    assert told["talous"] == 2
    assert findings("KU077", many(), theme="talous")[0].fact.theme == "talous"


def test_newer_and_larger_come_first() -> None:
    old = replace(PLAIN, indicator="vanha", period="2015")
    large = replace(PLAIN, indicator="suuri", value=15.0)
    told = [f.fact.indicator for f in findings("KU077", [old, PLAIN, large])]
    assert told == ["suuri", "tyottomyysaste", "vanha"]


def test_weak_ones_are_not_added_beyond_five() -> None:
    weak = [
        replace(
            PLAIN, indicator=f"i{i}", theme="talous", value=13.0, interval=Interval(12.0, 14.0, "wilson"),
            spread=Spread(10, 6.0, 308),
        )
        for i in range(9)
    ]  # fmt: skip
    assert len(findings("KU077", weak)) == 5


def test_the_comparators_nearest_to_us_are_preferred() -> None:
    similar = Comparator("similar", 10.0, None, 10, median=True)
    told = findings("KU077", [replace(PLAIN, comparators=(COUNTRY, similar))])
    assert [f.comparator for f in told] == [similar]


def test_one_finding_for_a_topic() -> None:
    pair = [replace(PLAIN, indicator=i, topic="työttömät") for i in ("kuukausi", "vuosi")]
    assert len(findings("KU077", pair)) == 1


def test_what_has_a_direction_comes_first() -> None:
    plain = [replace(PLAIN, indicator="a", better="none"), replace(PLAIN, indicator="b")]
    assert [f.fact.indicator for f in findings("KU077", plain)] == ["b", "a"]


def test_nothing_from_nothing() -> None:
    assert findings("KU077", []) == []


@given(fact_lists())
@settings(deadline=None, max_examples=60)
def test_choice_is_small_unrepeated_and_ignores_the_order(facts: list[Fact]) -> None:
    told = findings("KU077", facts, theme="talous")
    assert len(told) <= 8
    assert len({f.fact.indicator for f in told}) == len(told)
    assert findings("KU077", facts[::-1], theme="talous") == told
    passing = {f.fact.indicator for fact in facts for f in candidates("KU077", fact)}
    assert len(told) >= min(5, len(passing))


@given(fact_lists())
@settings(deadline=None, max_examples=60)
def test_every_finding_is_made_of_its_facts_and_judged_only_with_a_direction(facts: list[Fact]) -> None:
    for finding in findings("KU077", facts):
        fact = finding.fact
        assert fact in facts
        assert finding.rule in SURE
        assert (finding.judgement is None) == (fact.better == "none")
        assert finding.figures["value"].value == fact.value
        if finding.kind == "differs":
            assert finding.comparator in fact.comparators
            assert finding.figures["difference"].value == fact.value - finding.comparator.value  # type: ignore[union-attr]
        if fact.small:
            assert finding.rule in ("interval", "tested")
