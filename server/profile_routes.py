"""Answers an area profile's question: everything of one municipality, county or region."""

from collections.abc import Callable
from typing import Any, cast

from components.alue import payload
from components.alue.state import LEVELS
from components.figures import pyramid
from components.i18n import LANGS
from data import queries
from exports.exhibits.alue import look as profile_look
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
    look = profile_look(region.level, figures, lang)
    dates = queries.data_dates([figure.indicator for figure in figures])
    made = payload.build(cast(Any, figures), look, region.name(lang), dates)
    return made | {"ages": pyramid.build(queries.age_structure(code), lang), "shape": _shape(region)}


def _shape(region: queries.Region) -> str | None:
    """A municipality's outline, to be drawn on the counties' map."""
    geo = queries.geo("kunta") if region.level == "kunta" else None
    return geo["path"][geo["codes"].index(region.code)] if geo else None


ROUTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "profile": ("/profile/<version>/<lang>/<code>.json", profile),
}
