"""One indicator of an area as one object for the browser: sentences, measures, course, other areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from analysis.classes import country_bounds, equal_bounds
from components import formats
from components.alueerot import words
from components.alueerot.facts import ALAND, Look, Spread, Trend, rounded, without_rank, worse_people
from components.i18n import translator
from data.catalog_models import Indicator


class Point(Protocol):
    """Differences of one period, as data.queries.hidden gives them."""

    period: str
    n: int
    deviation: float
    gini: float | None
    middle: float | None
    compared: bool


@dataclass(frozen=True)
class Detail:
    """All that is told of one indicator of an area.

    spread: None where its municipalities have no figures of the period; members: how many each area of the
    level has; values: figures of the area's own municipalities; course: ascending periods; trends: of the
    deviation and of the Gini index; breaks: first periods after breaks; country: its figure.
    """

    area: str
    spread: Spread | None
    others: Sequence[Spread]
    members: Mapping[str, int]
    values: Sequence[float]
    course: Sequence[Point]
    trends: tuple[Trend | None, Trend | None]
    breaks: Sequence[str]
    small: Sequence[str]
    country: float | None = None


def bounds(values: Sequence[float], own: float | None, indicator: Indicator) -> tuple[list[float], bool]:
    """Inner class bounds of the map and whether they lie around the area's own figure, which is judged.

    Without a direction or an own figure the classes are equal steps of size, and nothing is judged.
    """
    if indicator.direction != "none" and own is not None:
        around = country_bounds(values, own, decimals=indicator.decimals)
        if around:
            return around, True
    return equal_bounds(values, decimals=indicator.decimals), False


def build(found: Detail, look: Look) -> dict[str, Any]:
    """The object of assets/js/alueerot; found.spread must be known."""
    spread = found.spread
    assert spread is not None
    indicator = look.indicator(spread)
    steps, around = bounds(found.values, spread.value, indicator)
    return {
        "name": look.title(spread.indicator, spread.group),
        "summary": words.summary(spread, found.area, look),
        "facts": facts(found, look),
        "bounds": steps,
        "around": around,
        "value": _rounded(spread.value, indicator),
        "country": _rounded(found.country, indicator),
        "course": course(found, look),
        "areas": areas(found, look),
        "notes": notes(found, look),
    }


def _rounded(value: float | None, indicator: Indicator) -> float | None:
    return rounded(value, indicator.decimals + 1)


def facts(found: Detail, look: Look) -> list[list[str]]:
    """The measures as [name, value, what it is]."""
    _ = translator(look.lang)
    spread = found.spread
    assert spread is not None
    indicator = look.indicator(spread)
    told = [
        [
            _("Standard deviation"),
            look.apart(spread.deviation, indicator),
            _("weighted by people: a typical distance from the area's mean"),
        ]
    ]
    if spread.gini is not None and spread.low and spread.high is not None and spread.low > 0:
        ratio = _("{ratio} times", ratio=look.number(spread.high / spread.low, 1))
        told.append([_("Largest to smallest"), ratio, _("municipalities of at least 2,000 inhabitants")])
    if spread.gini is not None:
        told.append([_("Gini index"), look.number(spread.gini, 3), _("0 = equal municipalities; relative")])
    worse = worse_people(spread, indicator)
    if worse is not None and spread.people:
        share = look.number(100 * worse / spread.people)
        told.append(
            [
                _("In municipalities with a worse figure"),
                look.number(worse),
                _("people, {share} %", share=share),
            ]
        )
    elif spread.above is not None and spread.below is not None and spread.people:
        share = look.number(100 * spread.above / spread.people)
        told.append(
            [
                _("In municipalities with a larger figure"),
                look.number(spread.above),
                _("people, {share} %", share=share),
            ]
        )
    return told


def course(found: Detail, look: Look) -> dict[str, Any]:
    """The differences period by period: p periods, d deviations, m the level's middle area, b breaks."""
    return {
        "p": [point.period for point in found.course],
        "d": [_three(point.deviation) for point in found.course],
        "m": [_three(point.middle) for point in found.course],
        "g": [_three(point.gini) for point in found.course],
        "b": list(found.breaks),
        "text": words.trend(found.trends[0], look),
        "relative": words.trend(found.trends[1], look, relative=True) if found.trends[1] else "",
    }


def _three(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")


def areas(found: Detail, look: Look) -> dict[str, Any]:
    """Every area of the level with differences, widest first, and why the others have no place."""
    rows = [_area(spread, look) for spread in found.others if spread.rank is not None]
    ranked = {spread.area for spread in found.others if spread.rank is not None}
    held = {spread.area: spread for spread in found.others}
    reasons = {
        look.names.get(code, code): without_rank(held.get(code), members)
        for code, members in found.members.items()
        if code not in ranked
    }
    return {"rows": rows, "without": words.unranked(reasons, look)}


def _area(spread: Spread, look: Look) -> dict[str, Any]:
    indicator = look.indicator(spread)
    made = {
        "c": spread.area,
        "n": look.names.get(spread.area, spread.area),
        "v": _rounded(spread.value, indicator),
        "sd": _three(spread.deviation),
        "rk": spread.rank,
        "m": spread.n,
        "lo": _rounded(spread.low, indicator),
        "hi": _rounded(spread.high, indicator),
    }
    return {key: value for key, value in made.items() if value is not None}


def notes(found: Detail, look: Look) -> list[str]:
    """What a careful reader should know of these figures."""
    _ = translator(look.lang)
    spread = found.spread
    assert spread is not None
    told = []
    if spread.n < spread.members:
        told.append(
            _(
                "{n} of {members} municipalities have a figure; {share} % of the people live in them.",
                n=spread.n,
                members=spread.members,
                share=look.number(100 * spread.covered, 1),
            )
        )
    if spread.rank is None:
        why = without_rank(spread, spread.members)
        told.append(words.unranked({found.area: why}, look))
    if found.small:
        names = ", ".join(found.small)
        told.append(_("Left out of the largest and smallest, under 2,000 inhabitants: {names}.", names=names))
    if spread.area == ALAND:
        told.append(_("Åland is no wellbeing services county: the region itself runs the services."))
    if look.indicator(spread).unit == "percent" and spread.gini is not None:
        told.append(_("The Gini index is of the share itself; of its complement it would be another."))
    return told


def source(producer: str, statistics: str, licence: str, date: str | None, lang: str) -> str:
    """The line under the figures: who, what, licence and date of data."""
    _ = translator(lang)
    dated = _("data {date}", date=formats.day(date, lang)) if date else _("date of data not recorded")
    return f"{producer}, {statistics} · {licence} · {dated}"
