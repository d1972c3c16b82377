"""The area search's place in the page; assets/js/search.js makes the combobox in it."""

import json

from dash import html
from dash.development.base_component import Component

from components import ids
from components.i18n import translator


def area_search(lang: str, version: str, *, prefix: str = ids.SEARCH, wide: bool = False) -> Component:
    """A type-ahead over municipalities, counties and regions.

    Choosing dispatches the document event `tk:area` with detail {code, level, name}; a view that
    handles it calls preventDefault(), otherwise the area's default view is opened.
    """
    return html.Div(
        id=prefix,
        className="search search-wide" if wide else "search",
        **{"data-search": json.dumps(_texts(lang, version), ensure_ascii=False)},
    )


def _texts(lang: str, version: str) -> dict[str, object]:
    _ = translator(lang)
    return {
        "lang": lang,
        "version": version,
        "label": _("Search for an area"),
        "placeholder": _("Municipality, county or region"),
        "none": _("No area of that name"),
        "some": _("{n} areas found"),
        "one": _("1 area found"),
        "failed": _("The list of areas did not load. Try again."),
        "levels": {
            "kunta": _("municipality"),
            "hyvinvointialue": _("wellbeing services county"),
            "maakunta": _("region"),
            "seutukunta": _("sub-region"),
            "tyollisyysalue": _("employment area"),
            "maa": _("country"),
        },
    }
