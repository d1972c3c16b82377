"""Successors of former municipalities, and which groups of municipalities were the same as today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

LEVELS = {
    "KU": "kunta",
    "HVA": "hyvinvointialue",
    "MK": "maakunta",
    "SK": "seutukunta",
    "TYA": "tyollisyysalue",
    "KR": "kuntaryhma",
    "SSS": "maa",
}

Membership = tuple[str, str, int]


def level_of(code: str) -> str:
    """Level of a prefixed code. Raises ValueError when the prefix is unknown."""
    prefix = code.rstrip("0123456789")
    if prefix not in LEVELS:
        raise ValueError(f"Code '{code}' has no known prefix ({', '.join(LEVELS)}).")
    return LEVELS[prefix]


def successors(changes: Iterable[tuple[str, str]], today: set[str]) -> dict[str, str]:
    """Follow chains of (old, new) codes to the municipality of today that holds all of an old one.

    An old municipality that was split between several has no single successor and is left out, and so is a
    chain that does not end in today's division.
    """
    steps: dict[str, set[str]] = defaultdict(set)
    for old, new in changes:
        steps[old].add(new)
    ends = {old: _ends(old, steps, today, frozenset()) for old in steps if old not in today}
    return {old: next(iter(end)) for old, end in sorted(ends.items()) if len(end) == 1 and end <= today}


def same_groups(
    members: Iterable[Membership], followed: Mapping[str, str], division_year: int
) -> tuple[set[tuple[str, int]], set[str]]:
    """Which groups held today's municipalities, older ones seen as their successors.

    Returns (pairs of group and year with today's members, groups that had today's members in every
    recorded year). A source's figure for a group is today's only in such a year; where the year of its
    division is not known or not recorded, only a group that never changed will do.
    """
    held: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for municipality, group, year in members:
        held[group][year].add(followed.get(municipality, municipality))
    today = {group: years[division_year] for group, years in held.items() if division_year in years}
    pairs = {(group, year) for group in today for year, then in held[group].items() if then == today[group]}
    unchanged = {group for group in today if all((group, year) in pairs for year in held[group])}
    return pairs, unchanged


def _ends(code: str, steps: Mapping[str, set[str]], today: set[str], passed: frozenset[str]) -> set[str]:
    """Where a code's figures end up; a code of today ends there even when it once gave parts away."""
    if (code in today and passed) or code not in steps:
        return {code}
    if code in passed:
        return set()
    following = sorted(steps[code])
    return set().union(*(_ends(new, steps, today, passed | {code}) for new in following))
