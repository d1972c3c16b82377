"""The accessibility statement that the law asks for."""

from typing import Any

import dash
from dash import html
from flask import current_app

from components.i18n import translator
from components.memory import page_language
from components.saavutettavuus.layout import Provider, content
from components.shell import page
from pages._facts import store_facts

dash.register_page(__name__, path="/saavutettavuus", title="Tilannekuva")


def layout(lang: str | None = None, **_query: Any) -> html.Div:
    """The statement with this installation's provider and feedback address."""
    language = page_language(lang)
    config = current_app.config
    provider = Provider(config.get("PROVIDER_NAME", ""), config.get("ACCESSIBILITY_CONTACT", ""))
    title = translator(language)("Accessibility statement")
    return page(language, "saavutettavuus", title, content(provider, language), facts=store_facts(language))
