"""A band of ages in the municipalities of an area: how many, what share, and how both grow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.classes import country_bounds, quantile_bounds
from analysis.projection import Growth, growth_of
from components.ennakointi.future import Future
from components.ennakointi.part import Col, Part
from components.ennakointi.state import SHOWS
from components.ennakointi.words import missing_oldest, projection_name
from components.formats import number, quantity, sort_key
from components.i18n import translator

SMALL = 2_000
BOTH_SIDES = 0.1  # share of areas that must be on the rarer side for colours around nought
# Measures of a difference are coloured on both sides of nought, the others from small to large.
SIGNED = ("osuus_muutos", "muutos", "muutos_pros")


@dataclass(frozen=True)
class Municipality:
    """One of the municipalities. everybody: all ages in the first year."""

    code: str
    name: str
    grown: Growth
    everybody: float


def measures(lang: str) -> dict[str, str]:
    """Names of what the map shows and the table is ordered by."""
    _ = translator(lang)
    return {
        "osuus_muutos": _("Change of share, pp"),
        "muutos": _("Change in persons"),
        "muutos_pros": _("Change, %"),
        "osuus": _("Share in the year"),
        "maara": _("Persons in the year"),
    }


def value(show: str, grown: Growth) -> float | None:
    """What a measure says of a growth."""
    return {
        "osuus_muutos": grown.points,
        "muutos": grown.change,
        "muutos_pros": grown.percent,
        "osuus": grown.then_share,
        "maara": grown.then,
    }[show]


def columns(future: Future) -> tuple[Col, ...]:
    """Columns of the table; their ids after the code are those of an address (state.COLUMNS)."""
    _ = translator(future.lang)
    base, year = future.base, future.year
    return (
        Col("koodi", _("Code"), "region_code", hidden=True),
        Col("nimi", _("Municipality"), "region"),
        Col("alussa", base),
        Col("lopussa", year),
        Col("muutos", _("Change"), signed=True),
        Col("muutos_pros", _("Change, %"), unit="%", decimals=1, signed=True),
        Col("osuus_alussa", _("Share {year}", year=base), unit="%", decimals=1),
        Col("osuus", _("Share {year}", year=year), unit="%", decimals=1),
        Col("osuus_muutos", _("Change of share"), unit=_("pp"), decimals=1, signed=True),
    )


def row(each: Municipality) -> list[str | float | None]:
    """A municipality as a row of the table."""
    g = each.grown
    return [
        *(each.code, each.name, g.base, g.then, g.change, g.percent),
        *(g.base_share, g.then_share, g.points),
    ]


def build(found: Sequence[Municipality], future: Future, show: str, order: str, scope: str, own: str) -> Part:
    """The table of municipalities, ordered as the address says; scope: name of the area that they make up."""
    _ = translator(future.lang)
    ordered = ordering(found, order or show)
    rows = [row(each) for each in ordered]
    bounds = {measure: _bounds(measure, found) for measure in SHOWS}
    return Part(
        title=_("Municipalities: {group}", group=future.group().lower()),
        subtitle=f"{scope} · {projection_name(future.vintage, future.lang)} · {future.base}–{future.year}",
        summary=summary(found, show, future),
        columns=columns(future),
        rows=rows,
        notes=(*missing_oldest(future.now.open_end, future.lang), *_small(found, future.lang)),
        own=[place for place, each in enumerate(ordered) if each.code == own],
        sources=(future.indicator,),
        more={
            "codes": [each.code for each in ordered],
            "group": future.group().lower(),
            "bounds": bounds,
            "summaries": {measure: summary(found, measure, future) for measure in SHOWS},
            "diverging": [m for m in SHOWS if diverging(m, _values(m, found))],
            "small": [place for place, each in enumerate(ordered) if each.everybody < SMALL],
        },
    )


def ordering(found: Sequence[Municipality], order: str) -> list[Municipality]:
    """Municipalities by a column, largest first (names from A); '-' before it turns around, unknown last."""
    key, back = order.removeprefix("-"), order.startswith("-")
    if key == "nimi":
        return sorted(found, key=lambda each: sort_key(each.name), reverse=back)
    place = {"alussa": 2, "lopussa": 3, "maara": 3, "muutos": 4, "muutos_pros": 5, "osuus_alussa": 6,
             "osuus": 7, "osuus_muutos": 8}[key]  # fmt: skip
    named = sorted(found, key=lambda each: sort_key(each.name))
    known = [(float(v), each) for each in named if isinstance(v := row(each)[place], (int, float))]
    known.sort(key=lambda pair: pair[0] if back else -pair[0])
    unknown = [each for each in named if row(each)[place] is None]
    return [each for _v, each in known] + unknown


def summary(found: Sequence[Municipality], show: str, future: Future) -> str:
    """Where the measure is largest and smallest, small municipalities not naming the top silently."""
    _ = translator(future.lang)
    known = [each for each in ordering(found, show) if value(show, each.grown) is not None]
    if len(known) < 2:
        return ""
    top = ", ".join(_told(each, show, future) for each in known[:3])
    text = _(
        "{measure}, {group}: largest {top}; smallest {last}.",
        measure=measures(future.lang)[show],
        group=future.group().lower(),
        top=top,
        last=_told(known[-1], show, future),
    ).replace("..", ".")  # a unit may end in a full stop of its own
    tiny = [each.name for each in known[:3] if each.everybody < SMALL]
    if tiny:
        text += " " + _(
            "Under 2,000 inhabitants, so a few persons move the figure: {list}.", list=", ".join(tiny)
        )
    return text


def _told(each: Municipality, show: str, future: Future) -> str:
    _ = translator(future.lang)
    unit = {"osuus_muutos": _("pp"), "muutos_pros": "%", "osuus": "%"}.get(show, "")
    decimals = 1 if unit else 0
    text = quantity(value(show, each.grown), decimals, unit, future.lang, signed=show in SIGNED)
    return f"{each.name} {text}"


def _bounds(show: str, found: Sequence[Municipality]) -> list[float]:
    """Class bounds: even on both sides of nought where some grow and some shrink, else as many in each."""
    values = _values(show, found)
    decimals = 0 if show in ("muutos", "maara") else 1
    if diverging(show, values):
        return country_bounds(values, 0.0, decimals=decimals)
    return quantile_bounds(values, decimals=decimals)


def _values(show: str, found: Sequence[Municipality]) -> list[float]:
    return [v for each in found if (v := value(show, each.grown)) is not None]


def diverging(show: str, values: Sequence[float]) -> bool:
    """Whether a measure goes to both sides of nought in more than a few areas."""
    below = sum(v < 0 for v in values)
    return show in SIGNED and min(below, len(values) - below) > BOTH_SIDES * len(values)


def _small(found: Sequence[Municipality], lang: str) -> tuple[str, ...]:
    _ = translator(lang)
    if not any(each.everybody < SMALL for each in found):
        return ()
    return (_("° under 2,000 inhabitants: a few persons move the figures."),)


def municipalities(
    sums: Mapping[str, Mapping[str, tuple[float, float]]], names: Mapping[str, str], base: str, year: str
) -> list[Municipality]:
    """From code → year → (persons in the band, everybody). Areas without both years are left out."""
    found = []
    for code, by_year in sums.items():
        if base in by_year and year in by_year:
            (a, whole_a), (b, whole_b) = by_year[base], by_year[year]
            found.append(
                Municipality(code, names.get(code, code), growth_of(a, b, whole_a, whole_b), whole_a)
            )
    return found


def count_text(found: Sequence[Municipality], lang: str) -> str:
    """'22 kuntaa'."""
    _ = translator(lang)
    return _.plural("1 municipality", "{n} municipalities", len(found)) if found else number(0, 0, lang)
