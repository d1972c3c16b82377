"""The figures that tell of many indicators of an area at once: list, strips of a sector, table of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.alueerot import reading, strips, words
from components.alueerot.facts import worse_people
from components.alueerot.labels import AXIS
from components.i18n import translator
from data import queries
from data.catalog import load
from data.queries import hidden as store
from exports import build
from exports.exhibits.alueerot_facts import COUNTRY
from exports.exhibits.alueerot_made import Rows, exhibit
from exports.exhibits.alueerot_state import View, view
from exports.models import Column, Exhibit, Kind


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
    """The indicators of a sector as rows of dots: each municipality on the country's own scale."""
    shown = view(query, lang)
    _ = translator(lang)
    theme = shown.state.theme or load().get(shown.about.id).theme
    ids = [
        s.indicator for s in (each.spread for each in shown.found) if load().get(s.indicator).theme == theme
    ]
    name = load().theme_name(theme, lang)
    position = build.number_column("position", _("Place on the country's scale"), 1, told=_(AXIS))
    columns = [
        build.indicator_column(lang),
        build.code_column(lang),
        build.area_column(lang),
        build.period_column(lang),
        position,
        build.number_column("value", _("Value"), None),
    ]
    return exhibit(
        shown, "mittarit", "dots", columns, _strip_rows(shown, ids),
        {"label": "indicator", "value": "position", "point": "region"},
        title=build.joined(shown.area.name, _("{theme}: every indicator of the sector", theme=name)),
        subtitle=build.joined(_("Municipalities of the area"), _("Place on the country's scale")),
        summary=_lead(shown), notes=(_(AXIS),),
        sources=build.sources(ids, lang), definition="", file_name=(shown.area.name, name, ""),
    )  # fmt: skip


def _strip_rows(shown: View, ids: Sequence[str]) -> Rows:
    """Indicator, municipality, period, place in per cent of the strip and the figure as stored."""
    spreads = {each.spread.indicator: each.spread for each in shown.found}
    cells = queries.compare(ids, "kunta", [*shown.area.members, COUNTRY])
    held = {(cell[0], cell[3]): cell[4] for cell in cells}
    own = {indicator: spreads[indicator].value for indicator in ids}
    made = strips.build(shown.area.members, own, cells, store.municipal_ranges(), shown.look)["strips"]
    for indicator in ids:
        spread = spreads[indicator]
        title = shown.look.title(indicator, spread.group)
        for code, x in zip(shown.area.members, made.get(indicator, {}).get("x", ()), strict=False):
            if x is not None:
                yield title, code, shown.look.names[code], spread.period, x, held[indicator, code]


def _indicator_columns(shown: View) -> list[Column]:
    _ = translator(shown.lang)
    number = build.number_column
    return [
        build.indicator_column(shown.lang),
        build.period_column(shown.lang),
        number("times", _("Times the middle one"), 2),
        number("rank", _("Place")),
        number("ranked", _("Areas in order")),
        number("value", _("Value"), None),
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
    return exhibit(
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
