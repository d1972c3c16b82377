"""The frame of an area's situation: head and headings, and places that the browser fills with figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.figures.tools import figure_tools
from components.i18n import translator
from components.search import area_search
from components.shell import link
from components.tilannekuva.start import SEARCH
from components.tilannekuva.state import EVERY_THEME

PREFIX = "tilannekuva-"
BOOT = f"{PREFIX}boot"
BOOTED = f"{PREFIX}booted"
WAITING = 8  # lines of findings that the skeleton shows

Choice = tuple[str, str]  # value, name


@dataclass(frozen=True)
class KeyFact:
    """One figure of the head: its name, value with unit, and what is said after it in small."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Head:
    """What is known of the area before any figure is fetched. kind: 'municipality'; belongs: its county."""

    code: str
    name: str
    kind: str
    facts: Sequence[KeyFact]
    belongs: Sequence[Component] = ()


def boot(data: Mapping[str, Any]) -> list[Component]:
    """What assets/js/tilannekuva/main.js starts from, also where no area is chosen."""
    return [dcc.Store(id=BOOT, data=dict(data)), dcc.Store(id=BOOTED)]


def frame(head: Head, themes: Sequence[Choice], chosen: str, version: str, lang: str) -> html.Div:
    """The whole view. themes: id and name of each; chosen: the one told more of."""
    _ = translator(lang)
    return html.Div(
        [
            _head(head, version, lang),
            html.Div(id=_id("notice"), className="notice", role="status"),
            _findings(themes, chosen, lang),
            _board(lang),
            _part("gaps", _("What is missing or old")),
        ],
        className="situation",
        id=_id("view"),
        **{"data-own-area": head.code},
    )


def _id(name: str) -> str:
    return f"{PREFIX}{name}"


def _head(head: Head, version: str, lang: str) -> html.Div:
    _ = translator(lang)
    facts = [
        html.Div([html.Dt(fact.name), html.Dd([html.Strong(fact.value), " ", html.Small(fact.note)])])
        for fact in head.facts
    ]
    named = html.Div(
        [
            html.P([head.kind, *head.belongs], className="eyebrow"),
            html.H1(head.name, id=_id("name")),
            html.Dl(facts, className="key-facts"),
            _change(head.code, version, lang),
        ],
        className="situation-named",
    )
    locator = html.Div(id=_id("locator"), className="situation-locator")
    return html.Div([named, locator], className="situation-head")


def _change(code: str, version: str, lang: str) -> html.Div:
    """Another area, and whether this one is the reader's own; the browser shows the button that fits."""
    _ = translator(lang)
    search = html.Div(
        [html.Span(_("Change area"), className="label"), area_search(lang, version, prefix=SEARCH)],
        className="field situation-search",
    )
    buttons = [
        html.Button(
            text,
            id=_id(name),
            type="button",
            className="button button-quiet",
            hidden=True,
        )
        for name, text in (("own", _("Make this my own area")), ("forget", _("Forget my area")))
    ]
    profile = html.A(
        _("Every indicator: area profile"),
        href=link(f"/alue/{code}", lang),
        className="button button-quiet",
        **{"data-spa": ""},
    )
    inside = html.A(
        _("Differences inside an area"),
        href=link(f"/alueerot/{code}", lang),
        className="button button-quiet",
        **{"data-spa": ""},
    )
    return html.Div([search, profile, inside, *buttons], className="bar situation-change")


def _findings(themes: Sequence[Choice], chosen: str, lang: str) -> html.Section:
    _ = translator(lang)
    options = [(EVERY_THEME, _("All themes evenly")), *themes]
    select = html.Select(
        [html.Option(name, value=value, selected=value == chosen) for value, name in options],
        id=_id("theme"),
    )
    weight = html.Div([html.Label(_("Tell more of"), htmlFor=_id("theme")), select], className="field")
    head = html.Div(
        [html.H2(_("What stands out"), id=_id("findings-title")), weight], className="situation-bar"
    )
    lines = [
        html.Li(html.Span(className="skeleton"), className="finding", **{"aria-hidden": "true"})
        for _line in range(WAITING)
    ]
    return html.Section(
        [
            head,
            html.Ol(lines, id=_id("findings"), className="findings"),
            html.P(id=_id("findings-note"), className="credit"),
            figure_tools("tilannekuva", "havainnot", lang),
        ],
        **{"aria-labelledby": _id("findings-title")},
    )


def _board(lang: str) -> html.Section:
    _ = translator(lang)
    return html.Section(
        [
            html.Div(
                [html.H2(_("Seven sectors"), id=_id("board-title")), html.P(id=_id("peers"))],
                className="situation-bar",
            ),
            html.Div(
                [
                    html.Div(id=_id("board"), className="sectors-all"),
                    _part("changes", _("What changed most"), figure_tools("tilannekuva", "muutokset", lang)),
                ],
                className="sectors",
            ),
            html.P(id=_id("board-note"), className="credit"),
            figure_tools("tilannekuva", "sektorit", lang),
        ],
        id=_id("board-box"),
        className="situation-wait",
        **{"aria-labelledby": _id("board-title")},
    )


def _part(name: str, title: str, *tools: Component) -> html.Section:
    return html.Section(
        [html.H2(title, id=_id(f"{name}-title")), html.Div(id=_id(name)), *tools],
        className="situation-wait situation-part",
        **{"aria-labelledby": _id(f"{name}-title")},
    )
