"""The gap of two groups as one object for the browser: own course, every area's gap, lists and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.gap import Limits, distance, ranked
from analysis.trend import FEWEST, Trend
from components import formats
from components.i18n import local, translator
from components.mittari.labels import STATUS_MARKS, statuses
from components.ryhmat.movement import KEYS, sentence, tests, told
from components.ryhmat.question import Area, Question
from components.ryhmat.scale import ratio

LONGEST = 5  # areas in a list


def build(question: Question, sources: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """What assets/js/ryhmat draws; texts are ready, numbers are for places in a picture."""
    base = {
        "title": title(question),
        "names": list(question.names),
        "inside": [within(name) for name in question.names],
        "unit": question.scale.label,
        "decimals": question.scale.decimals,
        "after": f"\u00a0{question.scale.after}" if question.scale.after else "",
        "afterGap": f"\u00a0{question.scale.difference}" if question.scale.difference else "",
        "area": question.own.name,
        "note": question.scale.note,
        "sources": list(sources),
    }
    if not question.periods:
        return base | {"empty": nothing(question)}
    moved = tests(question)
    return base | {
        "last": question.last,
        "lead": lead(question),
        "moved": sentence(question, question.own.code),
        "chance": chance(question),
        "course": [course(question, area) for area in question.areas if area.kind != "area"],
        "rows": [row(question, area, moved[area.code]) for area in question.areas],
        "lists": lists(question, moved),
        "mark": STATUS_MARKS["estimated"] if _estimated(question) else "",
    }


def title(question: Question) -> str:
    """What is compared: the indicator's name."""
    return local(question.indicator.name, question.lang)


def what(question: Question) -> str:
    """The indicator's short name without its unit, which the figures beside it have."""
    indicator = question.indicator
    return local(indicator.short or indicator.name, question.lang).removesuffix(", %")


def within(name: str) -> str:
    """A group's name inside a sentence: 'naiset', '65 vuotta täyttäneet'."""
    return name[:1].lower() + name[1:]


def interval(question: Question, limits: Limits) -> str:
    """An interval of a gap, its unit once: '+8,1 … +8,9 %-yks.'."""
    low, high = (formats.number(end, question.scale.decimals, question.lang, signed=True) for end in limits)
    return formats.with_unit(f"{low} … {high}", question.scale.difference)


def nothing(question: Question) -> str:
    """Why there is no gap and what to do."""
    _ = translator(question.lang)
    return _(
        "{area} has no year with figures of both {a} and {b}. Choose other groups or another area.",
        area=question.own.name, a=question.names[0], b=question.names[1],
    )  # fmt: skip


def lead(question: Question) -> str:
    """Both figures and both gaps of the own area in the newest year."""
    _ = translator(question.lang)
    one, other = question.pair(question.own.code, question.last)
    found = question.gap(question.own.code, question.last)
    values = {
        "what": what(question),
        "area": question.own.name,
        "period": formats.period(question.last, question.lang),
        "a": within(question.names[0]),
        "b": within(question.names[1]),
    }
    if found is None or one is None or other is None:
        return _("{what}, {area}: no figures of both groups in {period}.", **values)
    scale, lang = question.scale, question.lang
    values |= {"x": scale.value(one.value, lang), "y": scale.value(other.value, lang)}
    values |= {"d": scale.gap(found.absolute, lang), "r": ratio(found.relative, lang)}
    if found.relative is None:
        return one_stop(_("{what}, {area} {period}: {a} {x}, {b} {y}. The absolute gap is {d}.", **values))
    text = _(
        "{what}, {area} {period}: {a} {x}, {b} {y}. The absolute gap is {d} and the ratio {r}.", **values
    )
    return one_stop(text)


def one_stop(text: str) -> str:
    """A sentence that ends in an abbreviated unit needs no second stop: 'pers.'."""
    return text.replace("..", ".")


def chance(question: Question) -> str:
    """Whether the own area's gap may be chance; '' where no interval can be made."""
    _ = translator(question.lang)
    limits = question.limits(question.own.code, question.last)
    if limits is None:
        return ""
    text = interval(question, limits)
    if limits.holds(0.0):
        return _(
            "The 95 % interval of the gap, computed here, is {interval}: the gap may be chance.",
            interval=text,
        )
    return _(
        "The 95 % interval of the gap, computed here, is {interval}: the gap is not chance alone.",
        interval=text,
    )


def course(question: Question, area: Area) -> dict[str, Any]:
    """An area's figures and gaps by year; p periods, a and b figures, d and r gaps, j projected places."""
    periods = [p for p in question.periods if question.gap(area.code, p) is not None]
    gaps = [question.gap(area.code, p) for p in periods]
    pairs = [question.pair(area.code, p) for p in periods]
    digits = question.scale.decimals + 1
    made: dict[str, Any] = {
        "c": area.code,
        "n": area.name,
        "k": area.kind,
        "p": periods,
        "a": [_rounded(one.value if one else None, digits) for one, _other in pairs],
        "b": [_rounded(other.value if other else None, digits) for _one, other in pairs],
        "d": [_rounded(each.absolute if each else None, digits) for each in gaps],
        "r": [_rounded(each.relative if each else None, 3) for each in gaps],
    }
    projected = [i for i, p in enumerate(periods) if question.projected(p)]
    broken = [b for b in question.breaks if periods and periods[0] < b <= periods[-1]]
    return made | ({"j": projected} if projected else {}) | ({"breaks": broken} if broken else {})


def row(question: Question, area: Area, moved: tuple[Trend, Trend]) -> dict[str, Any]:
    """One area in the newest year: figures, gaps, marks and movement, as text and as sizes to order by."""
    lang, scale = question.lang, question.scale
    one, other = question.pair(area.code, question.last)
    found = question.gap(area.code, question.last)
    made: dict[str, Any] = {"c": area.code, "n": area.name, "k": area.kind}
    if found is None or one is None or other is None:
        return made | {"x": _why(question, area)}
    digits = scale.decimals + 1
    made |= {"a": _rounded(one.value, digits), "b": _rounded(other.value, digits)}
    made |= {"ta": scale.value(one.value, lang), "tb": scale.value(other.value, lang)}
    made |= {"d": scale.gap(found.absolute, lang), "r": ratio(found.relative, lang)}
    made |= {"sd": abs(found.absolute), "sr": distance(found.relative)}
    made |= {"ma": told(moved[0], question, relative=False), "mr": told(moved[1], question, relative=True)}
    made["sm"] = _speed(moved[0])
    if question.small(area, question.last):
        made["small"] = 1
    if limits := question.limits(area.code, question.last):
        made["iv"] = interval(question, limits)
        made |= {"chance": 1} if limits.holds(0.0) else {}
    if limits := question.ratio_limits(area.code, question.last):
        made["ir"] = " … ".join(ratio(end, lang) for end in limits)
    marks = {STATUS_MARKS.get(point.status, "") for point in (one, other)} - {""}
    return made | ({"m": "".join(sorted(marks))} if marks else {})


def _why(question: Question, area: Area) -> str:
    """The status of the figure that is lacking."""
    points = question.pair(area.code, question.last)
    found = next((p.status for p in points if p is not None and p.value is None), "missing")
    return statuses(question.lang).get(found, statuses(question.lang)["missing"])


def _speed(trend: Trend) -> float | None:
    """The slope that areas are ordered by: only of a movement that passed the test."""
    return trend.slope if trend.direction in ("rising", "falling") else None


def lists(question: Question, moved: Mapping[str, tuple[Trend, Trend]]) -> dict[str, Any]:
    """The widest and the fastest-moving gaps of the areas; those on small numbers stand apart.

    wide, ratio: codes by absolute and by relative gap; fast: codes by tested movement; smallWide and
    smallRatio: how many were left out of the order; years: most years tested, few: true when too few.
    """
    inside = [
        area for area in question.areas if area.kind not in ("county", "country") and _inside(question, area)
    ]
    gaps = {area.code: question.gap(area.code, question.last) for area in inside}
    small = {area.code: question.small(area, question.last) for area in inside}
    wide = ranked((c, abs(g.absolute) if g else None, small[c]) for c, g in gaps.items())
    ratios = ranked((c, distance(g.relative) if g else None, small[c]) for c, g in gaps.items())
    speeds = {c: _speed(moved[c][0]) for c in gaps}
    fast = ranked((c, abs(s) if s is not None else None, small[c]) for c, s in speeds.items())
    years = max((moved[c][0].n for c in gaps), default=0)
    made: dict[str, Any] = {
        "ratio": ratios[0][:LONGEST],
        "fast": fast[0][:LONGEST],
        "small": len(ratios[1]) if len(ratios[1]) > len(wide[1]) else len(wide[1]),
        "years": years,
        "few": all(KEYS[moved[c][0].direction] == "too_few" for c in gaps),
        "fewest": FEWEST,
        "projected": question.projected(question.last),
    }
    # An amount's gap grows with the area: only the ratio can be put in order.
    return made | ({"wide": wide[0][:LONGEST]} if question.basis != "maara" else {})


def _inside(question: Question, area: Area) -> bool:
    """Municipalities (counties when the country is looked at), not the larger own area itself."""
    return area.kind == "area" or question.own.code.startswith("KU")


def _estimated(question: Question) -> bool:
    points = [p for area in question.areas for p in question.pair(area.code, question.last) if p]
    return any(point.status == "estimated" for point in points)


def _rounded(value: float | None, digits: int) -> float | int | None:
    if value is None:
        return None
    found = round(value, digits)
    return int(found) if found == int(found) else found
