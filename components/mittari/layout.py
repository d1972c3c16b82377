"""The frame of the indicator view: headings, one bar of controls and empty places that the browser fills."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from components.figures.graph import graph
from components.figures.tools import figure_tools
from components.i18n import translator
from components.mittari import controls
from components.mittari.controls import PREFIX, element_id

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
            controls.bar(boot["counties"], lang),
            html.Div([_map_panel(lang), _rank_panel(lang), _charts_panel(lang)], className="mittari-grid"),
            _table_panel(lang),
            _meta_panel(lang),
            controls.picker(lang),
        ],
        className="mittari",
    )


def _head(heading: Heading, lang: str) -> html.Div:
    _ = translator(lang)
    change = html.Button(
        _("Change indicator"),
        id=element_id("picker-open"),
        className="button",
        type="button",
        **{"aria-haspopup": "dialog"},
    )
    named = [
        html.P(heading.theme, id=element_id("theme"), className="eyebrow"),
        html.H1(heading.name, id=element_id("title")),
        html.P(heading.age, id=element_id("age"), className="age-note", hidden=not heading.age),
        change,
    ]
    said = [
        html.P(id=element_id("lead"), className="lead"),
        html.Ul(id=element_id("chips"), className="chips", **{"aria-label": _("Chosen areas")}),
        html.Div(id=element_id("notice"), className="notice", role="status"),
    ]
    return html.Div(
        [
            html.Div(named, className="mittari-named"),
            html.Div(said, className="mittari-said"),
            html.P(id=element_id("live"), className="hidden", role="status", **{"aria-live": "polite"}),
        ],
        className="mittari-head",
    )


def _panel(title: str, body: Sequence[Any], name: str, note: str = "") -> html.Section:
    head: list[Any] = [html.H2(title, id=element_id(f"{name}-title"))]
    if note:
        head.append(html.P(note, className="panel-note"))
    return html.Section(
        [html.Div(head, className="panel-head"), *body],
        className=f"panel panel-{name}",
        **{"aria-labelledby": element_id(f"{name}-title")},
    )


def _map_panel(lang: str) -> html.Section:
    _ = translator(lang)
    shape = html.Div(id=element_id("map"), className="map-box", **{"data-map": "wait"})
    credit = _("Boundaries: Statistics Finland, municipalities 2025, 1:4,500,000, CC BY 4.0")
    legend = html.Div(id=element_id("legend"), className="legend")
    body = [shape, legend, html.P(credit, className="credit"), figure_tools("mittari", "kartta", lang)]
    return _panel(_("Map"), body, "map")


def _rank_panel(lang: str) -> html.Section:
    _ = translator(lang)
    listing = html.Ol(
        id=element_id("rank"), className="rank", tabIndex="0", **{"aria-labelledby": element_id("rank-title")}
    )
    key = html.P(id=element_id("rank-key"), className="credit")
    tools = figure_tools("mittari", "jarjestys", lang)
    return _panel(_("Order of areas"), [listing, key, tools], "rank", _("Largest first: order, not grade."))


def _charts_panel(lang: str) -> html.Div:
    _ = translator(lang)
    dots = [
        graph(DISTRIBUTION, lang, "graph-low", element_id("spread-title")),
        figure_tools("mittari", "jakauma", lang),
    ]
    spread = _panel(_("Spread of the areas"), dots, "spread")
    listing = html.Details(
        [html.Summary(_("Series as a table")), _scroll("series-table", _("Series as a table"))],
        id=element_id("series-box"),
    )
    body = [
        graph(SERIES, lang, "graph-mid", element_id("series-title")),
        html.P(id=element_id("series-note"), className="credit"),
        listing,
        figure_tools("mittari", "kehitys", lang),
    ]
    return html.Div([_panel(_("Development"), body, "series"), spread], className="mittari-charts")


def _scroll(name: str, label: str) -> html.Div:
    """A place for a long table: it scrolls by itself and can be reached by keyboard."""
    return html.Div(
        id=element_id(name), className="table-scroll", tabIndex="0", role="region", **{"aria-label": label}
    )


def _table_panel(lang: str) -> html.Details:
    _ = translator(lang)
    filter_ = dcc.Input(id=element_id("table-filter"), type="search", autoComplete="off", className="filter")
    return html.Details(
        [
            html.Summary(html.H2(_("All areas as a table"))),
            html.Div(
                [html.Label(_("Filter by name"), htmlFor=element_id("table-filter")), filter_],
                className="field filter-field",
            ),
            _scroll("table", _("All areas as a table")),
            figure_tools("mittari", "taulukko", lang),
        ],
        id=element_id("table-box"),
        className="panel panel-table",
    )


def _meta_panel(lang: str) -> html.Section:
    _ = translator(lang)
    return _panel(_("About the indicator"), [html.Div(id=element_id("meta"))], "about")
