"""One area on one page: every main indicator with its comparators, trend and age, also to print."""

from typing import Any, cast

import dash
from dash import ClientsideFunction, Input, Output, clientside_callback, html

from components.alue import head, labels, state
from components.alue import layout as view
from components.alue.figure import ALAND
from components.i18n import translator
from components.memory import page_language, remembered
from components.mittari.labels import frameworks
from components.shell import page
from components.url_state import Notice, Reader
from data import queries
from data.catalog import load
from pages._facts import store_facts


def preload(koodi: str | None = None, lang: str | None = None, **query: Any) -> list[str]:
    """Addresses that the view asks for first."""
    code = _code(koodi)
    version = queries.current_version()
    return [f"/profile/{version}/{page_language(lang)}/{code}.json"] if code else []


dash.register_page(
    __name__,
    path="/alue",
    path_template="/alue/<koodi>",
    title="Tilannekuva",
    preload=preload,
    scripts=("figures",),
)

clientside_callback(ClientsideFunction("alue", "boot"), Output(view.BOOTED, "data"), Input(view.BOOT, "data"))


def layout(koodi: str | None = None, lang: str | None = None, **query: Any) -> html.Div:
    """The profile of an area; without one, the remembered own area's, else a choice."""
    language = page_language(lang)
    _ = translator(language)
    reader = Reader(query)
    code = _code(koodi)
    if koodi and code != koodi.strip().upper():
        reader.notices.append(Notice("unknown", "koodi", koodi[:40], code))
    if not code:
        content, name = view.chooser(queries.current_version(), None, language), _("Area profile")
    else:
        content, name = _profile(code, reader, language)
    return page(language, "alue", name, [content], facts=store_facts(language), notices=reader.notices)


def _code(koodi: str | None) -> str:
    """The code asked for when it has a profile; without one the own area; '' for none."""
    if koodi:
        wanted = koodi.strip().upper()
        region = queries.region(wanted)
        return wanted if region and region.level in state.LEVELS else ""
    own = queries.region(remembered().area)
    return own.code if own and own.level in state.LEVELS else ""


def _profile(code: str, reader: Reader, lang: str) -> tuple[html.Div, str]:
    region = queries.region(code)
    assert region is not None
    _ = translator(lang)
    named = frameworks(lang)
    used = [key for key in named if any(key in i.frameworks for i in load().tier("core"))]
    found = state.read(reader, frozenset(load().themes), frozenset(used))
    version = queries.current_version()
    boot = {
        "version": version,
        "lang": lang,
        "code": code,
        "level": region.level,
        "name": region.name(lang),
        "county": region.hva_code if region.level == "kunta" else None,
        "labels": labels.browser_labels(lang),
        "themes": [[theme.id, theme.name.get(lang)] for theme in load().themes.values()],
        "params": state.PARAMETERS,
        "state": found.for_browser(),
    }
    choices = {
        "themes": [(theme.id, theme.short.get(lang)) for theme in load().themes.values()],
        "frameworks": [(key, named[key]) for key in used],
    }
    top = head.build(cast(Any, region), _around(region, lang), lang)
    return view.frame(boot, top, choices, lang), f"{region.name(lang)} – {_('Area profile')}"


def _around(region: queries.Region, lang: str) -> head.Around:
    peers = queries.peers(region.code)
    figures = {figure.indicator: figure for figure in queries.area_profile(region.code)}
    own = {
        key: figures[key].series[-1]
        for key in (head.POPULATION, head.CHANGE, head.ELDERLY)
        if key in figures and figures[key].series
    }
    changes = [(name, year) for _code, name, year in queries.changes([region.code])]
    return head.Around(
        county=region.hva_code or (region.code if region.level == "hyvinvointialue" else ""),
        groups=_groups(region, lang),
        changes=changes if region.level == "kunta" else (),
        figures={key: (value, period) for key, (period, value) in own.items()},
        peers=cast(Any, peers),
        names=queries.region_names([peer.code for peer in peers], lang),
    )


def _groups(region: queries.Region, lang: str) -> list[tuple[str, str, str]]:
    """What a municipality belongs to; for other areas, how many municipalities there are."""
    _ = translator(lang)
    if region.level != "kunta":
        return [(_("Municipalities"), "", str(len(queries.members(region.code))))]
    member = queries.memberships().get(region.code, {})
    names = queries.region_names(member.values(), lang)
    wanted = (
        ("hyvinvointialue", _("Wellbeing services county")),
        ("maakunta", _("Region")),
        ("seutukunta", _("Sub-region")),
        ("tyollisyysalue", _("Employment area")),
        ("kuntaryhma", _("Urban–rural group")),
    )
    return [
        (what, member[level], names[member[level]])
        for level, what in wanted
        if level in member and member[level] not in (ALAND, head.HELSINKI)
    ]
