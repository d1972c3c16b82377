"""One indicator: map, order, spread, development, table and facts, all driven by one selection."""

from datetime import date
from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, clientside_callback, html

from components.i18n import local
from components.memory import page_language, remembered
from components.mittari import facts, labels, state
from components.mittari import layout as view
from components.shell import page
from components.url_state import Notice, Reader
from data import queries
from data.catalog import load
from pages._facts import store_facts

DEFAULT_INDICATOR = "vaesto"


def preload(tunnus: str | None = None, lang: str | None = None, **query: str) -> list[str]:
    """Addresses that the view asks for first, so that they are on their way before any script runs."""
    language = page_language(lang)
    return _addresses(_read(Reader(query), tunnus, language), language)


def _addresses(found: state.State, lang: str) -> list[str]:
    """Of the boundaries, the figures and the facts that a state shows."""
    version = queries.current_version()
    return [
        f"/geo/{version}/{found.level}.json",
        f"/slice/{version}/{found.indicator}/{found.group}/{found.level}/{found.period}.json",
        f"/indicator/{version}/{lang}/{found.indicator}.json",
    ]


def early(tunnus: str | None = None, lang: str | None = None, **query: str) -> dict[str, Any]:
    """What assets/js/mittari/early.js draws the first picture from; nothing where a county is zoomed to."""
    language = page_language(lang)
    found = _with_own_area(_read(Reader(query), tunnus, language))
    geo, figures, _facts = _addresses(found, language)
    pictured = {"geo": geo, "slice": figures, "method": found.method, "areas": found.areas, "lang": language}
    return {} if found.zoom else pictured


dash.register_page(
    __name__,
    path="/mittari",
    path_template="/mittari/<tunnus>",
    title="Tilannekuva",
    preload=preload,
    early=early,
    scripts=("figures",),
)

clientside_callback(
    ClientsideFunction("mittari", "boot"), Output(view.BOOTED, "data"), Input(view.BOOT, "data")
)
clientside_callback(
    ClientsideFunction("mittari", "clicked"),
    Output(view.CLICKED, "data"),
    Input(view.DISTRIBUTION, "clickData"),
)


def layout(tunnus: str | None = None, lang: str | None = None, **query: Any) -> html.Div:
    """The view of an indicator; an unknown one gives the default with a notice."""
    language = page_language(lang)
    reader = Reader(query)
    found = _read(reader, tunnus, language)
    boot = {
        "version": queries.current_version(),
        "lang": language,
        "labels": labels.browser_labels(language),
        "params": state.PARAMETERS,
        "defaults": state.DEFAULTS,
        "counties": queries.counties(language),
        "state": _with_own_area(found).for_browser(),
    }
    heading = _heading(found.indicator, language)
    return page(
        language,
        "mittari",
        heading.name,
        [view.frame(boot, heading, language)],
        facts=store_facts(language),
        notices=reader.notices,
        main_class="wide",
    )


def _read(reader: Reader, tunnus: str | None, lang: str) -> state.State:
    chosen = _indicator(tunnus, reader)
    coverage = queries.coverage(chosen)
    codes = {level: frozenset(queries.codes(level)) for level in coverage}
    return state.read(
        reader, load().get(chosen), coverage, codes, {code for code, _name in queries.counties(lang)}
    )


def _indicator(tunnus: str | None, reader: Reader) -> str:
    wanted = (tunnus or "").strip()
    if wanted in queries.spans():
        return wanted
    if wanted:
        reader.notices.append(Notice("unknown", "tunnus", wanted[:40], DEFAULT_INDICATOR))
    return DEFAULT_INDICATOR


def _with_own_area(found: state.State) -> state.State:
    """The reader's remembered municipality is chosen when the address names no area."""
    own = remembered().area
    if found.areas or own not in queries.codes(found.level):
        return found
    return state.State(**{**vars(found), "areas": (own,)})


def _heading(indicator_id: str, lang: str) -> view.Heading:
    indicator = load().get(indicator_id)
    name = local({"fi": indicator.name.fi, "sv": indicator.name.sv, "en": indicator.name.en}, lang)
    last = queries.spans()[indicator_id][1]
    theme = load().theme_name(indicator.theme, lang)
    return view.Heading(theme, name, facts.age_note(last, lang, date.today().year))
