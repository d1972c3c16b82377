"""Figures with a row for each area or group: bars, dumbbells, dots and the pyramid of ages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from components.i18n import translator
from exports.models import Exhibit
from exports.picture.look import colour, series_colour
from exports.picture.marks import grid, reference, value_axis, zero
from exports.picture.page import Page
from exports.reading import Bars, Reading, bars, has_own, shown

LABEL = 9.0  # points of a row's label
CROWDED = 8  # dots on a row; more are spread upright so that each is seen
WIDEST_LABEL = 0.4  # of the picture's width


def left_out(page: Page, found: Bars) -> None:
    """Says which rows the picture shows when it cannot show all."""
    _ = translator(page.exhibit.lang)
    if found.gaps:
        shown_, total = len(found.labels), len(found.labels) + found.left_out
        text = _(
            "The picture shows the first, the last and the chosen rows: {n} of {total}.",
            n=shown_,
            total=total,
        )
        page.note(text)


def bar(page: Page) -> None:
    """Horizontal bars from zero; the own area in the accent, the rest pale; values at the ends."""
    found = bars(page.exhibit, _most(page))
    left_out(page, found)
    names = [one.name for one in found.series]
    top = 0.28 if len(names) > 1 or "reference" in page.exhibit.options else 0.05
    axes = _labelled(page, found.labels, found.codes, top=top, right=0.62)
    thick = 0.74 / len(names)
    for place, one in enumerate(found.series):
        shift = (place - (len(names) - 1) / 2) * thick
        values = [value if value is not None else 0.0 for value in one.values]
        looks = [_bar_colour(page.exhibit, found, place, code) for code in found.codes]
        at = [row + shift for row in range(len(values))]
        axes.barh(at, values, height=thick * 0.92, color=looks, zorder=2)
        _values(page, axes, found, one.values, at)
    _axis(page, axes, found)
    if len(names) > 1:
        legend(page, axes, [(name, _bar_colour(page.exhibit, found, k, "")) for k, name in enumerate(names)])
    reference(page, axes)


def _most(page: Page) -> int:
    return max(6, min(25, int(page.room / (0.165 * page.size.scale))))


def _bar_colour(exhibit: Exhibit, found: Bars, place: int, code: str) -> str:
    own = list(exhibit.own)
    if len(found.series) > 1:
        return colour("area") if place == 0 and found.series[0].code in own[:1] else series_colour(place)
    if code and code in own[:1]:
        return colour("area")
    if code and code in own:
        return colour("comparator")
    return colour("context") if has_own(exhibit, found.codes) else colour("action")


def _labelled(
    page: Page, labels: Sequence[str], codes: Sequence[str], *, top: float, right: float, bottom: float = 0.22
) -> Any:
    """Axes with a row for each label, first at the top; own rows in bold."""
    most = page.size.width * WIDEST_LABEL
    own = set(page.exhibit.own[:1])
    texts = [page.cut(label, LABEL, most, "bold") for label in labels]
    left = max((page.measured(text, LABEL, "bold") for text in texts), default=0.0) + 0.1
    axes = page.axes(left=left, right=right, top=top, bottom=bottom)
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.set_yticks(
        range(len(labels)), texts, fontsize=page.points(LABEL), color=colour("ink"), parse_math=False
    )
    for code, tick in zip(codes, axes.get_yticklabels(), strict=False):
        if code and code in own:
            tick.set(color=colour("area"), weight="bold")
    return axes


def _values(page: Page, axes: Any, found: Bars, values: Sequence[float | None], at: Sequence[float]) -> None:
    for value, y in zip(values, at, strict=True):
        if value is None:
            continue
        text = shown(value, found.column, page.exhibit.lang, unit=False)
        side = -1 if value < 0 else 1
        axes.annotate(
            text, (value, y), xytext=(3 * side, 0), textcoords="offset points", va="center",
            ha="left" if side > 0 else "right", fontsize=page.points(8.5 if len(found.series) == 1 else 7),
            color=colour("ink-soft"), parse_math=False, zorder=4,
            bbox={"facecolor": colour("paper"), "edgecolor": "none", "pad": 0.6},
        )  # fmt: skip


def _axis(page: Page, axes: Any, found: Bars) -> None:
    value_axis(page, axes.xaxis, found.column)
    grid(axes, "x")
    zero(axes, upright=True)
    low, high = axes.get_xlim()
    if low < 0:  # room for figures to the left of the bars
        axes.set_xlim(low - 0.09 * (high - low), high)
    for gap in found.gaps:
        axes.axhline(gap - 0.5, color=colour("line-strong"), linewidth=0.8, linestyle=(0, (1, 2)))


def legend(page: Page, axes: Any, entries: Sequence[tuple[str, str]]) -> None:
    """Names of the colours on one line over the figure."""
    x = 0.0
    wide = axes.get_position().width * page.size.width
    for name, look in entries:
        text = page.cut(name, 9, max(0.5, wide - x - 0.2))
        y = 1 + 0.15 / (axes.get_position().height * page.size.height)
        axes.plot([x / wide + 0.05 / wide], [y], marker="s", markersize=6, color=look,
                  transform=axes.transAxes, clip_on=False)  # fmt: skip
        axes.text((x + 0.14) / wide, y, text, transform=axes.transAxes, va="center", fontsize=page.points(9),
                  parse_math=False)  # fmt: skip
        x += page.measured(text, 9) + 0.38


def dumbbell(page: Page) -> None:
    """From one value to another in each row: a pale dot, a line, a strong dot."""
    read = Reading(page.exhibit)
    start, end = str(read.first("from")), str(read.first("to"))
    rows = list(zip(read.texts(read.first("label")), read.by_role("region_code"), read.numbers(start),
                    read.numbers(end), strict=True))  # fmt: skip
    rows = [row for row in rows if row[2] is not None or row[3] is not None][: _most(page)]
    axes = _labelled(page, [row[0] for row in rows], [row[1] for row in rows], top=0.3, right=0.45)
    for y, (_label, code, first, last) in enumerate(rows):
        own = bool(code) and code in page.exhibit.own[:1]
        strong = colour("area") if own else colour("action")
        if first is not None and last is not None:
            axes.plot(
                [first, last], [y, y], color=strong if own else colour("context"), linewidth=2, zorder=2
            )
        if first is not None:
            axes.plot(
                [first], [y], "o", color=colour("paper"), markeredgecolor=strong, markersize=6.5, zorder=3
            )
        if last is not None:
            axes.plot([last], [y], "o", color=strong, markersize=7, zorder=4)
    _dumbbell_axis(page, axes, read, start, end)


def _dumbbell_axis(page: Page, axes: Any, read: Reading, start: str, end: str) -> None:
    value_axis(page, axes.xaxis, read.column(end))
    grid(axes, "x")
    axes.margins(x=0.06)
    axes.text(0, 1.02, f"○ {read.column(start).name}    ● {read.column(end).name}", transform=axes.transAxes,
              va="bottom", fontsize=page.points(9), color=colour("ink-soft"), parse_math=False)  # fmt: skip


def dots(page: Page) -> None:
    """Every area as a dot on its row; the own one strong and named."""
    read = Reading(page.exhibit)
    value = str(read.first("value"))
    labels = read.texts(read.first("label"))
    rows = list(dict.fromkeys(labels))[: _most(page)]
    alone = len(rows) == 1
    axes = _labelled(page, [""] if alone else rows, [], top=0.3, right=0.25)
    names = read.texts(read.first("point"))
    crowded = len(labels) > CROWDED * len(rows)
    for i, (label, number_, code) in enumerate(
        zip(labels, read.numbers(value), read.by_role("region_code"), strict=True)
    ):
        if number_ is not None and label in rows:
            y = rows.index(label) + ((((i + 1) * 0.618034) % 1) - 0.5) * (
                0.8 if alone else 0.5 if crowded else 0
            )
            _dot(page, axes, number_, y, code, names[i] if alone else "")
    value_axis(page, axes.xaxis, read.column(value))
    grid(axes, "x")
    axes.margins(x=0.04)
    reference(page, axes)
    if not alone:
        _own_legend(page, axes, names, read.by_role("region_code"))


def _own_legend(page: Page, axes: Any, names: Sequence[str], codes: Sequence[str]) -> None:
    """Whose dots the strong ones are."""
    named = dict(zip(codes, names, strict=True))
    own = [code for code in page.exhibit.own if named.get(code)]
    looks = [colour("area" if place == 0 else "comparator") for place in range(len(own))]
    legend(page, axes, [(named[code], look) for code, look in zip(own[:2], looks, strict=False)])


def _dot(page: Page, axes: Any, value: float, y: float, code: str, name: str) -> None:
    own = code in page.exhibit.own
    mine = own and code == page.exhibit.own[0]
    look = colour("area") if mine else colour("comparator") if own else colour("ink-faint")
    axes.plot([value], [y], "o", color=look, alpha=1 if own else 0.42, markersize=9 if own else 5.5,
              markeredgecolor=colour("paper"), markeredgewidth=0.6, zorder=4 if own else 2)  # fmt: skip
    if own and name:
        style = {"fontsize": page.points(9), "color": look, "weight": "bold" if mine else "normal"}
        axes.annotate(name, (value, y), xytext=(0, 8), textcoords="offset points", ha="center", zorder=5,
                      parse_math=False, **style)  # fmt: skip


def pyramid(page: Page) -> None:
    """Ages from the youngest up; one side to the left, the other to the right, on one scale."""
    from matplotlib.ticker import FuncFormatter

    from components.formats import number

    read = Reading(page.exhibit)
    left, right = str(read.first("left")), str(read.first("right"))
    ages = read.texts(read.first("label"))
    sides = [[value or 0.0 for value in read.numbers(id_)] for id_ in (left, right)]
    axes = _labelled(page, ages, [], top=0.3, right=0.2)
    axes.invert_yaxis()
    axes.barh(
        range(len(ages)), [-value for value in sides[0]], height=0.84, color=colour("comparator"), zorder=2
    )
    axes.barh(range(len(ages)), sides[1], height=0.84, color=colour("area"), zorder=2)
    most = max([*sides[0], *sides[1], 1.0]) * 1.05
    axes.set_xlim(-most, most)
    value_axis(page, axes.xaxis, read.column(left))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _k: number(abs(value), 0, page.exhibit.lang)))
    grid(axes, "x")
    zero(axes, upright=True)
    for x, side, id_ in ((0.25, "comparator", left), (0.75, "area", right)):
        axes.text(x, 1.02, read.column(id_).name, transform=axes.transAxes, ha="center", va="bottom",
                  fontsize=page.points(9.5), weight="bold", color=colour(side), parse_math=False)  # fmt: skip
