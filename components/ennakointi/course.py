"""Population over years in one chart: what happened, and each projection from its boundary on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.hindsight import Spread, range_around
from components.ennakointi.part import Cell, Col, Part
from components.ennakointi.words import joined, projection_name
from components.figures import population
from components.formats import number, quantity
from components.i18n import translator

COLOURS = ("area", "comparator")
FIRST = "1990"


@dataclass(frozen=True)
class Projected:
    """A projection of one group. years: year → persons; bands: year → errors of like areas then."""

    vintage: str
    years: Mapping[str, float]
    bands: Mapping[str, Spread]
    open_end: bool


@dataclass(frozen=True)
class Course:
    """happened: (year, persons, status) ascending; projections: the newest first."""

    name: str
    group: str
    group_id: str
    happened: Sequence[tuple[str, float, str]]
    projections: Sequence[Projected]
    statuses: Mapping[str, str]
    lang: str


def build(course: Course) -> Part:
    """The chart and its table, one row for each year of each line."""
    _ = translator(course.lang)
    happened = [row for row in course.happened if row[0] >= FIRST]
    drawn = [_drawn(each, place, course.lang) for place, each in enumerate(course.projections)]
    last = happened[-1][0] if happened else ""
    words = {
        "happened": _("Outcome"),
        "boundary": _("Observed until {year}", year=last),
        "band": _("Band of like areas' errors"),
    }
    return Part(
        title=_("Observed and projected: {group}", group=course.group.lower()),
        subtitle=joined(course.name, _("persons")),
        summary=_summary(course, happened),
        columns=(
            Col("period", _("Year"), "period"),
            Col("series", _("Line"), "group"),
            Col("persons", _("Persons")),
            Col("status", _("Status"), "status"),
            Col("low", _("Band, low")),
            Col("high", _("Band, high")),
        ),
        rows=_rows(course, happened, drawn),
        figure=population.build([y for y, *_rest in happened], [n for _y, n, _s in happened], drawn, words),
        notes=_notes(course),
        happened=course.group_id,
        sources=("vaesto", *(f"vaestoennuste_{each.vintage}" for each in course.projections)),
    )


def _drawn(each: Projected, place: int, lang: str) -> population.Course:
    years = tuple(sorted(each.years))
    band = {year: range_around(each.years[year], e) for year, e in each.bands.items() if year in each.years}
    _ = translator(lang)
    return population.Course(
        _("Projection {year}", year=each.vintage),
        years,
        tuple(each.years[year] for year in years),
        COLOURS[place % 2],
        band,
    )


def _rows(
    course: Course, happened: Sequence[tuple[str, float, str]], drawn: Sequence[population.Course]
) -> list[list[Cell]]:
    _ = translator(course.lang)
    rows: list[list[Cell]] = [
        [year, _("Outcome"), persons, status, None, None] for year, persons, status in happened
    ]
    for each in drawn:
        for year, persons in zip(each.years, each.persons, strict=True):
            low, high = each.band.get(year, (None, None))
            rows.append([year, each.name, persons, "projected", low, high])
    return rows


def _summary(course: Course, happened: Sequence[tuple[str, float, str]]) -> str:
    """From where the outcome ends to where the newest projection does; then what the others say there."""
    _ = translator(course.lang)
    ahead = [each for each in course.projections if each.years]
    said = []
    if happened:
        joins = bool(ahead) and max(ahead[0].years) > happened[-1][0]
        said.append(_joined(course, happened[-1], ahead.pop(0)) if joins else _ended(course, happened[-1]))
    for each in ahead:
        last = max(each.years)
        said.append(
            _("{projection}: {persons} in {year}.", projection=projection_name(each.vintage, course.lang),
              persons=number(each.years[last], 0, course.lang), year=last)
        )  # fmt: skip
    return " ".join(said)


def _ended(course: Course, last: tuple[str, float, str]) -> str:
    _ = translator(course.lang)
    year, persons, status = last
    return _(
        "Observed until {year}: {persons} ({status}).",
        year=year,
        persons=number(persons, 0, course.lang),
        status=course.statuses.get(status, status).lower(),
    )


def _joined(course: Course, last: tuple[str, float, str], projected: Projected) -> str:
    """The finding: how far the newest projection's last year is from the newest outcome."""
    _ = translator(course.lang)
    year, persons, status = last
    to = max(projected.years)
    change = projected.years[to] - persons
    shown = number(change, 0, course.lang, signed=True)
    percent = quantity(100 * change / persons, 1, "%", course.lang, signed=True) if persons else ""
    return _(
        "{group}: {persons} persons in {year} ({status}), {then} in {to} by the projection of {vintage} "
        "({change}).",
        group=course.group,
        persons=number(persons, 0, course.lang),
        year=year,
        status=course.statuses.get(status, status).lower(),
        then=number(projected.years[to], 0, course.lang),
        to=to,
        vintage=projected.vintage,
        change=", ".join(part for part in (shown, percent) if part),
    )


def _notes(course: Course) -> tuple[str, ...]:
    _ = translator(course.lang)
    notes = [_("Dashed: a projection. The dotted upright line is where what happened ends.")]
    for each in course.projections:
        years = sorted(map(int, each.years))
        if any(b - a > 1 for a, b in zip(years, years[1:], strict=False)):
            listed = ", ".join(map(str, years))
            notes.append(
                _("{projection} has the years {years} only; nothing is drawn between them.",
                  projection=projection_name(each.vintage, course.lang), years=listed)
            )  # fmt: skip
        if not each.open_end:
            notes.append(
                _("{projection}: persons aged 100 or over are missing.",
                  projection=projection_name(each.vintage, course.lang))
            )  # fmt: skip
    if any(each.bands for each in course.projections):
        notes.append(_("The shaded band: errors of like areas at the same distance from the first "
                       "projected year, no further than has been observed."))  # fmt: skip
    return tuple(notes)
