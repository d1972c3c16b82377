"""Every indicator of an area by how much its average hides, as one object for the browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.alueerot import words
from components.alueerot.facts import Look, Spread, Trend, hides, rounded, worse_people
from components.alueerot.state import SHOWS
from components.mittari.facts import OLD_YEARS
from components.vertaa.table import DIRECTIONS, LETTERS


@dataclass(frozen=True)
class Found:
    """One indicator of the area: differences, their trend, and the place of the area's own figure."""

    spread: Spread
    trend: Trend | None = None
    rank: int | None = None
    n: int | None = None

    @property
    def hides(self) -> bool:
        """Whether the figure is middling and the differences are among the widest third."""
        return hides(self.spread, self.rank, self.n)


def ordered(found: Sequence[Found]) -> list[Found]:
    """Widest among the areas of the level first, ties by times the middle one's; without a place last."""
    return sorted(
        found,
        key=lambda each: (
            each.spread.rank is None,
            (each.spread.rank or 0) / (each.spread.ranked or 1),
            -(each.spread.times or 0),
            each.spread.indicator,
        ),
    )


def first(rows: Sequence[Found], look: Look, theme: str = "", show: str = "") -> Found | None:
    """Where a reader begins among ordered rows: where the average hides most and the figures are fresh.

    theme, show: as in the state; the same as in assets/js/alueerot/list.js.
    """
    shown = [
        each
        for each in rows
        if theme in ("", look.indicator(each.spread).theme) and (show != SHOWS[1] or each.hides)
    ]
    fresh = [each for each in shown if not old(each.spread, look)]
    hiding = [each for each in fresh if each.hides]
    return next(iter((*hiding, *fresh, *shown, *rows)), None)


def old(spread: Spread, look: Look) -> bool:
    """Whether the newest figures are so old that it is said aloud."""
    return look.this_year - int(spread.period[:4]) > OLD_YEARS


def build(area: str, members: Sequence[str], found: Sequence[Found], look: Look) -> dict[str, Any]:
    """The object of assets/js/alueerot: sentences, the area's municipalities, rows widest first.

    area: its name; members: codes of its municipalities.
    """
    rows = ordered(found)
    told = [(each.spread, each.hides) for each in rows]
    return {
        "name": area,
        "members": list(members),
        "lead": words.lead(area, len(members), told, look),
        "rows": [row(each, look) for each in rows],
    }


def row(found: Found, look: Look) -> dict[str, Any]:
    """One indicator: i id, g group, n name, t theme, u units, k decimals, r direction, p period, v figure.

    s status letter, sd deviation, x times the middle, rk and rn place of the differences, fr and fn place of
    the figure, gi Gini, lo, hi ends, m municipalities with a figure, w people in worse municipalities and wp
    of how many, td direction of the trend, h hides, o old. What is not known is left out.
    """
    spread, indicator = found.spread, look.indicator(found.spread)
    unit = look.catalog.unit_of(indicator.id)
    worse = worse_people(spread, indicator)
    made = {
        "i": spread.indicator,
        "g": spread.group,
        "n": look.title(spread.indicator, spread.group),
        "t": indicator.theme,
        "u": unit.after(look.lang),
        "f": unit.after_difference(look.lang),
        "k": indicator.decimals,
        "r": DIRECTIONS[indicator.direction],
        "p": spread.period,
        "v": _short(spread.value, indicator.decimals + 1),
        "s": LETTERS.get(spread.status, "-"),
        "sd": _short(spread.deviation, indicator.decimals + 2),
        "x": _short(spread.times, 2),
        "rk": spread.rank,
        "rn": spread.ranked,
        "fr": found.rank,
        "fn": found.n,
        "gi": _short(spread.gini, 3),
        "lo": _end(spread.low, spread.low_code, indicator.decimals + 1),
        "hi": _end(spread.high, spread.high_code, indicator.decimals + 1),
        "m": spread.n,
        "w": worse,
        "wp": spread.people if worse is not None else None,
        "td": found.trend.direction if found.trend else "too_few",
        "h": 1 if found.hides else None,
        "o": 1 if old(spread, look) else None,
    }
    return {key: value for key, value in made.items() if value is not None}


def _end(value: float | None, code: str | None, decimals: int) -> list[Any] | None:
    return None if value is None or code is None else [_short(value, decimals), code]


def _short(value: float | None, decimals: int) -> float | int | None:
    short = rounded(value, decimals)
    return int(short) if short is not None and short == int(short) else short


def places(standing: Sequence[Sequence[Any]]) -> Mapping[tuple[str, str, str], tuple[int, int]]:
    """(indicator, group, period) → place and number of areas of the area's own figures.

    standing: rows of data.queries.profile.
    """
    return {(row[0], row[1], row[2]): (row[7], row[8]) for row in standing if row[7] is not None}
