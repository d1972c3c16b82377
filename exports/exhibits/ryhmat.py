"""The figures of the groups view: gaps by year and by area, a group's indicators, its people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components.formats import period as in_words
from components.i18n import translator
from components.ryhmat import gaps
from components.ryhmat.movement import KEYS, sentence, tests
from components.ryhmat.question import Area, Question
from components.ryhmat.state import PARAMETERS, State
from components.url_state import Reader
from data import queries
from exports import build
from exports.exhibits.ryhmat_groups import needs, people, people_by_area, profile
from exports.group_figures import ask, gap_used, read_state
from exports.models import Cell, Column, Exhibit, Kind, Make, NoExhibit

Query = Mapping[str, str]


def _question(query: Query, lang: str) -> tuple[State, Question]:
    state = read_state(Reader(query))
    question = ask(lang, state.area, state.indicator, state.group, state.against, state.basis)
    if not question.periods:
        raise NoExhibit(gaps.nothing(question), "")
    return state, question


def _exhibit(
    name: str, kind: Kind, query: Query, found: Question, columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]], encoding: Mapping[str, str], **more: Any,
) -> Exhibit:  # fmt: skip
    """A figure of a gap with all that they have in common; `more` overrides."""
    kept = {key: text for key, text in query.items() if key in PARAMETERS.values()}
    common: dict[str, Any] = {
        "title": f"{gaps.title(found)}: {' – '.join(gaps.within(name) for name in found.names)}",
        "subtitle": build.joined(found.own.name, found.scale.label, in_words(found.last, found.lang)),
        "summary": f"{gaps.lead(found)} {sentence(found, found.own.code)}".strip(),
        "sources": build.sources(gap_used(found), found.lang),
        "version": queries.current_version(),
        "address": build.view_address("/ryhmat", kept, found.lang),
        "file_name": (found.own.name, f"{gaps.title(found)} {' '.join(found.names)}", found.last),
        "own": (found.own.code,),
        "definition": build.about(found.indicator.id, found.lang).definition,
        "notes": (found.scale.note,) if found.scale.note else (),
    }
    fixed = tuple(tuple(row) for row in rows)
    fixed_columns, lang = tuple(columns), found.lang
    return Exhibit(
        "ryhmat", name, kind, lang, columns=fixed_columns, rows=fixed, encoding=encoding, **common | more
    )  # fmt: skip


def _columns(found: Question) -> list[Column]:
    """Area, period, both figures with their statuses, both gaps."""
    _ = translator(found.lang)
    scale, (one, other) = found.scale, found.names
    value = [
        build.number_column(key, name, scale.decimals, scale.after, scale.label)
        for key, name in (("group_value", one), ("against_value", other))
    ]
    gap = build.number_column("gap", _("Absolute gap"), scale.decimals, scale.difference, f"{one} − {other}")
    ratio = build.number_column("ratio", _("Ratio"), 2, "", f"{one} ÷ {other}")
    lang = found.lang
    first = [build.code_column(lang), build.area_column(lang), build.period_column(lang)]
    statuses = [
        build.status_column(lang, "group_status", one), build.status_column(lang, "against_status", other)
    ]  # fmt: skip
    return [*first, *value, gap, ratio, *statuses]


def _row(found: Question, area: Area, period: str) -> list[Cell]:
    points, gap = found.pair(area.code, period), found.gap(area.code, period)
    values = [point.value if point else None for point in points]
    statuses = [point.status if point else "missing" for point in points]
    both: list[Cell] = [gap.absolute, gap.relative] if gap else [None, None]
    return [area.code, area.name, period, *values, *both, *statuses]


def by_year(query: Query, lang: str) -> Exhibit:
    """Both groups of the own area, year by year."""
    _state, found = _question(query, lang)
    rows = [_row(found, found.own, p) for p in found.periods if found.gap(found.own.code, p) is not None]
    encoding = {"label": "period", "from": "group_value", "to": "against_value"}
    return _exhibit("ero-vuosittain", "dumbbell", query, found, _columns(found), rows, encoding)


def _line(name: str, of: str, query: Query, lang: str) -> Exhibit:
    """A gap over years in the own area, its county and the country."""
    _state, found = _question(query, lang)
    wide = [area for area in found.areas if area.kind != "area"]
    rows = [_row(found, area, p) for area in wide for p in found.periods if found.gap(area.code, p)]
    columns = _columns(found)
    status = columns[-2].__class__("status", columns[-2].name, "status")
    marks = [{"period": p, "text": "", "kind": "break"} for p in found.breaks if found.periods[0] < p]
    options = {"roles": {area.code: area.kind for area in wide}, "marks": marks}
    encoding = {"x": "period", "y": of, "series": "region"}
    columns, rows = [*columns[:-2], status], [row[:-1] for row in rows]
    return _exhibit(name, "line", query, found, columns, rows, encoding, options=options)


def absolute(query: Query, lang: str) -> Exhibit:
    """The absolute gap over years."""
    return _line("ero-absoluuttinen", "gap", query, lang)


def relative(query: Query, lang: str) -> Exhibit:
    """The relative gap over years."""
    return _line("ero-suhteellinen", "ratio", query, lang)


def by_area(query: Query, lang: str) -> Exhibit:
    """Both groups area by area in the newest year: the own area, county and country first, then by size."""
    state, found = _question(query, lang)
    _ = translator(lang)
    moved = tests(found)
    columns = [
        *_columns(found),
        Column("small_numbers", _("small numbers"), "text"),
        Column("movement", _("Movement"), "text"),
    ]
    rows = []
    for area in _ordered(found, state.order):
        told = gaps.row(found, area, moved[area.code])
        marked = _("small numbers") if told.get("small") else ""
        move = told.get("ma", {})
        rows.append(
            [*_row(found, area, found.last), marked, " ".join(filter(None, (move.get("w"), move.get("d"))))]
        )
    encoding = {"label": "region", "from": "group_value", "to": "against_value"}
    return _exhibit("ero-alueittain", "dumbbell", query, found, columns, rows, encoding)


def _ordered(found: Question, order: str) -> list[Area]:
    moved = tests(found)
    rows = {area.code: gaps.row(found, area, moved[area.code]) for area in found.areas}
    size = {"ero": "sd", "suhde": "sr", "muutos": "sm"}.get(order)
    first = [
        a for a in found.areas if a.kind in ("county", "country") or (a.kind == "own" and a.code[0] != "K")
    ]
    rest = [area for area in found.areas if area not in first]
    if size is None:
        return [*first, *sorted(rest, key=lambda area: area.name)]

    def key(area: Area) -> tuple[int, float]:
        row = rows[area.code]
        value = row.get(size)
        return row.get("small", 0), -abs(value) if value is not None else float("inf")

    return [*first, *sorted(rest, key=key)]


def widest(query: Query, lang: str) -> Exhibit:
    """The widest and the fastest gaps of the municipalities."""
    _state, found = _question(query, lang)
    _ = translator(lang)
    moved = tests(found)
    lists = gaps.lists(found, moved)
    areas = {area.code: area for area in found.areas}
    names = {"wide": _("Absolute gap"), "ratio": _("Ratio"), "fast": _("Movement")}
    columns = [
        Column("list", _("Order by"), "text"),
        build.number_column("place", _("Place")),
        *_columns(found),
    ]
    slope = build.number_column("slope", _("Movement"), found.scale.decimals + 1, found.scale.difference)
    rows = [
        [name, place, *_row(found, areas[code], found.last), _slope(moved[code][0])]
        for key, name in names.items()
        for place, code in enumerate(lists.get(key, ()), 1)
    ]
    return _exhibit("suurimmat-erot", "table", query, found, [*columns, slope], rows, {})


def _slope(trend: Any) -> float | None:
    """Change a year of a movement that passed the test."""
    return trend.slope if KEYS[trend.direction] in ("widens", "narrows") else None


EXHIBITS: dict[str, Make] = {
    "ero-vuosittain": by_year,
    "ero-absoluuttinen": absolute,
    "ero-suhteellinen": relative,
    "ero-alueittain": by_area,
    "suurimmat-erot": widest,
    "ryhman-mittarit": profile,
    "ryhman-koko": people,
    "ryhma-alueittain": people_by_area,
    "tarpeen-mittarit": needs,
}
