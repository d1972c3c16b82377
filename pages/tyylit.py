"""A page for builders, not in the navigation: tokens and components in every state."""

import re
from pathlib import Path
from typing import Any

import dash
from dash import html

from components.i18n import translator
from components.memory import page_language
from components.shell import page
from components.tyylit.layout import content
from pages._facts import store_facts

TOKENS = Path(__file__).parents[1] / "assets" / "css" / "tokens.css"
_COLOUR = re.compile(r"^  (--[\w-]+): #", re.MULTILINE)

dash.register_page(__name__, path="/tyylit", title="Tilannekuva")


def layout(lang: str | None = None, **_query: Any) -> html.Div:
    """The style page in the reader's theme."""
    language = page_language(lang)
    facts = store_facts(language)
    names = list(dict.fromkeys(_COLOUR.findall(TOKENS.read_text(encoding="utf-8"))))
    title = translator(language)("Styles")
    return page(language, "tyylit", title, content(names, facts.version, language), facts=facts)
