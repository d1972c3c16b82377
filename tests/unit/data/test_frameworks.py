"""Sets of indicators: each year's is an entry of its own, and one whose list is not known stays empty."""

from components.mittari.labels import frameworks as names
from data.catalog import load
from data.frameworks import empty_slots, frameworks

MARKS = {"VAESTO"}  # of the catalogue itself: a series of the population figures


def test_every_mark_of_an_indicator_is_known() -> None:
    used = {name for indicator in load() for name in indicator.frameworks}
    assert used - {framework.id for framework in frameworks()} <= MARKS


def test_a_set_with_a_list_has_as_many_as_its_publisher_counts() -> None:
    empty = {slot.id for slot in empty_slots(load())}
    for framework in frameworks():
        marked = sum(framework.id in indicator.frameworks for indicator in load())
        assert (marked == 0) == (framework.id in empty)
        if marked and framework.indicators:
            assert marked == framework.indicators, framework.id


def test_later_years_of_the_coefficient_are_slots() -> None:
    assert [slot.id for slot in empty_slots(load())] == ["HYTE-2022", "HYTE-HVA-2026"]
    assert "2022" in names("sv")["HYTE-2022"]
