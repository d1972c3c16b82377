"""The list of keyboard shortcuts that `?` opens; assets/js/shortcuts.js makes, opens and closes it."""

import json

from dash import html
from dash.development.base_component import Component

from components.i18n import mark, translator

DIALOG = "pikanappaimet"
# Part → keys as a reader finds them on the keyboard, and what they do. Names of keys are translated.
PARTS = (
    (
        mark("Everywhere"),
        (
            (("Ctrl+K", "/"), mark("to the search: areas, indicators and views")),
            (("?",), mark("this list")),
            (("Tab", "Shift+Tab"), mark("to the next and the previous control")),
            (("Esc",), mark("closes a list, a menu or a dialog")),
        ),
    ),
    (
        mark("On a map"),
        (
            (("← → ↑ ↓",), mark("to the neighbouring area in that direction")),
            (("Home", "End"), mark("to the first and the last area by name")),
            (("A–Ö",), mark("to an area by the first letters of its name")),
            (("Enter",), mark("chooses the area")),
            (("+", "−", "0"), mark("closer, farther, the whole map")),
        ),
    ),
    (
        mark("In a figure or a coloured table"),
        (
            (("← →",), mark("to the next point or cell")),
            (("↑ ↓",), mark("to the next line or row")),
            (("Home", "End"), mark("to the first and the last")),
            (("Enter",), mark("chooses")),
            (("Esc",), mark("hides what is shown of a point")),
        ),
    ),
    (
        mark("In the Forum"),
        (
            (("F",), mark("begins the show")),
            (("Ctrl+Z",), mark("undoes the last change of the pins")),
        ),
    ),
)


def shortcuts(lang: str) -> Component:
    """The closed dialog, part of every page; the script makes what is in it when it is opened."""
    _ = translator(lang)
    words = {
        "title": _("Keyboard shortcuts"),
        "close": _("Close"),
        # Keys of one letter can be turned off: speech or a shaking hand may press them (WCAG 2.1.4).
        "single": _("Shortcuts of a single key (/ ? F) in use"),
        "parts": [[_(name), [[keys, _(text)] for keys, text in rows]] for name, rows in PARTS],
    }
    told = {"data-words": json.dumps(words, ensure_ascii=False), "aria-labelledby": f"{DIALOG}-otsikko"}
    return html.Dialog(id=DIALOG, className="keys", **told)
