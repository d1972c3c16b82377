"""What facts are made of a row: comparators, interval, small numbers, place."""

from __future__ import annotations

import pytest

from components.tilannekuva.rows import COUNTRY, comparators, fact
from tests.unit.components.tilannekuva.made import row


def test_a_fact_of_a_rate() -> None:
    made = fact(row(), 5000)
    assert made is not None
    assert [c.kind for c in made.comparators] == ["similar", "country"]
    assert made.comparators[0].median and made.comparators[0].areas == 10
    assert made.comparators[1].code == COUNTRY
    assert made.better == "lower" and not made.amount and not made.small
    assert made.place is not None and (made.place.rank, made.place.ties, made.place.from_smallest) == (
        20,
        0,
        281,
    )
    assert made.spread is not None and made.spread.median == 9.0 and made.topic == "tyottomyys"


@pytest.mark.parametrize("ties", [0, 1, 7])
def test_ties_follow_from_the_percentile(ties: int) -> None:
    below = 300 - 20 - ties
    made = fact(row(percentile=100 * (below + ties / 2) / 299), 5000)
    assert made is not None and made.place is not None
    assert made.place.ties == ties
    assert made.place.from_smallest == below + 1


def test_no_figure_no_fact() -> None:
    assert fact(row(value=None, status="missing"), 5000) is None


def test_an_amount_is_told_only_where_it_says_something_and_has_no_comparator() -> None:
    assert fact(row("pienituloiset"), 5000) is None
    made = fact(row("vaesto", deviation=None), 5000)
    assert made is not None and made.amount and made.comparators == () and made.spread is None
    assert comparators(row("vaesto")) == ()


def test_structure_and_parts_of_the_population_are_not_told() -> None:
    assert fact(row("ruotsinkielisten_osuus"), 5000) is None
    assert fact(row(group="male"), 5000) is None


def test_an_interval_needs_counts_that_give_the_figure() -> None:
    known = fact(row(numerator=130.4, denominator=1000), 5000)
    assert known is not None and known.interval is not None and known.interval.method == "wilson"
    assert known.interval.low < 13.04 < known.interval.high
    other = fact(row(numerator=100, denominator=1000), 5000)
    assert other is not None and other.interval is None


def test_a_ratio_that_is_no_share_has_no_interval() -> None:
    made = fact(row("nettomuuttoaste", value=13.04, numerator=130.4, denominator=1000), 5000)
    assert made is not None and made.interval is None


def test_small_numbers() -> None:
    few = fact(row(numerator=3, denominator=23, value=13.04), 1000)
    assert few is not None and few.small
    events = fact(row("sairastavuusindeksi"), 1200)
    assert events is not None and events.small
    larger = fact(row("sairastavuusindeksi"), 2000)
    assert larger is not None and not larger.small
    assert (unknown := fact(row("sairastavuusindeksi"), None)) is not None and not unknown.small
