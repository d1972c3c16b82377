"""Bands, growth, dependency and the reader's own assumption."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.projection import (
    EVERYBODY,
    PUPILS,
    SENIORS,
    Ages,
    Band,
    growth,
    growth_of,
    labour_force,
    read_band,
    with_migration,
)

# Ten persons of each age 0–99 and five of 100 and over.
FLAT = Ages((*(10.0,) * 100, 5.0))
SHORT = Ages((10.0,) * 100, open_end=False)


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("75-", Band(75, None)),
        ("7-15", Band(7, 15)),
        ("7", Band(7, 7)),
        ("0-", Band(0, None)),
        ("85-100", Band(85, None)),
        ("100-", Band(100, None)),
    ],
)
def test_bands_are_read(text: str, band: Band) -> None:
    assert read_band(text) == band


@pytest.mark.parametrize("text", ["", "-", "75+", "15-7", "101-", "a-b", "7-15-20", "-5", "7.5"])
def test_other_texts_are_no_band(text: str) -> None:
    assert read_band(text) is None


@given(st.integers(0, 100), st.one_of(st.none(), st.integers(0, 99)))
def test_a_band_comes_back_from_its_text(first: int, last: int | None) -> None:
    band = Band(first, last)
    assert read_band(band.text) == (band if last is None or last >= first else None)


def test_both_ends_of_a_band_are_in_it() -> None:
    assert FLAT.persons(PUPILS) == 90
    assert FLAT.persons(SENIORS) == 255
    assert SHORT.persons(SENIORS) == 250
    assert FLAT.persons(EVERYBODY) == FLAT.total == 1005


def test_dependency_is_of_the_working_aged() -> None:
    assert FLAT.dependency() == pytest.approx(100 * (150 + 355) / 500)
    assert FLAT.workers_per_old() == pytest.approx(500 / 355)
    children = Ages((10.0,) * 15 + (0.0,) * 86)
    assert children.dependency() is None
    assert children.workers_per_old() is None


def test_growth_in_numbers_per_cent_and_points() -> None:
    then = Ages((*(10.0,) * 75, *(20.0,) * 25, 10.0))
    grown = growth(FLAT, then, SENIORS)
    assert (grown.change, grown.percent) == (255, 100)
    assert grown.points == pytest.approx(100 * 510 / 1260 - 100 * 255 / 1005)
    assert growth_of(255, 510, 1005, 1260) == grown


def test_growth_from_nobody_has_no_per_cent() -> None:
    grown = growth_of(0, 3, 0, 10)
    assert grown.percent is None
    assert grown.points is None
    assert grown.change == 3


def test_migration_goes_to_those_under_65_in_proportion() -> None:
    made = with_migration(FLAT, 1005, 10, 2.0)
    assert made.total - FLAT.total == pytest.approx(2.0 * 1005 * 10 / 1000)
    assert made.persons(SENIORS) == FLAT.persons(SENIORS)
    assert made.counts[0] / made.counts[64] == pytest.approx(1)
    assert with_migration(FLAT, 1005, 10, 0.0) == FLAT


def test_nobody_goes_below_zero() -> None:
    made = with_migration(FLAT, 100_000, 20, -10.0)
    assert min(made.counts) == 0
    assert made.persons(SENIORS) == FLAT.persons(SENIORS)


def test_the_labour_force_stays_within_the_people() -> None:
    assert labour_force(FLAT, 80) == pytest.approx(0.8 * 470)
    assert labour_force(FLAT, 130) == 470
    assert labour_force(FLAT, -5) == 0
