"""A sector's indicators as strips: where each municipality of an area stands on the country's own scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.alueerot.facts import Look, rounded

EDGE = 1.5  # per cent of the strip kept free at both ends for those that lie beyond
# indicator, group, period, area, value, status, …: rows of data.queries.compare
Cell = Sequence[Any]


def build(
    members: Sequence[str],
    own: Mapping[str, float | None],
    cells: Sequence[Cell],
    ranges: Mapping[str, tuple[float, float]],
    look: Look,
) -> dict[str, Any]:
    """The strips by indicator; x in per cent of a line from the country's 5th to its 95th percentile.

    own: the area's own figures. x: in the order of members, null without a figure (s then has the status of
    those); v: figures; a, c: the area's and the country's own place. Places beyond the line are at its ends.
    """
    by_indicator: dict[str, dict[str, Cell]] = {}
    for cell in cells:
        by_indicator.setdefault(cell[0], {})[cell[3]] = cell
    made = {
        indicator: _strip(indicator, found, members, own.get(indicator), ranges[indicator], look)
        for indicator, found in by_indicator.items()
        if indicator in ranges and any(code in found and found[code][4] is not None for code in members)
    }
    return {"members": list(members), "strips": made}


def _strip(
    indicator_id: str,
    found: Mapping[str, Cell],
    members: Sequence[str],
    own: float | None,
    ends: tuple[float, float],
    look: Look,
) -> dict[str, Any]:
    decimals = look.catalog.get(indicator_id).decimals + 1

    def value(code: str) -> float | None:
        return found[code][4] if code in found else None

    figures = [value(code) for code in members]
    made: dict[str, Any] = {
        "x": [_place(figure, ends) for figure in figures],
        "v": [rounded(figure, decimals) for figure in figures],
        "e": [round(end, decimals) for end in ends],
    }
    without = {i: found[code][5] if code in found else "missing" for i, code in enumerate(members)}
    made["s"] = {str(i): status for i, status in without.items() if figures[i] is None}
    made["a"], made["c"] = _place(own, ends), _place(value("SSS"), ends)
    return {key: item for key, item in made.items() if item not in (None, {})}


def _place(value: float | None, ends: tuple[float, float]) -> float | None:
    low, high = ends
    if value is None or not high > low:
        return None
    return round(min(100 - EDGE, max(EDGE, EDGE + (100 - 2 * EDGE) * (value - low) / (high - low))), 1)
