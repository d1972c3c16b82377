"""The figures of one population group: its indicators with comparators, and its people now and projected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components.alue.figure import Look, title
from components.i18n import translator
from components.ryhmat import need
from components.ryhmat.state import DEFAULT_PERSONS, PARAMETERS, State
from components.url_state import Reader
from data import queries
from exports import build
from exports.group_figures import read_state
from exports.group_people import PROJECTIONS, group_profile, rows, used_by
from exports.group_people import people as people_of
from exports.models import Cell, Column, Exhibit, Kind
from exports.reading import rounded

Query = Mapping[str, str]


def _state(query: Query) -> State:
    asked = dict(query)
    asked.setdefault(PARAMETERS["persons"], DEFAULT_PERSONS)
    return read_state(Reader(asked))


def _exhibit(
    name: str, kind: Kind, query: Query, lang: str, columns: Sequence[Column], made: Iterable[Sequence[Cell]],
    encoding: Mapping[str, str], **more: Any,
) -> Exhibit:  # fmt: skip
    state = _state(query)
    area = queries.region_names([state.area], lang)[state.area]
    group = group_profile(state.persons).name.get(lang)
    kept = {key: text for key, text in query.items() if key in PARAMETERS.values()}
    common: dict[str, Any] = {
        "title": f"{group}: {area}",
        "version": queries.current_version(),
        "address": build.view_address("/ryhmat", kept, lang),
        "file_name": (area, group, name),
        "own": (state.area,),
    }
    fixed = tuple(tuple(row) for row in made)
    return Exhibit(
        "ryhmat", name, kind, lang, columns=tuple(columns), rows=fixed, encoding=encoding, **common | more
    )  # fmt: skip


def _indicators(name: str, query: Query, lang: str, *, only_need: bool) -> Exhibit:
    """Every indicator of the group that has figures, with county, similar areas and country."""
    _ = translator(lang)
    state = _state(query)
    found, _lacking, look = rows(lang, state.area, state.persons, need=only_need)
    columns = [
        build.indicator_column(lang),
        build.period_column(lang),
        build.number_column("value", _("Latest figure"), None),
        Column("unit", _("Unit"), "text"),
        build.number_column("county", _("Wellbeing services county"), None),
        build.number_column("similar", _("Similar areas, median"), None),
        build.number_column("country", _("Whole country"), None),
        build.number_column("rank", _("Rank")),
        build.status_column(lang),
    ]
    made = []
    for figure in found:
        indicator = look.catalog.get(figure.indicator)
        unit = look.catalog.unit_of(figure.indicator).label.get(lang)
        median = figure.peer_spread[1] if figure.peer_spread else None
        above = (figure.county_value, median, figure.country_value)
        values = [_rounded(value, indicator.decimals) for value in (figure.value, *above)]
        start = [title(indicator, figure.group, look), figure.period, values[0], unit]
        made.append([*start, *values[1:], figure.rank, figure.status])
    used = dict.fromkeys(figure.indicator.split(":")[0] for figure in found)
    return _exhibit(
        name, "table", query, lang, columns, made, {},
        subtitle=_("Indicators of need") if only_need else _("Indicators of a group"),
        summary=_judged(found, look, build.names([state.area], lang)[state.area], lang),
        sources=build.sources(used, lang),
    )  # fmt: skip


def _judged(found: Sequence[queries.Figure], look: Look, area: str, lang: str) -> str:
    """On how many indicators the area is better and worse than the whole country, in figures as shown."""
    _ = translator(lang)
    told = _("{n} indicators with figures.", n=len(found))
    signs = {"higher": 1, "lower": -1}
    ways = []
    for figure in found:
        indicator = look.catalog.get(figure.indicator)
        if indicator.direction in signs and figure.value is not None and figure.country_value is not None:
            own, whole = (rounded(v, indicator.decimals) or 0.0 for v in (figure.value, figure.country_value))
            ways.append(signs[indicator.direction] * (own - whole))
    if not ways:
        return told
    text = _("{area}: {n} indicators judged; better than the whole country {better}, worse {worse}.")
    better, worse = sum(way > 0 for way in ways), sum(way < 0 for way in ways)
    return f"{text.format(area=area, n=len(ways), better=better, worse=worse)} {told}"


def _rounded(value: float | None, decimals: int) -> float | None:
    """Units differ by row, so the column cannot say the decimals: one more than shown."""
    return None if value is None else round(value, decimals + 1)


def profile(query: Query, lang: str) -> Exhibit:
    """All indicators of the group."""
    return _indicators("ryhman-mittarit", query, lang, only_need=False)


def needs(query: Query, lang: str) -> Exhibit:
    """The indicators that tell of need of services."""
    return _indicators("tarpeen-mittarit", query, lang, only_need=True)


def people(query: Query, lang: str) -> Exhibit:
    """The people of the group year by year, projected ones with that status and only the years given."""
    _ = translator(lang)
    state = _state(query)
    found = people_of(lang, state.area, state.persons)
    told = need.build(found)
    own = found.areas[0]
    made: list[list[Cell]] = [
        [period, own.code, own.name, point.value, point.status]
        for courses in (found.counted, found.expected)
        for period, point in sorted(courses.get(own.code, {}).items())
        if point.value is not None
    ]
    columns = [build.period_column(lang), build.code_column(lang), build.area_column(lang)]
    columns += [build.number_column("people", _("People")), build.status_column(lang)]
    encoding = {"x": "period", "y": "people", "series": "region"}
    return _exhibit(
        "ryhman-koko", "line", query, lang, columns, made, encoding,
        subtitle=build.joined(found.profile.people_name.get(lang), _("People")),
        summary=told.get("lead") or told.get("empty", ""),
        sources=build.sources([i.id for i in used_by(found.profile)], lang),
        options={"roles": {own.code: "own"}},
        notes=_hundred(told, lang),
    )  # fmt: skip


def _share(now: Any, whole: Any) -> float | None:
    """Per cent of the whole, None where either is not known."""
    if now is None or now.value is None or whole is None or not whole.value:
        return None
    return float(100 * now.value / whole.value)


def _hundred(told: Mapping[str, Any], lang: str) -> tuple[str, ...]:
    """What the projection lacks, where it reaches the oldest."""
    _ = translator(lang)
    return (
        (_("The projection leaves out people of a hundred years and over."),) if told.get("hundred") else ()
    )


def people_by_area(query: Query, lang: str) -> Exhibit:
    """People now, their share and each projected year, area by area."""
    _ = translator(lang)
    state = _state(query)
    found = people_of(lang, state.area, state.persons)
    told = need.build(found)
    years = found.years
    columns = [build.code_column(lang), build.area_column(lang), build.period_column(lang)]
    columns += [build.number_column("people", _("People"))]
    columns += [build.number_column("share", told.get("share", _("Share of the population")), 1, "%")]
    columns += [build.status_column(lang)]
    columns += [
        build.number_column(f"projected_{y}", f"{_('projection')} {y}", 0, "", found.vintage) for y in years
    ]
    made = []
    for area in found.areas:
        now = found.counted.get(area.code, {}).get(found.last)
        whole = found.whole.get(area.code, {}).get(found.last)
        share = _share(now, whole)
        ahead = [point.value if (point := found.expected.get(area.code, {}).get(y)) else None for y in years]
        start = [area.code, area.name, found.last, now.value if now else None, share]
        made.append([*start, now.status if now else "missing", *ahead])
    used = [PROJECTIONS[0]] if years else []
    return _exhibit(
        "ryhma-alueittain", "table", query, lang, columns, made, {},
        subtitle=build.joined(found.profile.people_name.get(lang), found.last),
        summary=told.get("lead") or told.get("empty", ""),
        sources=build.sources([*(i.id for i in used_by(found.profile)), *used], lang),
    )  # fmt: skip
