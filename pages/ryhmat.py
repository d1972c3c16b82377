"""Population groups: the gap of two groups, the indicators of one, and its need of services."""

from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, clientside_callback, html

from components.i18n import translator
from components.memory import page_language, remembered
from components.ryhmat import labels, state
from components.ryhmat import layout as view
from components.shell import page
from components.url_state import Reader
from data import queries
from data.catalog import load
from data.group_profiles import profiles
from exports.group_figures import read_state
from pages._facts import store_facts


def preload(lang: str | None = None, **query: Any) -> list[str]:
    """The choices, and the figures that the address asks for."""
    version, language = queries.current_version(), page_language(lang)
    found = _state(Reader(query))
    return [f"/groupchoices/{version}/{language}.json", state.address(version, language, found)]


# The rows of a group's indicators are those of the area profile.
dash.register_page(__name__, path="/ryhmat", title="Tilannekuva", preload=preload, scripts=("figures",))

clientside_callback(
    ClientsideFunction("ryhmat", "boot"), Output(view.BOOTED, "data"), Input(view.BOOT, "data")
)


def layout(lang: str | None = None, **query: Any) -> html.Div:
    """The view that the address asks for, or the nearest valid one with a notice."""
    language = page_language(lang)
    _ = translator(language)
    reader = Reader(query)
    found = _state(reader)
    boot = {
        "version": queries.current_version(),
        "lang": language,
        "labels": labels.browser_labels(language),
        "params": state.PARAMETERS,
        "defaults": state.DEFAULTS | {"area": _own() or state.DEFAULTS["area"]},
        "levels": state.LEVELS,
        "persons": _persons(language),
        "defaultPersons": state.DEFAULT_PERSONS,
        "themes": [[theme.id, theme.name.get(language)] for theme in load().themes.values()],
        "state": found.for_browser(),
    }
    options = [("", _("All")), *((profile["id"], profile["n"]) for profile in boot["persons"])]
    choices = view.Choices(options, queries.region_names([found.area], language)[found.area])
    content = view.frame(boot, choices, language)
    title = _("Population groups and gaps")
    return page(language, "ryhmat", title, [content], facts=store_facts(language), notices=reader.notices)


def _state(reader: Reader) -> state.State:
    return read_state(reader, remembered().area)


def _own() -> str:
    region = queries.region(remembered().area)
    return region.code if region and region.level in state.LEVELS else ""


def _persons(lang: str) -> list[dict[str, Any]]:
    """Population groups with their names and the rule of their published groups (None: they have none)."""
    return [
        {
            "id": profile.id,
            "n": profile.name.get(lang),
            "who": profile.people_name.get(lang),
            "f": profile.filter.model_dump() if profile.filter else None,
        }
        for profile in profiles().groups
    ]
