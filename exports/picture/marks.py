"""What figures on axes share: ticks in the language's numbers, a light grid, labels that do not collide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from components.formats import number
from exports.models import Column
from exports.picture.look import colour
from exports.picture.page import Page


def value_axis(page: Page, axis: Any, column: Column | None, *, ticks: int = 6) -> None:
    """Round ticks in the language's number format. axis: xaxis or yaxis of the figure."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    whole = column is not None and column.decimals == 0
    axis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 2.5, 5, 10], integer=whole))

    def label(value: float, _place: int) -> str:
        places = axis.get_ticklocs()
        step = abs(places[1] - places[0]) if len(places) > 1 else 1.0
        decimals = next((d for d in range(5) if abs(round(step, d) - step) < 1e-9), 4)
        return number(value, decimals, page.exhibit.lang)

    axis.set_major_formatter(FuncFormatter(label))


def grid(axes: Any, axis: str) -> None:
    """Thin lines behind the figure at the ticks of one axis."""
    axes.grid(axis=axis, color=colour("grid"), linewidth=0.8)
    axes.set_axisbelow(True)


def zero(axes: Any, *, upright: bool) -> None:
    """The line at zero."""
    (axes.axvline if upright else axes.axhline)(0, color=colour("line-strong"), linewidth=0.9, zorder=1.5)


def reference(page: Page, axes: Any) -> None:
    """The upright at the value that all are compared with, named over the figure."""
    given = page.exhibit.options.get("reference")
    if not isinstance(given, dict) or not isinstance(given.get("value"), (int, float)):
        return
    at = float(given["value"])
    axes.axvline(at, color=colour("ink-soft"), linewidth=1.1, linestyle=(0, (4, 2)), zorder=3)
    axes.annotate(
        str(given.get("label", "")), (at, 1), xycoords=("data", "axes fraction"), xytext=(0, 2),
        textcoords="offset points", ha="center", va="bottom", fontsize=page.points(8.5),
        color=colour("ink-soft"), annotation_clip=False, parse_math=False,
    )  # fmt: skip


def apart(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The places, moved as little as needed to stand `gap` from each other and within [low, high]."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    out = [float(place) for place in places]
    for before, now in zip(order, order[1:], strict=False):
        out[now] = max(out[now], out[before] + gap)
    over = max((out[i] for i in order), default=low) - high
    if over > 0:
        ceiling = high
        for i in reversed(order):
            out[i] = min(out[i], ceiling)
            ceiling = out[i] - gap
    return [max(place, low) for place in out]
