"""Facts of an indicator for the browser: compact coverage, languages, age."""

import pytest

from components.mittari import facts
from data.catalog import load

GROUPS = [{"id": "total", "name_fi": "Kaikki", "name_sv": "Alla", "name_en": "All"}]
SOURCE = {
    "source": "statfin.11ra",
    "producer": "Tilastokeskus",
    "statistics_fi": "Väestörakenne",
    "statistics_sv": None,
    "statistics_en": None,
    "table_id": "11re",
    "address": "javascript:alert(1)",
    "licence": "CC BY 4.0",
    "data_date": None,
    "obtained": None,
    "quality_note": None,
    "first_period": "1990",
    "last_period": "1991",
}


@pytest.fixture
def built():
    coverage = {
        "kunta": {"total": ["1990", "1991"], "age_15_64": ["1991"]},
        "maa": {"total": ["1990", "1991"]},
    }
    return facts.build(load().get("vaesto"), load(), coverage, GROUPS, "sv", 2026)


def test_coverage_is_compact_and_leaves_the_country_out(built):
    assert built["coverage"] == {
        "periods": ["1990", "1991"],
        "levels": {"kunta": {"total": "all", "age_15_64": [1]}},
    }


@pytest.fixture
def about():
    return facts.about(load().get("vaesto"), [], [SOURCE], "sv")


def test_a_missing_language_is_marked(about):
    assert about["provenance"][0]["statistics"] == "Väestörakenne (fi)"


def test_only_https_addresses_become_links(about):
    assert about["provenance"][0]["address"] is None


def test_old_figures_are_said(built):
    assert "1991" in built["ageNote"]
    assert facts.age_note("2022", "fi", 2026) == ""
    assert facts.age_note("2020", "en", 2026) == "Old figures: the newest are of 2020."


def test_the_listing_has_every_indicator_and_tells_which_have_figures():
    listed = facts.listing(load(), {"vaesto": ("1972", "2023")}, "fi")
    assert len(listed["items"]) == len(load().indicators)
    assert [item["span"] for item in listed["items"] if item["available"]] == ["1972–2023"]


def test_what_was_taken_in_twice_from_one_table_is_told_once():
    other = SOURCE | {"first_period": "1995", "last_period": "2000", "quality_note": "Sum of 12 months."}
    told = facts.about(load().get("vaesto"), [], [SOURCE, other], "fi")["provenance"]
    assert [(source["span"], source["notes"]) for source in told] == [
        ("luvut 1990–2000", ["12 kuukauden summa."])
    ]
