"""Made-up differences of an area for the tests of their words and payloads."""

from dataclasses import dataclass, replace
from typing import Any

from components.alueerot.facts import Look
from data.catalog import load


@dataclass(frozen=True)
class Spread:
    """As data.queries.hidden.Spread."""

    area: str = "HVA15"
    indicator: str = "tyottomyysaste_vuosi"
    group: str = "total"
    period: str = "2024"
    value: float | None = 12.9
    status: str = "observed"
    n: int = 4
    members: int = 4
    covered: float = 1.0
    deviation: float = 1.72
    rank: int | None = 2
    ranked: int | None = 21
    times: float | None = 1.5
    gini: float | None = 0.062
    low: float | None = 8.4
    high: float | None = 14.2
    low_code: str | None = "KU850"
    high_code: str | None = "KU992"
    above: int | None = 700
    below: int | None = 300
    people: int = 1000


@dataclass(frozen=True)
class Trend:
    """As data.queries.hidden.SpreadTrend."""

    direction: str = "rising"
    slope: float | None = 0.1
    p: float | None = 0.0004
    n: int = 15
    first: str | None = "2010"
    last: str | None = "2024"
    method: str | None = "exact"
    after_break: str | None = None


NAMES = {
    "HVA15": "Keski-Suomi",
    "KU850": "Toivakka",
    "KU992": "Äänekoski",
    "HVA90": "Helsinki",
    "HVA04": "Vantaa",
}


def look(lang: str = "en", level: str = "hyvinvointialue") -> Look:
    """What words are written with, in 2026."""
    return Look(load(), lang, 2026, level, NAMES, {"male": "Men"})


def spread(**values: Any) -> Any:
    """A difference with some of its fields changed."""
    return replace(Spread(), **values)
