"""Areas side by side: a theme's main indicators for one's own choice of areas, with order and differences."""

from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, clientside_callback, html

from components.i18n import translator
from components.memory import page_language, remembered
from components.mittari.labels import levels
from components.shell import link, page
from components.url_state import AREAS, LEVEL, Reader
from components.vertaa import labels, state, weights
from components.vertaa import layout as view
from components.vertaa.similar import controls as similar_controls
from data import queries
from data.catalog import load
from pages._facts import store_facts

PROFILES = ("kunta", "hyvinvointialue", "maakunta")  # levels whose areas have a profile to open
EXAMPLES = (
    ("kunta", ("KU179", "KU297", "KU398", "KU564", "KU837")),
    ("kunta", ("KU077", "KU275", "KU410", "KU593", "KU686", "KU850")),
    ("hyvinvointialue", ("HVA15", "HVA12", "HVA14", "HVA13")),
)


def preload(lang: str | None = None, **query: Any) -> list[str]:
    """The table that the page will ask for first."""
    found = _state(Reader(query))
    if not found.areas:
        return []
    language = page_language(lang)
    version = queries.current_version()
    return [
        state.address(version, language, found.theme, found.level, found.areas),
        state.told_address(version, language, found.theme, found.level, found.areas[0]),
    ]


dash.register_page(__name__, path="/vertaa", title="Tilannekuva", preload=preload)

clientside_callback(
    ClientsideFunction("vertaa", "boot"), Output(view.BOOTED, "data"), Input(view.BOOT, "data")
)


def layout(lang: str | None = None, **query: Any) -> html.Div:
    """The comparison that the address asks for, or the nearest valid one with a notice."""
    language = page_language(lang)
    _ = translator(language)
    reader = Reader(query)
    found = _state(reader)
    boot = {
        "version": queries.current_version(),
        "lang": language,
        "labels": labels.browser_labels(language),
        "params": state.PARAMETERS,
        "defaults": state.DEFAULTS,
        "shows": {level: state.shows(level) for level in state.LEVELS},
        "themes": _themes(language),
        "filters": {level: list(weights.filters_at(level)) for level in state.LEVELS},
        "counts": {level: str(weights.default_count(level)) for level in state.LEVELS},
        "similar": similar_controls(language),
        "profiles": PROFILES,
        "most": state.MOST_AREAS,
        "country": state.COUNTRY,
        "state": found.for_browser(),
    }
    choices = view.Choices(levels=list(levels(language).items()), themes=boot["themes"])
    return page(
        language,
        "vertaa",
        _("Compare areas"),
        [view.frame(boot, choices, _examples(language), language)],
        facts=store_facts(language),
        notices=reader.notices,
    )


def _state(reader: Reader) -> state.State:
    codes = {level: frozenset(queries.codes(level)) for level in state.LEVELS}
    members = queries.memberships("kunta")
    counties = {
        code: groups["hyvinvointialue"] for code, groups in members.items() if "hyvinvointialue" in groups
    }
    indicators = {indicator.id: indicator.theme for indicator in load().tier("core")}
    return state.read(reader, codes, tuple(load().themes), indicators, counties, remembered().area)


def _themes(lang: str) -> list[tuple[str, str]]:
    _ = translator(lang)
    named = [(theme.id, theme.short.get(lang)) for theme in load().themes.values()]
    return [*named, (state.ALL_THEMES, _("All"))]


def _examples(lang: str) -> list[view.Example]:
    """Three comparisons to begin with, of areas that the store has."""
    _ = translator(lang)
    titles = (
        _("Five large cities side by side"),
        _("A small municipality among its neighbours"),
        _("Wellbeing services counties of eastern and central Finland"),
    )
    out = []
    for title, (level, codes) in zip(titles, EXAMPLES, strict=True):
        names = queries.region_names(list(codes), lang)
        query = {AREAS: codes, LEVEL: "" if level == state.DEFAULTS["level"] else level}
        if len(names) == len(codes):
            out.append(
                view.Example(title, ", ".join(names[code] for code in codes), link("/vertaa", lang, **query))
            )
    return out
