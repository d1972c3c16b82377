"""The figures of the view of differences inside areas; those of many indicators are in alueerot_lists."""

from __future__ import annotations

from collections.abc import Mapping

from components.alueerot import words
from components.alueerot.detail import bounds
from components.i18n import translator
from data import queries
from data.catalog import load
from exports import build
from exports.exhibits import alueerot_lists
from exports.exhibits.alueerot_made import Rows, exhibit
from exports.exhibits.alueerot_state import View, view
from exports.models import Cell, Column, Exhibit, Make


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
    return exhibit(shown, "parvi", "dots", columns, rows, encoding, options=_reference(shown))


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
    return exhibit(shown, "kartta", "map", _municipal_columns(shown), rows, encoding, options=options)


def municipalities(query: Mapping[str, str], lang: str) -> Exhibit:
    """The area's municipalities as a table, largest figure first."""
    shown = view(query, lang)
    return exhibit(shown, "kunnat", "table", _municipal_columns(shown), _municipalities(shown), {})


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
    return exhibit(
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
    return exhibit(
        shown, "alueet", "bar", columns, rows, encoding, own=(shown.area.code,),
        title=_("{indicator}: where the differences are widest", indicator=shown.title),
        subtitle=build.joined(_("Standard deviation"), unit, shown.when),
        notes=(*shown.notes(), *([without] if without else [])),
    )  # fmt: skip


EXHIBITS: Mapping[str, Make] = {
    "peitto": alueerot_lists.hidden,
    "parvi": swarm,
    "kartta": area_map,
    "kehitys": course,
    "mittarit": alueerot_lists.sector,
    "alueet": areas,
    "kunnat": municipalities,
    "kaikki": alueerot_lists.every,
}
