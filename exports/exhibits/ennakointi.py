"""The figures of the outlook: what each panel shows, in the state of its address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.ennakointi import future, lookback, state
from components.ennakointi.areas import measures
from components.ennakointi.part import Col, Part
from components.ennakointi.state import State
from components.i18n import translator
from components.url_state import AREAS, Reader
from data import queries
from data.queries import outlook
from exports import build
from exports import outlook as parts
from exports.models import Cell, Column, Exhibit, Kind, Make, NoExhibit

VIEW, PATH = "ennakointi", "/ennakointi"
# What a column of the municipalities is called where a measure of the address is asked for.
MEASURE = {"maara": "lopussa"}


def _state(query: Mapping[str, str]) -> State:
    """The state of an address; without an area the whole country, since a file has no reader."""
    codes = {area[0] for area in queries.search_regions()}
    projections = outlook.projections()
    if not projections:
        raise NoExhibit("The store has no population projection.", "build it with one")
    return state.read(Reader(query), codes, projections, outlook.hindsight_groups())


def _column(column: Col) -> Column:
    unit = column.unit if column.role == "value" else ""
    decimals = column.decimals if column.role == "value" else None
    return Column(column.id, column.name, column.role, unit, decimals)


def _exhibit(
    found: State, part: Part, name: str, kind: Kind, encoding: Mapping[str, str], lang: str, **more: Any
) -> Exhibit:
    """A part as an exhibit; `more` overrides. Raises NoExhibit when the part has nothing to show."""
    if not part.rows:
        raise NoExhibit(part.empty or "There are no figures.", "choose another area, group or year")
    told = parts.name_of(found.area, lang)
    common: dict[str, Any] = {
        "title": f"{told}: {part.title}",
        "subtitle": part.subtitle,
        "summary": part.summary,
        "columns": tuple(map(_column, part.columns)),
        "rows": tuple(tuple(row) for row in part.rows),
        "encoding": encoding,
        "sources": parts.sources_of(part, found.area, lang),
        "version": queries.current_version(),
        "address": build.view_address(PATH, _query(found), lang),
        "file_name": (told, part.title, found.year),
        "own": (found.area,),
        "notes": tuple(part.notes),
    }
    return Exhibit(VIEW, name, kind, lang, **(common | more))


def _query(found: State) -> dict[str, str]:
    """The address of the live view: every choice that is not the default, the area always."""
    plain = state.defaults(outlook.projections())
    values = {key: str(value) for key, value in found.for_browser().items()}
    kept = {
        name: values[key]
        for key, name in state.PARAMETERS.items()
        if key != "area" and values[key] != plain[key]
    }
    return {AREAS: found.area} | kept


def _lines(found: State, part: Part, encoding: Mapping[str, str], lang: str) -> Exhibit:
    """The age curve as lines: a row for each age and year."""
    _ = translator(lang)
    years = part.columns[1].name, part.columns[2].name
    columns = (
        Column("age", _("Age"), "period"),
        Column("year", _("Year"), "group"),
        Column("persons", _("Persons"), "value", "", 0),
        build.status_column(lang),
    )
    rows: list[tuple[Cell, ...]] = [
        (row[0], year, row[place], "projected")
        for place, year in enumerate(years, start=1)
        for row in part.rows
    ]
    return _exhibit(found, part, "ikarakenne", "line", encoding, lang, columns=columns, rows=tuple(rows),
                    options={"stepped": True})  # fmt: skip


def curve(query: Mapping[str, str], lang: str) -> Exhibit:
    """Persons by single age in two years."""
    found = _state(query)
    part = future.curve(parts.future_of(found, lang))
    return _lines(found, part, {"x": "age", "y": "persons", "series": "year"}, lang)


def need(query: Mapping[str, str], lang: str) -> Exhibit:
    """Groups of need and their growth."""
    found = _state(query)
    part = future.need(parts.future_of(found, lang))
    encoding = {"label": "group", "value": "percent"}
    return _exhibit(found, part, "tarve", "bar", encoding, lang, subtitle=part.more["drawn"])


def dependency(query: Mapping[str, str], lang: str) -> Exhibit:
    """Dependency ratio and persons of working age for each older one."""
    found = _state(query)
    part = future.dependency(parts.future_of(found, lang))
    return _exhibit(found, part, "huoltosuhde", "table", {}, lang)


def municipalities(query: Mapping[str, str], lang: str) -> Exhibit:
    """The municipalities in the order of the address."""
    found = _state(query)
    return _exhibit(found, parts.municipalities(found, lang), "kunnat", "table", {}, lang)


def area_map(query: Mapping[str, str], lang: str) -> Exhibit:
    """The municipalities on a map by what the address shows."""
    found = _state(query)
    part = parts.municipalities(found, lang)
    column = MEASURE.get(found.show, found.show)
    options = {
        "level": "kunta",
        "bounds": part.more["bounds"][found.show],
        "scale": "div" if found.show in part.more["diverging"] else "seq",
        "within": parts.scope_of(found.area),
    }
    title = f"{measures(lang)[found.show]}: {part.more['group']}"
    return _exhibit(
        found, part, "kartta", "map", {"region": "koodi", "value": column}, lang, options=options, title=title
    )


def course(query: Mapping[str, str], lang: str) -> Exhibit:
    """What happened and the projections."""
    found = _state(query)
    encoding = {"x": "period", "y": "persons", "series": "series", "low": "low", "high": "high"}
    return _exhibit(found, parts.course_of(found, lang), "kehitys", "line", encoding, lang)


def fan(query: Mapping[str, str], lang: str) -> Exhibit:
    """The area's error among its like."""
    found = _state(query)
    encoding = {"x": "period", "y": "error", "low": "low", "high": "high"}
    return _exhibit(found, lookback.fan(parts.look_of(found, lang)), "osuvuus", "line", encoding, lang)


def sizes(query: Mapping[str, str], lang: str) -> Exhibit:
    """Errors of municipalities by size."""
    found = _state(query)
    part = lookback.by_sizes(parts.look_of(found, lang))
    return _exhibit(found, part, "kokoluokat", "bar", {"label": "size", "value": "absolute"}, lang)


def sexes(query: Mapping[str, str], lang: str) -> Exhibit:
    """Women and men by age."""
    found = _state(query)
    encoding = {"label": "age", "left": "men", "right": "women"}
    return _exhibit(found, parts.by_sex(found, lang), "sukupuolet", "pyramid", encoding, lang)


def what_if(query: Mapping[str, str], lang: str) -> Exhibit:
    """The reader's own assumption; its notes say that it is one."""
    found = _state(query)
    return _exhibit(found, parts.what_if(found, lang), "oletus", "table", {}, lang)


def services(query: Mapping[str, str], lang: str) -> Exhibit:
    """Use of services if today's use by age went on."""
    found = _state(query)
    return _exhibit(found, parts.services(found, lang), "palvelut", "table", {}, lang)


EXHIBITS: dict[str, Make] = {
    "ikarakenne": curve,
    "tarve": need,
    "huoltosuhde": dependency,
    "kunnat": municipalities,
    "kartta": area_map,
    "kehitys": course,
    "osuvuus": fan,
    "kokoluokat": sizes,
    "sukupuolet": sexes,
    "oletus": what_if,
    "palvelut": services,
}
