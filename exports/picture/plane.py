"""Figures on two axes: lines over time and dots of two values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exports.models import Exhibit
from exports.picture.look import colour, series_colour
from exports.picture.marks import apart, grid, value_axis, zero
from exports.picture.page import Page
from exports.reading import Reading, Series, far_ahead, lines, when

LABEL = 9.5
MOST_NAMED = 8  # dots of a scatter that can wear their names


def styles(exhibit: Exhibit, found: Sequence[Series]) -> list[tuple[str, float]]:
    """Colour and width of each line: mine, my county and the country have their own, others one each."""
    roles = exhibit.options.get("roles")
    role = roles if isinstance(roles, dict) else {}
    fixed = {"own": ("area", 2.8), "county": ("ink-soft", 1.4), "country": ("ink", 1.4)}
    looks, other = [], 0
    for one in found:
        of = role.get(one.code) or ("own" if one.code and one.code in exhibit.own[:1] else "")
        if of in fixed and sum(role.get(s.code) == of for s in found if s.code == one.code) <= 1:
            looks.append((colour(fixed[of][0]), fixed[of][1]))
        else:
            looks.append((series_colour(other), 2.0))
            other += 1
    return looks


def line(page: Page) -> None:
    """Lines with their names at the ends; projections dashed, gaps open, nothing joined over a break."""
    found = [one for one in lines(page.exhibit) if any(value is not None for value in one.values)]
    room = min(2.3, max((page.measured(one.name, LABEL, "bold") for one in found), default=0.5) + 0.25)
    axes = page.axes(left=0.5, right=room, top=0.14, bottom=0.24)
    looks = styles(page.exhibit, found)
    for one, look in zip(found, looks, strict=True):
        _draw(page, axes, one, *look)
    _scales(page, axes, found)
    _marks(page, axes)
    _ends(page, axes, found, looks)


def _breaks(exhibit: Exhibit) -> list[str]:
    marks = exhibit.options.get("marks")
    return (
        [str(mark["period"]) for mark in marks if mark.get("kind") == "break"]
        if isinstance(marks, list)
        else []
    )


def runs(one: Series, breaks: Sequence[str]) -> list[tuple[list[int], bool]]:
    """Stretches of a line (places, dashed) without gaps; a projection begins at the last known point.

    Projected years that are apart are points of their own: nobody said what is between them.
    """
    out: list[tuple[list[int], bool]] = []
    before: tuple[bool, int] | None = None
    for place, value in enumerate(one.values):
        if value is None:
            before = None
            continue
        status = one.statuses[place] if place < len(one.statuses) else ""
        part = (status == "projected", sum(one.periods[place] >= at for at in breaks))
        before = None if far_ahead(one, place) else before
        if part != before:
            joined = before is not None and part[1] == before[1]
            out.append(([place - 1, place] if joined else [place], part[0]))
        else:
            out[-1][0].append(place)
        before = part
    return out


def _draw(page: Page, axes: Any, one: Series, look: str, width: float) -> None:
    few = sum(value is not None for value in one.values) < 15
    drawn = "steps-mid" if page.exhibit.options.get("stepped") else "default"
    for places, dashed in runs(one, _breaks(page.exhibit)):
        x, y = [when(one.periods[i]) for i in places], [one.values[i] for i in places]
        dash = (7, 1.5) if drawn == "steps-mid" else (3, 2)  # long dashes keep the steps readable
        style: Any = (0, dash) if dashed else "-"
        marker = "o" if few or len(places) == 1 else ""
        axes.plot(x, y, color=look, linewidth=width, linestyle=style, marker=marker, markersize=4.2, zorder=3,
                  solid_capstyle="round", drawstyle=drawn, clip_on=len(places) > 1)  # fmt: skip
    band = [i for i in range(len(one.low)) if one.low[i] is not None and one.high[i] is not None]
    if len(band) > 1:
        x = [when(one.periods[i]) for i in band]
        axes.fill_between(x, [one.low[i] for i in band], [one.high[i] for i in band], color=look, alpha=0.14,
                          linewidth=0)  # fmt: skip


def _scales(page: Page, axes: Any, found: Sequence[Series]) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    column = Reading(page.exhibit).column(page.exhibit.encoding["y"])
    value_axis(page, axes.yaxis, column)
    grid(axes, "y")
    times = [when(period) for one in found for period in one.periods]
    first, last = (min(times), max(times)) if times else (0.0, 1.0)
    axes.set_xlim(first - (0.4 if first == last else 0), last + (0.4 if first == last else 0))
    axes.xaxis.set_major_locator(MaxNLocator(7, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _k: f"{value:.0f}"))
    axes.margins(y=0.08)
    low, high = axes.get_ylim()
    if low < 0 < high:
        zero(axes, upright=False)
    if column.unit:
        style = {"color": colour("ink-soft"), "fontsize": page.points(9), "parse_math": False}
        axes.text(0, 1.02, column.unit, transform=axes.transAxes, ha="right", va="bottom", **style)


def _marks(page: Page, axes: Any) -> None:
    marks = page.exhibit.options.get("marks")
    low, high = axes.get_xlim()
    for mark in marks if isinstance(marks, list) else []:
        at = when(str(mark["period"]))
        if low <= at <= high:
            axes.axvline(at, color=colour("line-strong"), linewidth=0.9, linestyle=(0, (1, 2)), zorder=1)
            sign = "⁝" if mark.get("kind") == "break" else "▾"
            style = {"color": colour("ink-soft"), "fontsize": page.points(9), "ha": "center", "va": "bottom"}
            axes.text(at, 1.02, sign, transform=axes.get_xaxis_transform(), **style)


def _ends(page: Page, axes: Any, found: Sequence[Series], looks: Sequence[tuple[str, float]]) -> None:
    """Names at the ends of the lines, pushed apart so that none covers another."""
    low, high = axes.get_ylim()
    axes.set_ylim(low, high)
    inches = axes.get_position().height * page.size.height
    gap = page.points(LABEL) / 72 * 1.2 / inches * (high - low)
    ends = [_last(one) for one in found]
    places = apart([value for _time, value in ends], gap, low, high)
    right = axes.get_xlim()[1]
    for one, y, (look, width) in zip(found, places, looks, strict=True):
        strong = width > 2.5
        text = page.cut(one.name, LABEL, 2.1, "bold" if strong else "normal")
        style = {"color": look, "fontsize": page.points(LABEL), "weight": "bold" if strong else "normal"}
        axes.annotate(text, (right, y), xytext=(6, 0), textcoords="offset points", va="center", ha="left",
                      annotation_clip=False, parse_math=False, **style)  # fmt: skip


def _last(one: Series) -> tuple[float, float]:
    known = [
        (when(period), value)
        for period, value in zip(one.periods, one.values, strict=True)
        if value is not None
    ]
    return known[-1]


def scatter(page: Page) -> None:
    """A dot for each row; the own one strong, the chosen ones and the outermost named."""
    read = Reading(page.exhibit)
    x_id, y_id = page.exhibit.encoding["x"], page.exhibit.encoding["y"]
    rows = list(zip(read.numbers(x_id), read.numbers(y_id), read.texts(read.first("label")),
                    read.by_role("region_code"), strict=True))  # fmt: skip
    dots = [row for row in rows if row[0] is not None and row[1] is not None]
    axes = page.axes(left=0.55, right=0.3, top=0.3, bottom=0.45)
    own = page.exhibit.own
    for x, y, label, code in dots:
        mine, chosen = code in own[:1], code in own
        look = colour("area") if mine else colour("comparator") if chosen else colour("ink-faint")
        size, strength, layer = (9, 1.0, 4) if chosen else (5.5, 0.45, 2)
        axes.plot([x], [y], "o", color=look, alpha=strength, markersize=size, zorder=layer,
                  markeredgecolor=colour("paper"), markeredgewidth=0.6)  # fmt: skip
        if chosen or len(dots) <= MOST_NAMED:
            style = {"color": look, "fontsize": page.points(9), "weight": "bold" if mine else "normal"}
            axes.annotate(label, (x, y), xytext=(0, 7), textcoords="offset points", ha="center",
                          parse_math=False, **style)  # fmt: skip
    _two_scales(page, axes, read, x_id, y_id)


def _two_scales(page: Page, axes: Any, read: Reading, x_id: str, y_id: str) -> None:
    axes.margins(0.07)
    for id_, axis, name in ((x_id, axes.xaxis, "x"), (y_id, axes.yaxis, "y")):
        column = read.column(id_)
        value_axis(page, axis, column)
        grid(axes, name)
        text = f"{column.name} ({column.unit})" if column.unit else column.name
        look: Any = {"fontsize": page.points(9), "color": colour("ink-soft"), "parse_math": False}
        if name == "x":
            axes.set_xlabel(page.cut(text, 9, page.width - 0.8), labelpad=5, **look)
        else:
            axes.text(
                0,
                1.03,
                page.cut(text, 9, page.width),
                transform=axes.transAxes,
                ha="left",
                va="bottom",
                **look,
            )
