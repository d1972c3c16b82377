"""The figures of the view of differences inside areas: list, swarm, map, course, sector, areas, tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components.alueerot import reading, words
from components.alueerot.detail import bounds
from components.alueerot.facts import worse_people
from components.i18n import translator
from data import queries
from data.catalog import load
from exports import build
from exports.exhibits.alueerot_state import View, view
from exports.models import Cell, Column, Exhibit, Kind, Make

Rows = Iterable[Sequence[Cell]]


def _exhibit(
    shown: View,
    name: str,
    kind: Kind,
    columns: Sequence[Column],
    rows: Rows,
    encoding: Mapping[str, str],
    **more: Any,
) -> Exhibit:
    """A figure of the view with all that its figures have in common; `more` overrides."""
    common: dict[str, Any] = {
        "title": build.joined(shown.area.name, shown.title),
        "subtitle": build.joined(
            translator(shown.lang)("Municipalities of the area"), shown.about.unit, shown.when
        ),
        "summary": " ".join(words.summary(shown.spread, shown.area.name, shown.look)),
        "sources": build.sources([shown.about.id], shown.lang),
        "version": queries.current_version(),
        "address": shown.address(),
        "file_name": (shown.area.name, shown.title, shown.period),
        "own": shown.state.areas,
        "definition": shown.about.definition,
        "notes": shown.notes(),
    }
    fixed = tuple(tuple(row) for row in rows)
    return Exhibit(
        "alueerot", name, kind, shown.lang, columns=tuple(columns), rows=fixed, encoding=encoding,
        **common | more,
    )  # fmt: skip


def _municipal_columns(shown: View) -> list[Column]:
    """Code, name, period, figure, difference to the area, side, population and status."""
    _ = translator(shown.lang)
    unit = load().unit_of(shown.about.id).after_difference(shown.lang)
    apart = build.number_column("difference", _("Difference to the area"), shown.about.decimals, unit)
    return [
        build.code_column(shown.lang),
        build.area_column(shown.lang),
        build.period_column(shown.lang),
        build.value_column(shown.about),
        apart,
        Column("side", _("Against the area"), "text"),
        build.number_column("population", _("Population")),
        build.status_column(shown.lang),
    ]


def _municipalities(shown: View) -> Rows:
    people = queries.populations("kunta")
    for code in shown.ordered():
        value = shown.value(code)
        apart = None if value is None or shown.own is None else round(value - shown.own, 6)
        start = (code, shown.look.names[code], shown.period)
        yield *start, shown.stored(code), apart, shown.side(code), people.get(code), shown.status(code)


def swarm(query: Mapping[str, str], lang: str) -> Exhibit:
    """Every municipality of the area as a dot on the value axis, with the area's own figure."""
    shown = view(query, lang)
    columns = [build.indicator_column(lang), *_municipal_columns(shown)]
    rows = ([shown.title, *row] for row in _municipalities(shown) if row[3] is not None)
    encoding = {"label": "indicator", "value": "value", "point": "region"}
    return _exhibit(shown, "parvi", "dots", columns, rows, encoding, options=_reference(shown))


def _reference(shown: View) -> dict[str, object]:
    if shown.own is None:
        return {}
    return {"reference": {"label": shown.area.name, "value": shown.own}}


def area_map(query: Mapping[str, str], lang: str) -> Exhibit:
    """The area's municipalities in classes around its own figure, or of size where nothing is judged."""
    shown = view(query, lang)
    indicator = load().get(shown.about.id)
    known = [value for code in shown.area.members if (value := shown.value(code)) is not None]
    steps, around = bounds(known, shown.own, indicator)
    options = {
        "level": "kunta",
        "bounds": steps,
        "scale": "div" if around else "seq",
        "turned": around and indicator.direction == "lower",
        "within": shown.area.code,
    }
    encoding = {"region": "region_code", "value": "value"}
    rows = _municipalities(shown)
    return _exhibit(shown, "kartta", "map", _municipal_columns(shown), rows, encoding, options=options)


def municipalities(query: Mapping[str, str], lang: str) -> Exhibit:
    """The area's municipalities as a table, largest figure first."""
    shown = view(query, lang)
    return _exhibit(shown, "kunnat", "table", _municipal_columns(shown), _municipalities(shown), {})


def course(query: Mapping[str, str], lang: str) -> Exhibit:
    """The differences year by year beside the middle area's."""
    shown = view(query, lang)
    _ = translator(lang)
    unit = load().unit_of(shown.about.id).after_difference(lang)
    columns = [
        build.period_column(lang),
        build.code_column(lang),
        build.area_column(lang),
        build.number_column("deviation", _("Standard deviation"), shown.about.decimals + 1, unit),
        build.number_column("gini", _("Gini index"), 3),
    ]
    middle = _("Median of the areas")
    rows: list[tuple[Cell, ...]] = []
    for point in shown.detail.course:
        rows.append((point.period, shown.area.code, shown.area.name, point.deviation, point.gini))
        if point.middle is not None:
            rows.append((point.period, "", middle, point.middle, None))
    marks = [{"period": period, "text": "", "kind": "break"} for period in shown.detail.breaks]
    encoding = {"x": "period", "y": "deviation", "series": "region"}
    told = [words.trend(shown.detail.trends[0], shown.look)]
    if shown.detail.trends[1]:
        told.append(words.trend(shown.detail.trends[1], shown.look, relative=True))
    return _exhibit(
        shown, "kehitys", "line", columns, rows, encoding, summary=" ".join(told), own=(shown.area.code,),
        subtitle=build.joined(_("Standard deviation"), unit),
        options={"marks": marks, "roles": {shown.area.code: "own", "": "country"}},
    )  # fmt: skip


def areas(query: Mapping[str, str], lang: str) -> Exhibit:
    """Areas of the level by how wide the differences inside them are."""
    shown = view(query, lang)
    _ = translator(lang)
    unit = load().unit_of(shown.about.id).after_difference(lang)
    columns = [
        build.code_column(lang),
        build.area_column(lang),
        build.period_column(lang),
        build.number_column("deviation", _("Standard deviation"), shown.about.decimals + 1, unit),
        build.number_column("rank", _("Place")),
        build.value_column(shown.about),
        build.number_column("low", _("Smallest"), shown.about.decimals, shown.about.suffix),
        build.number_column("high", _("Largest"), shown.about.decimals, shown.about.suffix),
        build.number_column("municipalities", _("Municipalities with a figure")),
    ]
    rows = (
        (
            s.area,
            shown.look.names.get(s.area, s.area),
            s.period,
            s.deviation,
            s.rank,
            s.value,
            s.low,
            s.high,
            s.n,
        )
        for s in shown.detail.others
        if s.rank is not None
    )
    without = words.unranked(shown.without(), shown.look)
    encoding = {"label": "region", "value": "deviation"}
    return _exhibit(
        shown, "alueet", "bar", columns, rows, encoding, own=(shown.area.code,),
        title=_("{indicator}: where the differences are widest", indicator=shown.title),
        subtitle=build.joined(_("Standard deviation"), unit, shown.when),
        notes=(*shown.notes(), *([without] if without else [])),
    )  # fmt: skip


def hidden(query: Mapping[str, str], lang: str) -> Exhibit:
    """Indicators by how wide the differences are beside other areas: times the middle area's."""
    shown = view(query, lang)
    found = shown.listed()
    columns = _indicator_columns(shown)
    encoding = {"label": "indicator", "value": "times"}
    _ = translator(lang)
    return _every(shown, "peitto", "bar", columns, found[:20], encoding, _("The average hides most here"))


def every(query: Mapping[str, str], lang: str) -> Exhibit:
    """Every main indicator with the area's figure and its differences, as a table."""
    shown = view(query, lang)
    _ = translator(lang)
    title = _("Every indicator and the differences in it")
    return _every(shown, "kaikki", "table", _indicator_columns(shown), shown.found, {}, title)


def sector(query: Mapping[str, str], lang: str) -> Exhibit:
    """The indicators of a sector with the municipalities' figures, one row an indicator."""
    shown = view(query, lang)
    theme = shown.state.theme or load().get(shown.about.id).theme
    rows_of = [each for each in shown.found if shown.look.indicator(each.spread).theme == theme]
    ids = [each.spread.indicator for each in rows_of]
    held = {(cell[0], cell[3]): cell[4] for cell in queries.compare(ids, "kunta", shown.area.members)}
    columns = [build.indicator_column(lang), build.period_column(lang)]
    columns += [build.number_column("area", shown.area.name, 1)]
    columns += [build.number_column(code, shown.look.names[code], 1) for code in shown.area.members]
    rows = [
        (
            shown.look.title(s.indicator, s.group),
            s.period,
            s.value,
            *(held.get((s.indicator, c)) for c in shown.area.members),
        )
        for s in (each.spread for each in rows_of)
    ]
    name = load().theme_name(theme, lang)
    title = translator(lang)("{theme}: every indicator of the sector", theme=name)
    return _exhibit(
        shown, "mittarit", "table", columns, rows, {},
        title=build.joined(shown.area.name, title),
        subtitle=translator(lang)("Municipalities of the area"), summary=_lead(shown), notes=(),
        sources=build.sources(ids, lang), definition="", file_name=(shown.area.name, name, ""),
        options={"row_decimals": [load().get(id_).decimals for id_ in ids]},
    )  # fmt: skip


def _indicator_columns(shown: View) -> list[Column]:
    _ = translator(shown.lang)
    number = build.number_column
    return [
        build.indicator_column(shown.lang),
        build.period_column(shown.lang),
        number("times", _("Times the middle one"), 2),
        number("rank", _("Place")),
        number("ranked", _("Areas in order")),
        number("value", _("Figure"), None),
        number("figure_rank", _("Place of the figure")),
        number("deviation", _("Standard deviation"), None),
        number("gini", _("Gini index"), 3),
        number("worse", _("People in municipalities with a worse figure")),
        Column("hides", _("Average hides"), "text"),
    ]


def _every(
    shown: View, name: str, kind: Kind, columns: Sequence[Column], found: Sequence[Any],
    encoding: Mapping[str, str], title: str,
) -> Exhibit:  # fmt: skip
    _ = translator(shown.lang)
    rows = (
        (
            *(shown.look.title(s.indicator, s.group), s.period, s.times, s.rank, s.ranked, s.value),
            *(each.rank, s.deviation, s.gini, worse_people(s, shown.look.indicator(s))),
            _("yes") if each.hides else "",
        )
        for each in found
        for s in (each.spread,)
    )
    return _exhibit(
        shown, name, kind, columns, rows, encoding,
        title=build.joined(shown.area.name, title),
        subtitle=_("Differences between municipalities, each indicator at its newest period"),
        summary=_lead(shown), notes=tuple(reading.lines(shown.lang)[:3]),
        sources=build.sources([each.spread.indicator for each in found], shown.lang),
        definition="", file_name=(shown.area.name, title, ""), own=(),
        options={"reference": {"label": _("middle area"), "value": 1.0}} if kind == "bar" else {},
    )  # fmt: skip


def _lead(shown: View) -> str:
    told = [(each.spread, each.hides) for each in shown.found]
    return " ".join(words.lead(shown.area.name, len(shown.area.members), told, shown.look))


EXHIBITS: Mapping[str, Make] = {
    "peitto": hidden,
    "parvi": swarm,
    "kartta": area_map,
    "kehitys": course,
    "mittarit": sector,
    "alueet": areas,
    "kunnat": municipalities,
    "kaikki": every,
}
