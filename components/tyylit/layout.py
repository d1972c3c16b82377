"""Parts of the style page, each a section with its name; assets/css holds what they look like."""

import re
from collections.abc import Callable, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.i18n import mark, translator
from components.notices import problem
from components.search import area_search

SIZES = ("--text-0", "--text-1", "--text-2", "--text-3", "--display-1", "--display-2")
SPACES = tuple(f"--s-{n}" for n in range(1, 9))
SCALES = (
    (mark("Sequential classes"), tuple(f"--map-{n}" for n in range(7))),
    (mark("Diverging classes"), tuple(f"--map-div-{n}" for n in range(7))),
)
# What does not belong among the swatches: distances, type, names that repeat another colour.
_OTHER = re.compile(r"--(text|display|s|map|tip)-|--(sans|measure|wide|edge|gutter|radius|shadow|quick)$")
Translate = Callable[..., str]


def content(tokens: Sequence[str], version: str, lang: str) -> list[Component]:
    """The page. tokens: names of the colours in tokens.css, in its order."""
    _ = translator(lang)
    parts = [
        (_("Colours"), _colours([name for name in tokens if not _OTHER.search(name)])),
        (_("Classes of maps"), _scales(_)),
        (_("Type"), _type(_)),
        (_("Distances"), _spaces()),
        (_("Buttons and choices"), _controls(_)),
        (_("Fields"), _fields(_, version, lang)),
        (_("Notes and problems"), _notes(_)),
        (_("Table"), _table(_)),
    ]
    sections = [html.Section([html.H2(name), body]) for name, body in parts]
    return [html.Div([html.H1(_("Styles")), *sections], className="styles")]


def _swatch(name: str) -> Component:
    return html.Li([html.Span(className="swatch", style={"background": f"var({name})"}), html.Code(name)])


def _colours(names: Sequence[str]) -> Component:
    return html.Ul([_swatch(name) for name in names], className="swatches")


def _scales(_: Translate) -> Component:
    return html.Div([html.Div([html.H3(_(name)), _colours(names)]) for name, names in SCALES])


def _type(_: Translate) -> Component:
    text = _("How are we doing, compared with whom?")
    lines = [
        html.P([html.Span(text, style={"fontSize": f"var({name})"}), " ", html.Code(name)]) for name in SIZES
    ]
    return html.Div(lines, className="styles-type")


def _spaces() -> Component:
    rows = [
        html.Li([html.Span(className="space", style={"width": f"var({name})"}), html.Code(name)])
        for name in SPACES
    ]
    return html.Ul(rows, className="spaces")


def _controls(_: Translate) -> Component:
    kinds = ("button", "button button-main", "button button-quiet")
    buttons = [html.Button(_("Save"), type="button", className=kind) for kind in kinds]
    off = html.Button(_("Save"), type="button", className="button", disabled=True)
    choice = [
        html.Button(_(name), type="button", **{"aria-pressed": pressed})
        for name, pressed in ((mark("Map"), "true"), (mark("Table"), "false"))
    ]
    group = html.Div(choice, className="segmented", role="group", **{"aria-label": _("View")})
    chips = html.Span(_("Chosen areas"), className="chip")
    link = html.A(_("Show on the map"), href="#sisalto")
    return html.Div([*buttons, off, group, chips, link], className="bar")


def _fields(_: Translate, version: str, lang: str) -> Component:
    options = [html.Option(_("Municipalities")), html.Option(_("Wellbeing services counties"))]
    chosen = html.Div(
        [html.Label(_("Area level"), htmlFor="tyylit-taso"), html.Select(options, id="tyylit-taso")],
        className="field",
    )
    named = html.Div(
        [html.Label(_("Name"), htmlFor="tyylit-nimi"), dcc.Input(id="tyylit-nimi", type="text")],
        className="field",
    )
    return html.Div(
        [chosen, named, area_search(lang, version, prefix="tyylit-haku", wide=True)], className="bar"
    )


def _notes(_: Translate) -> Component:
    said = html.Div(html.P(_("The figures have been updated. Reload the page.")), className="notice")
    wrong = problem(
        _("This view cannot be shown just now"),
        _("Something unexpected happened; it has been logged."),
        _("Try again in a moment. If it does not help, start from the first page."),
    )
    waiting = html.P(className="lead skeleton")
    return html.Div([said, wrong, waiting], className="styles-notes")


def _table(_: Translate) -> Component:
    head = html.Tr([html.Th(_("Status"), scope="col"), html.Th(_("Value"), scope="col", className="num")])
    states = (mark("observed"), mark("preliminary"), mark("protected"), mark("no data"))
    rows = [html.Tr([html.Th(_(state), scope="row"), html.Td("–", className="num")]) for state in states]
    judged = [
        html.Tr([html.Th(html.Span(_(word), className=kind), scope="row"), html.Td("–", className="num")])
        for word, kind in ((mark("Better"), "is-better"), (mark("Worse"), "is-worse"))
    ]
    return html.Table([html.Thead(head), html.Tbody([*rows, *judged])], className="table")
