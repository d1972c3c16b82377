"""Says that there is no such page and where to go instead."""

from typing import Any

import dash
from dash import html

from components.i18n import translator
from components.memory import page_language
from components.shell import link, page
from pages._facts import store_facts

dash.register_page(__name__, title="Tilannekuva")


def layout(lang: str | None = None, **_query: Any) -> html.Div:
    """The page for an address that is none of ours."""
    language = page_language(lang)
    _ = translator(language)
    home = html.A(_("Go to the first page"), href=link("/", language), className="button", **{"data-spa": ""})
    remedy = html.P(_("Check the address, search for an area above, or start from the first page."))
    parts = [html.H1(_("There is no page at this address")), remedy, html.P(home)]
    return page(language, "", _("Page not found"), parts, facts=store_facts(language), main_class="plain")
