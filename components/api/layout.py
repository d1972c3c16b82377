"""The API page: what can be asked, in which forms, and examples."""

from collections.abc import Callable, Sequence

from dash import html
from dash.development.base_component import Component

from components.api.examples import examples
from components.i18n import mark, translator

ROOT = "/api/v1/"
# Path in the document → what it gives, and what to ask for as an example.
ADDRESSES = {
    "indicators": (mark("Indicators by words, theme and framework"), "indicators?theme=tyollisyys&tier=core"),
    "indicators/{indicator_id}": (
        mark("One indicator: definition, unit, years, notes and sources"),
        "indicators/tyollisyysaste",
    ),
    "groups": (mark("Population groups"), "groups"),
    "regions": (mark("Areas by level and name"), "regions?level=hyvinvointialue"),
    "regions/{code}": (mark("One area: what it belongs to and what belongs to it"), "regions/KU091"),
    "memberships": (mark("Which municipality belongs to which area"), "memberships?level=maakunta"),
    "boundaries/{level}": (mark("Boundaries as GeoJSON"), "boundaries/hyvinvointialue"),
    "observations": (
        mark("Figures by indicator, area, level, period, group and status"),
        "observations?indicator=tyollisyysaste&region=KU091,SSS",
    ),
    "standings": (
        mark("Areas in order by one indicator"),
        "standings?indicator=tyollisyysaste&level=maakunta",
    ),
    "sources": (mark("Producers' tables with licences and dates"), "sources"),
    "version": (mark("Which store is served and when it was made"), "version"),
}
Translate = Callable[..., str]


def content(base: str, lang: str) -> list[Component]:
    """The page's parts. base: address of this service, ending in a slash."""
    _ = translator(lang)
    return [html.Div([_head(_), _addresses(_), _examples(_, base), _rules(_)], className="api")]


def _head(_: Translate) -> Component:
    lead = _(
        "Every figure of this service can be fetched by a program: read-only, without a key. "
        "Each comes with its source, period, status and the producer's date of the data."
    )
    links = [
        html.A(
            _("Description of the interface (OpenAPI 3.1)"), href=f"{ROOT}openapi.json", className="button"
        ),
        html.A(_("Figures as a CSV example"), href=f"{ROOT}{ADDRESSES['observations'][1]}&format=csv"),
    ]
    return html.Div(
        [html.H1(_("Data interface")), html.P(lead, className="lead"), html.P(links, className="api-links")]
    )


def _addresses(_: Translate) -> Component:
    head = html.Thead(html.Tr([html.Th(_("Address"), scope="col"), html.Th(_("What it gives"), scope="col")]))
    rows = [
        html.Tr(
            [
                html.Th(html.A(html.Code(ROOT + path), href=ROOT + example), scope="row"),
                html.Td(_(text)),
            ]
        )
        for path, (text, example) in ADDRESSES.items()
    ]
    table = html.Table([head, html.Tbody(rows)], className="table api-table")
    return html.Section([html.H2(_("Addresses")), html.P(_("Each link opens an example.")), table])


def _examples(_: Translate, base: str) -> Component:
    said = _(
        "The employment rate of Helsinki and the whole country since 2015, and the municipal boundaries:"
    )
    blocks = [
        html.Figure(
            [
                html.Figcaption(example.name),
                html.Pre(html.Code(example.code)),
            ]
        )
        for example in examples(base)
    ]
    return html.Section([html.H2(_("Examples")), html.P(said), *blocks])


def _rules(_: Translate) -> Component:
    pairs = [*_figures_told(_), *_manners(_)]
    items = [part for name, text in pairs for part in (html.Dt(name), html.Dd(text))]
    return html.Section([html.H2(_("Good to know")), html.Dl(items, className="api-rules")])


def _figures_told(_: Translate) -> Sequence[tuple[str, str]]:
    return (
        (
            _("Forms"),
            _(
                "Figures come as JSON, JSON-stat 2.0, CSV or Parquet: choose with format, or with the Accept "
                "header. JSON comes in pages: follow next until it is null."
            ),
        ),
        (
            _("Figures that are not there"),
            _(
                "A protected, missing or not applicable figure is empty (null), never zero; status "
                "tells which. "
                "Projections and estimates have their status too."
            ),
        ),
        (
            _("Versions"),
            _(
                "Answers change only when the store does. Keep them by their ETag: an unchanged answer costs "
                "nothing. A page of an older store is refused with status 409."
            ),
        ),
    )


def _manners(_: Translate) -> Sequence[tuple[str, str]]:
    return (
        (
            _("Errors"),
            _(
                "An error is told as problem+json: what is wrong, and what to do. Parameters that are "
                "not known "
                "are refused, so a misspelt filter never passes unseen."
            ),
        ),
        (
            _("Limits"),
            _(
                "Too many requests in a minute are answered with 429 and the seconds to wait. One "
                "large answer "
                "is better than a thousand small ones."
            ),
        ),
        (
            _("Licence"),
            _("Each figure is under its producer's licence; name the producer and the date of the data."),
        ),
    )
