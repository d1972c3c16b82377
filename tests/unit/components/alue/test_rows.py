"""Rows of a profile: standing, trend, interval, age and marks, from figures made by hand."""

from types import SimpleNamespace
from typing import Any

import pytest

from components.alue import payload
from components.alue.figure import Look
from components.alue.rows import row
from components.figures import pyramid
from components.figures.spine import Points, positions
from components.i18n import LANGS
from data.catalog import load

PEERS, LEVEL = (10.0, 12.0, 14.0), (5.0, 10.0, 13.0, 16.0, 20.0)


def look(lang: str = "fi") -> Look:
    return Look(
        load(), lang, 2026, {"HVA15": "Keski-Suomi"}, {}, {"tyollisyysaste": ["2015"]}, "kunnat", "kaikki"
    )


def trend(direction: str = "falling", **more: Any) -> Any:
    found = {"slope": -0.5, "low": -0.9, "high": -0.1, "p": 0.003, "n": 9, "first": "2010", "last": "2021"}
    return SimpleNamespace(**{"direction": direction, "after_break": None, **found, **more})


def figure(indicator: str = "tyottomyysaste_vuosi", value: float | None = 9.0, **more: Any) -> Any:
    found: dict[str, Any] = {
        "indicator": indicator, "group": "total", "period": "2024", "value": value, "numerator": None,
        "denominator": None, "status": "observed", "derived": False, "rank": 5, "n": 308, "county": "HVA15",
        "county_value": 11.0, "county_status": "estimated", "country_value": 10.0,
        "country_status": "observed",
        "peer_n": 10, "peer_spread": PEERS, "level_spread": LEVEL, "trend": trend(),
        "series": (("2014", 11.0), ("2015", 10.0), ("2024", 9.0)),
    }  # fmt: skip
    return SimpleNamespace(**(found | more))


@pytest.mark.parametrize(
    ("value", "expected", "judged"),
    [(9.0, "parempi", "better"), (15.0, "huonompi", "worse"), (12.0, "sama", None), (14.0, "sama", None)],
)
def test_standing_is_taken_from_the_quartiles_of_similar_areas(
    value: float, expected: str, judged: str | None
) -> None:
    found = row(figure(value=value), look())["c"]
    assert (found["f"], found.get("j")) == (expected, judged)


def test_no_direction_is_no_judgement() -> None:
    found = row(figure("vaesto_65_osuus", 30.0), look())["c"]
    assert found == {"f": "ei_arviota", "w": "suurempi", "g": "up"}


def test_an_interval_that_holds_the_median_is_no_difference() -> None:
    apart = row(figure(value=9.0, numerator=450.0, denominator=5000.0), look())
    near = row(figure(value=9.0, numerator=9.0, denominator=100.0), look())
    assert (apart["c"]["f"], near["c"]["f"]) == ("parempi", "sama")
    assert apart["iv"] == "8,2–9,8"


def test_a_rate_with_the_count_of_its_source_has_a_poisson_interval() -> None:
    # Garwood's limits of 9 cases are 4.115 and 17.085; the rate is per thousand of 3,000 people.
    rate = row(figure("depressiolaakkeiden_korvaukset", 3.0, numerator=9.0, denominator=3000.0), look())
    assert rate["iv"] == "1,4–5,7"
    survey = figure("terveys_keskitasoinen_tai_huono", 30.0, numerator=30.0, denominator=100.0)
    assert "iv" not in row(survey, look())


def test_counts_that_do_not_give_the_figure_make_no_interval() -> None:
    assert "iv" not in row(figure(value=9.0, numerator=600.0, denominator=5000.0), look())
    assert "iv" not in row(figure("nettomuuttoaste", 0.9, numerator=9.0, denominator=1000.0), look())


def test_small_numbers_are_marked() -> None:
    assert row(figure(value=4.0, numerator=4.0, denominator=100.0), look())["sm"] == "pieniä lukuja"


def test_amounts_are_not_compared() -> None:
    found = row(figure("vaesto", 900.0, peer_spread=None, level_spread=None, county_value=None), look())
    assert (found["k"], found["c"]["f"]) == ("amount", "ei_arviota")
    assert not {"sp", "f", "l"} & set(found)


def test_missing_and_protected_differ_and_have_no_number() -> None:
    for status, word in (("missing", "ei tietoa"), ("protected", "suojattu")):
        found = row(figure(value=None, status=status), look())
        assert found["k"] == "none" and "v" not in found
        assert found["x"] == row(figure(value=None, status=status), look())["x"]
        assert found["x"], word


def test_status_age_and_kind() -> None:
    found = row(figure(period="2019", status="estimated", derived=True), look())
    assert (found["m"], found["a"], found["k"]) == ("≈", "7 v. vanha", "main")
    assert row(figure(period="2011"), look())["k"] == "past"


def test_a_trend_is_told_with_its_test_and_too_few_years_without() -> None:
    told = row(figure(), look())["tr"]
    assert (told["f"], told["w"], told["d"], told["j"]) == ("laskee", "laskee", "2010–2021", "better")
    assert told["l"].replace("\u00a0", " ") == "−0,50 %-yks. (−0,90 … −0,10) vuodessa, 9 havaintoa, p = 0,003"
    few = row(figure(trend=trend("too_few", slope=None, p=None)), look())["tr"]
    assert few == {"f": "liian_vahan", "w": "liian vähän vuosia"}
    unclear = row(figure(trend=trend("none", p=0.4)), look())["tr"]
    assert unclear["w"] == "ei selvää muutosta" and "j" not in unclear


def test_a_break_cuts_the_line() -> None:
    assert row(figure("tyollisyysaste", 70.0), look())["s"]["b"] == [1]


def test_the_sentence_names_every_comparator() -> None:
    said = row(figure(), look())["l"]
    assert "Kunnat, mediaani 12,0; Keski-Suomi 11,0≈; koko maa 10,0." in said
    assert "Sija 5/308" in said


def test_few_similar_areas_are_no_band() -> None:
    found = row(figure(peer_n=3), look())
    assert "p" not in found["sp"]
    assert found["c"]["f"] == "ei_arviota"


@pytest.mark.parametrize("lang", LANGS)
def test_the_whole_object_in_each_language(lang: str) -> None:
    made = payload.build([figure(), figure("vaesto", 900.0)], look(lang), "Hankasalmi", {})
    assert [each["i"] for each in made["rows"]] == ["vaesto", "tyottomyysaste_vuosi"]
    assert made["lead"].startswith("Hankasalmi: ")
    assert made["sources"][0]["l"]


def test_projections_stand_elsewhere() -> None:
    assert payload.build([figure("vaestoennuste_2024", 1.0)], look(), "X", {})["rows"] == []


def test_a_spine_is_signed_and_clipped() -> None:
    found = positions(Points(own=9.0, level=LEVEL, country=10.0, county=11.0, peers=PEERS), "lower")
    assert found is not None
    assert found["x"] < 50 < found["c"] < found["p"][1]
    assert (found["b"], found["m"], "e" in found) == (-1, True, False)
    beyond = positions(Points(own=-90.0, level=LEVEL, country=10.0), "none")
    assert beyond is not None and (beyond["x"], beyond["e"], beyond["b"]) == (2.0, -1, 0)
    assert positions(Points(own=1.0, level=(1.0,) * 5), "higher") is None


def test_minus_and_plus_stand_on_their_own_sides() -> None:
    level = (-8.0, -5.0, 0.0, 5.0, 8.0)
    minus, plus = (positions(Points(own=v, level=level, country=0.0), "none") for v in (-5.0, 5.0))
    assert minus and plus and minus["x"] + plus["x"] == pytest.approx(100)


def test_age_structure_is_shares_of_everybody() -> None:
    ages = {"male": [10] * 20, "female": [10] * 20}
    made = pyramid.build({"2015": ages, "2019": {"male": [20] * 20, "female": [10] * 20}}, "fi")
    assert made is not None
    assert (made["year"], made["thenYear"]) == ("2019", "2015")
    assert made["then"]["male"][0] == 2.5 and sum(map(sum, made["now"].values())) == pytest.approx(
        100, abs=0.2
    )
    assert (
        made["summary"]
        .replace("\u00a0", " ")
        .startswith("Vuonna 2019: alle 15-vuotiaita 15,0 % (2015: 15,0 %)")
    )
    assert pyramid.build({}, "fi") is None
