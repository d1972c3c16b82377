"""Adds up population groups: which published groups make exactly another one."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

OPEN = 999
_ID = re.compile(r"^(?:(male|female)(?:_|$))?(?:age_(\d+)(?:_(\d+|plus))?)?$")


class Band(NamedTuple):
    """A population group: sex (total, male, female), youngest and oldest age; all ages are 0 to OPEN."""

    sex: str
    youngest: int
    oldest: int


def band(group: str) -> Band:
    """The band of a group id. Raises ValueError for a text that is none."""
    if group == "total":
        return Band("total", 0, OPEN)
    match = _ID.match(group)
    if match is None or not group:
        raise ValueError(f"'{group}' is no population group: expected total, female or male_age_0_4")
    sex, first, last = match.groups()
    if first is None:
        return Band(sex, 0, OPEN)
    oldest = OPEN if last == "plus" else int(last or first)
    return Band(sex or "total", int(first), oldest)


def parts(group: str, published: Collection[str]) -> tuple[str, ...]:
    """The published groups that add up to a group, itself alone where it is published; () when none do."""
    if group in published:
        return (group,)
    wanted, bands = band(group), {name: band(name) for name in published}
    tiled = _tiles(wanted, bands)
    if tiled or wanted.sex != "total":
        return tiled
    sexes = [_tiles(Band(sex, wanted.youngest, wanted.oldest), bands) for sex in ("female", "male")]
    return (*sexes[0], *sexes[1]) if all(sexes) else ()


def _tiles(wanted: Band, bands: dict[str, Band]) -> tuple[str, ...]:
    """Bands of one sex side by side from the youngest age to the oldest, the widest first; () for a hole."""
    at, found = wanted.youngest, []
    while at <= wanted.oldest:
        fitting = [
            (each.oldest, name)
            for name, each in bands.items()
            if each.sex == wanted.sex and each.youngest == at and each.oldest <= wanted.oldest
        ]
        if not fitting:
            return ()
        oldest, name = max(fitting)
        found.append(name)
        at = oldest + 1
    return tuple(found)
