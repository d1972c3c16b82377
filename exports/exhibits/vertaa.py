"""The figures of the comparison: table, development, places, two indicators, similar areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.similar_sources import INDICATORS
from components.formats import period
from components.i18n import translator
from components.vertaa import figure_labels, labels, lines, scatter, similar, state, words
from components.vertaa.table import LETTERS
from data import queries
from exports import build, compared
from exports.exhibits import vertaa_table
from exports.exhibits.vertaa_state import Shown, measure_column, shown
from exports.models import Cell, Column, Exhibit, Kind, Make

STATUS = {letter: status for status, letter in LETTERS.items()}


def _exhibit(
    of: Shown, name: str, kind: Kind, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], **more: Any
) -> Exhibit:
    """A figure of the comparison with all that its figures have in common; `more` overrides."""
    common: dict[str, Any] = {
        "encoding": {},
        "version": queries.current_version(),
        "address": of.address(),
        "own": of.state.areas,
    }
    fixed = tuple(tuple(row) for row in rows)
    return Exhibit("vertaa", name, kind, of.lang, columns=tuple(columns), rows=fixed, **common | more)


def table(query: Mapping[str, str], lang: str) -> Exhibit:
    """Areas × indicators as figures or differences, in the screen's order, with the colours of the order."""
    of = shown(query, lang)
    made = of.table()
    codes, places = vertaa_table.columns(made, of.state), vertaa_table.rows(made, of.state)
    _ = translator(lang)
    heads = [build.indicator_column(lang), Column("unit", _("Unit"), "text"), build.period_column(lang)]
    heads += [build.number_column(code.lower(), made["columns"][code]["n"], None) for code in codes]
    rows = [
        [_row_name(made["rows"][i]), made["rows"][i]["l"], made["rows"][i]["p"]]
        + [vertaa_table.cell(made, of.state, i, code) for code in codes]
        for i in places
    ]
    county = made["columns"].get(made["columns"][of.own].get("c", ""), {}).get("n", "")
    return _exhibit(
        of, "taulukko", "heat", heads, rows,
        title=f"{of.name}: {of.theme}",
        subtitle=labels.shows_told(of.state.show, county, lang),
        summary="".join(words.lead(made, of.own, state.COUNTRY, lang)),
        encoding={"label": "indicator", "columns": ",".join(code.lower() for code in codes)},
        sources=build.sources(of.indicators(), lang),
        file_name=(of.name, of.theme, ""),
        notes=(labels.colours(lang), labels.caution(of.state.level, of.state.show, county, lang)),
        options={
            "tones": vertaa_table.tones(made, of.state, places, codes),
            "scale": "div",
            "row_decimals": [made["rows"][i]["k"] for i in places],
        },
    )  # fmt: skip


def _row_name(row: Mapping[str, Any]) -> str:
    return f"{row['n']} ({row['g']})" if row.get("g") else str(row["n"])


def development(query: Mapping[str, str], lang: str) -> Exhibit:
    """Series of the areas, their county and the country; by indicator, the changes of each."""
    of = shown(query, lang)
    if of.state.panels == "mittarit":
        return _changes(of)
    found = _series(of, of.indicator())
    rows: list[list[Cell]] = [
        [at, track.code, track.name, track.values[at], track.statuses[at]]
        for track in found.tracks
        for at in sorted(track.values)
    ]
    heads = [build.period_column(lang), build.code_column(lang), build.area_column(lang)]
    heads += [measure_column(found.measure), build.status_column(lang)]
    roles = {track.code: "chosen" if track.kind == "area" else track.kind for track in found.tracks}
    marks = [{"period": at, "text": text, "kind": "break"} for at, text in found.breaks]
    return _exhibit(
        of, "sarjat", "line", heads, rows,
        title=f"{of.name}: {found.measure.name}",
        subtitle=build.joined(found.measure.unit, _span(found.periods, lang)),
        summary=lines.summary(found, lang),
        encoding={"x": "period", "y": "value", "series": "region"},
        sources=build.sources([found.measure.id], lang),
        file_name=(of.name, found.measure.name, _span(found.periods, "fi")),
        definition=found.measure.definition,
        options={"roles": roles, "marks": marks},
    )  # fmt: skip


def _series(of: Shown, indicator: str) -> lines.Drawn:
    start = "" if of.state.start == state.STARTS[-1] else of.state.start
    ordered = [of.own, *sorted(of.state.areas[1:])]
    return compared.series(of.lang, indicator, of.state.level, start, ordered)


def _span(periods: Sequence[str], lang: str) -> str:
    return "–".join(dict.fromkeys(period(at, lang) for at in (periods[0], periods[-1]))) if periods else ""


def _changes(of: Shown) -> Exhibit:
    """Each indicator's change by area, one row for each of both."""
    _ = translator(of.lang)
    rows: list[list[Cell]] = []
    for indicator in of.indicators():
        found = _series(of, indicator)
        for track in found.tracks:
            if moved := found.moves.get(track.code):
                unit = "%" if moved.relative else found.measure.change_suffix
                values = [moved.start, moved.end, moved.change]
                rows.append(
                    [found.measure.name, track.code, track.name, moved.first, moved.last, *values, unit]
                )
    told = figure_labels.series(of.lang)
    heads = [build.indicator_column(of.lang), build.code_column(of.lang), build.area_column(of.lang)]
    heads += [Column("first_period", f"{told['first']}: {_('Period')}", "text")]
    heads += [Column("last_period", f"{told['last']}: {_('Period')}", "text")]
    heads += [build.number_column("first_value", told["first"], None)]
    heads += [build.number_column("last_value", told["last"], None)]
    heads += [build.number_column("change", told["change"], 2), Column("change_unit", _("Unit"), "text")]
    return _exhibit(
        of, "sarjat", "table", heads, rows,
        title=f"{of.name}: {of.theme}",
        subtitle=build.joined(told["change"], of.level),
        summary="".join(words.lead(of.table(), of.own, state.COUNTRY, of.lang)),
        sources=build.sources(of.indicators(), of.lang),
        file_name=(of.name, of.theme, ""),
    )  # fmt: skip


def places(query: Mapping[str, str], lang: str) -> Exhibit:
    """Every area's place among all areas of its kind, for each indicator that can be compared."""
    of = shown(query, lang)
    _ = translator(lang)
    made, rows, decimals = of.table(), [], []
    for i in vertaa_table.rows(made, of.state):
        row = made["rows"][i]
        for code in vertaa_table.columns(made, of.state) if row.get("c") != 0 else ():
            column = made["columns"][code]
            if column["q"][i] is not None:
                place = 100 - column["q"][i] if row["r"] < 0 else column["q"][i]
                status = STATUS[column["s"][i]] if "s" in column else "observed"
                rows.append(
                    [_row_name(row), code, column["n"], row["p"], place, column["v"][i], row["l"], status]
                )
                decimals.append(row["k"])
    told = figure_labels.dots(lang)
    heads = [build.indicator_column(lang), build.code_column(lang), build.area_column(lang)]
    heads += [build.period_column(lang), build.number_column("place", told["place"], 0)]
    heads += [build.number_column("value", _("The figure"), None), Column("unit", _("Unit"), "text")]
    return _exhibit(
        of, "pisteet", "dots", [*heads, build.status_column(lang)], rows,
        title=f"{of.name}: {of.theme}",
        subtitle=build.joined(told["judged"], told["plain"]),
        summary=words.dots(made, of.own, len(queries.codes(of.state.level)), lang),
        encoding={"label": "indicator", "value": "place", "point": "region"},
        sources=build.sources(of.indicators(), lang),
        file_name=(of.name, of.theme, ""),
        notes=(told["caption"].format(level=of.level.lower()),),
        options={"row_decimals": decimals},
    )  # fmt: skip


def two_indicators(query: Mapping[str, str], lang: str) -> Exhibit:
    """Two indicators of all areas against each other."""
    of = shown(query, lang)
    found = compared.pair(lang, of.state.level, *of.axes())
    x, y = found.x, found.y
    rows: list[list[Cell]] = [
        [found.codes[i], found.names[i], a, b, x.statuses[i], y.statuses[i]]
        for i, a, b in scatter.points(found)
    ]
    heads = [build.code_column(lang), build.area_column(lang), measure_column(x.measure, "x")]
    heads += [measure_column(y.measure, "y"), build.status_column(lang, "x_status", x.measure.name)]
    heads += [build.status_column(lang, "y_status", y.measure.name)]
    medians = {} if found.found.medians is None else {"medians": list(found.found.medians)}
    return _exhibit(
        of, "hajonta", "scatter", heads, rows,
        title=figure_labels.scatter(lang)["title"].format(x=x.measure.name, y=y.measure.name),
        subtitle=build.joined(of.level, *(_axis(axis, lang) for axis in (x, y))),
        summary=scatter.summary(found, of.own, lang),
        encoding={"x": "x", "y": "y", "label": "region"},
        sources=build.sources([x.measure.id, y.measure.id], lang),
        file_name=(of.name, f"{x.measure.name} {y.measure.name}", ""),
        notes=(scatter.caution(lang),),
        options=medians,
    )  # fmt: skip


def _axis(axis: scatter.Axis, lang: str) -> str:
    return f"{axis.measure.name}, {axis.measure.unit}, {period(axis.period, lang)}"


def similar_areas(query: Mapping[str, str], lang: str) -> Exhibit:
    """The areas most like the own one, with their distances and reasons."""
    of = shown(query, lang)
    wanted = state.wanted(of.state)
    look = compared.similar_look(of.state.level, of.own, lang)
    found = compared.similar(of.state.level, of.own, wanted)
    told = figure_labels.similar(lang)
    rows: list[list[Cell]] = [
        [i, each.code, look.names[each.code], each.distance, look.populations.get(each.code),
         similar.reasons_told(each, look)]
        for i, each in enumerate(found.neighbours, 1)
    ]  # fmt: skip
    _ = translator(lang)
    heads = [build.number_column("place", _("Place")), build.code_column(lang), build.area_column(lang)]
    heads += [build.number_column("distance", told["distance"], 2, told=told["caption"])]
    heads += [build.number_column("population", told["people"], 0)]
    heads += [Column("reasons", told["reasons"].format(area=look.names[of.own]), "text")]
    weighted = ", ".join(
        f"{similar.feature_name(feature, lang)} {weight:g}" for feature, weight in wanted.weights.items()
    )
    notes = (
        told["caption"],
        f"{similar.weights_name(wanted, lang)}: {weighted}.",
        similar.left_out(found, lang),
    )
    return _exhibit(
        of, "samankaltaiset", "table", heads, rows,
        title=told["title"].format(area=look.names[of.own]),
        subtitle=build.joined(of.level, similar.weights_name(wanted, lang)),
        summary=similar.summary(found, wanted, look),
        sources=build.sources(INDICATORS.values(), lang),
        file_name=(look.names[of.own], told["distance"], ""),
        notes=tuple(note for note in notes if note),
        own=(of.own,),
    )  # fmt: skip


EXHIBITS: dict[str, Make] = {
    "taulukko": table,
    "sarjat": development,
    "pisteet": places,
    "hajonta": two_indicators,
    "samankaltaiset": similar_areas,
}
