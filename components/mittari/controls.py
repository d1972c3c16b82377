"""The controls of the indicator view: one bar, and the dialog that changes the indicator."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from components.i18n import translator
from components.mittari.labels import METHODS, methods

PREFIX = "mittari-"


def element_id(name: str) -> str:
    """Id of an element of this view."""
    return f"{PREFIX}{name}"


def _field(label: str, control: Any, name: str, extra: str = "") -> html.Div:
    return html.Div(
        [html.Label(label, htmlFor=element_id(name)), control],
        className=f"field {extra}".strip(),
        id=element_id(f"{name}-field"),
    )


def _select(name: str, options: Sequence[tuple[str, str]] = ()) -> html.Select:
    return html.Select([html.Option(text, value=value) for value, text in options], id=element_id(name))


def bar(counties: Sequence[tuple[str, str]], lang: str) -> html.Div:
    """The one bar of controls. counties: (code, name) for the zoom."""
    _ = translator(lang)
    counties = [("", _("Whole country")), *counties]
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
    slider = dcc.Input(id=element_id("slider"), type="range", min=0, max=1, step=1, className="slider")
    return html.Div(
        [
            html.Button(
                html.Span(className="play-icon", **{"aria-hidden": "true"}),
                id=element_id("play"),
                className="play",
                type="button",
                **{"aria-label": _("Play through the periods")},
            ),
            html.Div(
                [
                    html.Label(
                        [_("Period"), " ", html.Output(id=element_id("period"), className="period-now")],
                        htmlFor=element_id("slider"),
                    ),
                    html.Div(
                        [html.Span(id=element_id("first")), slider, html.Span(id=element_id("last"))],
                        className="slider-row",
                    ),
                ],
                className="slider-box",
            ),
        ],
        className="field time",
    )


def picker(lang: str) -> html.Dialog:
    """The dialog in which an indicator is chosen; assets/js/mittari/picker.js fills it."""
    _ = translator(lang)
    field = dcc.Input(
        id=element_id("picker-field"),
        type="search",
        autoComplete="off",
        className="filter",
        placeholder=_("Search"),
    )
    close = html.Button(_("Close"), type="button", className="button quiet", **{"data-close": "true"})
    label = html.Label(_("Search indicators"), htmlFor=element_id("picker-field"))
    return html.Dialog(
        [
            html.Div(
                [html.H2(_("Choose an indicator"), id=element_id("picker-title")), close],
                className="picker-head",
            ),
            html.Div([label, field], className="field"),
            html.Div(className="picker-list", tabIndex="0", role="region", **{"aria-label": _("Indicators")}),
        ],
        id=element_id("picker"),
        className="picker",
        **{"aria-labelledby": element_id("picker-title")},
    )
