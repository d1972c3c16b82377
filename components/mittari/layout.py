"""The frame of the indicator view: headings, one bar of controls and empty places that the browser fills."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from components.figures.theme import config
from components.i18n import translator
from components.mittari.labels import METHODS, methods

PREFIX = "mittari-"
BOOT = f"{PREFIX}boot"
BOOTED = f"{PREFIX}booted"
DISTRIBUTION = f"{PREFIX}distribution"
SERIES = f"{PREFIX}series"
CLICKED = f"{PREFIX}clicked"


@dataclass(frozen=True)
class Heading:
    """What stands over the picture before the figures arrive."""

    theme: str
    name: str
    age: str = ""


def frame(boot: Mapping[str, Any], heading: Heading, lang: str) -> html.Div:
    """The whole view. boot: what assets/js/mittari/main.js starts from."""
    return html.Div(
        [
            dcc.Store(id=BOOT, data=dict(boot)),
            dcc.Store(id=BOOTED),
            dcc.Store(id=CLICKED),
            _head(heading, lang),
            _controls(boot, lang),
            html.Div([_map_panel(lang), _rank_panel(lang), _charts_panel(lang)], className="mittari-grid"),
            _table_panel(lang),
            _meta_panel(lang),
            _picker(lang),
        ],
        className="mittari",
    )


def _id(name: str) -> str:
    return f"{PREFIX}{name}"


def _head(heading: Heading, lang: str) -> html.Div:
    _ = translator(lang)
    change = html.Button(
        _("Change indicator"),
        id=_id("picker-open"),
        className="button",
        type="button",
        **{"aria-haspopup": "dialog"},
    )
    named = [
        html.P(heading.theme, id=_id("theme"), className="eyebrow"),
        html.H1(heading.name, id=_id("title")),
        html.P(heading.age, id=_id("age"), className="age-note", hidden=not heading.age),
        change,
    ]
    said = [
        html.P(id=_id("lead"), className="lead"),
        html.Ul(id=_id("chips"), className="chips", **{"aria-label": _("Chosen areas")}),
        html.Div(id=_id("notice"), className="notice", role="status"),
    ]
    return html.Div(
        [
            html.Div(named, className="mittari-named"),
            html.Div(said, className="mittari-said"),
            html.P(id=_id("live"), className="hidden", role="status", **{"aria-live": "polite"}),
        ],
        className="mittari-head",
    )


def _field(label: str, control: Any, name: str, extra: str = "") -> html.Div:
    return html.Div(
        [html.Label(label, htmlFor=_id(name)), control],
        className=f"field {extra}".strip(),
        id=_id(f"{name}-field"),
    )


def _select(name: str, options: Sequence[tuple[str, str]] = ()) -> html.Select:
    return html.Select([html.Option(text, value=value) for value, text in options], id=_id(name))


def _controls(boot: Mapping[str, Any], lang: str) -> html.Div:
    _ = translator(lang)
    counties = [("", _("Whole country")), *((code, name) for code, name in boot["counties"])]
    names = methods(lang)
    return html.Div(
        [
            _field(_("Areas"), _select("level"), "level"),
            _field(_("Group"), _select("group"), "group"),
            _field(_("Zoom to"), _select("zoom", counties), "zoom"),
            _field(_("Map classes"), _select("method", [(key, names[key]) for key in METHODS]), "method"),
            _time(lang),
        ],
        className="controls",
        role="group",
        **{"aria-label": _("Choices of the view")},
    )


def _time(lang: str) -> html.Div:
    _ = translator(lang)
    slider = dcc.Input(id=_id("slider"), type="range", min=0, max=1, step=1, className="slider")
    return html.Div(
        [
            html.Button(
                html.Span(className="play-icon", **{"aria-hidden": "true"}),
                id=_id("play"),
                className="play",
                type="button",
                **{"aria-label": _("Play through the periods")},
            ),
            html.Div(
                [
                    html.Label(
                        [_("Period"), " ", html.Output(id=_id("period"), className="period-now")],
                        htmlFor=_id("slider"),
                    ),
                    html.Div(
                        [html.Span(id=_id("first")), slider, html.Span(id=_id("last"))],
                        className="slider-row",
                    ),
                ],
                className="slider-box",
            ),
        ],
        className="field time",
    )


def _panel(title: str, body: Sequence[Any], name: str, note: str = "") -> html.Section:
    head: list[Any] = [html.H2(title, id=_id(f"{name}-title"))]
    if note:
        head.append(html.P(note, className="panel-note"))
    return html.Section(
        [html.Div(head, className="panel-head"), *body],
        className=f"panel panel-{name}",
        **{"aria-labelledby": _id(f"{name}-title")},
    )


def _map_panel(lang: str) -> html.Section:
    _ = translator(lang)
    shape = html.Div(id=_id("map"), className="map-box", **{"data-map": "wait"})
    credit = _("Boundaries: Statistics Finland, municipalities 2025, 1:4,500,000, CC BY 4.0")
    body = [shape, html.Div(id=_id("legend"), className="legend"), html.P(credit, className="credit")]
    return _panel(_("Map"), body, "map")


def _rank_panel(lang: str) -> html.Section:
    _ = translator(lang)
    listing = html.Ol(
        id=_id("rank"), className="rank", tabIndex="0", **{"aria-labelledby": _id("rank-title")}
    )
    key = html.P(id=_id("rank-key"), className="credit")
    return _panel(_("Order of areas"), [listing, key], "rank", _("Largest first: order, not grade."))


def _graph(name: str, lang: str, height: str) -> html.Div:
    """A graph in a box of fixed height, so that nothing moves when it is drawn."""
    return html.Div(
        dcc.Graph(id=name, config=config(lang), figure={"data": [], "layout": {}}), className=height
    )


def _charts_panel(lang: str) -> html.Div:
    _ = translator(lang)
    spread = _panel(_("Spread of the areas"), [_graph(DISTRIBUTION, lang, "graph-low")], "spread")
    listing = html.Details(
        [html.Summary(_("Series as a table")), _scroll("series-table", _("Series as a table"))],
        id=_id("series-box"),
    )
    body = [_graph(SERIES, lang, "graph-mid"), html.P(id=_id("series-note"), className="credit"), listing]
    return html.Div([_panel(_("Development"), body, "series"), spread], className="mittari-charts")


def _scroll(name: str, label: str) -> html.Div:
    """A place for a long table: it scrolls by itself and can be reached by keyboard."""
    return html.Div(
        id=_id(name), className="table-scroll", tabIndex="0", role="region", **{"aria-label": label}
    )


def _table_panel(lang: str) -> html.Details:
    _ = translator(lang)
    filter_ = dcc.Input(id=_id("table-filter"), type="search", autoComplete="off", className="filter")
    return html.Details(
        [
            html.Summary(html.H2(_("All areas as a table"))),
            html.Div(
                [html.Label(_("Filter by name"), htmlFor=_id("table-filter")), filter_],
                className="field filter-field",
            ),
            _scroll("table", _("All areas as a table")),
        ],
        id=_id("table-box"),
        className="panel panel-table",
    )


def _meta_panel(lang: str) -> html.Section:
    _ = translator(lang)
    return _panel(_("About the indicator"), [html.Div(id=_id("meta"))], "about")


def _picker(lang: str) -> html.Dialog:
    _ = translator(lang)
    field = dcc.Input(
        id=_id("picker-field"), type="search", autoComplete="off", className="filter", placeholder=_("Search")
    )
    close = html.Button(_("Close"), type="button", className="button quiet", **{"data-close": "true"})
    label = html.Label(_("Search indicators"), htmlFor=_id("picker-field"))
    return html.Dialog(
        [
            html.Div(
                [html.H2(_("Choose an indicator"), id=_id("picker-title")), close], className="picker-head"
            ),
            html.Div([label, field], className="field"),
            html.Div(className="picker-list", tabIndex="0", role="region", **{"aria-label": _("Indicators")}),
        ],
        id=_id("picker"),
        className="picker",
        **{"aria-labelledby": _id("picker-title")},
    )
