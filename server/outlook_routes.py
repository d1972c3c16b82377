"""Answers the outlook's questions: an area's years to come, its municipalities, the look back, what if."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from analysis.projection import read_band
from components.ennakointi import future, lookback
from components.ennakointi.part import Part
from components.ennakointi.state import (
    MIGRATION_STEP,
    MOST_MIGRATION,
    MOST_PARTICIPATION,
    PARTICIPATION_STEP,
    PREFIX,
    SHOWS,
    State,
    slider,
    years,
)
from components.i18n import LANGS
from data import queries
from data.queries import outlook
from exports import outlook as parts
from server.problem import Unknown

AREA = "use the code of a municipality, county, region or the country"
VIEW = "choose one that the outlook offers"


def _state(lang: str, code: str, vintage: str = "", year: str = "", ages: str = "75-", **more: Any) -> State:
    """A state of which every part is in the store. Raises Unknown naming the one that is not."""
    if lang not in LANGS:
        raise Unknown(f"There is no language '{lang[:10]}'.", "use fi, sv or en")
    if queries.region(code) is None:
        raise Unknown(f"There is no area '{code[:40]}'.", AREA)
    projections = outlook.projections()
    indicator = PREFIX + vintage if vintage else next(iter(projections))
    if indicator not in projections:
        raise Unknown(f"The store has no projection '{vintage[:20]}'.", VIEW)
    choices = years(projections, indicator)
    if year and year not in choices:
        named = ", ".join(choices)
        raise Unknown(f"Projection '{vintage}' has no year '{year[:10]}'.", f"use one of {named}")
    if read_band(ages) is None:
        raise Unknown(f"'{ages[:20]}' is no band of ages.", "write it as 75- or 7-15")
    return State(code, indicator.removeprefix(PREFIX), year or choices[-1], ages, **more)


def _told(part: Part, code: str, lang: str) -> dict[str, Any]:
    return part.browser() | {"credit": parts.credit(part, code, lang)}


def years_to_come(lang: str, code: str, vintage: str, year: str, ages: str) -> dict[str, Any]:
    """Lead, age curve, groups of need, dependency, service use, sexes of one area."""
    state = _state(lang, code, vintage, year, ages)
    shown = parts.future_of(state, lang)
    made = {
        "curve": future.curve(shown),
        "need": future.need(shown),
        "dependency": future.dependency(shown),
        "service": parts.services(state, lang),
        "sexes": parts.by_sex(state, lang),
    }
    return {
        "name": shown.name,
        "lead": future.lead(shown),
        "base": shown.base,
        "ups": parts.wider(code, lang),
        "group": shown.group(),
        **{key: _told(part, code, lang) for key, part in made.items()},
    }


def municipalities(lang: str, code: str, vintage: str, year: str, ages: str) -> dict[str, Any]:
    """The municipalities of the area, with class bounds and a summary for each measure."""
    state = _state(lang, code, vintage, year, ages)
    found = parts.municipalities(state, lang)
    return _told(found, code, lang) | {"measures": list(SHOWS)}


def back(lang: str, code: str, group: str) -> dict[str, Any]:
    """Observed and projected in one chart, the area's error among its like, errors by size."""
    if group not in parts.group_names(lang if lang in LANGS else "fi"):
        raise Unknown(f"Group '{group[:20]}' has not been looked back at.", VIEW)
    state = _state(lang, code, group=group)
    look = parts.look_of(state, lang)
    return {
        "course": _told(parts.course_of(state, lang), code, lang),
        "fan": _told(lookback.fan(look), code, lang),
        "sizes": _told(lookback.by_sizes(look), code, lang),
    }


def what_if(
    lang: str, code: str, vintage: str, year: str, migration: str, participation: str
) -> dict[str, Any]:
    """The projection with the reader's own assumption; computed, never kept in the store."""
    moved = slider(migration, MOST_MIGRATION, MIGRATION_STEP)
    taking = slider(participation, MOST_PARTICIPATION, PARTICIPATION_STEP)
    if moved is None or taking is None:
        raise Unknown("An assumption is not a number.", "use numbers such as 2.5 and -3")
    state = _state(lang, code, vintage, year, migration=moved, participation=taking)
    return _told(parts.what_if(state, lang), code, lang)


ROUTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "outlook": ("/outlook/<version>/<lang>/<code>/<vintage>/<year>/<ages>.json", years_to_come),
    "outlook-areas": ("/outlook-areas/<version>/<lang>/<code>/<vintage>/<year>/<ages>.json", municipalities),
    "outlook-back": ("/outlook-back/<version>/<lang>/<code>/<group>.json", back),
    "outlook-what-if": (
        "/outlook-what-if/<version>/<lang>/<code>/<vintage>/<year>/<migration>/<participation>.json",
        what_if,
    ),
}
