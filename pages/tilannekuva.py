"""The first page: my area, questions to begin with, and every theme's indicators."""

from typing import Any

import dash
from dash import html

from components import start
from components.i18n import translator
from components.memory import page_language, remembered
from components.shell import page
from components.url_state import Reader
from data import queries
from data.catalog import load
from pages._facts import store_facts

dash.register_page(__name__, path="/", title="Tilannekuva")


def layout(lang: str | None = None, **query: Any) -> html.Div:
    """The first page in the reader's language."""
    language = page_language(lang)
    facts = store_facts(language)
    reader = Reader(query)
    parts = start.content(load(), queries.spans(), _own_area(language), facts.version, language)
    _ = translator(language)
    title = _("Tilannekuva: a shared picture of municipalities and counties")
    return page(language, "tilannekuva", title, parts, facts=facts, notices=reader.notices)


def _own_area(lang: str) -> start.OwnArea:
    code = remembered().area
    name = queries.region_names([code], lang).get(code, "") if code else ""
    return start.OwnArea(code, name) if name else start.OwnArea()
