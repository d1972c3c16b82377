"""The row of tools under a figure: pin it, download it, copy a link to it or the code that frames it."""

import json
from typing import Any

from dash import html

from components.i18n import translator

# File kinds in the order of the menu; server/export_routes.py answers each.
FORMATS = ("png", "svg", "pptx", "xlsx", "csv", "zip", "parquet")


def figure_tools(view: str, name: str, lang: str) -> html.Div:
    """Tools of the exhibit `name` of `view`; assets/js/figure_tools.js acts on clicks by delegation.

    The figure's state is the address of the page at the click, or `data-state` (a query text) where a view's
    script sets it on this element.
    """
    _ = translator(lang)
    pin = html.Button(_("Pin"), type="button", className="figure-pin", **{"data-pin": ""})
    copy = html.Button(_("Copy link"), type="button", className="figure-link", **{"data-copy": ""})
    note = html.Span(className="figure-note", **{"data-note": ""})
    return html.Div(
        [pin, _menu(lang), copy, note],
        className="figure-tools",
        role="group",
        **{"aria-label": _("Tools of the figure"), "data-exhibit": f"{view}/{name}", **_words(lang)},
    )


def _menu(lang: str) -> Any:
    """The closed menu; the script makes its entries when it is opened: a page is painted without them."""
    _ = translator(lang)
    kinds = [[kind, *text.split(" · ")] for kind, text in _kinds(lang).items()]
    words = {
        "data-kinds": json.dumps(kinds, ensure_ascii=False),
        "data-frame": _("Copy the code for embedding"),
    }
    return html.Details([html.Summary(_("Download")), html.Ul()], className="figure-files", **words)


def _kinds(lang: str) -> dict[str, str]:
    """What each file is good for, in the order of FORMATS."""
    _ = translator(lang)
    words = {
        "png": _("Picture · PNG"),
        "svg": _("Drawing · SVG"),
        "pptx": _("Slide · PowerPoint"),
        "xlsx": _("Workbook · Excel"),
        "csv": _("Table · CSV"),
        "zip": _("Table and columns described · CSV, zip"),
        "parquet": _("Data for programs · Parquet"),
    }
    return {kind: words[kind] for kind in FORMATS}


def _words(lang: str) -> dict[str, str]:
    """What the script says after a press."""
    _ = translator(lang)
    return {
        "data-copied": _("Copied"),
        "data-making": _("Making the file…"),
        "data-ready": _("The file is ready."),
        "data-failed": _("The file could not be made."),
    }
