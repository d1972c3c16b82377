"""The forum's page: what pins are, ready packs, the pins and what can be done with all of them."""

from collections.abc import Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.i18n import translator
from components.search import area_search

BOOT, BOOTED = "foorumi-boot", "foorumi-booted"
PREFIX = "foorumi-"
SEARCH = "foorumi-haku"


def frame(boot: Mapping[str, Any], lang: str) -> html.Div:
    """The page's parts; assets/js/foorumi fills them from what the browser keeps."""
    return html.Div(
        [
            dcc.Store(id=BOOT, data=boot),
            dcc.Store(id=BOOTED),
            _head(lang),
            html.Div(id=_id("notice"), role="status", className="forum-notice"),
            html.Section(_deck_tools(lang), id=_id("deck"), className="forum-deck", hidden=True),
            html.Ol(id=_id("pins"), className="forum-pins"),
            _empty(lang),
            _packs(boot["version"], lang),
        ],
        className="forum",
        id=_id("view"),
    )


def _id(name: str) -> str:
    return f"{PREFIX}{name}"


def _head(lang: str) -> html.Div:
    _ = translator(lang)
    told = _("Pinned figures as a full-screen show. It runs from the keyboard, with or without a network.")
    return html.Div([html.H1(_("Forum")), html.P(told)], className="forum-head")


def _deck_tools(lang: str) -> list[Component]:
    _ = translator(lang)
    title = html.Div(
        [
            html.Label(_("Name of the show"), htmlFor=_id("title")),
            dcc.Input(id=_id("title"), type="text", maxLength=120, autoComplete="off"),
        ],
        className="field forum-title",
    )
    start = html.Button(_("Start the show"), id=_id("start"), type="button", className="button button-main")
    link = html.Button(_("Copy link"), id=_id("link"), type="button", className="button")
    clear = html.Button(
        _("Remove all"), id=_id("clear"), type="button", className="button button-quiet", title=""
    )
    count = html.Span(id=_id("count"), className="forum-count")
    return [html.Div([title, start, _files(lang), link, clear, count], className="bar")]


def _files(lang: str) -> html.Details:
    """What can be taken along; data-file is what assets/js/foorumi/files.js makes."""
    _ = translator(lang)
    kinds = (
        ("pptx", _("PowerPoint deck"), _("native charts to edit, notes, decision log")),
        ("html", _("One file for a memory stick"), _("opens without a network, the whole show works")),
        ("print", _("PDF"), _("one slide a page, through printing")),
        ("csv", _("Decision log, CSV"), _("for a spreadsheet")),
        ("txt", _("Decision log, text"), _("for minutes")),
    )
    items = [
        html.Li(html.Button([html.Strong(name), html.Span(told)], type="button", **{"data-file": kind}))
        for kind, name, told in kinds
    ]
    return html.Details(
        [html.Summary(_("Download"), className="button"), html.Ul(items)],
        className="forum-files",
        id=_id("files"),
    )


def _empty(lang: str) -> html.Section:
    _ = translator(lang)
    steps = (
        (_("Pin"), _("Under every chart, map and table there is the button Pin. Pins gather here.")),
        (_("Arrange"), _("Put them in order, give headings, write notes that only you see.")),
        (
            _("Show"),
            _("Start the show, or take it along as PowerPoint or as one file that needs no network."),
        ),
    )
    items = [html.Li([html.Strong(name), html.Span(told)]) for name, told in steps]
    return html.Section(
        [html.H2(_("No pins yet")), html.Ol(items, className="forum-steps")],
        id=_id("empty"),
        className="forum-empty",
        hidden=True,
    )


def _packs(version: str, lang: str) -> html.Section:
    _ = translator(lang)
    told = _(
        "A pack is a set of figures for one theme. Choose an area, then a theme: the figures are pinned."
    )
    return html.Section(
        [
            html.H2(_("Ready packs for forum themes"), id=_id("packs-name")),
            html.P(told),
            html.Div(
                [area_search(lang, version, prefix=SEARCH, wide=True), html.P(id=_id("area"))],
                className="forum-area",
            ),
            html.Ul(id=_id("packs"), className="forum-packs", **{"aria-busy": "true"}),
        ],
        className="forum-packs-part",
        **{"aria-labelledby": _id("packs-name")},
    )
