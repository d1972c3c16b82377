"""The frame of the groups view: heading, one bar of choices, and empty places that the browser fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.figures.tools import figure_tools
from components.i18n import translator
from components.ryhmat import reading
from components.ryhmat.labels import orders, sexes, shows
from components.search import area_search

VIEW = "ryhmat"
PREFIX = "ryhmat-"
BOOT = f"{PREFIX}boot"
BOOTED = f"{PREFIX}booted"
SEARCH = f"{PREFIX}haku"
Choice = tuple[str, str]  # value, name


@dataclass(frozen=True)
class Choices:
    """What the controls offer before the browser has the rest: population groups, the area's name."""

    persons: Sequence[Choice]
    area: str


def frame(boot: Mapping[str, Any], choices: Choices, lang: str) -> html.Div:
    """The whole view. boot: what assets/js/ryhmat/main.js starts from."""
    state = boot["state"]
    return html.Div(
        [
            dcc.Store(id=BOOT, data=dict(boot)),
            dcc.Store(id=BOOTED),
            _head(lang),
            _controls(boot["version"], state, choices, lang),
            html.Div(id=_id("notice"), className="notice", role="status"),
            _gaps(state, lang),
            _profile(state, lang),
            _need(state, lang),
            reading.section(lang),
            html.Section(id=_id("sources"), className="ryhmat-sources"),
        ],
        className="ryhmat",
        id=_id("view"),
        **{"data-show": state["show"]},
    )


def _id(name: str) -> str:
    return f"{PREFIX}{name}"


def _head(lang: str) -> html.Div:
    _ = translator(lang)
    return html.Div(
        [
            html.H1(_("Population groups and gaps")),
            html.P(id=_id("lead"), className="lead", **{"data-said": ""}),
            html.P(id=_id("moved"), className="ryhmat-moved"),
        ],
        className="ryhmat-head",
    )


def _controls(version: str, state: Mapping[str, str], choices: Choices, lang: str) -> html.Div:
    """First the part of the view, the area and the population group; then what only gaps have."""
    _ = translator(lang)
    area = html.Div(
        [
            html.Span(_("Area: {area}", area=choices.area), className="label", id=_id("area")),
            area_search(lang, version, prefix=SEARCH),
        ],
        className="field ryhmat-area",
    )
    first = [
        _segmented(_("Part of the view"), "show", list(shows(lang).items()), state["show"]),
        area,
        _select("persons", _("Population group"), choices.persons, state["persons"]),
    ]
    return html.Div(
        [
            html.Div(first, className="bar"),
            html.Div(_pair(state, lang), className="bar ryhmat-pair", id=_id("pair")),
            html.P(id=_id("why"), className="note"),
        ],
        className="ryhmat-controls",
        role="group",
        **{"aria-label": _("Choices of the view")},
    )


def _pair(state: Mapping[str, str], lang: str) -> list[Component]:
    """Indicator, the two groups by sex and age, and what figures are shown as; options come with the data."""
    _ = translator(lang)
    swap = html.Button("⇄", type="button", id=_id("swap"), className="button", title=_("Swap the groups"))
    swap.__setattr__("aria-label", _("Swap the groups"))
    sides = [("a", _("Group")), ("b", _("Compared with"))]
    fields = [
        html.Fieldset(
            [
                html.Legend(name),
                _bare(f"{key}-sex", f"{name}: {_('sex')}", list(sexes(lang).items())),
                _bare(f"{key}-age", f"{name}: {_('age')}", []),
            ],
            className="ryhmat-side",
        )
        for key, name in sides
    ]
    return [
        _select("indicator", _("Indicator"), [], state["indicator"]),
        fields[0],
        swap,
        fields[1],
        _select("basis", _("Figures as"), [], state["basis"]),
    ]


def _gaps(state: Mapping[str, str], lang: str) -> html.Div:
    _ = translator(lang)
    parts = [
        html.Div(
            [
                _figure("course", _("Year by year"), "ero-vuosittain", lang),
                _figure("absolute", _("Absolute gap"), "ero-absoluuttinen", lang),
                _figure("relative", _("Relative gap"), "ero-suhteellinen", lang),
            ],
            className="ryhmat-charts",
        ),
        _areas(state, lang),
    ]
    return html.Div(parts, id=_id("part-erot"), hidden=state["show"] != "erot", className="ryhmat-part")


def _areas(state: Mapping[str, str], lang: str) -> html.Section:
    _ = translator(lang)
    return html.Section(
        [
            html.Div(
                [
                    html.H2(_("By area"), id=_id("rows-title")),
                    _segmented(_("Order by"), "order", list(orders(lang).items()), state["order"]),
                ],
                className="ryhmat-areas-head",
            ),
            html.Div(id=_id("lists"), className="ryhmat-lists"),
            figure_tools(VIEW, "suurimmat-erot", lang),
            html.Div(id=_id("rows"), className="ryhmat-rows", **{"aria-busy": "true"}),
            figure_tools(VIEW, "ero-alueittain", lang),
            html.P(id=_id("rows-note"), className="note"),
        ],
        className="ryhmat-areas",
        **{"aria-labelledby": _id("rows-title")},
    )


def _profile(state: Mapping[str, str], lang: str) -> html.Div:
    parts = [
        html.Div(id=_id("profile"), className="ryhmat-profile"),
        figure_tools(VIEW, "ryhman-mittarit", lang),
    ]
    return html.Div(parts, id=_id("part-ryhma"), hidden=state["show"] != "ryhma", className="ryhmat-part")


def _need(state: Mapping[str, str], lang: str) -> html.Div:
    _ = translator(lang)
    parts = [
        _figure("people", _("People of the group"), "ryhman-koko", lang),
        html.Section(
            [
                html.H2(_("By area"), id=_id("people-rows-title")),
                html.Div(id=_id("people-rows"), className="ryhmat-rows"),
                figure_tools(VIEW, "ryhma-alueittain", lang),
            ],
            **{"aria-labelledby": _id("people-rows-title")},
        ),
        html.Div(id=_id("need"), className="ryhmat-profile"),
        figure_tools(VIEW, "tarpeen-mittarit", lang),
    ]
    return html.Div(parts, id=_id("part-tarve"), hidden=state["show"] != "tarve", className="ryhmat-part")


def _figure(name: str, title: str, exhibit: str, lang: str) -> html.Section:
    """A chart with its heading, a sentence, its table and its tools."""
    return html.Section(
        [
            html.H2(title, id=_id(f"{name}-title")),
            html.P(id=_id(f"{name}-text"), className="ryhmat-text"),
            html.Div(id=_id(name), className="ryhmat-chart"),
            html.Div(id=_id(f"{name}-table")),
            figure_tools(VIEW, exhibit, lang),
        ],
        className="ryhmat-figure",
        **{"aria-labelledby": _id(f"{name}-title")},
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
    labelled = {"aria-labelledby": _id(f"{name}-label")}
    box = html.Div(buttons, id=_id(name), className="segmented", role="group", **labelled)
    return html.Div([html.Span(label, id=_id(f"{name}-label"), className="label"), box], className="field")


def _select(name: str, label: str, options: Sequence[Choice], chosen: str) -> html.Div:
    made = [html.Option(text, value=value, selected=value == chosen) for value, text in options]
    return html.Div(
        [html.Label(label, htmlFor=_id(name)), html.Select(made, id=_id(name))],
        className="field",
        id=_id(f"{name}-field"),
    )


def _bare(name: str, label: str, options: Sequence[Choice]) -> html.Select:
    made = [html.Option(text, value=value) for value, text in options]
    return html.Select(made, id=_id(name), **{"aria-label": label})
