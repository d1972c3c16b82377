"""Where a value and what it is compared with stand on a spine: one line, smaller left, larger right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# The ends of the line keep a little air, so that the marks of the outermost areas are whole.
EDGE = 2.0
ROOM = 1.06


@dataclass(frozen=True)
class Points:
    """What stands on the line, in one unit; None is left out.

    level: percentiles 5, 25, 50, 75 and 95 of all areas; peers: quartiles of the similar ones. centre: the
    country's value, else the middle area's.
    """

    own: float | None
    level: Sequence[float]
    county: float | None = None
    country: float | None = None
    peers: Sequence[float] | None = None


def positions(points: Points, better: str) -> dict[str, Any] | None:
    """Places on the line in per cent of its length; None when all areas are equal.

    m: the centre is always at 50 (country or middle area), with `country` telling which; x: own place, with
    e -1 or 1 when the value lies beyond the line's end; c: county; p: peers' quartiles; q: quartiles of all
    areas; b: side of the better quarter, 1 right, -1 left, 0 where nothing is judged.
    """
    centre = points.country if points.country is not None else points.level[2]
    half = ROOM * max(abs(points.level[0] - centre), abs(points.level[4] - centre))
    if not half > 1e-12 * max(1.0, abs(centre)):
        return None

    def at(value: float) -> float:
        return round(min(100 - EDGE, max(EDGE, 50 + (50 - EDGE) * (value - centre) / half)), 1)

    found: dict[str, Any] = {"q": [at(points.level[1]), at(points.level[3])], "m": points.country is not None}
    found["b"] = {"higher": 1, "lower": -1}.get(better, 0)
    if points.own is not None:
        found["x"] = at(points.own)
        if abs(points.own - centre) > half:
            found["e"] = 1 if points.own > centre else -1
    if points.county is not None:
        found["c"] = at(points.county)
    if points.peers:
        found["p"] = [at(value) for value in points.peers]
    return found
