"""Maps from the store's own boundaries: classes in steps, no figure hatched, the own area outlined."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Any

from components.formats import number
from components.i18n import translator
from data import queries
from exports.models import NoExhibit
from exports.picture.look import colour, ramp
from exports.picture.page import Page
from exports.reading import Reading, rounded

LOW = 3.5  # inches
_STEP = re.compile(r"[MLlz]|-?\d*\.?\d+")


def parts(path: str) -> list[list[tuple[float, float]]]:
    """The rings of a drawing's path (M, l and z with relative steps), each a list of points."""
    rings: list[list[tuple[float, float]]] = []
    x = y = 0.0
    numbers: list[float] = []
    absolute = True
    for token in _STEP.findall(path):
        if token in "MLlz":
            absolute = token in "ML"
            rings += [[]] if token == "M" else []
            continue
        numbers.append(float(token))
        if len(numbers) == 2:
            x, y = (numbers[0], numbers[1]) if absolute else (x + numbers[0], y + numbers[1])
            rings[-1].append((x, y))
            numbers = []
    return rings


@lru_cache(maxsize=8)
def shapes(version: str, level: str) -> tuple[dict[str, Any], Any, tuple[float, float]]:
    """Code → shape of a level, the borders laid over it, and the drawing's size; kept for a store version."""
    from matplotlib.path import Path

    geo = queries.geo(level)
    if geo is None:
        raise NoExhibit(f"There is no map of '{level}'.", "choose another kind of areas")

    def made(text: str, closed: bool) -> Any:
        points, codes = [], []
        for ring in parts(text):
            points += [*ring, *([ring[0]] if closed else [])]
            codes += [Path.MOVETO] + [Path.LINETO] * (len(ring) - 1) + ([Path.CLOSEPOLY] if closed else [])
        return Path(points, codes) if points else None

    found = {code: made(path, True) for code, path in zip(geo["codes"], geo["path"], strict=True)}
    return found, made(geo["borders"], False) if geo["borders"] else None, (geo["view"][2], geo["view"][3])


def area_map(page: Page) -> None:
    """The map with its legend beside it."""
    exhibit = page.exhibit
    read = Reading(exhibit)
    column = read.column(exhibit.encoding["value"])
    bounds = [float(b) for b in _listed(exhibit.options.get("bounds"))]
    looks = ramp(len(bounds) + 1, str(exhibit.options.get("scale", "seq")))
    if exhibit.options.get("turned"):  # less is better: blue is better here too
        looks = looks[::-1]
    decimals = (column.decimals or 0) + 1
    values = {
        code: rounded(value, decimals)
        for code, value in zip(
            read.texts(exhibit.encoding["region"]), read.numbers(exhibit.encoding["value"]), strict=True
        )
    }
    counted = [0] * len(looks)
    classes: dict[str, int | None] = {}
    for code, value in values.items():
        classes[code] = None if value is None else bisect_right(bounds, value)
        if value is not None:
            counted[bisect_right(bounds, value)] += 1
    _drawn(page, classes, looks)
    _legend(page, bounds, looks, counted, sum(k is None for k in classes.values()), column.decimals or 0)


def _listed(value: object) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _drawn(page: Page, classes: dict[str, int | None], looks: list[str]) -> None:
    from matplotlib.collections import PathCollection

    level = str(page.exhibit.options.get("level", "kunta"))
    found, borders, view = shapes(page.exhibit.version, level)
    if page.size.height < LOW:  # on a card the map takes the whole height beside the words
        axes = page.figure.add_axes((0.56, 0.03, 0.42, 0.94))
    else:
        axes = page.axes(left=2.0 * page.size.scale, right=0.1)
    axes.set_aspect("equal")
    axes.set_axis_off()
    pale = [path for code, path in found.items() if code not in classes]
    sets = [(pale, colour("sunk"), "")] if pale else []
    sets += [([found[c] for c, k in classes.items() if k is None and c in found], colour("map-none"), "////")]
    sets += [
        ([found[c] for c, k in classes.items() if k == i and c in found], look, "")
        for i, look in enumerate(looks)
    ]
    for paths, look, hatch in sets:
        if paths:
            axes.add_collection(
                PathCollection(
                    paths, facecolor=look, edgecolor=colour("map-line"), linewidth=0.35, hatch=hatch or None
                )
            )
    if borders is not None:
        axes.add_collection(
            PathCollection(
                [borders], facecolor="none", edgecolor=colour("map-border"), linewidth=0.45, alpha=0.7
            )
        )
    _emphasis(page, axes, found)
    _frame(
        axes,
        [found[code] for code in classes if code in found],
        view,
        bool(page.exhibit.options.get("within")),
    )


def _emphasis(page: Page, axes: Any, found: dict[str, Any]) -> None:
    from matplotlib.collections import PathCollection

    for place, code in enumerate(page.exhibit.own):
        if code in found:
            look = colour("area" if place == 0 else "comparator")
            for width, edge in ((3.2, colour("paper")), (1.8, look)):
                axes.add_collection(
                    PathCollection([found[code]], facecolor="none", edgecolor=edge, linewidth=width, zorder=4)
                )


def _frame(axes: Any, seen: list[Any], view: tuple[float, float], zoomed: bool) -> None:
    """The whole country, or the areas of one county with a little room around them."""
    x0, y0, x1, y1 = 0.0, 0.0, *view
    if zoomed and seen:
        boxes = [path.get_extents() for path in seen]
        x0, y0 = min(b.x0 for b in boxes), min(b.y0 for b in boxes)
        x1, y1 = max(b.x1 for b in boxes), max(b.y1 for b in boxes)
    pad = 0.04 * max(x1 - x0, y1 - y0) if zoomed else 4
    axes.set_xlim(x0 - pad, x1 + pad)
    axes.set_ylim(y1 + pad, y0 - pad)


def _legend(
    page: Page, bounds: list[float], looks: list[str], counted: list[int], blank: int, decimals: int
) -> None:
    """A column of classes, the largest on top: colour, bounds and how many areas are in each."""
    lang, step = page.exhibit.lang, 0.235 * page.size.scale
    _ = translator(lang)
    texts = [_bound(bounds, place, decimals, lang) for place in range(len(looks))]
    rows = [(looks[k], texts[k], counted[k], "") for k in reversed(range(len(looks)))]
    rows += [(colour("map-none"), _("no data"), blank, "////")] if blank else []
    y = page.top + 0.05
    page.write(page.side, y, _legend_head(page), 9, color=colour("ink-soft"))
    for look, text, count, hatch in rows:
        y += step
        _swatch(page, y, look, hatch)
        page.write(page.side + 0.33, y + 0.01, text, 9.5)
        page.write(
            page.side + 1.62 * page.size.scale, y + 0.01, str(count), 9, ha="right", color=colour("ink-soft")
        )
    own = page.exhibit.own
    named = queries.region_names(own, lang)
    for place, code in enumerate(code for code in own if code in named):
        y += step if place else step * 1.5
        _swatch(page, y, "none", "", colour("area" if place == 0 else "comparator"))
        page.write(
            page.side + 0.33,
            y + 0.01,
            page.cut(named[code], 9.5, 1.6),
            9.5,
            weight="bold" if place == 0 else "normal",
        )


def _legend_head(page: Page) -> str:
    column = Reading(page.exhibit).column(page.exhibit.encoding["value"])
    return column.unit or page.cut(column.name, 9, 1.9)


def _bound(bounds: list[float], place: int, decimals: int, lang: str) -> str:
    """The bounds of a class in words, as in the legend on screen."""
    shown = [number(bound, decimals, lang) for bound in bounds]
    if not shown:
        _ = translator(lang)
        return _("one value")
    if place == 0:
        return f"< {shown[0]}"
    return f"≥ {shown[-1]}" if place == len(shown) else f"{shown[place - 1]}–{shown[place]}"


def _swatch(page: Page, y: float, look: str, hatch: str, edge: str = "") -> None:
    from matplotlib.patches import Rectangle

    wide, high = page.size.width, page.size.height
    page.figure.add_artist(
        Rectangle((page.side / wide, 1 - (y + 0.16) / high), 0.25 / wide, 0.15 / high, facecolor=look,
                  edgecolor=edge or colour("line"), linewidth=1.6 if edge else 0.5, hatch=hatch or None,
                  transform=page.figure.transFigure)
    )  # fmt: skip
