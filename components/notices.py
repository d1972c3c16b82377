"""Says in words what of an address could not be followed, and other notes above a view."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components import url_state
from components.i18n import mark, translator
from components.url_state import Notice

_WHAT = {
    url_state.LEVEL: mark("Area level"),
    url_state.PERIOD: mark("Period"),
    url_state.GROUP: mark("Population group"),
    url_state.CLASSES: mark("Map classes"),
    url_state.AREAS: mark("Areas"),
    url_state.WITHIN: mark("Map extent"),
    url_state.THEME: mark("Theme"),
    url_state.SHOW: mark("What it shows"),
    url_state.ORDER: mark("Order"),
    url_state.STANDING: mark("Standing"),
    url_state.TREND: mark("Trend"),
    url_state.FRAMEWORK: mark("Framework"),
    url_state.SCOPE: mark("Scope"),
    url_state.SOURCE: mark("Source"),
    url_state.INDICATOR: mark("Indicator"),
    url_state.AGAINST: mark("Group to compare with"),
    url_state.BASIS: mark("Figures as"),
    url_state.PERSONS: mark("Population group"),
    url_state.VIEW: mark("View"),
    url_state.PANELS: mark("Panels"),
    url_state.START: mark("First year"),
    url_state.X_AXIS: mark("Across"),
    url_state.Y_AXIS: mark("Up"),
    url_state.WEIGHTS: mark("Weights"),
    url_state.FILTER: mark("Filter"),
    url_state.COUNT: mark("How many areas"),
    url_state.VINTAGE: mark("Projection"),
    url_state.AGE: mark("Ages"),
    url_state.MIGRATION: mark("Net migration"),
    url_state.PARTICIPATION: mark("Participation"),
    url_state.LANG: mark("Language"),
    "tunnus": mark("Indicator"),
    "koodi": mark("Area"),
}
_HOW = {
    "unknown": mark("{what}: “{given}” is not known here, so the nearest valid view is shown."),
    "nearest": mark("{what}: there are no figures for {given}; {used} is shown instead."),
    "too_many": mark("{what}: {given} were asked for; the first {used} are shown."),
}


def sentence(notice: Notice, lang: str) -> str:
    """One notice as a sentence."""
    _ = translator(lang)
    what = _(_WHAT[notice.name]) if notice.name in _WHAT else notice.name
    return _(_HOW[notice.kind], what=what, given=notice.given, used=notice.used)


def notices(items: Sequence[Notice | str], lang: str) -> Component | None:
    """The notes of a view in one quiet box; None when there are none. Ready sentences pass as text."""
    if not items:
        return None
    texts = [item if isinstance(item, str) else sentence(item, lang) for item in items]
    return html.Div([html.P(text) for text in texts], className="notice", role="status")


def problem(title: str, what: str, remedy: str) -> Component:
    """A named problem in place of a view's part: what it is and what to do."""
    return html.Div(
        [html.P(title, className="problem-title"), html.P(what), html.P(remedy)], className="problem"
    )
