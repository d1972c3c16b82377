"""The figures of the indicator view: map, order, spread, development and table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components.i18n import translator
from components.mittari import lines
from data import queries
from exports import build
from exports.exhibits.mittari_state import COUNTRY, View, view
from exports.exhibits.mittari_words import lead
from exports.models import Cell, Column, Exhibit, Kind, Make, NoExhibit

Rows = Iterable[Sequence[Cell]]
BOUNDS = {"kvantiilit": "breaks_quantile", "tasavalit": "breaks_equal", "maa": "breaks_country"}


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
        "title": shown.title,
        "subtitle": build.joined(shown.level, shown.about.unit, shown.when),
        "summary": lead(shown),
        "sources": build.sources([shown.about.id], shown.lang),
        "version": queries.current_version(),
        "address": shown.address(),
        "file_name": shown.file_name(),
        "own": shown.own,
        "definition": shown.about.definition,
        "notes": _notes(shown),
    }
    fixed = tuple(tuple(row) for row in rows)
    return Exhibit(
        "mittari",
        name,
        kind,
        shown.lang,
        columns=tuple(columns),
        rows=fixed,
        encoding=encoding,
        **common | more,
    )


def _notes(shown: View) -> tuple[str, ...]:
    """Notes on quality in the reader's language."""
    found = queries.indicator_notes(shown.about.id)
    texts = (note[f"text_{shown.lang}"] or note["text_fi"] for note in found if note["kind"] != "break")
    return tuple(dict.fromkeys(text for text in texts if text))


def _columns(shown: View) -> list[Column]:
    _ = translator(shown.lang)
    place = build.number_column("rank", _("Place"), told=_("Place from the largest value: order, not grade"))
    area = [build.code_column(shown.lang), build.area_column(shown.lang)]
    period = build.period_column(shown.lang)
    return [*area, period, build.value_column(shown.about), place, build.status_column(shown.lang)]


def _rows(shown: View, places: Iterable[int]) -> Rows:
    for i in places:
        code = shown.found.codes[i]
        start = (code, shown.names[code], shown.state.period)
        yield *start, shown.found.values[i], shown.ranks[i], shown.status(i)


def area_map(query: Mapping[str, str], lang: str) -> Exhibit:
    """The map of areas in the state's classes."""
    shown = view(query, lang)
    if queries.geo(shown.state.level) is None:
        raise NoExhibit(
            f"Areas of kind '{shown.state.level}' are not drawn on a map.", "take their order instead"
        )
    options = {
        "level": shown.state.level,
        "bounds": list(getattr(shown.meta, BOUNDS[shown.state.method])),
        "scale": "div" if shown.state.method == "maa" else "seq",
        "within": shown.state.zoom,
    }
    encoding = {"region": "region_code", "value": "value"}
    rows = _rows(shown, shown.shown())
    return _exhibit(shown, "kartta", "map", _columns(shown), rows, encoding, options=options)


def ranking(query: Mapping[str, str], lang: str) -> Exhibit:
    """Areas in order, largest first."""
    shown = view(query, lang)
    encoding = {"label": "region", "value": "value"}
    rows = _rows(shown, shown.ordered())
    return _exhibit(shown, "jarjestys", "bar", _columns(shown), rows, encoding, options=_reference(shown))


def _reference(shown: View) -> dict[str, object]:
    """The line at the whole country's value, where it may be compared with."""
    if shown.country is None or not shown.about.comparable:
        return {}
    return {"reference": {"label": shown.names[COUNTRY], "value": shown.country}}


def distribution(query: Mapping[str, str], lang: str) -> Exhibit:
    """Every area as a dot on the value axis."""
    shown = view(query, lang)
    columns = [build.indicator_column(lang), *_columns(shown)]
    rows = ([shown.title, *row] for row in _rows(shown, shown.shown()))
    encoding = {"label": "indicator", "value": "value", "point": "region"}
    return _exhibit(shown, "jakauma", "dots", columns, rows, encoding, options=_reference(shown))


def _series_codes(shown: View) -> list[str]:
    """The chosen areas; the county and the country where they may be compared."""
    own = shown.own[0] if shown.own else None
    county = queries.county_of(own) if own and shown.state.level == "kunta" else None
    beside = [county, COUNTRY] if shown.about.comparable or not own else []
    return list(dict.fromkeys(code for code in [*shown.own, *beside] if code))


def development(query: Mapping[str, str], lang: str) -> Exhibit:
    """The series of the chosen areas, their county and the country."""
    shown = view(query, lang)
    codes = _series_codes(shown)
    found = lines.build(
        codes, queries.series(shown.about.id, shown.state.group, codes), build.names(codes, lang)
    )
    marks = lines.break_marks(queries.indicator_notes(shown.about.id), found, lang)
    marks += lines.merger_marks(queries.changes(codes), found, lang)
    rows = [
        (period, line.code, line.name, value, status)
        for line in found
        for period, value, status in zip(line.periods, line.values, line.statuses, strict=True)
    ]
    columns = [build.period_column(lang), build.code_column(lang), build.area_column(lang)]
    columns += [build.value_column(shown.about), build.status_column(lang)]
    spans = sorted(row[0] for row in rows)
    return _exhibit(
        shown, "kehitys", "line", columns, rows, {"x": "period", "y": "value", "series": "region"},
        subtitle=build.joined(shown.about.unit, _span(spans, lang)),
        summary=lines.summary(found, marks, shown.about.decimals, shown.about.suffix, lang),
        file_name=(*shown.file_name()[:2], "-".join(dict.fromkeys((spans[0], spans[-1]))) if spans else ""),
        options={"marks": [vars(mark) for mark in marks], "roles": {line.code: line.role for line in found}},
    )  # fmt: skip


def _span(periods: Sequence[str], lang: str) -> str:
    from components.formats import period

    return (
        "–".join(dict.fromkeys(period(text, lang) for text in (periods[0], periods[-1]))) if periods else ""
    )


def table(query: Mapping[str, str], lang: str) -> Exhibit:
    """All areas with county, place, difference to the country and status."""
    shown = view(query, lang)
    _ = translator(lang)
    columns, rows = _columns(shown), [list(row) for row in _rows(shown, shown.ordered())]
    if shown.about.comparable and shown.country is not None:
        told = _("Area's figure less the whole country's")
        unit, decimals = shown.about.points, shown.about.decimals
        columns.insert(
            5, build.number_column("difference", _("Difference to whole country"), decimals, unit, told)
        )
        for row, i in zip(rows, shown.ordered(), strict=True):
            row.insert(5, _difference(shown, i))
    if shown.state.level == "kunta":
        columns.insert(2, Column("county", _("Wellbeing services county"), "text"))
        counties = dict(queries.counties(lang))
        for row in rows:
            row.insert(2, counties.get(queries.county_of(str(row[0])) or "", ""))
    return _exhibit(shown, "taulukko", "table", columns, rows, {})


def _difference(shown: View, place: int) -> float | None:
    value, digits = shown.found.rounded[place], shown.about.decimals + 1
    return None if value is None or shown.country is None else round(value - shown.country, digits)


EXHIBITS: dict[str, Make] = {
    "kartta": area_map,
    "jarjestys": ranking,
    "jakauma": distribution,
    "kehitys": development,
    "taulukko": table,
}

CARD = "kartta"  # stands for the view in a link's card
