"""The forum: pinned figures as a list, a full-screen show, a deck and a file without a network."""

from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, clientside_callback, html

from components.foorumi import labels
from components.foorumi import layout as view
from components.i18n import translator
from components.memory import page_language, remembered
from components.shell import page
from data import queries
from pages._facts import store_facts

PACK_LEVELS = ("kunta", "hyvinvointialue")

dash.register_page(__name__, path="/foorumi", title="Tilannekuva", scripts=("exhibit",))

clientside_callback(
    ClientsideFunction("foorumi", "boot"), Output(view.BOOTED, "data"), Input(view.BOOT, "data")
)


def layout(lang: str | None = None, **_query: Any) -> html.Div:
    """The frame; pins are the browser's own and never asked for by the page."""
    language = page_language(lang)
    _ = translator(language)
    boot = {
        "version": queries.current_version(),
        "lang": language,
        "labels": labels.browser_labels(language),
        "area": _own_area(language),
        "answers": {
            "replace": _("Use these in place of mine"),
            "add": _("Add these to mine"),
            "back": _("Back to my pins"),
        },
    }
    return page(language, "foorumi", _("Forum"), [view.frame(boot, language)], facts=store_facts(language))


def _own_area(lang: str) -> dict[str, str]:
    """Code and name of the remembered area where packs know its kind, else ''."""
    found = queries.region(remembered().area) if remembered().area else None
    known = found is not None and found.level in PACK_LEVELS
    return {"code": found.code, "name": found.name(lang)} if found and known else {"code": "", "name": ""}
