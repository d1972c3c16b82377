"""Questions about population groups: which figures there are of whom, and groups added up or divided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from data import db
from data.cache import remembered
from data.group_bands import parts
from data.group_profiles import profiles
from data.queries.figures import LETTERS

Basis = Literal["arvo", "osuus", "maara"]
Coverage = Mapping[str, Mapping[str, tuple[str, ...]]]


class Point(NamedTuple):
    """A figure of a group; numerator and denominator where it is a share whose counts are known."""

    value: float | None
    status: str
    derived: bool
    numerator: float | None = None
    denominator: float | None = None


Course = dict[str, Point]  # period → figure
_CARE = {status: place for place, status in enumerate(("observed", *LETTERS, "missing"))}


@remembered(1)
def group_coverage() -> dict[str, dict[str, tuple[str, ...]]]:
    """Indicator → group → periods with figures of municipalities, ascending; groups in list order."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    query = """
        SELECT indicator_id, group_id, list(period ORDER BY period) FROM slice
        JOIN population_group ON population_group.id = group_id WHERE level = 'kunta'
        GROUP BY indicator_id, group_id, position ORDER BY indicator_id, position"""
    for indicator, group, periods in db.rows(query):
        found.setdefault(indicator, {})[group] = tuple(periods)
    return found


def group_periods(indicator: str, group: str) -> tuple[str, ...]:
    """Periods of a group's figures, published or added up from parts, ascending; () for none."""
    return tuple(_made_of(indicator, group))


def rate_periods(indicator: str, group: str) -> tuple[str, ...]:
    """Periods with a share of the group's people: count and population are both known."""
    rate = profiles().rate(indicator)
    if rate is None:
        return ()
    known = set.intersection(*(set(_made_of(part, group)) for part in rate.of))
    return tuple(period for period in _made_of(indicator, group) if period in known)


@remembered(512)
def _made_of(indicator: str, group: str) -> dict[str, tuple[str, ...]]:
    """Period → the published groups that make the group; periods where none do are left out."""
    covered = group_coverage().get(indicator, {})
    whole: dict[str, tuple[str, ...]] = dict.fromkeys(covered.get(group, ()), (group,))
    rest = sorted({period for periods in covered.values() for period in periods} - set(whole))
    for period in rest:
        published = [name for name, periods in covered.items() if period in periods]
        if made := parts(group, published):
            whole[period] = made
    return dict(sorted(whole.items()))


@remembered(256)
def _courses(indicator: str, group: str, basis: str, codes: tuple[str, ...]) -> dict[str, Course]:
    return (_share if basis == "osuus" else _sum)(indicator, group, codes, None)


def courses(indicator: str, group: str, basis: str, codes: Sequence[str]) -> dict[str, Course]:
    """Code → period → figure of one group. basis: arvo (as published), maara (count) or osuus (share)."""
    return _courses(indicator, group, basis, tuple(sorted(set(codes))))


@remembered(128)
def level_points(indicator: str, group: str, basis: str, period: str) -> dict[str, Point]:
    """Code → figure at one period, of every area of every level that has one."""
    found = (_share if basis == "osuus" else _sum)(indicator, group, None, period)
    return {code: course[period] for code, course in found.items() if period in course}


def _share(
    indicator: str, group: str, codes: tuple[str, ...] | None, period: str | None
) -> dict[str, Course]:
    rate = profiles().rate(indicator)
    if rate is None:
        return {}
    above = _sum(indicator, group, codes, period)
    below = [_sum(part, group, codes, period) for part in rate.of]
    out: dict[str, Course] = {}
    for code, course in above.items():
        for each, count in course.items():
            people = [part.get(code, {}).get(each) for part in below]
            if made := _divided(count, people, rate.per):
                out.setdefault(code, {})[each] = made
    return out


def _divided(count: Point, people: Sequence[Point | None], per: int) -> Point | None:
    known = [each for each in people if each is not None]
    if len(known) < len(people):
        return None
    status = _worst([count.status, *(each.status for each in known)])
    values = [each.value for each in known]
    whole = sum(value for value in values if value is not None)
    if count.value is None or None in values or whole <= 0:
        return Point(None, status if status in ("protected", "not_applicable") else "missing", False)
    return Point(per * count.value / whole, status, True, count.value, whole)


def _sum(indicator: str, group: str, codes: tuple[str, ...] | None, period: str | None) -> dict[str, Course]:
    made = {p: g for p, g in _made_of(indicator, group).items() if period in (None, p)}
    names = {name for groups in made.values() for name in groups}
    held: dict[tuple[str, str], dict[str, Point]] = {}
    for name, code, each, *figure in _rows(indicator, tuple(sorted(names)), codes, period):
        held.setdefault((code, each), {})[name] = Point(*figure)
    out: dict[str, Course] = {}
    for (code, each), found in held.items():
        if each in made and (point := _added([found.get(name) for name in made[each]])):
            out.setdefault(code, {})[each] = point
    return out


def _added(found: Sequence[Point | None]) -> Point | None:
    """The sum of a group's parts: no value when one has none, nothing when one has no row."""
    known = [point for point in found if point is not None]
    if len(known) < len(found) or not known:
        return None
    if len(known) == 1:
        return known[0]
    values = [point.value for point in known if point.value is not None]
    whole = sum(values) if len(values) == len(known) else None
    return Point(whole, _worst([point.status for point in known]), True)


def _worst(statuses: Iterable[str]) -> str:
    """The status that a figure made of several has: the one that asks for most care."""
    return max(set(statuses), key=lambda status: _CARE.get(status, len(_CARE)))


def _rows(
    indicator: str, groups: tuple[str, ...], codes: tuple[str, ...] | None, period: str | None
) -> list[Any]:
    if not groups or codes == ():
        return []
    # One mark for each value: a list to unnest would be joined, which takes three times as long.
    where = ["indicator_id = ?", f"group_id IN ({', '.join('?' * len(groups))})"]
    bound = [indicator, *groups]
    if codes is not None:
        where.append(f"region_code IN ({', '.join('?' * len(codes))})")
        bound += codes
    if period is not None:
        where.append("period = ?")
        bound.append(period)
    return db.rows(
        "SELECT group_id, region_code, period, value, status, derived, numerator, denominator "
        f"FROM observation WHERE {' AND '.join(where)} ORDER BY region_code, period, group_id",
        bound,
    )
