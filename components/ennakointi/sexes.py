"""The area's population by sex in five-year ages: the last year that happened beside the year to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.ennakointi.part import Col, Part
from components.ennakointi.words import joined
from components.figures import pyramid
from components.i18n import translator

CLASSES = 20  # 0–4 … 90–94, 95+
FiveYear = Mapping[str, Sequence[int]]  # 'male' and 'female' → CLASSES numbers


def five_year(counts: Sequence[float]) -> list[int]:
    """Single ages added up to five-year classes; the last class holds everybody of 95 and over."""
    sums = [sum(counts[first : first + 5]) for first in range(0, 95, 5)]
    return [round(number) for number in (*sums, sum(counts[95:]))]


def build(
    happened: Mapping[str, FiveYear], projected: FiveYear | None, year: str, name: str, lang: str
) -> Part:
    """happened: year → both sexes; projected: the chosen year by sex, None where the store has none."""
    _ = translator(lang)
    chosen = dict(happened)
    if projected:
        last = max(happened, default="")
        chosen = ({last: happened[last]} if last else {}) | {year: projected}
    drawn = pyramid.build(chosen, lang)
    key = (_("Bars: {year}. Line: {then}.", year=max(chosen), then=min(chosen)),) if len(chosen) > 1 else ()
    notes = (*key, *(() if projected else (_missing(lang),)))
    if drawn is None:
        return Part(_("Women and men"), name, "", (), (), empty=_missing(lang))
    return Part(
        title=_("Women and men {years}", years="–".join(sorted({min(chosen), max(chosen)}))),
        subtitle=joined(name, _("% of the population")),
        summary=drawn["summary"],
        columns=(
            Col("age", _("Age"), "group"),
            Col("men", _("Men")),
            Col("women", _("Women")),
            Col("men_share", _("Men, %"), unit="%", decimals=1),
            Col("women_share", _("Women, %"), unit="%", decimals=1),
        ),
        rows=_rows(drawn),
        notes=notes,
        happened="male_age_0_4",
        sources=("vaesto",),
        more={"pyramid": drawn},
    )


def _rows(drawn: Mapping[str, Any]) -> list[list[str | float | None]]:
    return [
        [age, drawn["count"]["male"][k], drawn["count"]["female"][k], drawn["now"]["male"][k],
         drawn["now"]["female"][k]]
        for k, age in enumerate(drawn["ages"])
    ]  # fmt: skip


def _missing(lang: str) -> str:
    _ = translator(lang)
    return _(
        "The projections in the store are for both sexes together. With live data the projected year "
        "appears here."
    )
