"""The frames of the comparison's figures: empty places with their tools and tables, filled in the browser."""

from collections.abc import Sequence
from typing import Any

from dash import html

from components.figures.tools import figure_tools
from components.i18n import translator
from components.vertaa import figure_labels, weights
from components.vertaa.similar import controls as similar_controls

PREFIX = "vertaa-"
FIGURES = ("sarjat", "pisteet", "hajonta", "samat")
EXHIBITS = {"sarjat": "sarjat", "pisteet": "pisteet", "hajonta": "hajonta", "samat": "samankaltaiset"}


def own_id(name: str) -> str:
    """The id of a part of the view."""
    return f"{PREFIX}{name}"


def figure(name: str, lang: str, before: Sequence[Any] = ()) -> html.Section:
    """One figure: heading, picture, what is pointed at in words, caption, source, tools, table."""
    _ = translator(lang)
    part = f"{name}-"
    rows = html.Div(
        id=own_id(f"{part}rows"),
        className="figure-rows",
        role="region",
        tabIndex="0",
        **{"aria-label": f"{_('Figures as a table')}: {figure_labels.views(lang)[name]}"},
    )
    table = html.Details(
        [html.Summary(_("Figures as a table")), rows],
        id=own_id(f"{part}data"),
        className="figure-data",
    )
    return html.Section(
        [
            html.H2(id=own_id(f"{part}title")),
            *before,
            html.Div(id=own_id(f"{part}plot"), className=f"figure-plot plot-{name}"),
            html.P(id=own_id(f"{part}detail"), className="rug-detail"),
            html.P(id=own_id(f"{part}caption"), className="figure-caption"),
            html.P(id=own_id(f"{part}source"), className="source-line"),
            figure_tools("vertaa", EXHIBITS[name], lang),
            table,
        ],
        id=own_id(name),
        className="vertaa-figure",
        hidden=True,
        **{"aria-labelledby": own_id(f"{part}title")},
    )


def select(name: str, label: str, options: Sequence[tuple[str, str]] = ()) -> html.Div:
    """A native choice with its label; the browser keeps it in step with the address."""
    made = [html.Option(text, value=value) for value, text in options]
    return html.Div(
        [html.Label(label, htmlFor=own_id(name)), html.Select(made, id=own_id(name))],
        className="field",
        id=own_id(f"{name}-field"),
    )


def figures(lang: str) -> list[html.Section]:
    """The four figures besides the table."""
    return [figure(name, lang, [_similar(lang)] if name == "samat" else []) for name in FIGURES]


def _similar(lang: str) -> html.Div:
    """What is asked of similar areas: ready weights, filters, how many, and each weight by hand."""
    _ = translator(lang)
    offered = similar_controls(lang)
    presets = [
        html.Button(name, type="button", **{"data-value": key}) for key, name, _weights in offered["presets"]
    ]
    ready = html.Div(
        [
            html.Span(_("Weights"), className="label", id=own_id("weights-label")),
            html.Div(
                presets,
                id=own_id("weights"),
                className="segmented",
                role="group",
                **{"aria-labelledby": own_id("weights-label")},
            ),
        ],
        className="field",
    )
    boxes = [
        html.Button(name, type="button", className="button toggle", **{"data-filter": key})
        for key, name in figure_labels.filters(lang).items()
    ]
    among = html.Div(
        [html.Span(_("Sought among"), className="label"), html.Div(boxes, className="preset-list")],
        className="field",
        id=own_id("filters"),
        role="group",
        **{"aria-label": _("Sought among")},
    )
    counts = [(str(n), str(n)) for n in weights.COUNTS]
    bar = html.Div([ready, among, select("count", _("How many areas"), counts)], className="bar")
    by_hand = html.Details(
        [html.Summary(_("Weights by hand")), html.Div(id=own_id("sliders"), className="sliders")],
        className="weights-by-hand",
    )
    return html.Div([bar, by_hand], className="similar-controls")
