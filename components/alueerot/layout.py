"""The frame of the differences inside an area: head, controls, and places that the browser fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.alueerot import reading
from components.alueerot.labels import levels
from components.figures.tools import figure_tools
from components.i18n import translator

PREFIX = "alueerot-"
BOOT = f"{PREFIX}boot"
BOOTED = f"{PREFIX}booted"
VIEW = "alueerot"

Choice = tuple[str, str]  # value, name


@dataclass(frozen=True)
class Choices:
    """What the controls offer: areas of the level, and sectors."""

    areas: Sequence[Choice]
    themes: Sequence[Choice]


def frame(boot: Mapping[str, Any], choices: Choices, lang: str) -> html.Div:
    """The whole view. boot: what assets/js/alueerot/main.js starts from."""
    return html.Div(
        [
            dcc.Store(id=BOOT, data=dict(boot)),
            dcc.Store(id=BOOTED),
            _head(boot, lang),
            _controls(boot, choices, lang),
            html.Div(id=_id("notice"), className="notice", role="status"),
            html.Div([_list(lang), _detail(lang)], className="alueerot-main"),
            _strips(lang),
            _areas(lang),
            _tables(lang),
            reading.method(lang),
        ],
        className="alueerot",
        id=_id("view"),
    )


def alone(
    boot: Mapping[str, Any], choices: Choices, message: str, ways: Sequence[tuple[str, str]], lang: str
) -> html.Div:
    """What stands in the view's place for an area of one municipality. ways: (address, name)."""
    _ = translator(lang)
    links = [html.Li(html.A(name, href=href, **{"data-spa": ""})) for href, name in ways]
    told = html.Div([html.P(message), html.P(_("See instead:")), html.Ul(links)], className="alueerot-alone")
    return html.Div(
        [
            dcc.Store(id=BOOT, data=dict(boot)),
            dcc.Store(id=BOOTED),
            named(boot["name"], lang),
            _bar(_where(boot, choices, lang), lang),
            told,
        ],
        className="alueerot",
        id=_id("view"),
    )


def named(name: str, lang: str) -> html.Div:
    """The view's name and the area's as the page's heading."""
    _ = translator(lang)
    return html.Div(
        [html.P(_("Differences inside an area"), className="eyebrow"), html.H1(name, id=_id("name"))]
    )


def _id(name: str) -> str:
    return f"{PREFIX}{name}"


def _head(boot: Mapping[str, Any], lang: str) -> html.Div:
    lead = html.Div(id=_id("lead"), className="lead", **{"data-said": ""})
    return html.Div([named(boot["name"], lang), lead], className="alueerot-head")


def _where(boot: Mapping[str, Any], choices: Choices, lang: str) -> list[Component]:
    """Choice of the kind of area and of the area."""
    _ = translator(lang)
    return [
        _select("level", _("Kind of area"), list(levels(lang).items()), boot["level"]),
        _select("area", _("Area"), choices.areas, boot["state"]["code"]),
    ]


def _controls(boot: Mapping[str, Any], choices: Choices, lang: str) -> html.Div:
    _ = translator(lang)
    state = boot["state"]
    what = [
        _select("theme", _("Sector"), [("", _("All")), *choices.themes], state["theme"]),
        _select("indicator", _("Indicator"), [], ""),
        _select("group", _("Population group"), [], "", hidden=True),
        _select("period", _("Period"), [], ""),
    ]
    return _bar([*_where(boot, choices, lang), *what], lang)


def _bar(fields: Sequence[Component], lang: str) -> html.Div:
    _ = translator(lang)
    named_ = {"aria-label": _("Choices of the view")}
    return html.Div(fields, className="bar alueerot-controls no-print", role="group", **named_)


def _select(
    name: str, label: str, options: Sequence[Choice], chosen: str, *, hidden: bool = False
) -> html.Div:
    made = [html.Option(text, value=value, selected=value == chosen) for value, text in options]
    select = html.Select(made, id=_id(name))
    return html.Div(
        [html.Label(label, htmlFor=_id(name)), select],
        className="field",
        id=_id(f"{name}-field"),
        hidden=hidden,
    )


def _panel(name: str, title: str, body: Sequence[Component], exhibit: str, lang: str) -> html.Section:
    """A section with its heading and the tools of its figure ('' for none)."""
    tools = [figure_tools(VIEW, exhibit, lang)] if exhibit else []
    return html.Section(
        [html.H2(title, id=_id(f"{name}-title")), *body, *tools],
        className=f"alueerot-{name}",
        id=_id(f"{name}-panel"),
        **{"aria-labelledby": _id(f"{name}-title")},
    )


def _list(lang: str) -> html.Section:
    _ = translator(lang)
    shows = [("kaikki", _("All")), ("peitto", _("Average hides"))]
    choice = html.Div(
        [
            html.Button(text, type="button", **{"data-value": value, "aria-pressed": "false"})
            for value, text in shows
        ],
        id=_id("show"),
        className="segmented",
        role="group",
        **{"aria-label": _("Indicators shown")},
    )
    body = [
        html.P(
            _("Indicators by how wide the differences are beside other areas. Choose one to look inside it."),
            className="note",
        ),
        choice,
        html.Ol(id=_id("list"), className="alueerot-rows"),
        html.Button("", id=_id("more"), type="button", className="button button-quiet", hidden=True),
    ]
    return _panel("list-box", _("The average hides most here"), body, "peitto", lang)


def _detail(lang: str) -> html.Div:
    _ = translator(lang)
    swarm = html.Div(id=_id("swarm"), className="alueerot-swarm")
    told = html.Div(id=_id("summary"), className="alueerot-summary", **{"data-said": ""})
    chips = html.Ul(id=_id("chips"), className="chips", **{"aria-label": _("Chosen municipalities")})
    first = _panel(
        "inside",
        "",
        [
            told,
            swarm,
            html.P(id=_id("swarm-note"), className="note"),
            chips,
        ],
        "parvi",
        lang,
    )
    credit = _("Boundaries: Statistics Finland, municipalities 2025, 1:4,500,000, CC BY 4.0")
    shape = html.Div(id=_id("map"), className="alueerot-map-box", **{"data-map": "wait"})
    map_ = _panel(
        "map-panel",
        _("Map"),
        [shape, html.Div(id=_id("legend"), className="legend"), html.P(credit, className="credit")],
        "kartta",
        lang,
    )
    course = _panel("course-panel", _("How wide the differences are"), [
        html.Dl(id=_id("facts"), className="alueerot-facts"),
        html.Div(id=_id("course")),
        _table("course-table", _("Differences by year as a table")),
        html.Ul(id=_id("notes"), className="alueerot-notes"),
    ], "kehitys", lang)  # fmt: skip
    source = html.P(id=_id("source"), className="source-line")
    return html.Div(
        [first, html.Div([map_, course], className="alueerot-pair"), source], className="alueerot-detail"
    )


def _strips(lang: str) -> html.Section:
    _ = translator(lang)
    body = [
        html.P(id=_id("strips-note"), className="note"),
        html.Div(id=_id("strips"), className="alueerot-strip-rows"),
    ]
    return _panel("strips-box", "", body, "mittarit", lang)


def _areas(lang: str) -> html.Section:
    _ = translator(lang)
    body = [
        html.P(id=_id("areas-key"), className="note"),
        html.Ol(id=_id("areas"), className="alueerot-areas"),
        html.P(id=_id("areas-note"), className="note"),
    ]
    return _panel("areas-box", "", body, "alueet", lang)


def _table(name: str, title: str, *, opened: bool = False) -> html.Details:
    return html.Details(
        [
            html.Summary(title),
            html.Div(
                id=_id(name), className="table-scroll", tabIndex="0", role="region", **{"aria-label": title}
            ),
        ],
        id=_id(f"{name}-box"),
        open=opened,
    )


def _tables(lang: str) -> html.Section:
    _ = translator(lang)
    return html.Section(
        [
            html.H2(_("As tables")),
            _table("table", _("Municipalities of the area")),
            figure_tools(VIEW, "kunnat", lang),
            _table("all", _("Every indicator and the differences in it")),
            figure_tools(VIEW, "kaikki", lang),
        ],
        className="alueerot-tables",
    )
