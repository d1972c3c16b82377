"""The look of pictures: the screen's own colours and typeface, given to the drawing library once."""

import re
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "exports" / "fonts"
FAMILY = "Tilannekuva Sans"
# The library keeps fonts and text layouts in places that several threads may not use at once.
drawing = Lock()

_COLOUR = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b")
# Like assets/css/mittari.css: the first of the chosen areas wears the comparator's colour.
_SERIES = ("comparator", "#7a4fa3", "#00818a", "#8a6a00", "#b03a78")


@lru_cache(maxsize=1)
def colours() -> dict[str, str]:
    """The light theme's colours by token name, from assets/css/tokens.css."""
    text = (ROOT / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    light = text[text.index(":root {") : text.index('[data-theme="dark"]')]
    return dict(_COLOUR.findall(light))


def colour(token: str) -> str:
    """A colour by its token's name. Raises KeyError for one that is not there."""
    return colours()[token]


def series_colour(place: int) -> str:
    """The colour of the place-th line or set of bars that has no role of its own."""
    name = _SERIES[place % len(_SERIES)]
    return name if name.startswith("#") else colour(name)


def ramp(count: int, scale: str) -> list[str]:
    """`count` colours spread over the map's seven steps, as assets/js/figures/slice.js spreads them."""
    prefix = "map-div" if scale == "div" else "map"
    steps = [3] if count < 2 else [round(k * 6 / (count - 1) + 1e-9) for k in range(count)]
    return [colour(f"{prefix}-{step}") for step in steps]


@lru_cache(maxsize=1)
def library() -> Any:
    """The drawing library with our typeface; loaded when the first picture is asked for."""
    import matplotlib
    from matplotlib import font_manager

    for path in sorted(FONTS.glob("*.ttf")):
        font_manager.fontManager.addfont(str(path))
    matplotlib.rcParams.update(
        {
            "font.family": [FAMILY, "DejaVu Sans"],
            "svg.fonttype": "path",
            "svg.hashsalt": "tilannekuva",
            "axes.unicode_minus": True,
            "text.color": colour("ink"),
            "axes.edgecolor": colour("line-strong"),
            "hatch.color": colour("map-hatch"),
            "hatch.linewidth": 0.6,
            "path.simplify": False,
        }
    )
    return matplotlib
