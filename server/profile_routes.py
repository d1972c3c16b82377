"""Answers an area profile's question: everything of one municipality, county or region."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from components.alue import payload
from components.alue.figure import Look
from components.alue.labels import others_name, peers_name
from components.alue.state import LEVELS
from components.figures import pyramid
from components.i18n import LANGS
from data import queries
from data.catalog import load
from server.problem import Unknown


def profile(lang: str, code: str) -> dict[str, Any]:
    """Rows, lead, sources, age structure and, for a municipality, its outline for the locator map."""
    if lang not in LANGS:
        raise Unknown(f"There is no language '{lang}'.", "use fi, sv or en")
    region = queries.region(code)
    if region is None or region.level not in LEVELS:
        raise Unknown(
            f"There is no profile of area '{code[:40]}'.", "use the code of a municipality, county or region"
        )
    figures = queries.area_profile(code)
    look = _look(region.level, figures, lang)
    dates = queries.data_dates([figure.indicator for figure in figures])
    made = payload.build(cast(Any, figures), look, region.name(lang), dates)
    return made | {"ages": pyramid.build(queries.age_structure(code), lang), "shape": _shape(region)}


def _look(level: str, figures: list[queries.Figure], lang: str) -> Look:
    groups = queries.population_groups({figure.group for figure in figures} - {"total"})
    breaks = {
        figure.indicator: [n["period"] for n in queries.indicator_notes(figure.indicator) if n["period"]]
        for figure in figures
        if len(figure.series) > 2
    }
    return Look(
        catalog=load(),
        lang=lang,
        this_year=date.today().year,
        names=queries.region_names({figure.county for figure in figures if figure.county}, lang),
        groups={group["id"]: group[f"name_{lang}"] for group in groups},
        breaks=breaks,
        peers=peers_name(level, lang),
        others=others_name(level, lang),
    )


def _shape(region: queries.Region) -> str | None:
    """A municipality's outline, to be drawn on the counties' map."""
    geo = queries.geo("kunta") if region.level == "kunta" else None
    return geo["path"][geo["codes"].index(region.code)] if geo else None


ROUTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "profile": ("/profile/<version>/<lang>/<code>.json", profile),
}
