"""Sentences about the differences inside an area, the same on screen and in what leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from components.alueerot.facts import Look, Spread, Trend, worse_people
from components.i18n import translator


def among(level: str, lang: str) -> dict[str, str]:
    """What the areas of a level are called in sentences: 'of 21 counties', 'the middle county'."""
    _ = translator(lang)
    return {
        "hyvinvointialue": {
            "of": _("of {n} wellbeing services counties"),
            "middle": _("the middle county's"),
            "beside": _("those of the middle county"),
            "many": _("wellbeing services counties"),
        },
        "maakunta": {
            "of": _("of {n} regions"),
            "middle": _("the middle region's"),
            "beside": _("those of the middle region"),
            "many": _("regions"),
        },
        "tyollisyysalue": {
            "of": _("of {n} employment areas"),
            "middle": _("the middle employment area's"),
            "beside": _("those of the middle employment area"),
            "many": _("employment areas"),
        },
    }[level]


def lead(area: str, members: int, rows: Sequence[tuple[Spread, bool]], look: Look) -> list[str]:
    """What the average hides in an area, in two sentences. rows: its differences, and whether each hides."""
    _ = translator(look.lang)
    ranked = [(spread, hidden) for spread, hidden in rows if spread.rank is not None]
    if not ranked:
        return [_("{area}: no indicator has enough municipalities to compare the differences.", area=area)]
    wide = sum(1 for spread, _hidden in ranked if (spread.times or 0) > 1)
    first = _(
        "{area}, {members} municipalities: in {wide} of {n} indicators the differences between them are "
        "larger than {middle}.",
        area=area,
        members=members,
        wide=wide,
        n=len(ranked),
        middle=among(look.level, look.lang)["middle"],
    )
    return [first, _most(ranked, look)]


def _most(ranked: Sequence[tuple[Spread, bool]], look: Look) -> str:
    """Where the figure is middling and the differences are wide; fresh figures are told first."""
    _ = translator(look.lang)
    hidden = [spread for spread, hides in ranked if hides]
    fresh = [spread for spread in hidden if look.this_year - int(spread.period[:4]) <= 4] or hidden
    if not hidden:
        return _(
            "No indicator joins a middling figure of the whole area with differences of the widest third."
        )
    names = "; ".join(look.title(spread.indicator, spread.group) for spread in fresh[:3])
    return _.plural(
        "In 1 indicator the figure of the whole area is middling but the differences are among the widest: "
        "{names}.",
        "In {n} indicators the figure of the whole area is middling but the differences are among the "
        "widest, above all: {names}.",
        len(hidden),
        names=names,
    )


def summary(spread: Spread, area: str, look: Look) -> list[str]:
    """One indicator's differences in sentences: figure and ends, place among areas, people."""
    found = [_ends(spread, area, look), _place(spread, look), people(spread, look)]
    return [text for text in found if text]


def _ends(spread: Spread, area: str, look: Look) -> str:
    _ = translator(look.lang)
    indicator = look.indicator(spread)
    told = {
        "area": area,
        "name": look.title(spread.indicator, spread.group),
        "period": look.period(spread.period),
        "value": look.quantity(spread.value, indicator),
    }
    own = _("{name}, {period}: {area} {value}.", **told)
    if spread.value is None:
        own = _("{name}, {period}: there is no figure for the whole of {area}.", **told)
    if spread.low_code is None or spread.high_code is None or spread.low_code == spread.high_code:
        return own
    return own + " " + _(
        "Among its municipalities of at least 2,000 inhabitants the figure goes from {low} ({lowName}) to "
        "{high} ({highName}).",
        low=look.quantity(spread.low, indicator),
        high=look.quantity(spread.high, indicator),
        lowName=look.names.get(spread.low_code, spread.low_code),
        highName=look.names.get(spread.high_code, spread.high_code),
    )  # fmt: skip


def _place(spread: Spread, look: Look) -> str:
    _ = translator(look.lang)
    if spread.rank is None or spread.ranked is None:
        return ""
    words = among(look.level, look.lang)
    told = {"of": words["of"].format(n=spread.ranked), "rank": spread.rank}
    if spread.rank == 1:
        text = _("The differences are the largest {of}", **told)
    elif spread.rank == spread.ranked:
        text = _("The differences are the smallest {of}", **told)
    else:
        text = _("The differences are in place {rank} {of} from the largest", **told)
    if spread.times is None:
        return f"{text}."
    times = look.number(spread.times, 1)
    return _("{text}, {times} times {middle}.", text=text, times=times, middle=words["beside"])


def people(spread: Spread, look: Look) -> str:
    """How many live in municipalities worse than the area; without a direction, larger and smaller."""
    _ = translator(look.lang)
    if spread.above is None or spread.below is None or not spread.people:
        return ""
    worse = worse_people(spread, look.indicator(spread))
    if worse is not None:
        return _(
            "{n} people ({share} %) live in municipalities with a worse figure than the whole area's.",
            n=look.number(worse),
            share=look.number(100 * worse / spread.people, 0),
        )
    return _(
        "{above} people ({share} %) live in municipalities with a larger figure than the whole area's.",
        above=look.number(spread.above),
        share=look.number(100 * spread.above / spread.people, 0),
    )


def trend(found: Trend | None, look: Look, *, relative: bool = False) -> str:
    """Whether the differences grow, with test, years and p; said too when there are too few years."""
    _ = translator(look.lang)
    if found is None or found.first is None or found.last is None or found.direction == "too_few":
        n = found.n if found else 0
        return _.plural(
            "Too few years to test a trend (1; at least 5 are needed).",
            "Too few years to test a trend ({n}; at least 5 are needed).",
            n,
        )
    told = {"first": found.first[:4], "last": found.last[:4], "n": found.n, "p": _p(found.p, look)}
    kind = _("relative") if relative else _("absolute")
    texts = {
        "rising": _("The {kind} differences have grown in {first}–{last}", kind=kind, **told),
        "falling": _("The {kind} differences have shrunk in {first}–{last}", kind=kind, **told),
        "none": _("No clear change in the {kind} differences in {first}–{last}", kind=kind, **told),
    }
    test = _("Mann–Kendall, {n} years, {p}", **told)
    if found.after_break is None:
        return f"{texts[found.direction]} ({test})."
    cut = _("The series begins after a break in {year}.", year=found.after_break[:4])
    return f"{texts[found.direction]} ({test}). {cut}"


def _p(p: float | None, look: Look) -> str:
    return (
        "p < " + look.number(0.001, 3) if p is not None and p < 0.001 else "p = " + look.number(p or 0.0, 3)
    )


def unranked(reasons: Mapping[str, str], look: Look) -> str:
    """Which areas of the level stand without a place and why. reasons: name → one, few, cover or none."""
    _ = translator(look.lang)
    why = {
        "one": _("one municipality"),
        "few": _("fewer than three municipalities with a figure"),
        "cover": _("figures of under 90 % of the people"),
        "none": _("no figures"),
    }
    grouped: dict[str, list[str]] = {}
    for name, reason in reasons.items():
        grouped.setdefault(reason, []).append(name)
    if not grouped:
        return ""
    told = "; ".join(f"{', '.join(names)} ({why[reason]})" for reason, names in grouped.items())
    return _("Without a place: {list}.", list=told)
