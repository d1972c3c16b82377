"""Texts of the outlook that the browser fills with figures, in one language."""

from __future__ import annotations

from typing import Any

from components.ennakointi.areas import measures
from components.figures import pyramid
from components.i18n import translator
from components.mittari.labels import statuses


def browser_labels(lang: str) -> dict[str, Any]:
    """Every text that assets/js/ennakointi needs; {names} in braces are filled there."""
    _ = translator(lang)
    return {
        "status": statuses(lang),
        "measures": measures(lang),
        "outlook": _("Outlook"),
        "map": _("Map of municipalities"),
        "mapZoomIn": _("Zoom in"),
        "mapZoomOut": _("Zoom out"),
        "mapReset": _("Whole map"),
        "tooltip": _("{area}: {value} ({base} → {then} persons)"),
        "outside": _("not in the area"),
        "sort": _("Order by {name}"),
        "open": _("Show {area}"),
        "small": _("under 2,000 inhabitants"),
        "opened": _("{area} is shown."),
        "updated": _("The figures have been updated. Reload the page."),
        "reload": _("Reload"),
        "failed": _("The figures could not be fetched. Check the connection and try again."),
        "retry": _("Try again"),
        "perThousand": _("{n} a year per 1,000"),
        "points": _("{n} pp"),
        "badAges": _("Give ages from 0 to 100, the first not over the last."),
        **pyramid.labels(lang),
        "pp": _("pp"),
    }
