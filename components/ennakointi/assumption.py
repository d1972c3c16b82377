"""The reader's own assumption on top of a projection: an arithmetic marked as such, stored nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.projection import OLDEST_OLD, SENIORS, WORKING, Ages, labour_force, with_migration
from components.ennakointi.future import Future
from components.ennakointi.part import Cell, Col, Part
from components.ennakointi.words import missing_oldest, projection_name
from components.formats import number, quantity
from components.i18n import translator


@dataclass(frozen=True)
class Taking:
    """Share of those aged 18–64 who are in the labour force, per cent, and the year it is of."""

    period: str
    rate: float


def build(future: Future, migration: float, participation: float, taking: Taking | None) -> Part:
    """Now, the projection and the projection with the assumption, side by side.

    migration: persons a year for a thousand inhabitants; participation: percentage points on today's rate.
    """
    _ = translator(future.lang)
    years = int(future.year) - int(future.base)
    assumed = with_migration(future.then, future.now.total, years, migration)
    rows = [*_people(future, assumed), *_work(future, assumed, participation, taking)]
    return Part(
        title=_("What if? The reader's own assumption"),
        subtitle=f"{future.name} · {projection_name(future.vintage, future.lang)} · {future.year}",
        summary=_summary(future, assumed, migration, participation),
        columns=(
            Col("measure", _("Measure"), "text"),
            Col("base", future.base, decimals=0),
            Col("projected", _("Projection {year}", year=future.year)),
            Col("assumed", _("Own assumption {year}", year=future.year)),
            Col("difference", _("Difference"), signed=True),
        ),
        rows=rows,
        notes=(*_method(taking, future.lang), *missing_oldest(future.now.open_end, future.lang)),
        sources=(future.indicator, *(("tyovoima",) if taking else ())),
    )


def _people(future: Future, assumed: Ages) -> list[list[Cell]]:
    _ = translator(future.lang)
    trio = (future.now, future.then, assumed)
    rows = [_row(_("Population"), [a.total for a in trio])]
    for band in (WORKING, SENIORS, OLDEST_OLD):
        rows.append(_row(future.group(band), [a.persons(band) for a in trio]))
    rows.append(_row(_("Dependency ratio"), [_whole(a.dependency()) for a in trio]))
    return rows


def _work(future: Future, assumed: Ages, participation: float, taking: Taking | None) -> list[list[Cell]]:
    """Labour force when today's participation holds, and with the assumed points on it."""
    if taking is None:
        return []
    _ = translator(future.lang)
    rates = (taking.rate, taking.rate, taking.rate + participation)
    forces = [
        labour_force(a, rate) for a, rate in zip((future.now, future.then, assumed), rates, strict=True)
    ]
    outside = [
        _whole(100 * (a.total - force) / force if force else None)
        for a, force in zip((future.now, future.then, assumed), forces, strict=True)
    ]
    return [
        _row(_("Labour force aged 18–64"), list(forces)),
        _row(_("Outside the labour force for 100 in it"), outside),
    ]


def _whole(value: float | None) -> float | None:
    """Ratios stand in a column of persons, so they are told as whole numbers for a hundred."""
    return None if value is None else round(value)


def _row(name: str, values: list[float | None] | list[float]) -> list[Cell]:
    base, projected, assumed = values
    difference = None if projected is None or assumed is None else assumed - projected
    return [name, base, projected, assumed, difference]


def _summary(future: Future, assumed: Ages, migration: float, participation: float) -> str:
    _ = translator(future.lang)
    if not migration and not participation:
        return _("Move a slider to see what your own assumption would do to the projection.")
    parts = []
    if migration:
        parts.append(
            _("net migration {n} persons a year for 1,000 inhabitants",
              n=number(migration, 1, future.lang, signed=True))
        )  # fmt: skip
    if participation:
        points = quantity(participation, 1, _("pp"), future.lang, signed=True)
        parts.append(_("participation {points}", points=points))
    return _(
        "With your assumption ({list}) the population of {year} would be {assumed} instead of {projected}.",
        list=", ".join(parts),
        year=future.year,
        assumed=number(assumed.total, 0, future.lang),
        projected=number(future.then.total, 0, future.lang),
    )


def _method(taking: Taking | None, lang: str) -> tuple[str, ...]:
    _ = translator(lang)
    notes = [
        _("This is your own assumption, not a forecast of anybody; it lives only in this page's address."),
        _("Migration: the persons a year are added up to the chosen year and spread over ages under 65 in "
          "proportion to the projection; their own births, deaths and ageing are not counted."),
    ]  # fmt: skip
    if taking:
        notes.append(
            _("Participation: {rate} of those aged 18–64 were in the labour force in {year}; it is taken to "
              "stay, with your points added in the last column.",
              rate=quantity(taking.rate, 1, "%", lang), year=taking.period)
        )  # fmt: skip
    else:
        notes.append(_("The store has no participation rate for this area."))
    return tuple(notes)
