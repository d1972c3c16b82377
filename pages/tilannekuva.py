"""The first page: an area's situation; without an area, how to begin and every theme's indicators."""

from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, clientside_callback, html
from dash.development.base_component import Component

from components.i18n import mark, translator
from components.memory import page_language, remembered
from components.shell import link, page
from components.tilannekuva import head, labels, start, state
from components.tilannekuva import layout as view
from components.url_state import AREAS, Reader
from data import queries
from data.catalog import load
from pages._facts import store_facts

EXAMPLES = ("KU077", "KU564", "HVA13")  # a small municipality, a city and a county to begin from
KINDS = {
    "kunta": mark("Municipality"),
    "hyvinvointialue": mark("Wellbeing services county"),
    "maakunta": mark("Region"),
}


def preload(lang: str | None = None, **query: Any) -> list[str]:
    """Addresses that the view asks for first."""
    found = _state(Reader(query))
    return list(state.addresses(queries.current_version(), page_language(lang), found).values())


dash.register_page(__name__, path="/", title="Tilannekuva", preload=preload)

clientside_callback(
    ClientsideFunction("tilannekuva", "boot"), Output(view.BOOTED, "data"), Input(view.BOOT, "data")
)


def layout(lang: str | None = None, **query: Any) -> html.Div:
    """The situation of the address's or the reader's own area, else the page to begin from."""
    language = page_language(lang)
    _ = translator(language)
    reader = Reader(query)
    found = _state(reader)
    region = queries.region(found.area)
    title = _("Tilannekuva: a shared picture of municipalities and counties")
    return page(
        language,
        "tilannekuva",
        f"{region.name(language)} – Tilannekuva" if region else title,
        [
            *view.boot(_boot(found, region, language)),
            _situation(region, found.theme, language) if region else _start(language),
        ],
        facts=store_facts(language),
        notices=reader.notices,
    )


def _state(reader: Reader) -> state.State:
    areas = {code for level in state.LEVELS for code in queries.codes(level)}
    return state.read(reader, areas, load().themes, remembered().area)


def _boot(found: state.State, region: queries.Region | None, lang: str) -> dict[str, Any]:
    version = queries.current_version()
    return {
        "version": version,
        "lang": lang,
        "state": vars(found),
        "level": region.level if region else "",
        "name": region.name(lang) if region else "",
        "levels": state.LEVELS,
        "params": state.PARAMETERS,
        "everyTheme": state.EVERY_THEME,
        "addresses": state.addresses(version, lang, found),
        "labels": labels.browser_labels(lang) if region else {},
    }


def _start(lang: str) -> Component:
    code = remembered().area
    name = queries.region_names([code], lang).get(code, "") if code else ""
    own = start.OwnArea(code, name) if name else start.OwnArea()
    known = queries.region_names(EXAMPLES, lang)
    examples = [start.Example(name, link("/", lang, **{AREAS: code}), code) for code, name in known.items()]
    return start.content(load(), queries.spans(), own, examples, queries.current_version(), lang)


def _situation(region: queries.Region, theme: str, lang: str) -> Component:
    series = {figure.indicator: figure.series for figure in queries.area_profile(region.code)}
    facts = head.key_facts(series, lang)
    kind = translator(lang)(KINDS[region.level])
    shown = view.Head(region.code, region.name(lang), kind, facts, _belongs(region, lang))
    themes = [(each.id, each.name.get(lang)) for each in load().themes.values()]
    return view.frame(shown, themes, theme, queries.current_version(), lang)


def _belongs(region: queries.Region, lang: str) -> list[Any]:
    """A municipality's county and region as links to their situation; of others how many municipalities."""
    _ = translator(lang)
    if region.level != "kunta":
        return [" · ", _.plural("1 municipality", "{n} municipalities", len(queries.members(region.code)))]
    groups = queries.memberships().get(region.code, {})
    above = [groups[level] for level in state.LEVELS[1:] if level in groups]
    names = queries.region_names([code for code in above if len(queries.members(code)) > 1], lang)
    parts: list[Any] = []
    for name, code in {name: code for code, name in names.items()}.items():  # Åland is both, by one name
        parts += [" · ", html.A(name, href=link("/", lang, **{AREAS: code}), **{"data-spa": ""})]
    return parts
