"""What the view of differences inside areas is made from: its questions to the store, gathered and worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from analysis.spread import SMALL
from components.alueerot.detail import Detail
from components.alueerot.facts import Look
from components.alueerot.overview import Found, first, ordered, places
from components.alueerot.state import LEVELS, State
from data import queries
from data.catalog import load
from data.queries import hidden as store

COUNTRY = "SSS"
POPULATION = "vaesto"


@dataclass(frozen=True)
class Area:
    """An area whose municipalities are compared."""

    code: str
    level: str
    name: str
    members: tuple[str, ...]


def area_of(code: str, lang: str) -> Area | None:
    """A county, region or employment area by its code; None for anything else."""
    region = queries.region(code)
    if region is None or region.level not in LEVELS:
        return None
    return Area(code, region.level, region.name(lang), queries.members(code))


def look_of(level: str, lang: str) -> Look:
    """What answers about the areas of a level are written with."""
    names = queries.region_names([*queries.codes("kunta"), *queries.codes(level)], lang)
    groups = {group for found in store.spread_groups().values() for group in found} - {"total"}
    named = {row["id"]: row[f"name_{lang}"] for row in queries.population_groups(groups)}
    return Look(load(), lang, date.today().year, level, names, named)


def start_group(indicator: str) -> str:
    """The population group that an indicator starts with."""
    found = queries.latest_periods("kunta").get(indicator)
    groups = store.spread_groups()[indicator]
    return found[0] if found and found[0] in groups else groups[0]


def every(area: Area) -> list[Found]:
    """Differences of every main indicator inside an area, at its newest period, in the order of the list."""
    trends = store.spread_trends(area.code)
    placed = places(queries.profile(area.level, area.code))
    found = []
    for (indicator, group), spread in store.hidden(area.code).items():
        if group == start_group(indicator):
            rank, n = placed.get((indicator, group, spread.period), (None, None))
            trend = trends.get((indicator, group, "deviation"))
            found.append(Found(cast(Any, spread), cast(Any, trend), rank, n))
    return ordered(found)


def chosen(area: Area, state: State, lang: str) -> tuple[str, str, str] | None:
    """Indicator, group and period of a state whose empty parts stand for the usual ones; None without any.

    A period that is not there gives the newest one.
    """
    if not state.indicator:
        found = first(every(area), look_of(area.level, lang), state.theme, state.show)
        return (found.spread.indicator, found.spread.group, found.spread.period) if found else None
    group = state.group or start_group(state.indicator)
    course = store.spread_series(state.indicator, group, area.level, area.code)
    periods = [point.period for point in course]
    if not periods:
        return None
    return state.indicator, group, state.period if state.period in periods else periods[-1]


def detail(area: Area, indicator: str, group: str, period: str, lang: str) -> Detail:
    """All that is told of one indicator, group and period of an area."""
    others = store.spreads(indicator, group, area.level, period)
    figures = queries.slice_values(indicator, group, "kunta", period)
    held = dict(zip(figures.codes, figures.rounded, strict=True)) if figures else {}
    known = {code: value for code in area.members if (value := held.get(code)) is not None}
    meta = queries.slice_meta(indicator, group, "kunta", period)
    trends = store.spread_trends(area.code)
    own = next((spread for spread in others if spread.area == area.code), None)
    return Detail(
        area=area.name,
        spread=cast(Any, own),
        others=cast(Any, others),
        members={code: len(queries.members(code)) for code in queries.codes(area.level)},
        values=list(known.values()),
        course=cast(Any, store.spread_series(indicator, group, area.level, area.code)),
        trends=cast(Any, tuple(trends.get((indicator, group, measure)) for measure in ("deviation", "gini"))),
        breaks=[note["period"] for note in queries.indicator_notes(indicator) if note["period"]],
        small=_small(known, period, lang),
        country=meta.country_value if meta else None,
    )


def _small(known: dict[str, float], period: str, lang: str) -> list[str]:
    """Names of the municipalities under SMALL inhabitants in the figure's year."""
    people = _people(period)
    small = [code for code in known if (people.get(code) or 0) < SMALL]
    return list(queries.region_names(small, lang).values())


def _people(period: str) -> dict[str, float | None]:
    """Population of each municipality in a period's year, or the nearest year that has one."""
    years = queries.coverage(POPULATION)["kunta"]["total"]
    year = min(max(period[:4], years[0]), years[-1])
    found = queries.slice_values(POPULATION, "total", "kunta", year)
    return dict(zip(found.codes, found.values, strict=True)) if found else {}
