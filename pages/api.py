"""The data interface for programmers: addresses, forms and examples."""

from typing import Any

import dash
from dash import html
from flask import request

from components.api.layout import content
from components.i18n import translator
from components.memory import page_language
from components.shell import page
from pages._facts import store_facts

dash.register_page(__name__, path="/api", title="Tilannekuva")


def layout(lang: str | None = None, **_query: Any) -> html.Div:
    """The page, with examples that ask this very service."""
    language = page_language(lang)
    title = translator(language)("Data interface")
    return page(language, "api", title, content(request.host_url, language), facts=store_facts(language))
