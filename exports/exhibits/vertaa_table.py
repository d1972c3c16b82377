"""The comparison's table in the screen's order and colours: indicators down, areas across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.vertaa.state import COUNTRY, State
from exports.reading import rounded

NEAR, STRONG = 10, 30  # percent of the level's areas between, as in assets/js/vertaa/cells.js
Table = Mapping[str, Any]


def columns(table: Table, state: State) -> list[str]:
    """Codes in the screen's order: the own area, the others, the own one's county and the country."""
    held = table["columns"]
    areas = [code for code in state.areas if code in held]
    token = next((t for t in state.order if not _is_area(t)), "")
    at = next((i for i, row in enumerate(table["rows"]) if row["i"] == token.removeprefix("-")), None)
    if at is not None:
        sign = 1 if token.startswith("-") else -1
        areas = [areas[0], *sorted(areas[1:], key=lambda c: _by_value(held[c]["v"][at], sign))]
    county = held[state.areas[0]].get("c")
    return [*areas, *([county] if county in held else []), *([COUNTRY] if COUNTRY in held else [])]


def rows(table: Table, state: State) -> list[int]:
    """Places of the rows in the screen's order: judged ones first when an area orders them, best first."""
    places = list(range(len(table["rows"])))
    token = next((t for t in state.order if _is_area(t)), "")
    column = table["columns"].get(token.removeprefix("-"))
    if column is None:
        return places
    sign = 1 if token.startswith("-") else -1

    def key(i: int) -> tuple[int, float, int]:
        row, place = table["rows"][i], column["q"][i]
        if place is None:
            return 2, 0.0, i
        return (1 if row["r"] == 0 else 0), sign * (100 - place if row["r"] < 0 else place), i

    return sorted(places, key=key)


def reference(table: Table, state: State) -> Mapping[str, Any] | None:
    """The column that differences are to: the country's or the own county's; None when figures are shown."""
    county = table["columns"][state.areas[0]].get("c", "")
    code = {"ero_maa": COUNTRY, "ero_alue": county}.get(state.show, "")
    found: Mapping[str, Any] | None = table["columns"].get(code)
    return found


def cell(table: Table, state: State, i: int, code: str) -> float | None:
    """The figure, or its difference, rounded as on the screen."""
    row, column, to = table["rows"][i], table["columns"][code], reference(table, state)
    value: float | None = column["v"][i]
    if value is None or to is None or to is column:
        return None if value is None else _as_shown(value, row["k"])
    if row.get("c") == 0 or to["v"][i] is None:
        return None
    return _as_shown(value - float(to["v"][i]), row["k"])


def _as_shown(value: float, decimals: int) -> float | int:
    """Halves away from zero as on the screen; a whole number only where the row shows no decimals."""
    shown = rounded(value, decimals) or 0.0
    return shown if decimals else int(shown)


def tone(table: Table, state: State, i: int, code: str) -> int | None:
    """−2 clearly worse … 2 clearly better; None for comparators, counts and what is not judged."""
    row, column, to = table["rows"][i], table["columns"][code], reference(table, state)
    place = column["q"][i]
    if code not in state.areas or row.get("c") == 0 or row["r"] == 0 or place is None:
        return None
    against = 50 if to is None else to["q"][i]
    if against is None:
        return None
    distance = (place - against) * row["r"]
    if abs(distance) <= NEAR:
        return 0
    return (2 if abs(distance) > STRONG else 1) * (1 if distance > 0 else -1)


def tones(table: Table, state: State, places: Sequence[int], codes: Sequence[str]) -> list[list[int | None]]:
    """The tones of every cell."""
    return [[tone(table, state, i, code) for code in codes] for i in places]


def _is_area(token: str) -> bool:
    return token.removeprefix("-")[:1].isupper()


def _by_value(value: float | None, sign: int) -> tuple[bool, float]:
    return value is None, 0.0 if value is None else sign * value
