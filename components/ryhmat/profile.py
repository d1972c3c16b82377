"""A population group's indicators in an area, as rows of the area profile, and those without figures yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components.alue.figure import Figure, Look
from components.alue.payload import lead
from components.alue.rows import row
from components.i18n import local, translator
from data.catalog_models import Indicator


def build(
    figures: Iterable[Figure],
    lacking: Sequence[Indicator],
    look: Look,
    names: tuple[str, str],
    sources: Sequence[Mapping[str, str]],
) -> dict[str, Any]:
    """Rows for TK.alueRows, the sentence above them and what is not in the store.

    figures: their `indicator` is a row id of look.catalog; names: the area's and the population group's.
    """
    _ = translator(look.lang)
    rows = [row(figure, look) for figure in figures]
    return {
        "rows": rows,
        "area": names[0],
        "lead": lead(rows, look, f"{names[0]}, {names[1].lower()}"),
        "lacking": not_yet(lacking, look.lang),
        "lackingTitle": _("No figures yet ({n})", n=len(lacking)),
        "sources": list(sources),
    }


def not_yet(lacking: Sequence[Indicator], lang: str) -> str:
    """Which indicators of the group have no figures in the store, and what brings them; '' when all have."""
    if not lacking:
        return ""
    _ = translator(lang)
    names = "; ".join(local(indicator.short or indicator.name, lang) for indicator in lacking)
    return _(
        "No figures in this store yet, they come when the live source has been fetched: {names}.", names=names
    )
