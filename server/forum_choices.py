"""What a pinned figure can be changed to on a slide: periods, projections or first years of its view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from components import formats
from components.ennakointi import state as outlook_state
from components.ennakointi.words import projection_name
from components.url_state import GROUP, INDICATOR, PERIOD, START, VINTAGE, Reader
from components.vertaa.figure_labels import starts
from data import queries
from data.queries import hidden, outlook
from exports import exhibits
from exports.exhibits import alueerot_state, mittari_state, vertaa_state
from exports.models import NoExhibit


@dataclass(frozen=True)
class Choice:
    """One choice: parameters to set in the figure's query, its name, and what several are listed under."""

    query: Mapping[str, str]
    name: str
    under: str = ""

    @property
    def id(self) -> str:
        """The parameters as they stand in an address."""
        return urlencode(self.query)


Found = tuple[list[Choice], Choice | None]
NONE: Found = ([], None)


def choices(view: str, name: str, query: Mapping[str, str], lang: str) -> dict[str, Any]:
    """{"periods": [[parameters, in words, heading or ''] …], "period": parameters of the shown one or ''}.

    Raises NoExhibit for no such view or figure.
    """
    if name not in exhibits.offered(view):
        raise NoExhibit(f"View '{view}' has no figure '{name[:40]}'.", "pin it again from its view")
    find = _FINDERS.get((view, name))
    found, shown = find(query, lang) if find else NONE
    return {
        "period": shown.id if shown else "",
        "periods": [[choice.id, choice.name, choice.under] for choice in found],
    }


def _indicator_periods(query: Mapping[str, str], lang: str) -> Found:
    """Every period that the indicator has figures of at the level and group shown."""
    state = mittari_state.view(query, lang).state
    found = [_period(at, lang) for at in queries.coverage(state.indicator)[state.level][state.group]]
    return found, _period(state.period, lang)


def _period(at: str, lang: str, **fixed: str) -> Choice:
    return Choice({**fixed, PERIOD: at}, formats.period(at, lang))


def _projected_years(query: Mapping[str, str], lang: str) -> Found:
    """Each projection's years after the base year: never one that a projection lacks."""
    projections = outlook.projections()
    if not projections:
        return NONE
    codes = {area[0] for area in queries.search_regions()}
    shown = outlook_state.read(Reader(query), codes, projections, outlook.hindsight_groups())

    def choice(vintage: str, year: str) -> Choice:
        return Choice({VINTAGE: vintage, PERIOD: year}, year, projection_name(vintage, lang))

    found = [
        choice(vintage, year)
        for vintage in reversed(outlook_state.vintages(projections))
        for year in outlook_state.years(projections, outlook_state.PREFIX + vintage)
    ]
    return found, choice(shown.vintage, shown.year)


def _spread_periods(query: Mapping[str, str], lang: str) -> Found:
    """Periods in which the differences inside the area were measured; the indicator is held fast."""
    shown = alueerot_state.view(query, lang)
    indicator, group = shown.about.id, shown.group
    fixed = {INDICATOR: indicator, GROUP: group}
    course = hidden.spread_series(indicator, group, shown.area.level, shown.area.code)
    return [_period(point.period, lang, **fixed) for point in course], _period(shown.period, lang, **fixed)


def _first_years(query: Mapping[str, str], lang: str) -> Found:
    """Years that the comparison's series can begin with."""
    shown, names = vertaa_state.shown(query, lang).state.start, starts(lang)
    found = [Choice({START: start}, name) for start, name in sorted(names.items())]
    return found, Choice({START: shown}, names[shown])


Find = Callable[[Mapping[str, str], str], Found]
# Figures over all years, and those that always show the newest of many indicators, are not here.
_FINDERS: dict[tuple[str, str], Find] = {
    **{("mittari", name): _indicator_periods for name in ("kartta", "jarjestys", "jakauma", "taulukko")},
    **{
        ("ennakointi", name): _projected_years
        for name in ("ikarakenne", "tarve", "huoltosuhde", "kunnat", "kartta", "oletus", "palvelut")
    },
    **{("alueerot", name): _spread_periods for name in ("parvi", "kartta", "kunnat", "alueet")},
    ("vertaa", "sarjat"): _first_years,
}
