"""Data and quality: the catalogue, sources, area changes, changed figures and what is missing."""

from datetime import date
from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, clientside_callback, html
from dash.development.base_component import Component

from components import producers
from components.i18n import local, translator
from components.memory import page_language
from components.shell import page
from components.tiedot import catalogue, parts
from components.tiedot.layout import COUNT, SEARCH, filters, frame
from components.tiedot.signs import signs
from components.tiedot.state import State, read
from components.url_state import Reader
from data import queries
from data.catalog import load
from data.frameworks import empty_slots
from data.queries import quality
from pages._facts import store_facts

dash.register_page(__name__, path="/tiedot", title="Tilannekuva")

clientside_callback(ClientsideFunction("tiedot", "filter"), Output(COUNT, "children"), Input(SEARCH, "value"))


def layout(lang: str | None = None, **query: Any) -> html.Div:
    """The part of the view that the address names."""
    language = page_language(lang)
    reader = Reader(query)
    themes = {theme: load().theme_name(theme, language) for theme in load().themes}
    state = read(reader, tuple(themes), _producers())
    made = {
        "mittarit": _catalogue,
        "lahteet": lambda _s, _t, given: parts.sources(quality.tables(), given),
        "alueet": _areas,
        "muutokset": _revisions,
        "puutteet": _missing,
    }[state.part](state, themes, language)
    return page(
        language,
        "tiedot",
        translator(language)("Data and quality"),
        [frame(state, language, made)],
        facts=store_facts(language),
        notices=reader.notices,
        main_class="wide",
    )


def _producers() -> tuple[str, ...]:
    return tuple(source.producer for source in queries.sources())


def _catalogue(state: State, themes: dict[str, str], lang: str) -> list[Component]:
    live = {indicator.id for indicator in load() if indicator.live}
    rows = [row | {"can_fetch": row["id"] in live} for row in quality.catalogue()]
    sources = [(name, producers.name(name, lang)) for name in _producers()]
    return [
        filters(state, lang, list(themes.items()), sources),
        catalogue.table(catalogue.chosen(rows, state), themes, lang, date.today().year),
    ]


def _areas(_state: State, _themes: dict[str, str], lang: str) -> list[Component]:
    year = queries.store_facts().division_year
    return parts.areas(quality.area_changes(), quality.joined_counts(), year, lang)


def _revisions(_state: State, _themes: dict[str, str], lang: str) -> list[Component]:
    names = {
        row["id"]: local({key: row[f"name_{key}"] for key in ("fi", "sv", "en")}, lang)
        for row in quality.catalogue()
    }
    told = parts.revisions(quality.revised(), quality.revisions(), names, quality.compared_with(), lang)
    return [*told, *signs(quality.drifts(), names, lang)]


def _missing(_state: State, _themes: dict[str, str], lang: str) -> list[Component]:
    waiting = sum(row["tier"] == "live" and not row["available"] for row in quality.catalogue())
    slots = empty_slots(load())
    return parts.missing(quality.left_out(), quality.put_aside(), waiting, slots, lang)
