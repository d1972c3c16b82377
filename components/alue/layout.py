"""The frame of a profile: head with facts and map, filters, and empty places that the browser fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.alue import reading
from components.alue.labels import standings, trends
from components.figures.tools import figure_tools
from components.i18n import translator
from components.search import area_search
from components.shell import link

PREFIX = "alue-"
BOOT = f"{PREFIX}boot"
BOOTED = f"{PREFIX}booted"
SEARCH = f"{PREFIX}haku"

Choice = tuple[str, str]  # value, name


@dataclass(frozen=True)
class Fact:
    """One key fact: its name, what it is, and what is said after it in small. value may hold links."""

    name: str
    value: Any
    note: str = ""


@dataclass(frozen=True)
class Near:
    """A similar area: name, address of its profile, distance as text and the largest reasons in words."""

    name: str
    href: str
    distance: str
    reasons: str


@dataclass(frozen=True)
class Head:
    """What is known of the area before any figure is fetched; notes: small numbers, mergers.

    near_href: where similar areas are sought with one's own weights.
    """

    name: str
    other_names: str
    kind: str
    facts: Sequence[Fact]
    groups: Sequence[Fact]
    notes: Sequence[str]
    near: Sequence[Near]
    near_href: str = ""


def frame(
    boot: Mapping[str, Any], head: Head, choices: Mapping[str, Sequence[Choice]], lang: str
) -> html.Div:
    """The whole view. boot: what assets/js/alue/main.js starts from; choices: themes and frameworks."""
    return html.Div(
        [
            dcc.Store(id=BOOT, data=dict(boot)),
            dcc.Store(id=BOOTED),
            _head(head, boot["code"], lang),
            html.Div(id=_id("notice"), className="notice", role="status"),
            html.Div(
                [
                    html.Div(
                        [
                            html.P(id=_id("lead"), className="lead", **{"data-said": ""}),
                            figure_tools("alue", "tiivistys", lang),
                            html.Div(id=_id("summary"), className="alue-summary"),
                            _near(head, lang),
                        ]
                    ),
                    html.Div(
                        [
                            html.Figure(id=_id("pyramid"), className="pyramid"),
                            figure_tools("alue", "rakenne", lang),
                        ]
                    ),
                ],
                className="alue-overview",
            ),
            _controls(boot["state"], choices, lang),
            html.Div(id=_id("rows"), className="alue-rows", **{"aria-busy": "true"}),
            figure_tools("alue", "mittarit", lang),
            html.Section(
                reading.lines(lang), className="alue-reading", **{"aria-label": reading.title(lang)}
            ),
            html.Section(id=_id("sources"), className="alue-sources"),
        ],
        className="alue",
        id=_id("view"),
    )


def chooser(version: str, own: Choice | None, lang: str) -> html.Div:
    """What /alue shows when no area is remembered. own is (address, name) when one is."""
    _ = translator(lang)
    parts: list[Component] = [
        html.H1(_("Area profile")),
        html.P(_("Choose a municipality, a county or a region: its figures on one page, also to print.")),
        area_search(lang, version, prefix=SEARCH, wide=True),
    ]
    if own:
        parts.append(html.P(html.A(own[1], href=own[0], **{"data-spa": ""})))
    return html.Div(
        [*parts, dcc.Store(id=BOOT, data={"choose": True}), dcc.Store(id=BOOTED)], className="start-head"
    )


def _id(name: str) -> str:
    return f"{PREFIX}{name}"


def _head(head: Head, code: str, lang: str) -> html.Div:
    _ = translator(lang)
    title: list[Any] = [head.name]
    if head.other_names:
        title.append(html.Small([" ", head.other_names]))
    facts = [
        html.Div([html.Dt(fact.name), html.Dd([html.Strong(fact.value), " ", html.Small(fact.note)])])
        for fact in head.facts
    ]
    groups = [html.Div([html.Dt(group.name), html.Dd(group.value)]) for group in head.groups]
    printing = html.Button(_("Print or save as PDF"), id=_id("print"), type="button", className="button")
    inside = html.A(
        _("Differences inside an area"),
        href=link(f"/alueerot/{code}", lang),
        className="button button-quiet",
        **{"data-spa": ""},
    )
    named = html.Div(
        [
            html.P([_("Area profile"), " · ", head.kind], className="eyebrow"),
            html.H1(title, id=_id("name")),
            html.Dl(facts, className="key-facts"),
            html.Dl(groups, className="alue-groups"),
            *(html.P(note, className="note") for note in head.notes),
            html.Div([printing, inside], className="bar no-print"),
        ],
        className="alue-named",
    )
    return html.Div([named, html.Div(id=_id("locator"), className="alue-locator")], className="alue-head")


def _near(head: Head, lang: str) -> Component:
    """The similar areas with their reasons; an empty place where there are none."""
    near = head.near
    if not near:
        return html.Div()
    _ = translator(lang)
    items = [
        html.Li(
            [
                html.A(each.name, href=each.href, **{"data-spa": ""}),
                " ",
                html.Small(f"{each.distance}: {each.reasons}"),
            ]
        )
        for each in near
    ]
    names = ", ".join(each.name for each in near)
    return html.Details(
        [
            html.Summary([_("Similar areas"), ": ", html.Span(names)]),
            html.P(reading.near(len(near), lang), className="note"),
            html.Ol(items),
            html.P(
                [
                    reading.weights(lang),
                    " ",
                    html.A(_("Seek with other weights"), href=head.near_href, **{"data-spa": ""}),
                ],
                className="note",
            ),
        ],
        className="alue-near",
    )


def _controls(state: Mapping[str, str], choices: Mapping[str, Sequence[Choice]], lang: str) -> html.Div:
    _ = translator(lang)
    every = [("", _("All"))]
    fields = [
        _select("theme", _("Sector"), [*every, *choices["themes"]], state["theme"]),
        _select("standing", _("Standing"), list(standings(lang).items()), state["standing"]),
        _select("trend", _("Trend"), list(trends(lang).items()), state["trend"]),
        _select("framework", _("Framework"), [*every, *choices["frameworks"]], state["framework"]),
        html.Button(
            _("Show all"), id=_id("reset"), type="button", className="button button-quiet", hidden=True
        ),
        html.Span(id=_id("count"), className="alue-count"),
    ]
    return html.Div(
        fields,
        id=_id("controls"),
        className="bar alue-controls no-print",
        role="group",
        **{"aria-label": _("Choices of the view")},
    )


def _select(name: str, label: str, options: Sequence[Choice], chosen: str) -> html.Div:
    made = [html.Option(text, value=value, selected=value == chosen) for value, text in options]
    return html.Div(
        [html.Label(label, htmlFor=_id(name)), html.Select(made, id=_id(name))], className="field"
    )
