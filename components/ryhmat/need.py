"""How many people a group has now, how that has changed, and what the projection says; never interpolated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.interval import small
from components import formats
from components.i18n import translator
from components.ryhmat.question import Area, Courses
from data.group_profiles import Profile

BACK = 10  # years that a change is told over, where they are there
OLDEST = 99  # the oldest age of the newest projection
FEWEST_PEOPLE = 1  # a change in per cent needs somebody to begin with


@dataclass(frozen=True)
class People:
    """Who is asked about, where, and the figures.

    counted, whole: the group's people and those it is a share of; expected, expected_whole: the same in the
    projection, empty where the group has none; vintage: the projection's name; part_of: what the share is of.
    """

    profile: Profile
    areas: Sequence[Area]
    counted: Courses
    whole: Courses
    expected: Courses
    expected_whole: Courses
    vintage: str
    part_of: str
    lang: str

    @property
    def of_everybody(self) -> bool:
        """True when the share is of the whole population."""
        whole = self.profile.share_of
        return (whole.indicator, whole.group) == ("vaesto", "total")

    @property
    def last(self) -> str:
        """The newest year with a count of the own area; '' for none."""
        own = self.counted.get(self.areas[0].code, {})
        return max((p for p, point in own.items() if point.value is not None), default="")

    @property
    def years(self) -> tuple[str, ...]:
        """Years of the projection, ascending."""
        return tuple(sorted({p for course in self.expected.values() for p in course}))


def build(people: People) -> dict[str, Any]:
    """Sentence, the own area's course, and one row for each area; texts are ready."""
    _ = translator(people.lang)
    if not people.last:
        text = _("The number of people in this group is not known for {area}.", area=people.areas[0].name)
        return {"empty": text}
    rows = [row(people, area) for area in people.areas]
    return {
        "lead": lead(people, rows[0]),
        "area": people.areas[0].name,
        "hundred": people.profile.projected is not None and people.profile.projected.age_to == OLDEST,
        "last": people.last,
        "base": _base(people, people.areas[0].code) or "",
        "years": list(people.years[1:]),
        "first": people.years[0] if people.years else "",
        "vintage": people.vintage,
        "share": _("Share of the population")
        if people.of_everybody
        else _("Share of these: {whole}", whole=people.part_of),
        "course": course(people),
        "rows": rows,
        "noProjection": "" if people.years else _("No projection of this group is published."),
    }


def course(people: People) -> dict[str, Any]:
    """The own area's people year by year: p and v as counted, jp and jv as projected."""
    code = people.areas[0].code
    counted = {p: point.value for p, point in sorted(people.counted.get(code, {}).items())}
    expected = {p: point.value for p, point in sorted(people.expected.get(code, {}).items())}
    known = [p for p, value in counted.items() if value is not None]
    ahead = [p for p, value in expected.items() if value is not None]
    return {
        "p": known,
        "v": [round(counted[p] or 0) for p in known],
        "jp": ahead,
        "jv": [round(expected[p] or 0) for p in ahead],
    }


def row(people: People, area: Area) -> dict[str, Any]:
    """One area: people now, their share, the change until now and the projected one; sizes to order by."""
    lang = people.lang
    made: dict[str, Any] = {"c": area.code, "n": area.name, "k": area.kind}
    now, whole = _value(people.counted, area.code, people.last), _value(people.whole, area.code, people.last)
    if now is None:
        return made
    made["v"] = formats.number(now, 0, lang)
    if whole:
        made |= {"ss": 100 * now / whole, "s": formats.quantity(100 * now / whole, 1, "%", lang)}
        if small(min(now, whole), whole, share=False):
            made["small"] = 1
    base = _base(people, area.code)
    before = _value(people.counted, area.code, base) if base else None
    if before is not None:
        made |= {"d": formats.number(now - before, 0, lang, signed=True), **_percent("dp", now, before, lang)}
    return made | _ahead(people, area)


def _ahead(people: People, area: Area) -> dict[str, Any]:
    """j: for each year after the projection's first: people, their change from the first one and share."""
    years = people.years
    first = _value(people.expected, area.code, years[0]) if years else None
    if first is None:
        return {}
    ahead = []
    for year in years[1:]:
        value, whole = (_value(each, area.code, year) for each in (people.expected, people.expected_whole))
        if value is None:
            continue
        cell = {"y": year, "v": formats.number(value, 0, people.lang)}
        cell |= _percent("dp", value, first, people.lang)
        if whole:
            cell["s"] = formats.quantity(100 * value / whole, 1, "%", people.lang)
        ahead.append(cell)
    last = _value(people.expected, area.code, years[-1])
    size = {"sj": 100 * (last / first - 1)} if last is not None and first >= FEWEST_PEOPLE else {}
    return {"j": ahead, "b": formats.number(first, 0, people.lang), **size}


def _percent(key: str, now: float, before: float, lang: str) -> dict[str, str]:
    if before < FEWEST_PEOPLE:
        return {}
    return {key: formats.quantity(100 * (now / before - 1), 1, "%", lang, signed=True)}


def _base(people: People, code: str) -> str | None:
    """The year that a change is told from: ten years back, else the earliest one; None for one year only."""
    known = [p for p, point in sorted(people.counted.get(code, {}).items()) if point.value is not None]
    earlier = [p for p in known if p < people.last]
    if not earlier:
        return None
    back = [p for p in earlier if int(p[:4]) <= int(people.last[:4]) - BACK]
    return back[-1] if back else earlier[0]


def _value(courses: Courses, code: str, period: str) -> float | None:
    point = courses.get(code, {}).get(period)
    return point.value if point else None


def lead(people: People, own: Mapping[str, Any]) -> str:
    """How many, what share, the change so far and what is expected."""
    _ = translator(people.lang)
    values = {
        "area": people.areas[0].name,
        "period": people.last,
        "who": people.profile.people_name.get(people.lang),
        "n": own["v"],
        "share": own.get("s", formats.NONE),
        "whole": people.part_of,
    }
    said = [
        _("{area} {period}: {who} {n}, {share} of the population.", **values)
        if people.of_everybody
        else _("{area} {period}: {who} {n}, {share} of these: {whole}.", **values)
    ]
    base = _base(people, people.areas[0].code)
    if base and "d" in own:
        said.append(
            _("Change from {base}: {d} ({dp}).", base=base, d=own["d"], dp=own.get("dp", formats.NONE))
        )
    if own.get("j"):
        last = own["j"][-1]
        said.append(
            _(
                "{vintage}: {n} in {year}, {dp} from {first}.",
                vintage=people.vintage,
                n=last["v"],
                year=last["y"],
                dp=last.get("dp", formats.NONE),
                first=people.years[0],
            )
        )
    return " ".join(said)
