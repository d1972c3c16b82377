"""Checks the drawing: every area is there, and groups are exactly their municipalities, no slivers."""

from __future__ import annotations

import re
from typing import Any

from etl.shapes import GRID

Connection = Any

DRAWN = ("kunta", "hyvinvointialue", "maakunta", "seutukunta", "tyollisyysalue", "maa")
NUMBER = re.compile(r"-?\d*\.?\d+")


def wrong_shapes(con: Connection) -> list[str]:
    """What is wrong with the drawing, in words; empty when it is right."""
    shapes = {code: (level, path) for code, level, path in
              con.execute("SELECT region_code, level, path FROM region_shape").fetchall()}  # fmt: skip
    areas = {code: ring_areas(path) for code, (_, path) in shapes.items()}
    missing = con.execute(
        "SELECT code || ' has no boundary' FROM region LEFT JOIN region_shape ON region_code = code "
        "WHERE list_contains(?, region.level) AND region_code IS NULL ORDER BY 1",
        [list(DRAWN)],
    ).fetchall()  # fmt: skip
    return [row[0] for row in missing] + _unequal(con, areas) + _slivers(shapes, areas) + _one_sided(con)


def ring_areas(path: str) -> list[int]:
    """Signed areas of the rings of a path, in half squares of the grid; holes have the other sign."""
    return [_twice_area(points_of(ring)) for ring in path.split("M") if ring]


def points_of(ring: str) -> list[tuple[int, int]]:
    """Points of one ring 'x,yldx,dy…z' on the grid."""
    numbers = [round(float(text) * GRID) for text in NUMBER.findall(ring)]
    points = [(numbers[0], numbers[1])]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        points.append((points[-1][0] + dx, points[-1][1] + dy))
    return points


def _twice_area(points: list[tuple[int, int]]) -> int:
    turned = points[1:] + points[:1]
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, turned, strict=True))


def _unequal(con: Connection, areas: dict[str, list[int]]) -> list[str]:
    """Groups whose area is not the sum of their municipalities; exact, because all are on one grid."""
    sums: dict[str, int] = {}
    members = con.execute(
        "SELECT group_code, municipality_code FROM region_member "
        "JOIN region_shape ON region_code = group_code "
        "WHERE division_year = (SELECT value::SMALLINT FROM meta WHERE key = 'division_year')"
    ).fetchall()
    for group, municipality in members:
        sums[group] = sums.get(group, 0) + sum(areas.get(municipality, []))
    return [
        f"{group} is {sum(areas[group])}, its municipalities {total} half cells"
        for group, total in sorted(sums.items())
        if sum(areas[group]) != total
    ]


def _slivers(shapes: dict[str, tuple[str, str]], areas: dict[str, list[int]]) -> list[str]:
    """Holes or parts smaller than any part of a municipality can only come from borders that do not meet."""
    smallest = min(
        (abs(a) for code, (level, _) in shapes.items() if level == "kunta" for a in areas[code]), default=0
    )
    return [
        f"{code} has a part of {abs(area)} half cells"
        for code, (level, _) in sorted(shapes.items())
        for area in areas[code]
        if level != "kunta" and abs(area) < smallest
    ]


def _one_sided(con: Connection) -> list[str]:
    """Neighbours that do not know each other."""
    found = con.execute(
        "WITH beside AS (SELECT region_code AS a, unnest(neighbours) AS b FROM region_shape) "
        "SELECT a || ' has neighbour ' || b || ' but not the other way' FROM beside "
        "ANTI JOIN (SELECT b AS a, a AS b FROM beside) AS turned USING (a, b) ORDER BY 1"
    ).fetchall()
    return [row[0] for row in found]
