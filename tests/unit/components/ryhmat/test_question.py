"""Gaps area by area from made-up figures: intervals, small numbers, sentences, lists and the state."""

from collections.abc import Mapping
from typing import Any

import pytest

from components.ryhmat import gaps, movement, need, offers, state
from components.ryhmat.question import Area, Question
from components.ryhmat.scale import scale
from components.url_state import Reader
from data.catalog import load
from data.group_profiles import profiles
from data.queries.groups import Point

OWN = Area("HVA15", "Keski-Suomi", "own", 272_000)
LARGE = Area("KU179", "Jyväskylä", "area", 147_000)
TINY = Area("KU435", "Luhanka", "area", 700)
COUNTRY = Area("SSS", "Koko maa", "country", 5_600_000)


def share(count: float, people: float) -> Point:
    return Point(100 * count / people, "observed", True, count, people)


def question(one: Mapping[str, Any], other: Mapping[str, Any], **more: Any) -> Question:
    """A gap of women and men in the share with a tertiary degree; one, other: code → period → figure."""
    indicator = load().get("korkea_asteen_suorittaneet")
    values: dict[str, Any] = {
        "indicator": indicator,
        "basis": "osuus",
        "group": "female",
        "against": "male",
        "names": ("Women", "Men"),
        "areas": (OWN, COUNTRY, LARGE, TINY),
        "one": one,
        "other": other,
        "scale": scale(indicator, "osuus", 100, load(), "en"),
        "breaks": (),
        "lang": "en",
    }
    return Question(**values | more)


def two_years(first: tuple[Point, Point], last: tuple[Point, Point], code: str = "HVA15") -> Question:
    one = {code: {"2015": first[0], "2019": last[0]}}
    other = {code: {"2015": first[1], "2019": last[1]}}
    return question(one, other)


def test_the_lead_says_both_figures_and_both_gaps() -> None:
    found = two_years((share(30, 100), share(20, 100)), (share(360, 1000), share(240, 1000)))
    assert gaps.lead(found) == (
        "Tertiary qualifications, Keski-Suomi 2019: women 36.0\u00a0%, men 24.0\u00a0%. "
        "The absolute gap is +12.0\u00a0pp and the ratio 1.50."
    )


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (
            (40, 20),
            (12, 4),
            "narrowed (+20.0\u00a0pp → +8.0\u00a0pp) but the relative gap has widened (2.00 → 3.00)",
        ),
        (
            (12, 4),
            (40, 20),
            "widened (+8.0\u00a0pp → +20.0\u00a0pp) but the relative gap has narrowed (3.00 → 2.00)",
        ),
        ((30, 20), (40, 20), "Since 2015 both"),
        ((30, 20), (30, 20), "are the same as in 2015"),
        ((40, 20), (20, 10), "has narrowed (+20.0\u00a0pp → +10.0\u00a0pp) and the relative gap is the same"),
        ((30, 20), (20, 30), "In 2015 the order was the other way round"),
    ],
)
def test_the_movement_in_words(first: tuple[int, int], last: tuple[int, int], told: str) -> None:
    pairs = [(share(a, 100), share(b, 100)) for a, b in (first, last)]
    found = two_years(pairs[0], pairs[1])
    said = movement.sentence(found, "HVA15")
    assert told in said
    assert ("opposite directions" in said) == ("but the relative" in told)


def test_one_year_says_nothing_of_movement() -> None:
    found = question({"HVA15": {"2019": share(3, 10)}}, {"HVA15": {"2019": share(2, 10)}})
    assert "only one year" in movement.sentence(found, "HVA15")


def test_an_interval_that_holds_zero_may_be_chance() -> None:
    near = two_years((share(30, 100), share(20, 100)), (share(31, 100), share(30, 100)))
    assert "may be chance" in gaps.chance(near)
    far = two_years((share(30, 100), share(20, 100)), (share(600, 1000), share(300, 1000)))
    assert "not chance alone" in gaps.chance(far)


def test_a_row_has_both_intervals_by_hand() -> None:
    """30/100 against 15/100: Newcombe's 3.4 … 26.1 points and Katz's 1.15 … 3.48."""
    found = two_years((share(30, 100), share(20, 100)), (share(30, 100), share(15, 100)))
    row = next(row for row in gaps.build(found, [])["rows"] if row["c"] == "HVA15")
    assert row["iv"] == "+3.4 … +26.1\u00a0pp"
    assert row["ir"] == "1.15 … 3.48"


def test_groups_that_share_people_have_no_interval() -> None:
    one, other = {"HVA15": {"2019": share(300, 1000)}}, {"HVA15": {"2019": share(500, 2000)}}
    assert question(one, other, group="age_25_29", against="total").limits("HVA15", "2019") is None
    assert question(one, other, group="age_25_29", against="female").limits("HVA15", "2019") is None
    assert question(one, other, group="age_0_17", against="age_18_64").limits("HVA15", "2019") is not None


def test_small_numbers_are_marked_and_stand_outside_the_order() -> None:
    one = {c: {"2019": p} for c, p in (("KU179", share(400, 1000)), ("KU435", share(3, 60)))}
    other = {c: {"2019": p} for c, p in (("KU179", share(300, 1000)), ("KU435", share(40, 60)))}
    found = question(one, other)
    assert found.small(TINY, "2019") and not found.small(LARGE, "2019")
    made = gaps.build(found, [])
    assert made["lists"]["wide"] == ["KU179"]
    assert made["lists"]["small"] == 1
    rows = {row["c"]: row for row in made["rows"]}
    assert rows["KU435"]["small"] == 1 and "small" not in rows["KU179"]
    assert rows["HVA15"]["x"] == "no data"


def test_without_counts_a_small_area_is_marked() -> None:
    plain = Point(50.0, "observed", False)
    turnout = load().get("aanestysaktiivisuus_kuntavaalit")
    courses = {code: {"2021": plain} for code in ("KU179", "KU435")}
    found = question(
        courses, courses, indicator=turnout, basis="arvo", scale=scale(turnout, "arvo", None, load(), "en")
    )
    assert found.small(TINY, "2021") and not found.small(LARGE, "2021")


def test_numbers_are_ordered_by_ratio_only() -> None:
    jobs = load().get("kaupan_tyopaikat")
    one = {"KU179": {"2019": Point(300.0, "observed", False)}}
    other = {"KU179": {"2019": Point(200.0, "observed", False)}}
    found = question(
        one, other, indicator=jobs, basis="maara", scale=scale(jobs, "maara", None, load(), "en")
    )
    lists = gaps.build(found, [])["lists"]
    assert "wide" not in lists and lists["ratio"] == ["KU179"]
    assert lists["few"] and lists["fewest"] == 5


def test_movement_is_tested_where_there_are_enough_years() -> None:
    years = [str(year) for year in range(2010, 2022)]
    one = {"KU179": {y: share(300 + 10 * i, 1000) for i, y in enumerate(years)}}
    other = {"KU179": {y: share(200, 1000) for y in years}}
    made = gaps.build(question(one, other), [])
    row = next(row for row in made["rows"] if row["c"] == "KU179")
    assert row["ma"] == {"k": "widens", "w": "widens", "d": "+1.00\u00a0pp a year", "t": "2010–2021"}
    assert made["lists"]["fast"] == ["KU179"]


def test_a_projection_is_not_tested_and_is_said() -> None:
    def ahead(value: float) -> Point:
        return Point(value, "projected", True)

    vintage = load().get("vaestoennuste_2024")
    one = {"HVA15": {"2024": ahead(38_000.0), "2040": ahead(32_000.0)}}
    other = {"HVA15": {"2024": ahead(33_000.0), "2040": ahead(44_000.0)}}
    found = question(
        one, other, indicator=vintage, basis="maara", group="age_0_14", against="age_75_99",
        scale=scale(vintage, "maara", None, load(), "en"),
    )  # fmt: skip
    assert movement.sentence(found, "HVA15").startswith(
        "This is a projection: from 2024 to 2040 the gap goes"
    )
    made = gaps.build(found, [])
    assert made["course"][0]["j"] == [0, 1]
    assert made["lists"]["years"] == 0 and made["lists"]["projected"]


def test_nothing_in_common_says_what_to_do() -> None:
    found = question({"HVA15": {"2015": share(3, 10)}}, {"HVA15": {"2019": share(3, 10)}})
    made = gaps.build(found, [])
    assert "Choose other groups or another area" in made["empty"]


COVERAGE = {
    "aanestysaktiivisuus_kuntavaalit": {"total": ("2017", "2021"), "male": ("2021",), "female": ("2021",)},
    "korkea_asteen_suorittaneet": {"total": ("2019",), "male": ("2019",), "female": ("2019",)},
    "kaupan_tyopaikat": {"male": ("2019",), "female": ("2019",)},
    "tyottomat": {"age_18_64": ("2021",)},
}


def rate_periods(indicator: str, group: str) -> tuple[str, ...]:
    return COVERAGE[indicator].get(group, ()) if indicator == "korkea_asteen_suorittaneet" else ()


def test_only_what_has_two_groups_is_offered() -> None:
    found = offers.offers(COVERAGE, load(), rate_periods)
    assert set(found) == set(COVERAGE) - {"tyottomat"}
    assert list(found["aanestysaktiivisuus_kuntavaalit"]) == ["arvo"]
    assert list(found["korkea_asteen_suorittaneet"]) == ["osuus", "maara"]
    assert list(found["kaupan_tyopaikat"]) == ["maara"]


def _read(**query: str) -> tuple[state.State, int]:
    reader = Reader(query)
    persons = {profile.id for profile in profiles().groups}
    found = state.read(
        reader, {"KU077", "HVA15"}, persons, offers.offers(COVERAGE, load(), rate_periods), "KU077"
    )
    return found, len(reader.notices)


def test_an_empty_address_begins_at_the_own_area() -> None:
    found, notices = _read()
    assert (found.area, found.show, found.group, found.against, found.basis) == (
        "KU077", "erot", "female", "male", "osuus",
    )  # fmt: skip
    assert notices == 0
    assert _read(nayta="tarve")[0].persons == state.DEFAULT_PERSONS


@pytest.mark.parametrize(
    "query",
    [
        {"mittari": "tyottomat"},
        {"ryhma": "age_7"},
        {"ryhma": "male", "verrokki": "male"},
        {"mittari": "kaupan_tyopaikat", "peruste": "osuus"},
        {"alueet": "KU999"},
        {"nayta": "<script>"},
        {"vaestoryhma": "x"},
        {"jarjestys": "koko"},
    ],
)
def test_what_does_not_exist_gives_the_nearest_state_and_a_notice(query: dict[str, str]) -> None:
    found, notices = _read(**query)
    assert notices == 1
    assert found.group != found.against
    assert found.area in ("KU077", "HVA15")


def test_a_state_reads_back_from_its_address() -> None:
    query = {
        "nayta": "ryhma", "alueet": "HVA15", "vaestoryhma": "lapset", "mittari": "kaupan_tyopaikat",
        "ryhma": "male", "verrokki": "female", "peruste": "maara", "jarjestys": "nimi",
    }  # fmt: skip
    found, notices = _read(**query)
    assert notices == 0
    back = {name: getattr(found, key) for key, name in state.PARAMETERS.items()}
    assert back == query


def people(**more: Any) -> need.People:
    def count(value: float, status: str = "observed") -> Point:
        return Point(value, status, False)

    profile = profiles().get("ikaantyneet")
    assert profile
    values: dict[str, Any] = {
        "profile": profile,
        "areas": (OWN,),
        "counted": {"HVA15": {"2009": count(900), "2011": count(1000), "2021": count(1200)}},
        "whole": {"HVA15": {"2021": count(4800)}},
        "expected": {"HVA15": {"2024": count(1250, "projected"), "2035": count(1500, "projected")}},
        "expected_whole": {"HVA15": {"2035": count(5000, "projected")}},
        "vintage": "Population projection 2024",
        "part_of": "population",
        "lang": "en",
    }
    return need.People(**values | more)


def test_people_now_their_share_change_and_projection_by_hand() -> None:
    made = need.build(people())
    (row,) = made["rows"]
    assert (row["v"], row["s"], row["d"], row["dp"]) == ("1,200", "25.0\u00a0%", "+200", "+20.0\u00a0%")
    assert made["base"] == "2011"
    assert row["j"] == [{"y": "2035", "v": "1,500", "dp": "+20.0\u00a0%", "s": "30.0\u00a0%"}]
    assert made["lead"] == (
        "Keski-Suomi 2021: people aged 65 and over 1,200, 25.0\u00a0% of the population. "
        "Change from 2011: +200 (+20.0\u00a0%). "
        "Population projection 2024: 1,500 in 2035, +20.0\u00a0% from 2024."
    )


def test_nothing_stands_between_the_years_of_a_projection() -> None:
    course = need.build(people())["course"]
    assert course["jp"] == ["2024", "2035"]
    assert course["jv"] == [1250, 1500]


def test_a_group_without_projection_says_so() -> None:
    made = need.build(people(expected={}, expected_whole={}))
    assert made["years"] == [] and made["noProjection"]
    assert "projection" not in made["lead"]


def test_an_unknown_number_of_people_says_so() -> None:
    assert "not known" in need.build(people(counted={}))["empty"]
