"""Answers the comparison's questions: the table of areas and indicators, and ready sets around an area."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from components.i18n import LANGS
from components.vertaa import presets, table
from components.vertaa.state import ALL_THEMES, COUNTRY, LEVELS, MOST_AREAS
from data import queries
from data.catalog import load
from data.catalog_models import Indicator
from server.problem import Unknown


def compare(lang: str, theme: str, level: str, codes: str) -> dict[str, Any]:
    """Figures of a theme's main indicators for areas of one level, their counties and the whole country.

    codes: KU179,KU077, at most MOST_AREAS. Raises Unknown for a language, theme, level or area not here.
    """
    _check(lang, level)
    indicators = rows(theme)
    areas = _areas(level, codes)
    counties = _counties(areas) if level == "kunta" else {}
    wanted = list(dict.fromkeys([*areas, *counties.values(), COUNTRY]))
    names, populations = queries.region_names(wanted, lang), queries.populations(level)
    columns = [
        table.Column(code, names.get(code, code), counties.get(code, ""), populations.get(code))
        for code in wanted
    ]
    found = queries.compare([indicator.id for indicator in indicators], level, wanted)
    return table.build(indicators, columns, found, _context(indicators, level, lang))


def rows(theme: str) -> tuple[Indicator, ...]:
    """The main indicators of a theme or of all; those with figures. Raises Unknown for no such theme."""
    catalog = load()
    if theme != ALL_THEMES and theme not in catalog.themes:
        raise Unknown(
            f"There is no theme '{theme}'.", f"use one of {', '.join(catalog.themes)} or {ALL_THEMES}"
        )
    chosen = catalog.tier("core") if theme == ALL_THEMES else catalog.by_theme(theme, "core")
    available = queries.spans()
    return tuple(indicator for indicator in chosen if indicator.id in available)


def sets(lang: str, level: str, code: str) -> list[dict[str, Any]]:
    """Ready sets of areas around one area."""
    _check(lang, level)
    (own,) = _areas(level, code)[:1]
    members = queries.memberships(level) if level == "kunta" else {}
    places = presets.Places(
        level, queries.region_names(list(queries.codes(level)), lang), members, queries.populations(level)
    )
    return [{"id": p.id, "name": p.name, "codes": p.codes} for p in presets.around(own, places, lang)]


def _check(lang: str, level: str) -> None:
    if lang not in LANGS:
        raise Unknown(f"There is no language '{lang}'.", "use fi, sv or en")
    if level not in LEVELS:
        raise Unknown(f"There is no area level '{level}'.", f"use one of {', '.join(LEVELS)}")


def _areas(level: str, codes: str) -> list[str]:
    known = set(queries.codes(level))
    asked = list(dict.fromkeys(code for code in codes.split(",") if code))
    strangers = [code for code in asked if code not in known]
    if strangers or not asked or len(asked) > MOST_AREAS:
        what = (
            f"No area '{strangers[0][:40]}' of level '{level}'."
            if strangers
            else f"{len(asked)} areas asked for."
        )
        raise Unknown(what, f"name 1–{MOST_AREAS} areas of one level, separated by commas")
    return asked


def _counties(areas: Sequence[str]) -> dict[str, str]:
    members = queries.memberships("kunta")
    found = {code: members.get(code, {}).get("hyvinvointialue", "") for code in areas}
    return {code: county for code, county in found.items() if county}


def _context(indicators: Sequence[Indicator], level: str, lang: str) -> table.Context:
    latest = queries.latest_periods(level)
    groups = {latest[indicator.id][0] for indicator in indicators if indicator.id in latest} - {"total"}
    names = {g["id"]: g[f"name_{lang}"] for g in queries.population_groups(groups)} if groups else {}
    dates = queries.data_dates([indicator.id for indicator in indicators])
    return table.Context(load(), lang, date.today().year, latest, dates, names)


ROUTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "compare": ("/compare/<version>/<lang>/<theme>/<level>/<codes>.json", compare),
    "sets": ("/sets/<version>/<lang>/<level>/<code>.json", sets),
}
