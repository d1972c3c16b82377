"""Answers the questions of differences inside areas: the list, a sector's strips, one indicator in detail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components import producers
from components.alueerot import detail as parts
from components.alueerot import overview, strips
from components.alueerot.state import LEVELS
from components.i18n import LANGS, local
from data import queries
from data.catalog import load
from data.queries import hidden as store
from exports.exhibits import alueerot_facts as facts
from server.problem import Unknown


def hidden(lang: str, code: str) -> dict[str, Any]:
    """Every indicator of an area by its differences. Raises Unknown."""
    area = _area(lang, code)
    return overview.build(area.name, area.members, facts.every(area), facts.look_of(area.level, lang))


def sector(lang: str, theme: str, code: str) -> dict[str, Any]:
    """The strips of a theme's main indicators inside an area. Raises Unknown."""
    area = _area(lang, code)
    if theme not in load().themes:
        raise Unknown(f"There is no theme '{theme[:40]}'.", f"use one of {', '.join(load().themes)}")
    indicators = [indicator.id for indicator in load().by_theme(theme, "core")]
    measured = {
        indicator: spread.value
        for (indicator, group), spread in store.hidden(code).items()
        if indicator in indicators and group == facts.start_group(indicator)
    }
    cells = queries.compare(list(measured), "kunta", [*area.members, facts.COUNTRY])
    return strips.build(
        area.members, measured, cells, store.municipal_ranges(), facts.look_of(area.level, lang)
    )


def spread(lang: str, code: str, indicator: str, group: str, period: str) -> dict[str, Any]:
    """One indicator's differences inside an area and beside other areas. Raises Unknown."""
    area = _area(lang, code)
    groups = store.spread_groups().get(indicator)
    if groups is None or group not in groups:
        raise Unknown(
            f"No differences are measured for indicator '{indicator[:60]}', group '{group[:40]}'.",
            "choose an indicator and group that the view offers",
        )
    found = facts.detail(area, indicator, group, period, lang)
    if found.spread is None:
        raise Unknown(
            f"The municipalities of {code} have no figures of '{indicator}' for period '{period[:10]}'.",
            "choose a period that the view offers",
        )
    look = facts.look_of(area.level, lang)
    made = parts.build(found, look)
    return made | {
        "groups": [[each, look.groups.get(each, "")] for each in groups],
        "source": _source(indicator, lang),
    }


def _source(indicator_id: str, lang: str) -> str:
    source = load().get(indicator_id).source
    if source is None:
        return ""
    dated = queries.data_dates([indicator_id]).get(indicator_id)
    producer, statistics = producers.name(source.producer, lang), local(source.statistics, lang)
    return parts.source(producer, statistics, source.licence, dated, lang)


def _area(lang: str, code: str) -> facts.Area:
    if lang not in LANGS:
        raise Unknown(f"There is no language '{lang[:10]}'.", "use fi, sv or en")
    area = facts.area_of(code, lang)
    if area is None:
        raise Unknown(
            f"There is no area '{code[:40]}' with municipalities.",
            f"name an area of level {', '.join(LEVELS)}",
        )
    return area


ROUTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "hidden": ("/hidden/<version>/<lang>/<code>.json", hidden),
    "strips": ("/strips/<version>/<lang>/<theme>/<code>.json", sector),
    "spread": ("/spread/<version>/<lang>/<code>/<indicator>/<group>/<period>.json", spread),
}
