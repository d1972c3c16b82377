"""Series for small pictures: changes over the same years, and the words that tell them."""

from typing import Any

import pytest

from components.vertaa import lines
from components.vertaa.measure import Measure

SHARE = Measure("osuus", "15–64-vuotiaat", "vaesto", "prosenttia", "%", "%-yks.", 1, False, 0)
AMOUNT = Measure("maara", "Väkiluku", "vaesto", "henkilöä", "hlö", "hlö", 0, True, 0)
ORDER: list[tuple[str, lines.Kind]] = [
    ("KU077", "own"), ("KU001", "area"), ("KU002", "area"), ("HVA15", "county"), ("SSS", "country"),
]  # fmt: skip
NAMES = {
    "KU077": "Hankasalmi",
    "KU001": "Aho",
    "KU002": "Salo",
    "HVA15": "Keski-Suomen hyvinvointialue",
    "SSS": "Koko maa",
}
ROWS: list[lines.Row] = [
    ("KU077", "2008", 61.0, "observed"), ("KU077", "2010", 60.4, "observed"),
    ("KU077", "2023", 52.3, "observed"), ("KU077", "2024", 52.0, "preliminary"),
    ("KU001", "2010", 59.5, "observed"), ("KU001", "2023", 51.8, "observed"),
    ("KU002", "2010", 60.0, "observed"), ("KU002", "2023", None, "protected"),
    ("HVA15", "2010", 65.3, "observed"), ("HVA15", "2023", 60.8, "estimated"),
    ("SSS", "2010", 66.0, "observed"), ("SSS", "2023", 61.8, "observed"),
]  # fmt: skip


def made(measure: Measure = SHARE, rows: list[lines.Row] = ROWS, **more: Any) -> lines.Drawn:
    tracks = lines.tracks(ORDER, rows, NAMES, more.get("start", ""))
    return lines.drawn(measure, tracks, more.get("breaks", ()), "Lähde")


def test_changes_are_over_the_years_that_own_county_and_country_have() -> None:
    found = made()
    assert (found.first, found.last) == ("2010", "2023")
    assert {code: round(each.change or 0, 1) for code, each in found.moves.items()} == {
        "KU077": -8.1, "KU001": -7.7, "HVA15": -4.5, "SSS": -4.2,
    }  # fmt: skip


def test_the_words_say_what_the_figures_do() -> None:
    assert lines.summary(made(), "fi") == (
        "Hankasalmi, 15–64-vuotiaat 2010–2023: muutos −8,1 %-yks. (60,4 % → 52,3 %). Samana aikana: "
        "Keski-Suomen hyvinvointialue −4,5 %-yks., koko maa −4,2 %-yks., Aho −7,7 %-yks."
    ).replace(" %", "\u00a0%")


def test_a_break_cuts_and_too_few_is_said() -> None:
    assert made(breaks=[("2023", "Uusi määritelmä")]).first == "2023"  # the own area's years after it
    alone = [row for row in ROWS if row[1] != "2024"]
    assert "liian vähän" in lines.summary(made(rows=alone, breaks=[("2023", "Uusi")]), "fi")
    assert made(start="2024").moves == {}


def test_an_amount_is_told_in_per_cent_and_one_that_may_be_negative_only_of_the_own_area() -> None:
    assert "muutos −13,4\u00a0%" in lines.summary(made(AMOUNT), "fi")
    signed = [(code, at, None if value is None else value - 55, status) for code, at, value, status in ROWS]
    found = made(AMOUNT, signed)
    assert set(found.moves) == {"KU077"}
    assert not found.measure.relative and found.amount
    assert "Samana aikana" not in lines.summary(found, "fi")


def test_the_payload_has_a_value_for_each_period_and_marks_only_where_needed() -> None:
    told = lines.payload(made(breaks=[("2009", "Uusi"), ("2030", "Ei vielä")]), "fi")
    assert told["p"] == ["2008", "2010", "2023", "2024"]
    own, first, second, *_rest = told["l"]
    assert own["v"] == [61, 60.4, 52.3, 52] and own["s"] == "ooop"
    assert second["v"] == [None, 60, None, None] and second["s"] == "-ox-"
    assert second["d"] is None and first["d"] == -7.7
    assert [b["p"] for b in told["b"]] == ["2009"]


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_no_sentence_ends_twice(lang: str) -> None:
    assert ".." not in lines.summary(made(), lang)
