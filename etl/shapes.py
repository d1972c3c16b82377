"""Boundaries as SVG paths: dissolved to every grouping and drawn without losing a shared border.

The source is drawn for 1:4,500,000, so nothing is simplified further: all municipalities together are
about 20 kB compressed. Every point is rounded to the drawing's grid on its own, so a border shared by two
areas stays shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

# Tenths of a unit: one decimal in a drawing 1000 units tall, about 110 m on the ground.
GRID = 10
HEIGHT = 1000.0

Geometry = Any
Point = tuple[int, int]
Ring = list[Point]
Edge = tuple[Point, Point]


@dataclass(frozen=True)
class Drawing:
    """Where the drawing lies: its left and top edge in metres, units per metre, and its width in units."""

    left: float
    top: float
    scale: float
    width: float


@dataclass(frozen=True)
class Shape:
    """One area as drawn; lengths in units of the drawing."""

    code: str
    path: str
    box: tuple[float, float, float, float]
    inside: tuple[float, float]
    neighbours: tuple[str, ...]


def drawing_of(areas: Mapping[str, Geometry]) -> Drawing:
    """The drawing that holds all `areas` (EPSG:3067) and is 1000 units tall."""
    left, bottom, right, top = shapely.total_bounds(list(areas.values()))
    scale = HEIGHT / (top - bottom)
    return Drawing(float(left), float(top), scale, (right - left) * scale)


def dissolve(areas: Mapping[str, Geometry], groups: Mapping[str, Iterable[str]]) -> dict[str, Geometry]:
    """Unite municipalities to groups as a coverage: borders inside vanish, no sliver or gap can arise.

    Raises KeyError when a group names an area that has no boundary.
    """
    return {code: shapely.coverage_union_all([areas[m] for m in members]) for code, members in groups.items()}


def shapes(areas: Mapping[str, Geometry], drawing: Drawing) -> list[Shape]:
    """Every area of one level as drawn, sorted by code."""
    rings = {code: rings_of(geometry, drawing) for code, geometry in sorted(areas.items())}
    beside = neighbours(rings)
    return [_shape(code, areas[code], rings[code], beside[code], drawing) for code in rings]


def rings_of(geometry: Geometry, drawing: Drawing) -> list[Ring]:
    """Rings of a polygon on the grid, open (last point not repeated), without repeated points.

    An islet that collapses on the grid is dropped; the largest part of an area never is.
    """
    # Outlines run one way and holes the other, so that the signs of ring areas tell them apart.
    parts = sorted(shapely.get_parts(shapely.orient_polygons(geometry)), key=lambda part: -part.area)
    rings = [_to_grid(ring, drawing) for part in parts for ring in (part.exterior, *part.interiors)]
    kept = [ring for ring in rings if len(ring) > 2]
    return kept or rings[:1]


def neighbours(rings: Mapping[str, list[Ring]]) -> dict[str, tuple[str, ...]]:
    """Codes of the areas sharing a stretch of border with each area, sorted; a corner is not enough."""
    found: dict[str, set[str]] = {code: set() for code in rings}
    for codes in _owners(rings).values():
        for code in codes:
            found[code].update(codes - {code})
    return {code: tuple(sorted(others)) for code, others in found.items()}


def borders(rings: Mapping[str, list[Ring]]) -> str:
    """Path of the borders between areas, each drawn once; coasts and the national border are left out."""
    edges = [edge for edge, codes in sorted(_owners(rings).items()) if len(codes) > 1]
    if not edges:
        return ""
    merged = shapely.line_merge(shapely.multilinestrings(edges))
    lines = [[(int(x), int(y)) for x, y in line.coords] for line in shapely.get_parts(merged)]
    return "".join(path_of(line, closed=False) for line in sorted(lines))


def path_of(points: Ring, closed: bool = True) -> str:
    """SVG path data of one ring or line: absolute start, relative steps, one decimal, as short as can be."""
    (x, y), *rest = points
    steps = []
    for to_x, to_y in rest:
        steps.append(_pair(to_x - x, to_y - y))
        x, y = to_x, to_y
    # A minus sign parts two numbers as well as a space does.
    text = "".join(step if i == 0 or step.startswith("-") else " " + step for i, step in enumerate(steps))
    return f"M{_pair(*points[0])}l{text}{'z' if closed else ''}"


def _shape(
    code: str, geometry: Geometry, rings: list[Ring], beside: tuple[str, ...], drawing: Drawing
) -> Shape:
    points = np.array([point for ring in rings for point in ring]) / GRID
    low, high = points.min(axis=0), points.max(axis=0)
    inside = _units(np.array([_inside(geometry)]), drawing)[0]
    box = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    path = "".join(path_of(ring) for ring in rings)
    return Shape(code, path, box, (round(float(inside[0]), 1), round(float(inside[1]), 1)), beside)


def _inside(geometry: Geometry) -> tuple[float, float]:
    """A point well inside the largest part, where a label or a mark looks right."""
    largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    centre = largest.centroid
    point = centre if largest.contains(centre) else largest.representative_point()
    return (point.x, point.y)


def _owners(rings: Mapping[str, list[Ring]]) -> dict[Edge, set[str]]:
    """Which areas each piece of border belongs to."""
    owners: dict[Edge, set[str]] = defaultdict(set)
    for code, parts in rings.items():
        for ring in parts:
            for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
                owners[(a, b) if a < b else (b, a)].add(code)
    return owners


def _units(coordinates: np.ndarray[Any, Any], drawing: Drawing) -> np.ndarray[Any, Any]:
    x = (coordinates[:, 0] - drawing.left) * drawing.scale
    y = (drawing.top - coordinates[:, 1]) * drawing.scale
    return np.column_stack([x, y])


def _to_grid(ring: Geometry, drawing: Drawing) -> Ring:
    cells = np.round(_units(shapely.get_coordinates(ring), drawing) * GRID).astype(int)
    moved = np.append(True, (np.diff(cells, axis=0) != 0).any(axis=1))
    points = [(int(x), int(y)) for x, y in cells[moved]]
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def _pair(x: int, y: int) -> str:
    first, second = _number(x), _number(y)
    return f"{first}{second}" if second.startswith("-") else f"{first},{second}"


def _number(tenths: int) -> str:
    """Tenths as a short decimal: 15 → 1.5, 20 → 2, -5 → -.5."""
    sign, (whole, tenth) = "-" if tenths < 0 else "", divmod(abs(tenths), GRID)
    if not tenth:
        return f"{sign}{whole}" if whole else "0"
    return f"{sign}{whole or ''}.{tenth}"
