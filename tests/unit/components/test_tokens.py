"""Colours: enough contrast in both themes, even steps on the map, one set of dark values."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[3] / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
PAIR = re.compile(r"(--[\w-]+): (#[0-9a-f]{6});")
LIGHT = dict(PAIR.findall(CSS.split(':root[data-theme="dark"]')[0]))
_, DARK_TEXT, REST = re.split(r':root\[data-theme="dark"\] \{|@media \(prefers-color-scheme: dark\)', CSS)
DARK = dict(PAIR.findall(DARK_TEXT))
DEVICE = dict(PAIR.findall(REST.split("/* Names")[0]))
THEMES = {"light": LIGHT, "dark": LIGHT | DARK}
TEXTS = (
    "--ink",
    "--ink-soft",
    "--ink-faint",
    "--action",
    "--area",
    "--comparator",
    "--better",
    "--worse",
    "--problem",
)
GROUNDS = ("--paper", "--raised", "--sunk")


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_dark_values_are_the_same_in_both_places() -> None:
    assert DARK == DEVICE
    assert DARK.keys() == LIGHT.keys()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read(theme: str, ground: str, text: str) -> None:
    assert _contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("--on-action", "--action"),
        ("--action", "--action-weak"),
        ("--ink", "--notice"),
        ("--area", "--area-weak"),
        ("--comparator", "--comparator-weak"),
        ("--area", "--action-weak"),
        ("--comparator", "--action-weak"),
        ("--better", "--action-weak"),
        ("--worse", "--action-weak"),
    ],
)
def test_text_on_colour_can_be_read(theme: str, text: str, ground: str) -> None:
    assert _contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_edges_of_controls_can_be_seen(theme: str) -> None:
    for ground in GROUNDS:
        assert _contrast(THEMES[theme]["--line-strong"], THEMES[theme][ground]) >= 3
        assert _contrast(THEMES[theme]["--focus"], THEMES[theme][ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_map_classes_go_one_way_in_lightness(theme: str) -> None:
    steps = [_luminance(THEMES[theme][f"--map-{n}"]) for n in range(7)]
    assert steps == sorted(steps, reverse=theme == "light")
    ratios = [_contrast(THEMES[theme][f"--map-{n}"], THEMES[theme][f"--map-{n + 1}"]) for n in range(6)]
    assert min(ratios) >= 1.18
    assert _contrast(THEMES[theme]["--map-0"], THEMES[theme]["--map-6"]) >= 7


@pytest.mark.parametrize("theme", THEMES)
def test_diverging_classes_are_even_on_both_sides(theme: str) -> None:
    colour = THEMES[theme]
    for near, far in ((2, 0), (4, 6)):
        middle = _contrast(colour["--map-div-3"], colour[f"--map-div-{near}"])
        end = _contrast(colour["--map-div-3"], colour[f"--map-div-{far}"])
        assert 1.2 <= middle < end
