"""Sentences in three languages: what they say, and that every number in them is a number of the facts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from analysis.change import latest_change
from analysis.compare import Place, Spread
from analysis.facts import Comparator, Fact, Figure, Finding
from analysis.interval import Interval
from analysis.rules import LEAST_P, candidates
from analysis.sentences import Words, sentence
from analysis.trend import trend
from components import formats
from components.i18n import LANGS, translator
from tests.unit.analysis.findings_data import facts

NAMES = {
    "KU077": "Hankasalmi", "SSS": "Koko maa", "HVA13": "Keski-Suomen hyvinvointialue", "HVA": "Alue",
}  # fmt: skip
NUMBER = re.compile("[+−]?[0-9]+(?:[\u202f,.][0-9]+)*")
YEARS = [str(y) for y in range(2015, 2024)]


def words(lang: str) -> Words:
    """The app's own formats and texts."""

    def figure(_indicator: str, figure: Figure) -> str:
        if figure.form in ("count", "probability"):
            return formats.number(figure.value, figure.decimals, lang)
        signed = figure.form == "difference"
        return formats.quantity(
            figure.value, figure.decimals, "%-yks." if signed else "%", lang, signed=signed
        )

    return Words(
        translator(lang), lambda code: NAMES[code], lambda i, _group: i.capitalize(), figure,
        lambda period: formats.period(period, lang),
    )  # fmt: skip


def first(fact: Fact, kind: str) -> Finding:
    """The finding of one kind."""
    return next(f for f in candidates("KU077", fact) if f.kind == kind)


PLAIN = Fact(
    "työttömyysaste", "tyollisyys", "2023", 13.04, 1, better="lower", spread=Spread(10.5, 2.0, 308),
    comparators=(Comparator("country", 10.0, "SSS"),),
)  # fmt: skip


def test_difference_in_three_languages() -> None:
    finding = first(PLAIN, "differs")
    texts = [sentence(finding, words(lang)).text for lang in LANGS]
    assert texts == [
        "Hankasalmi: Työttömyysaste 13,0\u00a0% (2023), ero +3,0\u00a0%-yks. (koko maa 10,0\u00a0%).",
        "Hankasalmi: Työttömyysaste 13,0\u00a0% (2023), skillnad +3,0\u00a0%-yks. (koko maa 10,0\u00a0%).",
        "Hankasalmi: Työttömyysaste 13.0\u00a0% (2023), difference +3.0\u00a0%-yks. (koko maa 10.0\u00a0%).",
    ]
    assert "2,00" in sentence(finding, words("fi")).basis
    assert "308" in sentence(finding, words("fi")).basis


def test_interval_small_and_status_are_said() -> None:
    similar = Comparator("similar", 10.0, None, 10, median=True)
    fact = replace(
        PLAIN,
        comparators=(similar,),
        interval=Interval(11.4, 14.9, "wilson"),
        small=True,
        status="preliminary",
    )
    told = sentence(first(fact, "differs"), words("fi"))
    assert "(2023, ennakkotieto)" in told.text
    assert "10 samankaltaisen alueen mediaani 10,0" in told.text
    assert told.text.endswith("Pieniä lukumääriä: tulkitse varoen.")
    assert "11,40" in told.basis
    assert "95\u00a0%" in told.basis
    assert (
        "(2023, estimate)" in sentence(first(replace(fact, status="estimated"), "differs"), words("en")).text
    )


def test_trends_and_their_test() -> None:
    up, down = trend(YEARS, list(range(9))), trend(YEARS, [9, 8, 7, 6, 5, 4, 3, 1, 2])
    rising = sentence(first(replace(PLAIN, trend=up), "trend"), words("fi"))
    assert "suunta nouseva 2015–2023, tyypillisesti +1,00" in rising.text
    assert "9 havaintoa, p < 0,001" in rising.basis
    falling = sentence(first(replace(PLAIN, trend=down), "trend"), words("sv"))
    assert "sjunkande trend 2015–2023" in falling.text
    both = replace(PLAIN, trend=up, comparators=(Comparator("county", 12.0, "HVA13", trend=down),))
    text = sentence(first(both, "opposite"), words("en")).text
    assert "trend rising in 2015–2023" in text
    assert "Keski-Suomen hyvinvointialue: falling in 2015–2023" in text
    turned = replace(PLAIN, trend=down, comparators=(Comparator("group", 12.0, None, 6, trend=up),))
    assert "Ryhmä (6 aluetta): suunta nouseva" in sentence(first(turned, "opposite"), words("fi")).text


def test_change_and_place() -> None:
    change = latest_change(YEARS, [10, 11, 10, 11, 10, 11, 10, 11, 18])
    told = sentence(first(replace(PLAIN, change=change), "change"), words("en"))
    assert "change +7.0" in told.text
    assert "before that 11.0\u00a0% (2022). The largest change in 2015–2023." in told.text
    assert "7 changes" in told.basis
    place = Place(2, 306, 1, 308, 99.0, ())
    high = sentence(first(replace(PLAIN, place=place), "place"), words("fi"))
    assert high.text.endswith("jaettu sija 2 suurimmasta lukien (koko maa, 308 aluetta).")
    low = sentence(first(replace(PLAIN, place=Place(308, 1, 0, 308, 0.0, ())), "place"), words("sv"))
    assert "plats 1 räknat från det lägsta värdet" in low.text


@pytest.mark.parametrize("lang", ["fi", "sv"])
def test_every_template_is_translated(lang: str) -> None:
    text = " ".join(t.text + t.basis for t in (sentence(f, words(lang)) for f in every_kind()))
    for english in (" a year", "areas", "difference", "Latest", "place ", "points", "changes", "Median of"):
        assert english not in text


def every_kind() -> list[Finding]:
    """A finding of each kind and direction."""
    up, down = trend(YEARS, list(range(9))), trend(YEARS, [9, 8, 7, 6, 5, 4, 3, 1, 2])
    others = [
        Comparator(kind, 5.0, None, 10, median, down)  # type: ignore[arg-type]
        for kind in ("similar", "group")
        for median in (True, False)
    ]
    turned = [replace(c, trend=up) for c in others]
    change = latest_change(YEARS, [10, 11, 10, 11, 10, 11, 10, 11, 18])
    places = [Place(1, 308, 0, 308, 1, ()), Place(1, 307, 1, 308, 1, ())]
    low = [Place(308, 1, 0, 308, 1, ()), Place(307, 1, 1, 308, 1, ())]
    all_facts = [
        replace(PLAIN, trend=up, change=change, comparators=tuple(others)),
        replace(
            PLAIN, trend=down, comparators=tuple(turned), interval=Interval(11, 14, "wilson"), small=True
        ),
        *(replace(PLAIN, place=p, status="preliminary") for p in places + low),
    ]
    return [finding for fact in all_facts for finding in candidates("KU077", fact)]


def allowed(fact: Fact, lang: str) -> set[str]:
    """Every number of a fact as it may be shown, years included."""
    exact = [fact.value, LEAST_P]
    counts: list[float] = []
    years = [fact.period]
    for trend_of in (fact.trend, *(c.trend for c in fact.comparators)):
        if trend_of is not None:
            exact += [trend_of.slope or 0.0, trend_of.p or 0.0]
            counts.append(trend_of.n)
            years += [trend_of.first or "", trend_of.last or ""]
    for comparator in fact.comparators:
        exact += [comparator.value, fact.value - comparator.value]
        counts.append(comparator.areas)
    if fact.interval:
        exact += [fact.interval.low, fact.interval.high]
        counts.append(fact.interval.confidence * 100)
    if fact.spread:
        exact.append(fact.spread.deviation)
        counts.append(fact.spread.n)
    if fact.change:
        exact += [fact.change.difference, fact.change.previous]
        counts.append(fact.change.earlier)
        years += [fact.change.previous_period, fact.change.first, fact.change.period]
    if fact.place:
        counts += [fact.place.rank or 0, fact.place.from_smallest or 0, fact.place.n]
    shown = {
        formats.number(v, d, lang, signed=signed)
        for v in exact
        for d in (fact.decimals, fact.decimals + 1, 3)
        for signed in (False, True)
    }
    return shown | {formats.number(c, 0, lang) for c in counts} | set(years)


@pytest.mark.parametrize("lang", LANGS)
@given(fact=facts())
@settings(deadline=None, max_examples=80)
def test_every_number_is_a_number_of_the_facts(lang: str, fact: Fact) -> None:
    for finding in candidates("KU077", fact):
        told = sentence(finding, words(lang))
        for text in (told.text, told.basis):
            strange = set(NUMBER.findall(text)) - allowed(fact, lang)
            assert not strange, text
            assert "{" not in text
            assert ".." not in text
