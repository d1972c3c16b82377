"""Made-up facts for the tests of findings and sentences; names are letters: only figures have digits."""

from __future__ import annotations

from hypothesis import strategies as st

from analysis.change import latest_change
from analysis.compare import Spread, place
from analysis.facts import Comparator, Fact
from analysis.interval import wilson
from analysis.trend import trend

THEMES = ["vaesto", "talous", "elinkeinot", "tyollisyys", "osaaminen", "hyvinvointi", "ymparisto"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"

values = st.integers(-3000, 3000).map(lambda v: v / 10)
series = st.lists(st.none() | values, min_size=0, max_size=14)


@st.composite
def comparators(draw: st.DrawFn) -> Comparator:
    """Any comparator, with or without a trend."""
    kind = draw(st.sampled_from(["country", "county", "similar", "group"]))
    code = {"country": "SSS", "county": "HVA"}.get(kind)
    own = draw(series)
    periods = [str(2009 + i) for i in range(len(own))]
    return Comparator(
        kind, draw(values), code, draw(st.integers(2, 40)), draw(st.booleans()), trend(periods, own)
    )  # type: ignore[arg-type]


@st.composite
def facts(draw: st.DrawFn, indicator: str = "a") -> Fact:
    """Any fact, its parts agreeing with each other."""
    own = draw(series)
    periods = [str(2010 + i) for i in range(len(own))]
    value, others = draw(values), draw(st.lists(st.none() | values, max_size=5))
    crowd = {f"x{i}": (others[i % len(others)] if others else None) for i in range(80)}
    interval = wilson(cases, 1000) if (cases := draw(st.integers(-300, 1000))) >= 0 else None
    spread = Spread(draw(values), abs(draw(values)), 308)
    return Fact(
        indicator, draw(st.sampled_from(THEMES)), str(draw(st.integers(2015, 2024))), value,
        draw(st.integers(0, 2)), better=draw(st.sampled_from(["higher", "lower", "none"])),
        status=draw(st.sampled_from(["observed", "observed", "preliminary", "estimated", "projected"])),
        amount=draw(st.booleans()), small=draw(st.booleans()),
        comparators=tuple(draw(st.lists(comparators(), max_size=3))), interval=interval,
        spread=draw(st.none() | st.just(spread)), trend=trend(periods, own),
        change=latest_change(periods, own), place=place("own", {"own": value, **crowd}),
    )  # fmt: skip


@st.composite
def fact_lists(draw: st.DrawFn) -> list[Fact]:
    """Up to a dozen facts of different indicators."""
    return [draw(facts(LETTERS[i])) for i in range(draw(st.integers(0, 12)))]
