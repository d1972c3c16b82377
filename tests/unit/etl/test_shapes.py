"""Shapes on a small map of squares, and what the checks say of broken ones."""

from shapely.geometry import MultiPolygon, Polygon, box

from etl.checks_shapes import points_of, ring_areas
from etl.shapes import borders, dissolve, drawing_of, neighbours, path_of, rings_of, shapes

# Four squares of 500 m in a drawing 1 km tall: a unit is a metre.
AREAS = {
    "A": box(0, 500, 500, 1000),
    "B": box(500, 500, 1000, 1000),
    "C": box(0, 0, 500, 500),
    "D": box(500, 0, 1000, 500),
}
DRAWING = drawing_of(AREAS)


def test_drawing_is_1000_units_tall_with_y_down() -> None:
    assert DRAWING.scale == 1.0
    assert DRAWING.width == 1000
    first = shapes(AREAS, DRAWING)[0]
    assert first.box == (0, 0, 500, 500)
    assert first.inside == (250, 250)


def test_neighbours_share_a_border_not_a_corner() -> None:
    found = {shape.code: shape.neighbours for shape in shapes(AREAS, DRAWING)}
    assert found == {"A": ("B", "C"), "B": ("A", "D"), "C": ("A", "D"), "D": ("B", "C")}


def test_dissolved_area_is_the_sum_of_its_parts() -> None:
    whole = dissolve(AREAS, {"N": ["A", "B"]})["N"]
    parts = [ring_areas(shape.path) for shape in shapes(AREAS, DRAWING)[:2]]
    (north,) = shapes({"N": whole}, DRAWING)
    assert ring_areas(north.path) == [sum(sum(part) for part in parts)]


def test_border_between_groups_is_drawn_once_without_coast() -> None:
    groups = dissolve(AREAS, {"N": ["A", "B"], "S": ["C", "D"]})
    path = borders({code: rings_of(area, DRAWING) for code, area in groups.items()})
    assert points_of(path)[0][1] == 5000
    assert {y for _, y in points_of(path)} == {5000}
    assert borders({"N": rings_of(groups["N"], DRAWING)}) == ""


def test_hole_has_the_other_sign() -> None:
    ring = Polygon(
        [(0, 0), (1000, 0), (1000, 1000), (0, 1000)], [[(400, 400), (600, 400), (600, 600), (400, 600)]]
    )
    (shape,) = shapes({"R": ring}, DRAWING)
    outer, hole = ring_areas(shape.path)
    assert outer * hole < 0
    assert abs(outer) - abs(hole) == 2 * (10000 * 10000 - 2000 * 2000)


def test_islet_that_vanishes_on_the_grid_goes_but_a_tiny_municipality_stays() -> None:
    with_islet = MultiPolygon([box(0, 0, 500, 500), box(900, 900, 900.01, 900.01)])
    assert len(rings_of(with_islet, DRAWING)) == 1
    assert len(rings_of(box(1, 1, 1.01, 1.01), DRAWING)) == 1


def test_path_is_short_and_relative() -> None:
    assert path_of([(0, 0), (15, 0), (15, -5), (10, -5)]) == "M0,0l1.5,0 0-.5-.5,0z"
    assert path_of([(0, 0), (20, 10)], closed=False) == "M0,0l2,1"


def test_path_reads_back_to_the_same_points() -> None:
    ring = [(3, 4), (105, -20), (7, 999)]
    assert points_of(path_of(ring)) == ring


def test_neighbours_of_nothing() -> None:
    assert neighbours({}) == {}
