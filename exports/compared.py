"""What the store gives for the figures of the comparison: read once for its answers and for its exhibits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.similar import Similar
from analysis.similar import similar as nearest
from analysis.similar_sources import INDICATORS
from analysis.similar_table import SimilarError, Table
from components.vertaa import lines, scatter, table
from components.vertaa import measure as measures
from components.vertaa.similar import Look
from components.vertaa.state import ALL_THEMES, COUNTRY, LEVELS, MOST_AREAS
from components.vertaa.table import source_line
from components.vertaa.weights import SIZE, SIZE_FACTOR, TYPE, Wanted
from data import queries
from data.catalog import load
from data.catalog_models import Indicator
from exports.models import NoExhibit

LEAST_LEVEL = 8  # a distance in standard deviations of fewer areas than this says nothing
ENOUGH = "choose an indicator that has figures of these areas"


def theme_indicators(theme: str) -> tuple[Indicator, ...]:
    """The main indicators of a theme or of all; those with figures. Raises NoExhibit for no such theme."""
    catalog = load()
    if theme != ALL_THEMES and theme not in catalog.themes:
        raise NoExhibit(
            f"There is no theme '{theme[:40]}'.", f"use one of {', '.join(catalog.themes)} or {ALL_THEMES}"
        )
    chosen = catalog.tier("core") if theme == ALL_THEMES else catalog.by_theme(theme, "core")
    available = queries.spans()
    return tuple(indicator for indicator in chosen if indicator.id in available)


def areas(level: str, codes: str) -> list[str]:
    """Codes of one level's areas, each once. Raises NoExhibit for a stranger, for none and for too many."""
    if level not in LEVELS:
        raise NoExhibit(f"There is no area level '{level[:40]}'.", f"use one of {', '.join(LEVELS)}")
    known = set(queries.codes(level))
    asked = list(dict.fromkeys(code for code in codes.split(",") if code))
    strangers = [code for code in asked if code not in known]
    if strangers:
        raise NoExhibit(f"No area '{strangers[0][:40]}' of level '{level}'.", _remedy())
    if not asked or len(asked) > MOST_AREAS:
        raise NoExhibit(f"{len(asked)} areas asked for.", _remedy())
    return asked


def _remedy() -> str:
    return f"name 1–{MOST_AREAS} areas of one level, separated by commas"


def counties_of(codes: Sequence[str]) -> dict[str, str]:
    """Municipality → its wellbeing services county, for those that have one."""
    members = queries.memberships("kunta")
    found = {code: members.get(code, {}).get("hyvinvointialue", "") for code in codes}
    return {code: county for code, county in found.items() if county}


def figures(lang: str, theme: str, level: str, codes: Sequence[str]) -> dict[str, Any]:
    """The table of a theme's main indicators for areas of a level, their counties and the whole country."""
    indicators = theme_indicators(theme)
    counties = counties_of(codes) if level == "kunta" else {}
    wanted = list(dict.fromkeys([*codes, *counties.values(), COUNTRY]))
    names, populations = queries.region_names(wanted, lang), queries.populations(level)
    columns = [
        table.Column(code, names.get(code, code), counties.get(code, ""), populations.get(code))
        for code in wanted
    ]
    found = queries.compare([indicator.id for indicator in indicators], level, wanted)
    return table.build(indicators, columns, found, _context(indicators, level, lang))


def _context(indicators: Sequence[Indicator], level: str, lang: str) -> table.Context:
    latest = queries.latest_periods(level)
    groups = {latest[indicator.id][0] for indicator in indicators if indicator.id in latest} - {"total"}
    names = {group: _group_name(group, lang) for group in groups}
    dates = queries.data_dates([indicator.id for indicator in indicators])
    return table.Context(load(), lang, date.today().year, latest, dates, names)


def _group_name(group: str, lang: str) -> str:
    found = queries.population_groups([group]) if group != "total" else []
    return str(found[0][f"name_{lang}"]) if found else ""


def measure(indicator_id: str, level: str, lang: str) -> measures.Measure:
    """An indicator that has figures at a level. Raises NoExhibit."""
    catalog, latest = load(), queries.latest_periods(level)
    if indicator_id not in catalog or indicator_id not in latest:
        raise NoExhibit(f"There are no figures of '{indicator_id[:40]}' at level '{level[:40]}'.", ENOUGH)
    return measures.measure(
        catalog.get(indicator_id), catalog, lang, _group_name(latest[indicator_id][0], lang)
    )


def _source(indicator_id: str, lang: str) -> str:
    return source_line(load().get(indicator_id), queries.data_dates([indicator_id])[indicator_id], lang)


def series(lang: str, indicator_id: str, level: str, start: str, codes: Sequence[str]) -> lines.Drawn:
    """Series of the areas (the first the own), its county and the country. start: first year, '' for all."""
    of = measure(indicator_id, level, lang)
    order: list[tuple[str, lines.Kind]] = [
        (code, "own" if i == 0 else "area") for i, code in enumerate(codes)
    ]
    county = counties_of(codes[:1]).get(codes[0], "") if level == "kunta" else ""
    order += [(county, "county")] if county else []
    order += [(COUNTRY, "country")]
    wanted = [code for code, _kind in order]
    group = queries.latest_periods(level)[indicator_id][0]
    rows = queries.series(indicator_id, group, wanted)
    made = lines.tracks(order, rows, queries.region_names(wanted, lang), start)
    kept = tuple(
        t for t in made if t.kind in ("own", "area") or any(v is not None for v in t.values.values())
    )
    return lines.drawn(of, kept, _breaks(indicator_id, lang), _source(indicator_id, lang))


def _breaks(indicator_id: str, lang: str) -> list[tuple[str, str]]:
    notes = queries.indicator_notes(indicator_id)
    return [
        (note["period"], note[f"text_{lang}"] or note["text_fi"])
        for note in notes
        if note["kind"] == "break" and note["period"]
    ]


def pair(lang: str, level: str, x: str, y: str) -> scatter.Pair:
    """Two indicators of every area of a level at their latest periods. Raises NoExhibit."""
    codes = queries.codes(level)
    return scatter.pair(
        list(codes),
        queries.region_names(codes, lang),
        _axis(x, level, codes, lang),
        _axis(y, level, codes, lang),
    )


def _axis(indicator_id: str, level: str, codes: Sequence[str], lang: str) -> scatter.Axis:
    of = measure(indicator_id, level, lang)
    found = queries.latest_values(indicator_id, level)
    if found is None:
        raise NoExhibit(f"There are no figures of '{indicator_id[:40]}' at level '{level}'.", ENOUGH)
    held = [found.values.get(code) for code in codes]
    return scatter.Axis(
        of,
        found.period,
        tuple(each[0] if each else None for each in held),
        tuple(each[1] if each else "missing" for each in held),
        _source(indicator_id, lang),
    )


def similar(level: str, code: str, wanted: Wanted) -> Similar:
    """The areas of a level that are like one of them. Raises NoExhibit with what to change."""
    found = queries.features(level)
    if len(found.codes) < LEAST_LEVEL or code not in found.codes:
        raise NoExhibit(
            f"Similar areas are not sought for '{code[:40]}'.", "choose a municipality or a county"
        )
    people = queries.populations(level)
    members = queries.memberships(level)
    made = Table(
        found.codes,
        found.features,
        found.values,
        _numbers([people.get(each) for each in found.codes]),
        [members.get(each, {}).get("kuntaryhma", "") for each in found.codes],
    )
    size = SIZE_FACTOR if SIZE in wanted.filters else None
    try:
        return nearest(made, code, wanted.weights, wanted.count, size, TYPE in wanted.filters)
    except SimilarError as error:
        raise NoExhibit(f"{error}.", "give other weights, or take a filter away") from error


def _numbers(values: Sequence[int | None]) -> npt.NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def similar_look(level: str, code: str, lang: str) -> Look:
    """Names, populations and measures for telling of similar areas."""
    catalog = load()
    found = queries.features(level)
    of = {feature: measures.measure(catalog.get(i), catalog, lang) for feature, i in INDICATORS.items()}
    return Look(
        lang,
        queries.region_names(found.codes, lang),
        queries.populations(level),
        of,
        {feature: found.periods[code, feature] for feature in INDICATORS if (code, feature) in found.periods},
        list(dict.fromkeys(_source(indicator_id, lang) for indicator_id in INDICATORS.values())),
    )


def choices(lang: str, level: str) -> list[dict[str, Any]]:
    """Each theme with its main indicators that have figures at a level: for choosing one."""
    catalog, latest = load(), queries.latest_periods(level)
    out = []
    for theme in catalog.themes.values():
        found = [i for i in catalog.by_theme(theme.id, "core") if i.id in latest]
        if found:
            out.append(
                {
                    "n": theme.name.get(lang),
                    "i": [[i.id, measures.measure(i, catalog, lang).name] for i in found],
                }
            )
    return out
