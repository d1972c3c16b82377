"""Numbers, periods, dates and order in three languages."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import formats


@pytest.mark.parametrize(
    ("value", "decimals", "lang", "text"),
    [
        (1234567.891, 1, "fi", "1\u202f234\u202f567,9"),
        (1234567.891, 1, "sv", "1\u202f234\u202f567,9"),
        (1234567.891, 1, "en", "1,234,567.9"),
        (-3.25, 2, "fi", "\u22123,25"),
        (-3.25, 2, "en", "\u22123.25"),
        (-0.04, 1, "fi", "0,0"),
        (0, 0, "fi", "0"),
        (None, 1, "fi", "–"),
        (math.nan, 1, "fi", "–"),
    ],
)
def test_number(value: float | None, decimals: int, lang: str, text: str) -> None:
    assert formats.number(value, decimals, lang) == text


def test_signed_and_unit() -> None:
    assert formats.number(2.5, 1, "fi", signed=True) == "+2,5"
    assert formats.number(0, 1, "fi", signed=True) == "0,0"
    assert formats.quantity(7.4, 1, "%", "fi") == "7,4\u00a0%"
    assert formats.quantity(7.4, 1, "", "fi") == "7,4"
    assert formats.quantity(None, 1, "%", "fi") == "–"


@pytest.mark.parametrize(
    ("lang", "long", "short"),
    [
        ("fi", "maaliskuu 2024", "3/2024"),
        ("sv", "mars 2024", "3/2024"),
        ("en", "March 2024", "Mar 2024"),
    ],
)
def test_month(lang: str, long: str, short: str) -> None:
    assert (formats.period("2024-03", lang), formats.period_short("2024-03", lang)) == (long, short)


@pytest.mark.parametrize("text", ["2024", "2024-13", "2024-", "-3", "", "kevät"])
def test_other_periods_stay(text: str) -> None:
    assert formats.period(text, "fi") == formats.period_short(text, "fi") == text


def test_day() -> None:
    assert formats.day("2024-03-01", "fi") == "1.3.2024"
    assert formats.day("2024-03-01T10:00:00Z", "sv") == "1.3.2024"
    assert formats.day("2024-03-01", "en") == "1 March 2024"
    assert formats.day(None, "fi") == "–"
    assert formats.day("syksy 2024", "fi") == "syksy 2024"


def test_order_of_names() -> None:
    names = ["Äänekoski", "Ähtäri", "Öja", "Zürich", "Åland", "Alavus", "eura", "Évian", "Espoo"]
    wanted = ["Alavus", "Espoo", "eura", "Évian", "Zürich", "Åland", "Ähtäri", "Äänekoski", "Öja"]
    assert sorted(names, key=formats.sort_key) == wanted


def test_fold() -> None:
    assert formats.fold(" Äänekoski ") == "aanekoski"
    assert formats.fold("Malå Ø") == "mala o"


@given(st.floats(allow_nan=True, allow_infinity=True), st.integers(0, 4), st.sampled_from(["fi", "sv", "en"]))
def test_a_number_reads_back(value: float, decimals: int, lang: str) -> None:
    text = formats.number(value, decimals, lang)
    if not math.isfinite(value):
        assert text == "–"
        return
    group, point = ("\u202f", ",") if lang != "en" else (",", ".")
    plain = text.replace(group, "").replace(point, ".").replace("\u2212", "-")
    assert float(plain) == round(value, decimals)


def test_a_sentence_begins_large_and_ends_once() -> None:
    assert formats.sentence("liknande kommuner 784 euro/inv.") == "Liknande kommuner 784 euro/inv."
    assert formats.sentence("Mariehamn: 1,9") == "Mariehamn: 1,9."
    assert formats.sentence("") == "."
