"""The panels of the outlook: places for a title, sentences, picture, table, notes, source and tools each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from components.ennakointi.state import (
    MIGRATION_STEP,
    MOST_MIGRATION,
    MOST_PARTICIPATION,
    PARTICIPATION_STEP,
)
from components.figures.graph import graph
from components.figures.tools import figure_tools
from components.i18n import translator

PREFIX = "ennakointi-"
VIEW = "ennakointi"
# Panels with a plotly graph, which assets/js/ennakointi/draw.js fills by name.
GRAPHS = ("curve", "course", "fan")
# Panel → its exhibit in addresses of files and pins.
EXHIBITS = {
    "curve": "ikarakenne",
    "need": "tarve",
    "dependency": "huoltosuhde",
    "areas": "kunnat",
    "map": "kartta",
    "course": "kehitys",
    "fan": "osuvuus",
    "sizes": "kokoluokat",
    "sexes": "sukupuolet",
    "what-if": "oletus",
    "service": "palvelut",
}


def element_id(name: str) -> str:
    """An element's id in this view."""
    return f"{PREFIX}{name}"


def panel(
    name: str, lang: str, body: Sequence[Any], *, before: Sequence[Any] = (), folded: bool = False
) -> Any:
    """One panel. body: the picture, if any; before: its own controls; folded: the table opens on demand."""
    _ = translator(lang)
    table = html.Div(id=element_id(f"{name}-table"), className="outlook-table", tabIndex="0", role="group",
                     **{"aria-labelledby": element_id(f"{name}-title")})  # fmt: skip
    shown = html.Details([html.Summary(_("As a table")), table]) if folded else table
    head = [
        html.H2(id=element_id(f"{name}-title")),
        html.P(id=element_id(f"{name}-subtitle"), className="panel-note"),
    ]
    return html.Section(
        [
            html.Div(head, className="panel-head"),
            *before,
            html.P(id=element_id(f"{name}-summary"), className="outlook-summary"),
            *body,
            html.P(id=element_id(f"{name}-empty"), className="outlook-empty", hidden=True),
            shown,
            html.Ul(id=element_id(f"{name}-notes"), className="outlook-notes"),
            html.P(id=element_id(f"{name}-credit"), className="credit"),
            figure_tools(VIEW, EXHIBITS[name], lang),
        ],
        className=f"panel outlook-panel outlook-{name}",
        id=element_id(f"{name}-panel"),
        **{"aria-labelledby": element_id(f"{name}-title")},
    )


def _graph(name: str, lang: str, height: str) -> html.Div:
    return graph(element_id(f"{name}-graph"), lang, height, element_id(f"{name}-title"))


def future(lang: str) -> html.Div:
    """Age curve, groups of need and dependency."""
    side = html.Div([panel("need", lang, []), panel("dependency", lang, [])], className="outlook-side")
    return html.Div(
        [panel("curve", lang, [_graph("curve", lang, "graph-age")], folded=True), side],
        className="outlook-grid outlook-first",
    )


def areas(choose: Any, lang: str) -> html.Div:
    """Municipalities on a map and in a table, with the choice of what is shown."""
    _ = translator(lang)
    shape = html.Div(id=element_id("map"), className="map-box", **{"data-map": "wait"})
    credit = _("Boundaries: Statistics Finland, municipalities 2025, 1:4,500,000, CC BY 4.0")
    label = html.Label(_("Show"), htmlFor=element_id("show"))
    bar = html.Div([label, choose], className="outlook-choose no-print")
    mapped = html.Section(
        [
            html.Div(html.H2(id=element_id("map-title")), className="panel-head"),
            bar,
            html.P(id=element_id("map-subtitle"), className="panel-note"),
            shape,
            html.Div(id=element_id("legend"), className="legend"),
            html.P(credit, className="credit"),
            figure_tools(VIEW, EXHIBITS["map"], lang),
        ],
        className="panel outlook-panel outlook-map",
        **{"aria-labelledby": element_id("map-title")},
    )
    return html.Div([mapped, panel("areas", lang, [])], className="outlook-grid outlook-areas-grid")


def back(choose: Any, lang: str) -> html.Div:
    """Observed and projected, and how the earlier projection held."""
    _ = translator(lang)
    label = html.Label(_("Group"), htmlFor=element_id("group"))
    bar = html.Div([label, choose], className="outlook-choose no-print")
    return html.Div(
        [
            panel("course", lang, [_graph("course", lang, "graph-mid")], before=[bar], folded=True),
            panel("fan", lang, [_graph("fan", lang, "graph-mid")], folded=True),
            panel("sizes", lang, []),
            panel("sexes", lang, [html.Div(id=element_id("sexes-graph"), className="pyramid")], folded=True),
        ],
        className="outlook-grid outlook-back",
    )


def rest(state: Mapping[str, Any], lang: str) -> html.Div:
    """The reader's own assumption, and use of services."""
    return html.Div(
        [panel("what-if", lang, [], before=[_sliders(state, lang)]), panel("service", lang, [])],
        className="outlook-grid outlook-rest",
    )


def _sliders(state: Mapping[str, Any], lang: str) -> html.Div:
    _ = translator(lang)
    reset = html.Button(_("Reset to the projection"), id=element_id("reset"), type="button",
                        className="button button-quiet")  # fmt: skip
    return html.Div(
        [
            html.P(_("Your own assumption – not an official projection"), className="outlook-own-mark"),
            _slider("migration", _("Net migration, more or fewer than projected"), state["migration"],
                    MOST_MIGRATION, MIGRATION_STEP),
            _slider("participation", _("Labour force participation, percentage points"),
                    state["participation"], MOST_PARTICIPATION, PARTICIPATION_STEP),
            reset,
        ],
        className="outlook-sliders",
    )  # fmt: skip


def _slider(name: str, label: str, value: str, most: float, step: float) -> html.Div:
    """A native range; dcc.Input gives one without a script of its own."""
    knob = dcc.Input(
        id=element_id(name),
        type="range",
        min=-most,
        max=most,
        step=step,
        value=value,
        className="outlook-range",
    )
    told = html.Output(id=element_id(f"{name}-value"), htmlFor=element_id(name))
    return html.Div(
        [html.Label([label, " ", told], htmlFor=element_id(name)), knob],
        className="field outlook-slider",
    )
