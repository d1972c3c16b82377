"""What today's use of services by age would be with the projected ages, where the store knows a rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.projection import Band
from components.ennakointi.future import Future
from components.ennakointi.part import Cell, Col, Part
from components.ennakointi.words import missing_oldest, projection_name
from components.formats import number, quantity
from components.i18n import translator

RECENT = 5  # years; an older rate does not tell of today's use


@dataclass(frozen=True)
class Use:
    """A rate of an area. of: name of the area that the rate is of, '' for the area itself; per: persons."""

    indicator: str
    name: str
    band: Band
    per: int
    counts: str
    rate: float
    rate_text: str
    period: str
    of: str = ""


def volume(use: Use, persons: float) -> float:
    """What is used in a year when persons of the ages use it at today's rate."""
    return use.rate * persons / use.per


def not_before(base: str) -> str:
    """The oldest year whose rate may stand for today's."""
    return str(int(base) - RECENT)


def build(future: Future, uses: Sequence[Use], old: Sequence[str]) -> Part:
    """A row for each rate; old: names of rates that the store has but that are too old."""
    _ = translator(future.lang)
    return Part(
        title=_("Use of services if today's use by age went on"),
        subtitle=f"{projection_name(future.vintage, future.lang)} · {future.base}–{future.year}",
        summary=_summary(future, uses),
        columns=(
            Col("service", _("Service"), "text"),
            Col("ages", _("Ages"), "group"),
            Col("rate", _("Rate today"), "text"),
            Col("period", _("Year"), "period"),
            Col("area", _("Rate of"), "text"),
            Col("base", future.base),
            Col("then", future.year),
            Col("change", _("Change"), signed=True),
        ),
        rows=[_row(future, use) for use in uses],
        notes=_notes(future, uses, old),
        empty="" if uses else _empty(future, old),
        sources=tuple(use.indicator for use in uses) + ((future.indicator,) if uses else ()),
    )


def _row(future: Future, use: Use) -> list[Cell]:
    base = volume(use, future.now.persons(use.band))
    then = volume(use, future.then.persons(use.band))
    group = future.group(use.band)
    name = f"{use.name} ({use.counts})"
    return [name, group, use.rate_text, use.period, use.of or future.name, base, then, then - base]


def _summary(future: Future, uses: Sequence[Use]) -> str:
    """The first rate in words."""
    if not uses:
        return ""
    _ = translator(future.lang)
    use = uses[0]
    base, then = (volume(use, ages.persons(use.band)) for ages in (future.now, future.then))
    return _(
        "{service}: {base} {counts} in {from_}, {then} in {year} ({percent}), if use by age stays as it is.",
        service=use.name,
        base=number(base, 0, future.lang),
        counts=use.counts,
        from_=future.base,
        then=number(then, 0, future.lang),
        year=future.year,
        percent=quantity(100 * (then - base) / base if base else None, 1, "%", future.lang, signed=True),
    )


def _notes(future: Future, uses: Sequence[Use], old: Sequence[str]) -> tuple[str, ...]:
    if not uses:
        return ()
    _ = translator(future.lang)
    notes = [
        _("Computed here: rate × persons of those ages. It tells what ageing alone would do; ways of "
          "working, health and supply are taken to stay.")
    ]  # fmt: skip
    if any(use.of for use in uses):
        notes.append(_("Where the area has no rate of its own, its county's is used: see “Rate of”."))
    if old:
        notes.append(_old(future, old))
    return (*notes, *missing_oldest(future.now.open_end, future.lang))


def _old(future: Future, old: Sequence[str]) -> str:
    _ = translator(future.lang)
    return _(
        "Left out since they are older than {year}: {list}.",
        year=not_before(future.base),
        list="; ".join(old),
    )


def _empty(future: Future, old: Sequence[str]) -> str:
    _ = translator(future.lang)
    text = _(
        "The store has no recent age-specific rate for this area. Rates come with the live data "
        "(home care, informal care, sheltered housing and others) and appear here by themselves."
    )
    return f"{text} {_old(future, old)}" if old else text
