"""The list of keyboard shortcuts that `?` opens; assets/js/shortcuts.js opens and closes it."""

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
    """The closed dialog, part of every page."""
    _ = translator(lang)
    head = html.Div(
        [
            html.H2(_("Keyboard shortcuts"), id=f"{DIALOG}-otsikko"),
            html.Button(_("Close"), type="button", className="button button-quiet", **{"data-close": ""}),
        ],
        className="keys-head",
    )
    parts = [_part(_(name), rows, lang) for name, rows in PARTS]
    body = html.Div(parts, className="keys-parts")
    labelled = {"aria-labelledby": f"{DIALOG}-otsikko"}
    return html.Dialog([head, body, _switch(lang)], id=DIALOG, className="keys", **labelled)


def _part(name: str, rows: tuple[tuple[tuple[str, ...], str], ...], lang: str) -> Component:
    _ = translator(lang)
    pairs: list[Component] = []
    for keys, text in rows:
        pairs += [html.Dt([html.Kbd(key) for key in keys]), html.Dd(_(text))]
    return html.Section([html.H3(name), html.Dl(pairs)])


def _switch(lang: str) -> Component:
    """Keys of one letter can be turned off: speech or a shaking hand may press them (WCAG 2.1.4)."""
    _ = translator(lang)
    button = html.Button(
        _("Shortcuts of a single key (/ ? F) in use"),
        type="button",
        role="switch",
        className="keys-switch",
        **{"data-single-keys": "", "aria-checked": "true"},
    )
    return html.P(button)
