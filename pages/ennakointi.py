"""The years to come: population by age in any area, how far a projection can be trusted, and what if."""

from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, clientside_callback, html

from components.ennakointi import labels, state
from components.ennakointi import layout as view
from components.i18n import translator
from components.memory import page_language, remembered
from components.shell import page
from components.url_state import Reader
from data import queries
from data.queries import outlook
from exports import outlook as parts
from pages._facts import store_facts


def preload(lang: str | None = None, **query: Any) -> list[str]:
    """Addresses that the view asks for first."""
    found, version, language = _state(Reader(query)), queries.current_version(), page_language(lang)
    tail = f"{version}/{language}/{found.area}/{found.vintage}/{found.year}/{found.ages}.json"
    return [f"/outlook/{tail}", f"/outlook-areas/{tail}", f"/geo/{version}/kunta.json"]


dash.register_page(__name__, path="/ennakointi", title="Tilannekuva", preload=preload, scripts=("figures",))

clientside_callback(
    ClientsideFunction("ennakointi", "boot"), Output(view.BOOTED, "data"), Input(view.BOOT, "data")
)


def layout(lang: str | None = None, **query: Any) -> html.Div:
    """The outlook that the address asks for, or the nearest valid one with a notice."""
    language = page_language(lang)
    _ = translator(language)
    reader = Reader(query)
    found = _state(reader)
    projections = outlook.projections()
    boot = {
        "version": queries.current_version(),
        "lang": language,
        "labels": labels.browser_labels(language),
        "params": state.PARAMETERS,
        "defaults": state.defaults(projections),
        "years": {v: state.years(projections, state.PREFIX + v) for v in state.vintages(projections)},
        "columns": state.COLUMNS,
        "country": state.COUNTRY,
        "state": found.for_browser(),
    }
    choices = view.Choices(
        state.vintages(projections), boot["years"][found.vintage], list(parts.group_names(language).items())
    )
    name = parts.name_of(found.area, language)
    return page(
        language,
        "ennakointi",
        f"{name} – {_('Outlook')}",
        [view.frame(boot, view.Place(name, parts.wider(found.area, language)), choices, language)],
        facts=store_facts(language),
        notices=reader.notices,
        main_class="wide",
    )


def _own() -> str:
    """The area that an address leaves out: the remembered own one, else the country."""
    own = queries.region(remembered().area)
    return own.code if own else state.COUNTRY


def _state(reader: Reader) -> state.State:
    codes = {area[0] for area in queries.search_regions()}
    return state.read(reader, codes, outlook.projections(), outlook.hindsight_groups(), _own())
