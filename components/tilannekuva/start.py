"""The first page: choose my area, three questions to begin with, and every theme's indicators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.formats import period_short
from components.i18n import local, mark, translator
from components.memory import remembered
from components.search import area_search
from components.shell import link
from components.tilannekuva.guide import guide
from components.url_state import AREAS, LEVEL
from data.catalog import Catalog
from data.catalog_models import Indicator
from data.texts import Theme

Spans = Mapping[str, tuple[str, str]]  # indicator → first and last period with figures
SEARCH = "omahaku"
FIRST = 8
_LEVELS = {
    "KU": "kunta",
    "HVA": "hyvinvointialue",
    "MK": "maakunta",
    "SK": "seutukunta",
    "TYA": "tyollisyysalue",
}
_QUESTIONS = (
    ("tyottomyysaste", mark("Where is unemployment highest?")),
    ("sairastavuusindeksi", mark("How does morbidity vary inside a wellbeing services county?")),
    ("vaesto_65_osuus", mark("How large a share of us has turned 65?")),
    ("vaesto", mark("Where does the population grow, where does it shrink?")),
    ("tyollisyysaste", mark("How many of working age are employed?")),
)


@dataclass(frozen=True)
class OwnArea:
    """The reader's remembered area; code and name are '' when there is none."""

    code: str = ""
    name: str = ""

    def query(self) -> dict[str, str]:
        """The part of an address that shows this area."""
        level = _LEVELS.get(self.code.rstrip("0123456789"), "")
        return {LEVEL: level if level != "kunta" else "", AREAS: self.code} if self.code else {}


@dataclass(frozen=True)
class Example:
    """An area to begin from: its name and the address of its situation."""

    name: str
    href: str
    code: str = ""


def content(
    catalog: Catalog, spans: Spans, own: OwnArea, examples: Sequence[Example], version: str, lang: str
) -> Component:
    """The page, top to bottom."""
    _ = translator(lang)
    lead = _(
        "Figures of every municipality and wellbeing services county in Finland on {n} themes, "
        "each with its source, period and comparison.",
        n=len(catalog.themes),
    )
    head = html.Div(
        [
            html.H1(_("How are we doing, compared with whom?")),
            html.P(lead, className="lead"),
            _own(own, examples, version, lang),
        ],
        className="start-head",
    )
    themes = [_theme(theme, catalog, spans, own, lang) for theme in catalog.themes.values()]
    index = html.Section(
        [html.H2(_("Indicators by theme"), className="hidden"), html.Div(themes, className="index")]
    )
    path = _guide(own, examples, lang)
    return html.Div([head, *path, _questions(catalog, spans, own, lang), index], className="start")


def _guide(own: OwnArea, examples: Sequence[Example], lang: str) -> list[Component]:
    """The guide with the reader's own area, or the first example."""
    code, name = (own.code, own.name) if own.code else next(((e.code, e.name) for e in examples), ("", ""))
    return [guide(code, name, remembered().guide, lang)] if code else []


def _own(own: OwnArea, examples: Sequence[Example], version: str, lang: str) -> Component:
    _ = translator(lang)
    if own.code:
        line = [
            _("My area:"),
            " ",
            html.Strong(own.name),
            ". ",
            _("The links below show it. Change it here:"),
        ]
    else:
        line = [
            _(
                "Choose your area to see its situation: what stands out, where it is going, "
                "compared with whom."
            )
        ]
    search = area_search(lang, version, prefix=SEARCH, wide=True)
    links = [html.A(each.name, href=each.href, **{"data-spa": ""}) for each in examples]
    begin = html.P([_("For example:"), *links], className="start-examples") if links else None
    return html.Div([html.P(line), search, begin], className="start-area", **{"data-own-area": own.code})


def _questions(catalog: Catalog, spans: Spans, own: OwnArea, lang: str) -> Component:
    _ = translator(lang)
    known = [(key, text) for key, text in _QUESTIONS if key in catalog and key in spans][:3]
    items = [html.Li(_question(catalog.get(key), _(text), spans[key][1], own, lang)) for key, text in known]
    return html.Section(
        [html.H2(_("Questions to begin with"), className="hidden"), html.Ul(items, className="questions")]
    )


def _question(indicator: Indicator, text: str, last: str, own: OwnArea, lang: str) -> Component:
    small = f"{local(indicator.name, lang)} · {period_short(last, lang)}"
    href = link(f"/mittari/{indicator.id}", lang, **own.query())
    return html.A([text, html.Small(small)], href=href, **{"data-spa": ""})


def _theme(theme: Theme, catalog: Catalog, spans: Spans, own: OwnArea, lang: str) -> Component | None:
    _ = translator(lang)
    rows = [_row(i, spans[i.id], own, lang) for i in catalog.by_theme(theme.id, "core") if i.id in spans]
    if not rows:
        return None
    parts: list[Component] = [html.H3(theme.name.get(lang)), html.Ul(rows[:FIRST])]
    if rest := rows[FIRST:]:
        more = html.Summary(_.plural("1 more", "{n} more", len(rest)))
        parts.append(html.Details([more, html.Ul(rest)]))
    return html.Section(parts, className="index-theme")


def _row(indicator: Indicator, span: Sequence[str], own: OwnArea, lang: str) -> Component:
    href = link(f"/mittari/{indicator.id}", lang, **own.query())
    name = local(indicator.short or indicator.name, lang)
    years = html.Span(period_short(span[1], lang), className="index-years")
    return html.Li([html.A(name, href=href, **{"data-spa": ""}), years])
