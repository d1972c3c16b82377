"""What an area's average hides: its municipalities against its own figure, and how far they stand apart."""

from collections import Counter
from dataclasses import replace
from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, clientside_callback, html

from components.alueerot import labels, state
from components.alueerot import layout as view
from components.formats import sort_key
from components.i18n import translator
from components.memory import page_language, remembered
from components.shell import link, page
from components.url_state import Notice, Reader
from data import queries
from data.catalog import load
from data.queries import hidden as store
from exports.exhibits.alueerot_facts import Area, area_of
from pages._facts import store_facts


def preload(koodi: str | None = None, lang: str | None = None, **query: Any) -> list[str]:
    """Addresses that the view asks for first."""
    language, version = page_language(lang), queries.current_version()
    area = _area(koodi, language)
    if len(area.members) < 2:
        return []
    return [state.hidden_address(version, language, area.code), f"/geo/{version}/kunta.json"]


HVA = state.LEVELS[0]

dash.register_page(
    __name__,
    path="/alueerot",
    path_template="/alueerot/<koodi>",
    title="Tilannekuva",
    preload=preload,
    scripts=("figures",),
)

clientside_callback(
    ClientsideFunction("alueerot", "boot"), Output(view.BOOTED, "data"), Input(view.BOOT, "data")
)


def layout(koodi: str | None = None, lang: str | None = None, **query: Any) -> html.Div:
    """The differences inside an area; without one, inside the county of the remembered own area."""
    language = page_language(lang)
    _ = translator(language)
    reader = Reader(query)
    area = _area(koodi, language)
    asked = (koodi or "").strip().upper()
    if asked and asked != area.code and asked not in area.members:
        reader.notices.append(Notice("unknown", "koodi", asked[:40], area.name))
    own = asked if asked in area.members else remembered().area
    content = _inside(area, own, reader, language) if len(area.members) > 1 else _alone(area, language)
    title = f"{area.name} – {_('Differences inside an area')}"
    return page(
        language, "alueerot", title, [content], facts=store_facts(language), notices=reader.notices,
        main_class="wide",
    )  # fmt: skip


def _area(koodi: str | None, lang: str) -> Area:
    """The area asked for, or a municipality's county; else the own area's, else where to start."""
    wanted = (koodi or "").strip().upper()
    for code in [wanted, *_around(wanted), *_around(remembered().area), state.START, *queries.codes(HVA)]:
        found = area_of(code, lang)
        if found and found.members:
            return found
    raise LookupError("The store has no areas with municipalities.")


def _around(own: str) -> list[str]:
    """An area with municipalities; of a municipality the county, or its region where the county is itself."""
    if queries.county_of(own) is None:
        return [own] if len(queries.members(own)) > 1 else []
    groups = queries.memberships().get(own, {})
    return [
        groups[level] for level in state.LEVELS if level in groups and len(queries.members(groups[level])) > 1
    ]


def _choices(level: str, lang: str) -> list[tuple[str, str]]:
    names = queries.region_names(queries.codes(level), lang)
    return sorted(names.items(), key=lambda pair: sort_key(pair[1]))


def _boot(area: Area, lang: str) -> dict[str, Any]:
    """What the browser needs whichever the area is."""
    return {
        "version": queries.current_version(),
        "lang": lang,
        "level": area.level,
        "name": area.name,
        "related": _related(area),
        "state": {"code": area.code},
    }


def _related(area: Area) -> dict[str, str]:
    """At each level the area that most of this area's municipalities belong to."""
    groups = queries.memberships()
    found = {level: Counter(groups[code].get(level, "") for code in area.members) for level in state.LEVELS}
    return {level: count.most_common(1)[0][0] for level, count in found.items() if count} | {
        area.level: area.code
    }


def _inside(area: Area, own: str, reader: Reader, lang: str) -> html.Div:
    themes = [(theme.id, theme.short.get(lang)) for theme in load().themes.values()]
    found = state.read(reader, area.code, dict(themes), store.spread_groups(), area.members)
    areas = found.areas or ((own,) if own in area.members else ())
    boot = _boot(area, lang) | {
        "labels": labels.browser_labels(area.level, lang),
        "themes": themes,
        "params": state.PARAMETERS,
        "defaults": state.DEFAULTS,
        "most": state.MOST_AREAS,
        "mine": remembered().area,
        "state": replace(found, areas=areas).for_browser(),
    }
    return view.frame(boot, view.Choices(_choices(area.level, lang), themes), lang)


def _alone(area: Area, lang: str) -> html.Div:
    """An area of one municipality has no differences inside: says so and what to do."""
    _ = translator(lang)
    message = _(
        "{area} is one municipality, so there are no differences between municipalities inside it to show. "
        "Differences between its districts are not in these statistics.",
        area=area.name,
    )
    groups = queries.memberships().get(area.members[0], {}) if area.members else {}
    larger = [groups[level] for level in ("maakunta", "hyvinvointialue") if level in groups]
    ways = [
        (link(f"/alueerot/{code}", lang), _("Differences inside {area}", area=name))
        for code, name in queries.region_names(larger, lang).items()
        if len(queries.members(code)) > 1
    ]
    for code, name in queries.region_names(area.members, lang).items():
        ways.append((link(f"/alue/{code}", lang), _("Area profile of {area}", area=name)))
    boot = _boot(area, lang) | {"alone": True}
    return view.alone(boot, view.Choices(_choices(area.level, lang), ()), message, ways, lang)
