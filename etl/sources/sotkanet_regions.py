"""Sotkanet's areas: from its internal numbers to the store's codes, by category and code only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from etl.sources.areas import COUNTIES, COUNTRY, sotkanet_code
from etl.sources.errors import ParseError, RegionsError
from etl.sources.sotkanet import load_json
from etl.sources.texts import plain

WHERE = "sotkanet /regions"
FEWEST_MUNICIPALITIES = 290


@dataclass(frozen=True)
class RegionMap:
    """Internal number → store code of the areas kept; `dropped` counts the others by category."""

    codes: Mapping[int, str]
    dropped: Mapping[str, int]
    notes: tuple[str, ...] = ()

    @property
    def municipalities(self) -> frozenset[str]:
        """Return the municipalities' codes."""
        return frozenset(code for code in self.codes.values() if code.startswith("KU"))


def parse_regions(body: bytes, fewest: int = FEWEST_MUNICIPALITIES) -> RegionMap:
    """Return the areas of /regions.

    Raises ParseError when it is not an area list, RegionsError unless exactly the 23 wellbeing services
    counties, one country and at least `fewest` municipalities are found.
    """
    content = load_json(body, WHERE)
    if not isinstance(content, list):
        raise ParseError("The area list is not a list", WHERE)
    entries = [entry for entry in content if isinstance(entry, dict)]
    found, dropped = _by_code(entries)
    codes, notes = _resolve(found, _references(entries))
    _check(codes.values(), fewest)
    return RegionMap(codes, dict(dropped), tuple(notes))


def _by_code(entries: Iterable[dict[str, Any]]) -> tuple[dict[str, list[int]], Counter[str]]:
    found: dict[str, list[int]] = defaultdict(list)
    dropped: Counter[str] = Counter()
    for entry in entries:
        number, code, category = entry.get("id"), entry.get("code"), entry.get("category")
        if type(number) is not int or not isinstance(code, str) or not isinstance(category, str):
            dropped["(not an area)"] += 1
        elif (kept := sotkanet_code(category.upper(), code.strip())) is None:
            dropped[plain(category)[:40].upper()] += 1
        else:
            found[kept].append(number)
    return found, dropped


def _references(entries: Iterable[dict[str, Any]]) -> Counter[int]:
    """Count how many municipalities name each area as one they belong to."""
    counts: Counter[int] = Counter()
    for entry in entries:
        members = entry.get("memberOf")
        if entry.get("category") == "KUNTA" and isinstance(members, list):
            counts.update({member for member in members if type(member) is int})
    return counts


def _resolve(found: dict[str, list[int]], references: Counter[int]) -> tuple[dict[int, str], list[str]]:
    """Choose one internal number for each code: of two, the one that municipalities belong to today."""
    codes: dict[int, str] = {}
    notes: list[str] = []
    for code, numbers in sorted(found.items()):
        ranked = sorted(set(numbers), key=lambda n: (-references[n], n))
        if len(ranked) > 1:
            if references[ranked[0]] == references[ranked[1]]:
                raise RegionsError(f"{code} has several internal numbers and nothing tells them apart", WHERE)
            notes.append(f"{code}: {len(ranked)} internal numbers, {ranked[0]} is in use")
        if codes.setdefault(ranked[0], code) != code:
            raise RegionsError(f"Internal number {ranked[0]} is both {codes[ranked[0]]} and {code}", WHERE)
    return codes, notes


def _check(codes: Iterable[str], fewest: int) -> None:
    have = set(codes)
    counties = {code.removeprefix("HVA") for code in have if code.startswith("HVA")}
    if counties != COUNTIES:
        lacking = ", ".join(sorted(COUNTIES - counties))
        raise RegionsError(
            f"{len(counties)} of 23 wellbeing services counties found, lacking {lacking}", WHERE
        )
    if COUNTRY not in have:
        raise RegionsError("The whole country is not in the area list", WHERE)
    municipalities = sum(code.startswith("KU") for code in have)
    if municipalities < fewest:
        raise RegionsError(f"Only {municipalities} municipalities found, at least {fewest} expected", WHERE)
