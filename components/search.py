"""The search's place in the page; assets/js/search.js makes the combobox in it."""

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


def site_search(lang: str, version: str) -> Component:
    """The header's search: areas as above, and indicators and views, which it opens itself."""
    _ = translator(lang)
    more = {
        "everything": True,
        "label": _("Search for an area, an indicator or a view"),
        "placeholder": _("Area, indicator or view"),
        "none": _("Nothing of that name"),
        "some": _("{n} results"),
        "one": _("1 result"),
        "failed": _("The search did not load. Try again."),
        "groups": {"area": _("Areas"), "indicator": _("Indicators"), "view": _("Views")},
    }
    texts = json.dumps(_texts(lang, version) | more, ensure_ascii=False)
    return html.Div(id=ids.SEARCH, className="search", **{"data-search": texts})


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
