"""The frame of the outlook: heading, one bar of controls, panels that the browser fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from analysis.projection import read_band
from components.ennakointi import panels
from components.ennakointi.areas import measures
from components.ennakointi.panels import element_id
from components.ennakointi.words import band_short, projection_name
from components.i18n import translator

PREFIX = panels.PREFIX
BOOT = f"{PREFIX}boot"
BOOTED = f"{PREFIX}booted"
PRESETS = ("0-6", "7-15", "15-64", "65-", "75-", "85-")
Choice = tuple[str, str]  # value, name


@dataclass(frozen=True)
class Place:
    """The area: its name, and (code, name) of the wider areas around it."""

    name: str
    wider: Sequence[Choice]


@dataclass(frozen=True)
class Choices:
    """What the controls offer: projections (newest first), years of the chosen one, groups looked back at."""

    vintages: Sequence[str]
    years: Sequence[str]
    groups: Sequence[Choice]


def frame(boot: Mapping[str, Any], place: Place, choices: Choices, lang: str) -> html.Div:
    """The whole view. boot: what assets/js/ennakointi/main.js starts from; place: the area."""
    state = boot["state"]
    return html.Div(
        [
            dcc.Store(id=BOOT, data=dict(boot)),
            dcc.Store(id=BOOTED),
            _head(place, lang),
            _controls(boot, choices, lang),
            panels.future(lang),
            panels.areas(_select("show", "", list(measures(lang).items()), state["show"]), lang),
            panels.back(_select("group", "", choices.groups, state["group"]), lang),
            panels.rest(state, lang),
        ],
        className="ennakointi",
        id=element_id("view"),
    )


def _head(place: Place, lang: str) -> html.Div:
    _ = translator(lang)
    return html.Div(
        [
            html.P(_("Outlook"), className="eyebrow"),
            html.H1(place.name, id=element_id("name")),
            _ups(place, lang),
            html.P(id=element_id("lead"), className="lead", **{"data-said": ""}),
            html.Div(id=element_id("notice"), className="notice", role="status"),
            html.P(id=element_id("live"), className="hidden", role="status", **{"aria-live": "polite"}),
        ],
        className="outlook-head",
    )


def _ups(place: Place, lang: str) -> html.Nav:
    """Buttons to the wider areas; the browser fills them again when the area changes."""
    _ = translator(lang)
    buttons = [
        html.Button(name, type="button", className="chip", **{"data-code": code})
        for code, name in place.wider
    ]
    return html.Nav(
        buttons, id=element_id("ups"), className="outlook-ups", **{"aria-label": _("Wider areas")}
    )


def _controls(boot: Mapping[str, Any], choices: Choices, lang: str) -> html.Div:
    _ = translator(lang)
    state = boot["state"]
    vintages = [(year, projection_name(year, lang)) for year in choices.vintages]
    return html.Div(
        [
            _select("vintage", _("Projection"), vintages, state["vintage"]),
            _select("year", _("Year"), [(year, year) for year in choices.years], state["year"]),
            _presets(state["ages"], lang),
            _own_ages(state["ages"], lang),
        ],
        id=element_id("controls"),
        className="bar outlook-controls no-print",
        role="group",
        **{"aria-label": _("Choices of the view")},
    )


def _presets(chosen: str, lang: str) -> html.Div:
    _ = translator(lang)
    buttons = []
    for ages in PRESETS:
        band = read_band(ages)
        assert band is not None
        pressed = {"data-value": ages, "aria-pressed": "true" if ages == chosen else "false"}
        buttons.append(html.Button(band_short(band), type="button", **pressed))
    box = html.Div(
        buttons,
        id=element_id("ages"),
        className="segmented",
        role="group",
        **{"aria-labelledby": element_id("ages-label")},
    )
    return html.Div([html.Span(_("Ages"), id=element_id("ages-label"), className="label"), box],
                    className="field")  # fmt: skip


def _own_ages(chosen: str, lang: str) -> html.Div:
    """Two numbers for a band of one's own; an empty second one means no upper limit."""
    _ = translator(lang)
    band = read_band(chosen)
    first, last = (band.first, band.last) if band else (75, None)
    inputs = [
        _age("from", _("From age"), first),
        html.Span("–", **{"aria-hidden": "true"}),
        _age("to", _("To age (empty: no limit)"), last),
    ]
    label = html.Span(_("Own ages"), className="label", id=element_id("own-label"))
    box = html.Div(inputs, className="outlook-own", role="group",
                   **{"aria-labelledby": element_id("own-label")})  # fmt: skip
    return html.Div([label, box], className="field")


def _age(name: str, label: str, value: int | None) -> dcc.Input:
    """A small number field; its value is the browser's from then on."""
    return html.Label(
        [
            html.Span(label, className="hidden"),
            dcc.Input(
                id=element_id(name),
                type="text",
                inputMode="numeric",
                maxLength=3,
                value="" if value is None else str(value),
                autoComplete="off",
            ),
        ]
    )


def _select(name: str, label: str, options: Sequence[Choice], chosen: str) -> html.Div:
    made = [html.Option(text, value=value, selected=value == chosen) for value, text in options]
    parts: list[Any] = [html.Label(label, htmlFor=element_id(name))] if label else []
    return html.Div([*parts, html.Select(made, id=element_id(name))], className="field")
