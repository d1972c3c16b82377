"""The outlook's state: area, projection, year, ages and the reader's own assumption; always valid."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.projection import SENIORS, Band, read_band
from components.url_state import (
    AGE,
    AREAS,
    GROUP,
    MIGRATION,
    ORDER,
    PARTICIPATION,
    PERIOD,
    SHOW,
    VINTAGE,
    Reader,
)

COUNTRY = "SSS"
PREFIX = "vaestoennuste_"
TARGET = "2040"  # the year that both projections reach
SHOWS = ("osuus_muutos", "muutos", "muutos_pros", "osuus", "maara")
COLUMNS = ("nimi", "alussa", "lopussa", "muutos", "muutos_pros", "osuus_alussa", "osuus", "osuus_muutos")
# How far the sliders go, and their steps: persons for a thousand inhabitants a year, percentage points.
MOST_MIGRATION, MIGRATION_STEP = 10.0, 0.5
MOST_PARTICIPATION, PARTICIPATION_STEP = 10.0, 0.5
PARAMETERS = {
    "area": AREAS,
    "vintage": VINTAGE,
    "year": PERIOD,
    "ages": AGE,
    "show": SHOW,
    "order": ORDER,
    "group": GROUP,
    "migration": MIGRATION,
    "participation": PARTICIPATION,
}
Projections = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class State:
    """One outlook. vintage: the year a projection was made; ages: a band as in an address, '75-'.

    order: a column of COLUMNS, '-' before it turns it around, '' for the one shown, largest first; group:
    whom the look back concerns; migration and participation: the reader's assumption, 0 for none.
    """

    area: str
    vintage: str
    year: str
    ages: str = SENIORS.text
    show: str = SHOWS[0]
    order: str = ""
    group: str = "total"
    migration: float = 0.0
    participation: float = 0.0

    @property
    def indicator(self) -> str:
        """The projection's indicator."""
        return f"{PREFIX}{self.vintage}"

    @property
    def band(self) -> Band:
        """The chosen ages."""
        return read_band(self.ages) or SENIORS

    def for_browser(self) -> dict[str, Any]:
        """The state as assets/js/ennakointi/state.js keeps it."""
        return vars(self) | {
            "migration": plain(self.migration),
            "participation": plain(self.participation),
        }


def defaults(projections: Projections) -> dict[str, str]:
    """Values that an address leaves out, apart from the area."""
    vintage = vintages(projections)[0]
    year = target(projections[PREFIX + vintage], base_year(projections, PREFIX + vintage))
    return {
        "vintage": vintage,
        "year": year,
        "ages": SENIORS.text,
        "show": SHOWS[0],
        "order": "",
        "group": "total",
        "migration": "0",
        "participation": "0",
    }


def vintages(projections: Projections) -> list[str]:
    """Years the projections were made, the newest first."""
    return [indicator.removeprefix(PREFIX) for indicator in projections]


def base_year(projections: Projections, indicator: str) -> str:
    """The year that stands for now: the newest projection's first one, where this one has it."""
    now = next(iter(projections.values()))[0]
    periods = projections[indicator]
    return now if now in periods else periods[0]


def years(projections: Projections, indicator: str) -> tuple[str, ...]:
    """Years of a projection that can be compared with now, ascending."""
    base = base_year(projections, indicator)
    return tuple(period for period in projections[indicator] if period > base)


def target(periods: Sequence[str], base: str) -> str:
    """The year shown first: 2040, else the last one before it, else the last."""
    later = [period for period in periods if period > base] or list(periods)
    return max((period for period in later if period <= TARGET), default=later[-1])


def read(
    reader: Reader,
    codes: Collection[str],
    projections: Projections,
    groups: Mapping[str, Sequence[str]],
    own: str = "",
) -> State:
    """The nearest valid state of an address; what could not be followed is in reader.notices.

    codes: every area; groups: projection → groups that have been looked back at; own: the remembered area.
    """
    plain_values = defaults(projections)
    area = reader.codes(AREAS, codes, (own if own in codes else COUNTRY,), most=1)[0]
    vintage = reader.choice(VINTAGE, vintages(projections), plain_values["vintage"])
    indicator = PREFIX + vintage
    choices = years(projections, indicator)
    looked = sorted({group for each in groups.values() for group in each}) or ["total"]
    return State(
        area=area,
        vintage=vintage,
        year=reader.period(choices, target(choices, "")),
        ages=_ages(reader),
        show=reader.choice(SHOW, SHOWS, SHOWS[0]),
        order=reader.choice(ORDER, {*COLUMNS, *(f"-{name}" for name in COLUMNS)}, ""),
        group=reader.choice(GROUP, looked, "total"),
        migration=_step(reader, MIGRATION, MOST_MIGRATION, MIGRATION_STEP),
        participation=_step(reader, PARTICIPATION, MOST_PARTICIPATION, PARTICIPATION_STEP),
    )


def plain(value: float) -> str:
    """A slider's value as it stands in an address: '0', '2.5', '-3'."""
    return f"{value:g}"


def slider(text: str, most: float, step: float) -> float | None:
    """A slider's value from text, on its step and within its limits; None when it is no number."""
    try:
        value = float(text)
    except ValueError:
        return None
    return round(max(-most, min(most, value)) / step) * step if math.isfinite(value) else None


def _ages(reader: Reader) -> str:
    given = reader.text(AGE)
    band = read_band(given) if given else SENIORS
    if band is None:
        reader.note("unknown", AGE, given, SENIORS.text)
    return (band or SENIORS).text


def _step(reader: Reader, name: str, most: float, step: float) -> float:
    given = reader.text(name)
    value = slider(given, most, step) if given else 0.0
    if value is None or (given and value != float(given)):
        reader.note("unknown" if value is None else "nearest", name, given, plain(value or 0.0))
    return value or 0.0
