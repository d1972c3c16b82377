"""The frame of the comparison: heading, areas, a bar of controls, and empty places that the browser fills."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from components.figures.tools import figure_tools
from components.i18n import translator
from components.search import area_search
from components.vertaa import figure_labels
from components.vertaa.figures import figures, select
from components.vertaa.labels import shows
from components.vertaa.state import MOST_NAME

PREFIX = "vertaa-"
BOOT = f"{PREFIX}boot"
BOOTED = f"{PREFIX}booted"
SEARCH = f"{PREFIX}haku"
Choice = tuple[str, str]  # value, name


@dataclass(frozen=True)
class Choices:
    """What the controls offer: levels, themes ('all' last), and what the cells show."""

    levels: Sequence[Choice]
    themes: Sequence[Choice]


@dataclass(frozen=True)
class Example:
    """A ready comparison for the empty state."""

    name: str
    areas: str
    href: str


def frame(boot: Mapping[str, Any], choices: Choices, examples: Sequence[Example], lang: str) -> html.Div:
    """The whole view. boot: what assets/js/vertaa/main.js starts from."""
    state = boot["state"]
    empty = not state["areas"]
    return html.Div(
        [
            dcc.Store(id=BOOT, data=dict(boot)),
            dcc.Store(id=BOOTED),
            _head(lang),
            _areas(boot["version"], lang),
            _views(state, empty, lang),
            _controls(state, choices, empty, lang),
            html.Div(id=_id("notice"), className="notice", role="status"),
            _examples(examples, empty, lang),
            _result(empty, lang),
            *figures(lang),
        ],
        className="vertaa",
        id=_id("view"),
    )


def _id(name: str) -> str:
    return f"{PREFIX}{name}"


def _head(lang: str) -> html.Div:
    _ = translator(lang)
    title = html.H1(_("Compare areas"), id=_id("title"))
    return html.Div(
        [title, html.P(id=_id("lead"), className="lead", **{"data-said": ""})], className="vertaa-head"
    )


def _areas(version: str, lang: str) -> html.Div:
    """Chosen areas as chips, the search that adds one, and the ready sets around the own area."""
    _ = translator(lang)
    add = html.Div(
        [
            html.Span(_("Add an area"), className="label", id=_id("add")),
            area_search(lang, version, prefix=SEARCH),
        ],
        className="field vertaa-add",
    )
    presets = select("presets", _("Ready sets"))
    chips = html.Div(id=_id("chips"), className="area-chips")
    return html.Div(
        [chips, _own_groups(lang), html.Div([add, presets], className="bar")], className="vertaa-areas"
    )


def _own_groups(lang: str) -> html.Details:
    """Where the chosen areas are given a name and kept in this browser, and kept groups taken again."""
    _ = translator(lang)
    name = dcc.Input(
        id=_id("groups-name"), type="text", maxLength=MOST_NAME, className="input", autoComplete="off"
    )
    field = html.Div(
        [html.Label(_("Name of the group"), htmlFor=_id("groups-name")), name],
        className="field",
    )
    save = html.Button(_("Keep these areas"), type="button", className="button", **{"data-save": ""})
    kept = html.Ul(id=_id("groups-list"), **{"aria-label": _("Own groups")})
    told = html.P(_("A group stays in this browser, and its areas and name in the address of this view."))
    body = [kept, html.Div([field, save], className="bar"), told]
    return html.Details([html.Summary(_("Own groups")), *body], id=_id("groups"), className="own-groups")


def _views(state: Mapping[str, Any], empty: bool, lang: str) -> html.Div:
    """The ways to look at the same areas, as one row of buttons."""
    _ = translator(lang)
    buttons = [
        html.Button(
            name,
            type="button",
            **{"data-value": value, "aria-pressed": "true" if value == state["view"] else "false"},
        )
        for value, name in figure_labels.views(lang).items()
    ]
    return html.Div(
        buttons,
        id=_id("views"),
        className="view-tabs",
        role="group",
        hidden=empty,
        **{"aria-label": _("Ways to look at the areas")},
    )


def _controls(state: Mapping[str, Any], choices: Choices, empty: bool, lang: str) -> html.Div:
    _ = translator(lang)
    options = [
        html.Option(name, value=value, selected=value == state["level"]) for value, name in choices.levels
    ]
    level = html.Div(
        [html.Label(_("Areas"), htmlFor=_id("level")), html.Select(options, id=_id("level"))],
        className="field",
    )
    return html.Div(
        [
            level,
            _segmented(_("Theme"), "theme", choices.themes, state["theme"]),
            _segmented(_("Cells show"), "show", list(shows(lang).items()), state["show"]),
            _segmented(_("Panels"), "panels", list(figure_labels.panels(lang).items()), state["panels"]),
            select("indicator", _("Indicator")),
            select("start", _("Years"), list(figure_labels.starts(lang).items())),
            select("x", _("Across")),
            select("y", _("Up")),
            html.Button(_("Swap axes"), type="button", id=_id("swap"), className="button"),
        ],
        id=_id("controls"),
        className="bar vertaa-controls",
        role="group",
        hidden=empty,
        **{"aria-label": _("Choices of the view")},
    )


def _segmented(label: str, name: str, options: Sequence[Choice], chosen: str) -> html.Div:
    buttons = [
        html.Button(
            text,
            type="button",
            **{"data-value": value, "aria-pressed": "true" if value == chosen else "false"},
        )
        for value, text in options
    ]
    box = html.Div(
        buttons,
        id=_id(name),
        className="segmented",
        role="group",
        **{"aria-labelledby": _id(f"{name}-label")},
    )
    return html.Div(
        [html.Span(label, id=_id(f"{name}-label"), className="label"), box],
        className="field",
        id=_id(f"{name}-field"),
    )


def _examples(examples: Sequence[Example], shown: bool, lang: str) -> html.Section:
    """What to do when nothing is chosen yet: three comparisons to begin with."""
    _ = translator(lang)
    items = [
        html.Li(html.A([example.name, html.Small(example.areas)], href=example.href, **{"data-spa": ""}))
        for example in examples
    ]
    return html.Section(
        [
            html.P(_("Add areas with the search above, or begin with one of these:")),
            html.Ul(items, className="questions"),
        ],
        id=_id("empty"),
        className="vertaa-empty",
        hidden=not shown,
        **{"aria-label": _("Examples")},
    )


def _result(empty: bool, lang: str) -> html.Section:
    _ = translator(lang)
    region = html.Div(
        id=_id("table"),
        className="rug-scroll",
        role="region",
        tabIndex="0",
        **{"aria-label": _("Comparison table, scrolls in both directions")},
    )
    return html.Section(
        [
            region,
            html.P(id=_id("detail"), className="rug-detail"),
            figure_tools("vertaa", "taulukko", lang),
            html.Div(id=_id("reading"), className="rug-reading"),
            html.Div(id=_id("notes"), className="rug-notes"),
        ],
        id=_id("result"),
        hidden=empty,
        **{"aria-labelledby": _id("title")},
    )
