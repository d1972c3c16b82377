"""The data view's frame: heading, parts, and the filters of the catalogue as a plain form."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.i18n import mark, translator
from components.shell import link
from components.tiedot.state import PARTS, TIERS, State
from components.url_state import SCOPE, SHOW, SOURCE, THEME

NAMES = {
    "mittarit": mark("Indicators"),
    "lahteet": mark("Sources"),
    "alueet": mark("Area changes"),
    "muutokset": mark("Changed figures"),
    "puutteet": mark("What is missing"),
}
TIER_NAMES = {
    "core": mark("Core indicators"),
    "extra": mark("Further indicators"),
    "live": mark("From live sources only"),
    "kaikki": mark("All indicators"),
}
SEARCH, COUNT, ROWS = "tiedot-haku", "tiedot-maara", "tiedot-rivit"
Choice = tuple[str, str]


def frame(state: State, lang: str, content: Sequence[Component]) -> Component:
    """Heading, parts and the chosen part's content."""
    _ = translator(lang)
    head = html.Div(
        [
            html.H1(_("Data and quality")),
            html.P(
                _(
                    "What the figures are, where they come from and how old they are; "
                    "what has changed and what is not known."
                ),
                className="lead",
            ),
        ],
        className="tiedot-head",
    )
    return html.Div([head, _parts(state, lang), *content], className="tiedot")


def _parts(state: State, lang: str) -> Component:
    _ = translator(lang)
    links = [
        html.Li(
            html.A(
                _(NAMES[part]),
                href=link("/tiedot", lang, **({SHOW: part} if part != PARTS[0] else {})),
                **{"data-spa": "", **({"aria-current": "page"} if part == state.part else {})},
            )
        )
        for part in PARTS
    ]
    return html.Nav(html.Ul(links), className="tiedot-parts", **{"aria-label": _("Parts of the view")})


def filters(state: State, lang: str, themes: Sequence[Choice], sources: Sequence[Choice]) -> Component:
    """The catalogue's search, and its filters as links: every combination has an address."""
    _ = translator(lang)
    find = html.Div(
        [
            html.Label(_("Find an indicator"), htmlFor=SEARCH),
            dcc.Input(id=SEARCH, type="search", value=state.find, autoComplete="off", debounce=False),
        ],
        className="field",
    )
    tiers = [(tier, _(TIER_NAMES[tier])) for tier in TIERS]
    rows = [
        _links(_("Scope"), SCOPE, tiers, state.tier, state, lang),
        _links(_("Theme"), THEME, [("", _("All themes")), *themes], state.theme, state, lang),
        _links(_("Source"), SOURCE, [("", _("All sources")), *sources], state.source, state, lang),
    ]
    return html.Div([find, *rows], className="tiedot-filters", role="search")


def _links(
    label: str, name: str, choices: Sequence[Choice], chosen: str, state: State, lang: str
) -> Component:
    items = [
        html.Li(
            html.A(
                text,
                href=link("/tiedot", lang, **state.query(**{name: value})),
                **{"data-spa": "", **({"aria-current": "true"} if value == chosen else {})},
            )
        )
        for value, text in choices
    ]
    return html.Div([html.Span(label, className="tiedot-label"), html.Ul(items, **{"aria-label": label})])
