"""Made-up rows for the tests of the first view."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analysis.change import latest_change
from analysis.trend import trend
from components.tilannekuva.board import Look
from components.tilannekuva.rows import Row
from data.catalog import load

YEARS = tuple(str(year) for year in range(2014, 2024))


def look(lang: str = "fi", this_year: int = 2024) -> Look:
    """The catalogue, a language and a year."""
    return Look(load(), lang, this_year)


def row(indicator: str = "tyottomyysaste_vuosi", **changes: Any) -> Row:
    """An unemployment rate of 13.04 % among ten similar areas with a median of 10 %."""
    values = tuple(10.0 + i * 0.3378 for i in range(9)) + (13.04,)
    made = Row(
        load().get(indicator),
        "total",
        "2023",
        13.04,
        "observed",
        rank=20,
        n=300,
        percentile=100 * (300 - 20) / 299,
        country=9.5,
        peers=(9.0, 10.0, 11.0),
        peer_n=10,
        level=(8.0, 9.0, 11.0),
        deviation=2.0,
        periods=YEARS,
        values=values,
        trend=trend(YEARS, values),
    )
    made = replace(made, **changes)
    return replace(made, change=latest_change(made.periods, made.values, made.breaks))
