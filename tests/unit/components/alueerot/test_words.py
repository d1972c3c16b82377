"""Sentences about differences: what is said, and what is not said without grounds."""

import pytest

from components.alueerot import words
from components.alueerot.facts import hides, middling, without_rank, worse_people
from components.i18n import LANGS
from data.catalog import load
from tests.unit.components.alueerot.made import Trend, look, spread


def test_the_summary_tells_figure_ends_place_and_people() -> None:
    told = words.summary(spread(), "Keski-Suomi", look())
    assert told[0].startswith("Unemployment rate")
    assert "Keski-Suomi 12.9\u00a0%" in told[0]
    assert "8.4\u00a0% (Toivakka)" in told[0] and "14.2\u00a0% (Äänekoski)" in told[0]
    assert "place 2 of 21 wellbeing services counties" in told[1] and "1.5 times" in told[1]
    assert told[2] == "700 people (70 %) live in municipalities with a worse figure than the whole area's."


def test_less_is_better_counts_those_above_and_more_is_better_those_below() -> None:
    catalog = load()
    assert worse_people(spread(), catalog.get("tyottomyysaste_vuosi")) == 700
    assert worse_people(spread(), catalog.get("tyollisyysaste")) == 300
    assert worse_people(spread(), catalog.get("vaesto_65_osuus")) is None
    assert worse_people(spread(above=None), catalog.get("tyottomyysaste_vuosi")) is None


def test_nothing_is_judged_without_a_direction() -> None:
    text = words.people(spread(indicator="vaesto_65_osuus"), look())
    assert "larger" in text and "worse" not in text


def test_what_is_not_known_is_not_said() -> None:
    bare = spread(value=None, rank=None, ranked=None, low_code=None, high_code=None, above=None, below=None)
    told = words.summary(bare, "Keski-Suomi", look())
    assert len(told) == 1
    assert "no figure for the whole of Keski-Suomi" in told[0]


@pytest.mark.parametrize(("rank", "word"), [(1, "largest"), (21, "smallest")])
def test_first_and_last_are_called_so(rank: int, word: str) -> None:
    assert f"The differences are the {word} of 21" in words.summary(spread(rank=rank), "X", look())[1]


@pytest.mark.parametrize(
    ("direction", "word"), [("rising", "grown"), ("falling", "shrunk"), ("none", "No clear change")]
)
def test_a_trend_is_said_with_its_test(direction: str, word: str) -> None:
    text = words.trend(Trend(direction=direction), look())
    assert word in text
    assert "Mann–Kendall, 15 years, p < 0.001" in text


def test_too_few_years_are_said_as_such() -> None:
    assert "Too few years" in words.trend(None, look())
    assert "(3;" in words.trend(Trend(direction="too_few", n=3), look())


def test_a_break_is_told_with_the_trend() -> None:
    assert "break in 2015" in words.trend(Trend(after_break="2015"), look())


def test_the_average_hides_where_the_figure_is_middling_and_the_differences_wide() -> None:
    assert hides(spread(rank=7), 12, 23)
    assert not hides(spread(rank=8), 12, 23)  # differences not in the widest third of 21
    assert not hides(spread(rank=1), 7, 23)  # the figure itself is among the highest
    assert not hides(spread(rank=None, ranked=None), 12, 23)
    assert not hides(spread(rank=1), None, None)
    assert [rank for rank in range(1, 10) if middling(rank, 9)] == [4, 5, 6]


def test_the_lead_counts_what_is_wide_and_names_fresh_ones_first() -> None:
    rows = [
        (spread(indicator="toisen_asteen_osuus", period="2011"), True),
        (spread(), True),
        (spread(indicator="tyollisyysaste", times=0.8), False),
        (spread(indicator="vaesto_65_osuus", rank=None, times=None), False),
    ]
    first, second = words.lead("Keski-Suomi", 22, rows, look())
    assert "in 2 of 3 indicators" in first
    assert "In 2 indicators" in second and "Unemployment" in second
    assert "secondary" not in second


def test_a_lead_without_places_says_why() -> None:
    (text,) = words.lead("Vantaa", 2, [(spread(rank=None), False)], look())
    assert "no indicator has enough municipalities" in text


def test_those_without_a_place_are_named_with_the_reason() -> None:
    assert without_rank(None, 1) == "one"
    assert without_rank(None, 5) == "none"
    assert without_rank(spread(n=2), 2) == "few"
    assert without_rank(spread(n=5, covered=0.5), 8) == "cover"
    text = words.unranked({"Helsinki": "one", "Vantaa": "few"}, look())
    assert "Helsinki (one municipality)" in text and "Vantaa (fewer than three" in text
    assert words.unranked({}, look()) == ""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("level", ["hyvinvointialue", "maakunta", "tyollisyysalue"])
def test_no_gap_is_left_open_in_any_language(lang: str, level: str) -> None:
    seen = look(lang, level)
    told = [
        *words.summary(spread(), "X", seen),
        *words.lead("X", 3, [(spread(), True)], seen),
        words.trend(Trend(), seen),
        words.trend(Trend(direction="none", after_break="2012"), seen, relative=True),
    ]
    assert all("{" not in text and "  " not in text for text in told)
