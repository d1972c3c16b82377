"""Maps and judgements can be told apart by every kind of colour vision, in both themes."""

import pytest

from tests.unit.components.colour_vision import MATRICES, difference, seen
from tests.unit.components.test_tokens import THEMES

# Ten is more than four times the least visible difference: neighbours on a map can be told apart.
CLASSES_APART = 10
# Marks stand far from each other, on lines and dots: they need more, besides the word or sign beside them.
MARKS_APART = 20
CASES = [(theme, eyes) for theme in THEMES for eyes in MATRICES]


def test_the_simulation_does_what_its_source_says() -> None:
    """Greys stay grey for all; red and green of one lightness fall together without the right cones."""
    for eyes in MATRICES:
        lightness, a, b = seen("#808080", eyes)
        assert lightness == pytest.approx(53.6, abs=0.2)
        assert (a, b) == pytest.approx((0, 0), abs=0.5)
    full = difference("#b06a50", "#7a8a4c", "all cones")
    assert difference("#b06a50", "#7a8a4c", "deuteranopia") < full / 2
    assert difference("#b06a50", "#7a8a4c", "tritanopia") > full / 2


@pytest.mark.parametrize(("theme", "eyes"), CASES)
@pytest.mark.parametrize("scale", ["map", "map-div"])
def test_neighbouring_classes_are_told_apart(theme: str, eyes: str, scale: str) -> None:
    steps = [THEMES[theme][f"--{scale}-{n}"] for n in range(7)]
    apart = [difference(one, other, eyes) for one, other in zip(steps, steps[1:], strict=False)]
    assert min(apart) >= CLASSES_APART, apart


@pytest.mark.parametrize(("theme", "eyes"), CASES)
def test_no_two_classes_of_a_scale_look_the_same(theme: str, eyes: str) -> None:
    """The two ends of the diverging scale too: below must never be taken for above."""
    for scale in ("map", "map-div"):
        steps = [THEMES[theme][f"--{scale}-{n}"] for n in range(7)]
        pairs = [(i, j) for i in range(7) for j in range(i)]
        assert min(difference(steps[i], steps[j], eyes) for i, j in pairs) >= CLASSES_APART


@pytest.mark.parametrize(("theme", "eyes"), CASES)
@pytest.mark.parametrize(
    "pair", [("--better", "--worse"), ("--area", "--comparator"), ("--area", "--context")]
)
def test_judgements_and_marks_are_told_apart(theme: str, eyes: str, pair: tuple[str, str]) -> None:
    one, other = (THEMES[theme][name] for name in pair)
    assert difference(one, other, eyes) >= MARKS_APART


@pytest.mark.parametrize(("theme", "eyes"), CASES)
def test_missing_is_no_class(theme: str, eyes: str) -> None:
    """No data is hatched; its lines are seen on its ground, and differ from every class's plain field."""
    colours = THEMES[theme]
    assert difference(colours["--map-none"], colours["--map-hatch"], eyes) >= MARKS_APART
