"""Tests of who takes a raw series: core, its better twin, or the extra tier."""

import pytest

from data.catalog_models import Aggregation, Indicator, Series, Text
from etl.embed.alias_cells import members
from etl.embed.errors import EmbedError
from etl.embed.keys import key_of
from etl.embed.mapping import Claim, core_claims, inherit

KEYS = {
    key_of(*split): split
    for split in (
        ("a", "total", "total"), ("a", "male", "0-4"), ("a", "male", "5-9"), ("a", "female", "0-4"),
        ("p", "total", "0"), ("p", "total", "14"), ("p", "total", "15"), ("b", "total", "total"),
    )
}  # fmt: skip


def indicator(*series: Series, not_applicable: tuple[str, ...] = ()) -> Indicator:
    groups = ("total", "male_age_0_4", "male_age_5_9", "female_age_0_4")
    return Indicator(
        id="vaesto", theme="vaesto", tier="extra", position=1, name=Text(fi="Väestö"), unit="persons",
        decimals=0, direction="none", frequency="year", groups=groups, not_applicable=not_applicable,
        aggregation=Aggregation(rule="sum"), series=series,
    )  # fmt: skip


def test_key_leaves_out_totals() -> None:
    assert key_of("a") == "a"
    assert key_of("a", age="0-4") == "a[0-4]"
    assert key_of("a", "male", "0-4") == "a[male,0-4]"


def test_entries_are_ranked_in_order_and_auto_makes_groups() -> None:
    made = core_claims(
        [indicator(Series(id="a"), Series(id="a", age="*", sex="male", group="auto"))],
        {"a": [("total", "total"), ("male", "0-4"), ("male", "5-9")]},
    )
    assert [(claim.group, claim.rank) for claim in made] == [
        ("total", 0),
        ("male_age_0_4", 1),
        ("male_age_5_9", 1),
    ]


def test_group_that_cannot_be_is_marked() -> None:
    (claim,) = core_claims(
        [indicator(Series(id="a", age="0-4", sex="male", group="auto"), not_applicable=("male_age_0_4",))],
        {"a": [("male", "0-4")]},
    )
    assert claim.not_applicable


def test_twin_joins_the_indicator_of_the_better_series_through_a_chain() -> None:
    best = Claim("a", "total", "total", "vaesto", "total", 2, levels=("kunta",), periods=("2020",))
    keys = {"b": ("b", "total", "total"), "c": ("c", "total", "total")}
    made = inherit([best], {"b": "a", "c": "b"}, keys)
    assert [(claim.series, claim.indicator, claim.rank) for claim in made] == [
        ("b", "vaesto", 102),
        ("c", "vaesto", 202),
    ]
    assert all(claim.levels is None and claim.periods is None for claim in made)


def test_twin_that_something_takes_already_is_left_alone() -> None:
    taken = [Claim("a", "total", "total", "x", "total", 0), Claim("b", "total", "total", "y", "total", 0)]
    assert inherit(taken, {"b": "a"}, {"b": ("b", "total", "total")}) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a", ["a"]),
        ("a & b", ["a", "b"]),
        ("a[*]", ["a[male,0-4]", "a[male,5-9]", "a[female,0-4]"]),
        ("a[male,*]", ["a[male,0-4]", "a[male,5-9]"]),
        ("p[0..14]", ["p[0]", "p[14]"]),
    ],
)
def test_side_of_an_alias_names_one_series_or_a_sum(text: str, found: list[str]) -> None:
    assert members(text, KEYS) == found


def test_alias_to_nothing_is_refused() -> None:
    with pytest.raises(EmbedError, match=r"'z\[\*\]' names no raw series"):
        members("z[*]", KEYS)
