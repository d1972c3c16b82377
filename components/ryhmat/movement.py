"""How gaps have moved: between the first and the last year, and tested where there are enough years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.gap import Gap, Movement, movement, moves_of, widths
from analysis.trend import Trend
from components import formats
from components.i18n import mark, translator
from components.ryhmat.question import Question
from components.ryhmat.scale import ratio

KEYS = {"rising": "widens", "falling": "narrows", "none": "none", "too_few": "too_few"}
_WORDS = {
    "widens": mark("widens"),
    "narrows": mark("narrows"),
    "none": mark("no clear change"),
    "too_few": mark("too few years"),
}
_BOTH = {
    "widens": mark("Since {first} both the absolute gap ({d}) and the relative gap ({r}) have widened."),
    "narrows": mark("Since {first} both the absolute gap ({d}) and the relative gap ({r}) have narrowed."),
    "level": mark("The absolute gap ({d}) and the relative gap ({r}) are the same as in {first}."),
}
_WAYS = {
    "widens": mark("has widened"),
    "narrows": mark("has narrowed"),
    "level": mark("is the same"),
    "unknown": mark("cannot be told"),
}


def tests(question: Question) -> dict[str, tuple[Trend, Trend]]:
    """Area → tested movement of the absolute and the relative gap; projections are left out."""
    periods = [p for p in question.periods if not question.projected(p)]
    gaps = [[question.gap(area.code, p) for p in periods] for area in question.areas]
    found = [
        moves_of([(periods, widths(each, relative=relative)) for each in gaps], question.breaks)
        for relative in (False, True)
    ]
    return {area.code: pair for area, pair in zip(question.areas, zip(*found, strict=True), strict=True)}


def told(trend: Trend, question: Question, *, relative: bool) -> dict[str, Any]:
    """k: key; w: the word; d: change a year, with the years tested in t; k and w alone when not tested."""
    _ = translator(question.lang)
    key = KEYS[trend.direction]
    made: dict[str, Any] = {"k": key, "w": _(_WORDS[key])}
    if trend.slope is None or not trend.first or not trend.last:
        return made
    lang = question.lang
    slope = (
        formats.quantity(100 * trend.slope, 1, "%", lang, signed=True)
        if relative
        else (question.scale.gap(trend.slope, lang, 1))
    )
    return made | {"d": _("{change} a year", change=slope), "t": f"{trend.first[:4]}–{trend.last[:4]}"}


def ends(question: Question, code: str) -> tuple[tuple[str, Gap], tuple[str, Gap]] | None:
    """First and last period with a gap that is no projection, after the last break; None for one alone."""
    cut = max((b for b in question.breaks if b <= question.last), default="")
    gaps = [
        (p, found)
        for p in question.periods
        if p >= cut and p <= question.last and (found := question.gap(code, p)) is not None
    ]
    return (gaps[0], gaps[-1]) if len(gaps) > 1 else None


def sentence(question: Question, code: str) -> str:
    """How the area's two gaps have moved, and whether they go in opposite directions."""
    _ = translator(question.lang)
    if question.projected(question.last):
        return _projection(question, code)
    found = ends(question, code)
    if found is None:
        return _("There is only one year, so nothing can be said of movement.")
    (first, before), (last, now) = found
    moved = movement(before, now, question.scale.decimals)
    said = _filled(question, before, now) | {"first": formats.period(first, question.lang)}
    if moved.absolute == "turns":
        return _("In {first} the order was the other way round: the gap was {before}.", **said)
    if moved.opposite:
        return _opposite(moved, said, question.lang)
    if moved.absolute == moved.relative and moved.absolute in _BOTH:
        return _(_BOTH[moved.absolute], **said)
    ways = {"a": _(_WAYS[moved.absolute]), "b": _(_WAYS[moved.relative])}
    return _("Since {first} the absolute gap {a} ({d}) and the relative gap {b} ({r}).", **said, **ways)


def _projection(question: Question, code: str) -> str:
    """Where a projection takes the gap; '' when it has one year only."""
    _ = translator(question.lang)
    gaps = [(p, found) for p in question.periods if (found := question.gap(code, p)) is not None]
    if len(gaps) < 2:
        return ""
    (first, before), (last, now) = gaps[0], gaps[-1]
    said = _filled(question, before, now) | {"first": first, "last": last}
    return _("This is a projection: from {first} to {last} the gap goes {d} and the ratio {r}.", **said)


def _opposite(moved: Movement, said: Mapping[str, str], lang: str) -> str:
    _ = translator(lang)
    if moved.absolute == "narrows":
        return _(
            "Since {first} the absolute gap has narrowed ({d}) but the relative gap has widened ({r}): "
            "the two move in opposite directions.",
            **said,
        )
    return _(
        "Since {first} the absolute gap has widened ({d}) but the relative gap has narrowed ({r}): "
        "the two move in opposite directions.",
        **said,
    )


def _filled(question: Question, before: Gap, now: Gap) -> dict[str, str]:
    lang, scale = question.lang, question.scale
    return {
        "before": scale.gap(before.absolute, lang),
        "d": f"{scale.gap(before.absolute, lang)} → {scale.gap(now.absolute, lang)}",
        "r": f"{ratio(before.relative, lang)} → {ratio(now.relative, lang)}",
    }
