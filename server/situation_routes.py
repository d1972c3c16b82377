"""Answers the first view's questions: an area's situation by sector, and what stands out in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.i18n import LANGS
from components.tilannekuva.state import EVERY_THEME, LEVELS
from data import queries
from data.catalog import load
from exports.situation import known, payload, tell
from server.problem import Unknown


def situation(lang: str, code: str) -> dict[str, Any]:
    """The seven sectors of one area, what changed most and what is missing. Raises Unknown."""
    found = known(_check(lang, code))
    return payload(code, lang) | {"shape": _outline(found.region)}


def findings(lang: str, theme: str, code: str) -> dict[str, Any]:
    """Findings about one area in sentences. theme: told more of, or 'kaikki'. Raises Unknown."""
    _check(lang, code)
    if theme != EVERY_THEME and theme not in load().themes:
        raise Unknown(
            f"There is no theme '{theme}'.", f"use one of {', '.join(load().themes)}, {EVERY_THEME}"
        )
    return tell(code, theme, lang)


def _check(lang: str, code: str) -> str:
    if lang not in LANGS:
        raise Unknown(f"There is no language '{lang}'.", "use fi, sv or en")
    region = queries.region(code)
    if region is None or region.level not in LEVELS:
        raise Unknown(
            f"There is no situation of an area '{code[:40]}'.", f"name an area of level {', '.join(LEVELS)}"
        )
    return code


def _outline(region: queries.Region) -> str:
    """The area's own boundary for the locator map; '' at levels that the map itself draws."""
    if region.level == "hyvinvointialue":
        return ""
    geo = queries.geo(region.level)
    return geo["path"][geo["codes"].index(region.code)] if geo and region.code in geo["codes"] else ""


ROUTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "situation": ("/situation/<version>/<lang>/<code>.json", situation),
    "findings": ("/findings/<version>/<lang>/<theme>/<code>.json", findings),
}
