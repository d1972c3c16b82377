"""An earlier projection against what happened: the area's error, that of its like, and errors by size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.hindsight import LEAST, SIZES, Pair, Spread, by_size, like_band, range_around, sizes
from components.ennakointi.part import Cell, Col, Part
from components.ennakointi.words import joined, projection_name
from components.figures import error_fan
from components.formats import number, quantity
from components.i18n import translator

MUNICIPALITY = "kunta"


@dataclass(frozen=True)
class Look:
    """What is looked back at. pairs: areas of the own level; municipal: all municipalities.

    group: name of the people concerned; latest: (year, persons) of the area's newest population.
    """

    code: str
    name: str
    level: str
    level_name: str
    vintage: str
    group: str
    group_id: str
    pairs: Sequence[Pair]
    municipal: Sequence[Pair]
    latest: tuple[str, float] | None
    lang: str

    @cached_property
    def own(self) -> list[Pair]:
        """The area's own years, ascending."""
        return sorted((p for p in self.pairs if p.code == self.code), key=lambda p: p.period)

    @cached_property
    def size(self) -> int | None:
        """The municipality's size class; None for other areas."""
        return sizes(self.pairs).get(self.code) if self.level == MUNICIPALITY else None

    @cached_property
    def like(self) -> dict[str, Spread]:
        """Year → errors of like areas: municipalities of the size class, or the other areas of the level."""
        if self.level == MUNICIPALITY:
            classes = sizes(self.pairs)
            codes = [code for code, place in classes.items() if place == classes.get(self.code)]
        else:
            codes = [pair.code for pair in self.pairs]
        return like_band(self.pairs, codes, self.code)


def horizons(look: Look) -> dict[int, Spread]:
    """Years after the first projected one → errors of like areas; none beyond what has been observed."""
    first = min((int(pair.period) for pair in look.pairs), default=0)
    return {int(period) - first: errors for period, errors in look.like.items()}


def size_name(place: int, lang: str) -> str:
    """'10 000–20 000 asukasta'."""
    _ = translator(lang)
    if place == 0:
        return _("Under {n} inhabitants", n=number(SIZES[1], 0, lang))
    if place == len(SIZES) - 1:
        return _("At least {n} inhabitants", n=number(SIZES[-1], 0, lang))
    low, high = number(SIZES[place], 0, lang), number(SIZES[place + 1], 0, lang)
    return _("{low}–{high} inhabitants", low=low, high=high)


def like_name(look: Look) -> str:
    """Who the like areas are, in words."""
    _ = translator(look.lang)
    if look.size is not None:
        return _("municipalities of {size}", size=size_name(look.size, look.lang).lower())
    return _("other areas of the same kind ({level})", level=look.level_name.lower())


def fan(look: Look) -> Part:
    """The area's error year by year among its like."""
    _ = translator(look.lang)
    like, own = look.like, look.own
    if not own:
        return _nothing(look)
    rows: list[list[Cell]] = [_fan_row(pair, like.get(pair.period)) for pair in own]
    return Part(
        title=_("How the {year} projection held", year=look.vintage),
        subtitle=joined(look.group, _("error, % of what happened; above nought: too large")),
        summary=" ".join(filter(None, (_own_sentence(look), _like_sentence(look), _range_sentence(look)))),
        columns=(
            Col("period", _("Year"), "period"),
            Col("projected", projection_name(look.vintage, look.lang)),
            Col("actual", _("Outcome")),
            Col("error", _("Error, %"), unit="%", decimals=1, signed=True),
            Col("low", _("Like areas: 10 %"), unit="%", decimals=1, signed=True),
            Col("median", _("Like areas: middle"), unit="%", decimals=1, signed=True),
            Col("high", _("Like areas: 90 %"), unit="%", decimals=1, signed=True),
            Col("areas", _("Like areas"), decimals=0),
        ),
        rows=rows,
        figure=error_fan.build(
            [(p.period, p.error) for p in own if p.error is not None], like, look.name, _("Like areas")
        ),
        notes=_method(look),
        happened=look.group_id,
        sources=(f"vaestoennuste_{look.vintage}", "vaesto"),
    )


def _fan_row(pair: Pair, like: Spread | None) -> list[Cell]:
    tail: list[Cell] = [like.low, like.median, like.high, like.n] if like else [None, None, None, None]
    return [pair.period, pair.projected, pair.actual, pair.error, *tail]


def _nothing(look: Look) -> Part:
    _ = translator(look.lang)
    return Part(
        title=_("How the {year} projection held", year=look.vintage),
        subtitle=look.group,
        summary="",
        columns=(),
        rows=(),
        empty=_("There is no year with both the projection and what happened for this group."),
    )


def _own_sentence(look: Look) -> str:
    _ = translator(look.lang)
    last = look.own[-1]
    if last.error is None:
        return ""
    over = _("{area}: the projection was {error} too large in {year} ({persons} persons).")
    under = _("{area}: the projection was {error} too small in {year} ({persons} persons).")
    return (over if last.error > 0 else under).format(
        area=look.name,
        error=quantity(abs(last.error), 1, "%", look.lang),
        year=last.period,
        persons=number(abs(last.projected - last.actual), 0, look.lang),
    )


def _like_sentence(look: Look) -> str:
    _ = translator(look.lang)
    last = look.own[-1].period
    like = look.like.get(last)
    if like is None:
        return _("There are fewer than {n} like areas, so no band is drawn.", n=LEAST)
    return _(
        "Among {who} ({n}) eight of ten were between {low} and {high}.",
        who=like_name(look),
        n=like.n,
        low=quantity(like.low, 1, "%", look.lang, signed=True),
        high=quantity(like.high, 1, "%", look.lang, signed=True),
    )


def _range_sentence(look: Look) -> str:
    """The error of like areas in persons of the area's newest population."""
    _ = translator(look.lang)
    known = horizons(look)
    if not known or not look.latest:
        return ""
    reach, (year, persons) = max(known), look.latest
    low, high = range_around(persons, known[reach])
    return _(
        "An error of that size would be from {low} to {high} persons in a population of {persons} ({year}).",
        low=number(low - persons, 0, look.lang, signed=True),
        high=number(high - persons, 0, look.lang, signed=True),
        persons=number(persons, 0, look.lang),
        year=year,
    )


def _method(look: Look) -> tuple[str, ...]:
    """How errors and the band are made, and how far the band reaches."""
    _ = translator(look.lang)
    error = _("Error = projected ÷ happened − 1. The last year's outcome may be preliminary.")
    reach = max(horizons(look), default=0)
    if not reach:
        return (error,)
    return (
        error,
        _("The band holds the middle eight of ten errors of like areas (10th and 90th percentile), the area "
          "itself left out; it is no confidence interval. Errors of one projection go together: the next "
          "one may miss in the other direction."),
        _("The band reaches {n} years from the first projected one, since nothing longer has been "
          "observed.", n=reach),
    )  # fmt: skip


def by_sizes(look: Look) -> Part:
    """Errors of all municipalities by size in the last observed year."""
    _ = translator(look.lang)
    if not look.municipal:
        return _nothing(look)
    last = max(pair.period for pair in look.municipal)
    found = by_size(look.municipal, sizes(look.municipal), last)
    return Part(
        title=_("Error by size of municipality {year}", year=last),
        subtitle=f"{look.group} · {projection_name(look.vintage, look.lang)}",
        summary=_size_summary(found, look.lang),
        columns=(
            Col("size", _("Size of municipality"), "group"),
            Col("areas", _("Municipalities")),
            Col("absolute", _("Mean error without sign"), unit="%", decimals=1),
            Col("mean", _("Mean error"), unit="%", decimals=1, signed=True),
            Col("low", _("10 % under"), unit="%", decimals=1, signed=True),
            Col("high", _("10 % over"), unit="%", decimals=1, signed=True),
        ),
        rows=[
            [size_name(place, look.lang), each.n, each.absolute, each.mean, each.low, each.high]
            for place, each in found.items()
        ],
        own=[list(found).index(look.size)] if look.size in found else [],
        happened=look.group_id,
        sources=(f"vaestoennuste_{look.vintage}", "vaesto"),
    )


def _size_summary(found: Mapping[int, Spread], lang: str) -> str:
    """The size class with the largest and the one with the smallest mean error."""
    _ = translator(lang)
    if len(found) < 2:
        return ""
    most = max(found, key=lambda place: found[place].absolute)
    least = min(found, key=lambda place: found[place].absolute)
    return _(
        "The mean error without sign was largest in municipalities of {most} ({large}) and smallest in "
        "those of {least} ({small}).",
        most=size_name(most, lang).lower(),
        large=quantity(found[most].absolute, 1, "%", lang),
        least=size_name(least, lang).lower(),
        small=quantity(found[least].absolute, 1, "%", lang),
    )
