"""Charts of slides that the office program itself draws and lets the reader edit: bars, lines, dots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, log10
from typing import Any

from exports.models import Exhibit
from exports.picture.look import series_colour
from exports.picture.plane import runs, styles
from exports.reading import Bars, Reading, Series, bars, has_own, lines, when
from exports.slides.master import FIGURE, TYPEFACE, rgb

MOST_BARS = 18
MOST_PERIODS = 11  # named under a line
TEXT = 12  # points of labels and ticks


def number_format(decimals: int | None) -> str:
    """The chart's number format; the program shows it with the reader's own marks."""
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")


def _place(slide: Any, kind: Any, data: Any) -> Any:
    from pptx.util import Inches, Pt

    frame = slide.shapes.add_chart(kind, *(Inches(value) for value in FIGURE), data)
    frame.name = "figure"
    chart = frame.chart
    chart.font.size, chart.font.name = Pt(TEXT), TYPEFACE
    chart.font.color.rgb = rgb("ink")
    chart.has_title = False
    chart.has_legend = False
    return chart


def _axes(chart: Any, decimals: int | None, *, grid: bool = True) -> None:
    from pptx.util import Pt

    value = chart.value_axis
    value.has_major_gridlines = grid
    if grid:
        value.major_gridlines.format.line.color.rgb = rgb("grid")
        value.major_gridlines.format.line.width = Pt(0.75)
    value.format.line.fill.background()
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = (
        number_format(decimals),
        False,
    )
    for axis in (value, chart.category_axis):
        axis.tick_labels.font.size = Pt(TEXT)
        axis.tick_labels.font.color.rgb = rgb("ink-soft")
    chart.category_axis.has_major_gridlines = False
    chart.category_axis.format.line.color.rgb = rgb("line-strong")


def _legend(chart: Any) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(TEXT)


def bar(slide: Any, exhibit: Exhibit) -> str:
    """Horizontal bars; returns what to say of rows that are left out."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION

    found = bars(exhibit, MOST_BARS)
    data = CategoryChartData(number_format=number_format(found.column.decimals))
    data.categories = found.labels
    for one in found.series:
        data.add_series(one.name, one.values)
    chart = _place(slide, XL_CHART_TYPE.BAR_CLUSTERED, data)
    _axes(chart, found.column.decimals)
    chart.category_axis.reverse_order = True  # the first row on top
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    _fill_bars(chart, exhibit, found)
    return _left_out(exhibit, found)


def _fill_bars(chart: Any, exhibit: Exhibit, found: Bars) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 35, 0
    alone = len(found.series) == 1
    base = "context" if alone and has_own(exhibit, found.codes) else "action"
    for place, series in enumerate(plot.series):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(base if alone else series_colour(place))
        series.invert_if_negative = False
        for at, code in enumerate(found.codes if alone else ()):
            if code and code in exhibit.own:
                fill = series.points[at].format.fill
                fill.solid()
                fill.fore_color.rgb = rgb("area" if code == exhibit.own[0] else "comparator")
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format(found.column.decimals), False
    labels.font.size, labels.position = Pt(11), XL_LABEL_POSITION.OUTSIDE_END
    if not alone:
        _legend(chart)


def _left_out(exhibit: Exhibit, found: Bars) -> str:
    from components.i18n import translator

    if not found.gaps:
        return ""
    _ = translator(exhibit.lang)
    n, total = len(found.labels), len(found.labels) + found.left_out
    return _("The slide shows the first, the last and the chosen rows: {n} of {total}.", n=n, total=total)


def line(slide: Any, exhibit: Exhibit) -> str:
    """Lines over time. Every series has the same periods; a period without a figure is a gap."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    found = lines(exhibit)
    periods = sorted({period for one in found for period in one.periods}, key=when)
    column = Reading(exhibit).column(exhibit.encoding["y"])
    data = CategoryChartData(number_format=number_format(column.decimals))
    data.categories = periods
    for one in found:
        by_period = dict(zip(one.periods, one.values, strict=True))
        data.add_series(one.name, [by_period.get(period) for period in periods])
    chart = _place(slide, XL_CHART_TYPE.LINE, data)
    _axes(chart, column.decimals)
    _scale(chart.value_axis, [value for one in found for value in one.values if value is not None])
    _thin(chart.category_axis, len(periods))
    _fill_lines(chart, exhibit, found, periods)
    _legend(chart)
    return ""


def _scale(axis: Any, values: Sequence[float]) -> None:
    """Round ends around the values: a line needs no zero, and the program would begin from it."""
    if not values:
        return
    low, high = min(values), max(values)
    rough = (high - low or abs(high) or 1.0) / 5
    power = 10.0 ** floor(log10(rough))
    step = next(power * k for k in (1, 2, 2.5, 5, 10) if power * k >= rough)
    axis.minimum_scale, axis.maximum_scale = step * floor(low / step), step * ceil(high / step)
    axis.major_unit = step


def _thin(axis: Any, count: int) -> None:
    """Every n-th period is named, so that names stand upright and apart."""
    from pptx.oxml.ns import qn

    skip = max(1, ceil(count / MOST_PERIODS))
    for name in ("c:tickLblSkip", "c:tickMarkSkip"):
        made = axis._element.makeelement(qn(name), {"val": str(skip)})
        place = axis._element.find(qn("c:noMultiLvlLbl"))
        place.addprevious(made) if place is not None else axis._element.append(made)


def _fill_lines(chart: Any, exhibit: Exhibit, found: Sequence[Series], periods: Sequence[str]) -> None:
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    looks = styles(exhibit, found)
    for series, one, (look, width) in zip(chart.plots[0].series, found, looks, strict=True):
        series.smooth = False
        series.format.line.color.rgb = rgb(look)
        series.format.line.width = Pt(width * 1.2)
        for places, dashed in runs(one, ()):
            for place in places[1:] if dashed else ():
                segment = series.points[periods.index(one.periods[place])].format.line
                segment.color.rgb, segment.width = rgb(look), Pt(width * 1.2)
                segment.dash_style = MSO_LINE.DASH


def scatter(slide: Any, exhibit: Exhibit) -> str:
    """Dots of two values: one series for the chosen areas' each, one for the rest."""
    from pptx.chart.data import XyChartData
    from pptx.enum.chart import XL_CHART_TYPE

    read = Reading(exhibit)
    x_id, y_id = exhibit.encoding["x"], exhibit.encoding["y"]
    rows = list(
        zip(read.numbers(x_id), read.numbers(y_id), read.texts(read.first("label")),
            read.by_role("region_code"), strict=True)
    )  # fmt: skip
    data = XyChartData(number_format=number_format(read.column(y_id).decimals))
    looks = []
    for name, look, keep in _sets(exhibit, [row[2:] for row in rows]):
        series = data.add_series(name)
        looks.append(look)
        for row, (x, y, _label, _code) in enumerate(rows):
            if keep(row) and x is not None and y is not None:
                series.add_data_point(x, y)
    chart = _place(slide, XL_CHART_TYPE.XY_SCATTER, data)
    _axes(chart, read.column(y_id).decimals)
    _fill_dots(chart, looks)
    for axis, id_ in ((chart.category_axis, x_id), (chart.value_axis, y_id)):
        axis.has_title = True
        axis.axis_title.text_frame.text = read.column(id_).name
        run = axis.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.bold, run.font.name = False, TYPEFACE
    _legend(chart)
    return ""


def _sets(exhibit: Exhibit, named: Sequence[tuple[str, str]]) -> list[tuple[str, str, Callable[[int], bool]]]:
    """(name, colour, which rows) of the series: all others first, so that the chosen lie on top."""
    from components.i18n import translator

    own = [code for code in exhibit.own if any(code == row[1] for row in named)]
    names = {code: label for label, code in named}
    _ = translator(exhibit.lang)
    rest = _("Others") if own else exhibit.title
    out: list[tuple[str, str, Callable[[int], bool]]] = [
        (rest, "context" if own else "action", lambda row: named[row][1] not in own)
    ]
    for place, code in enumerate(own):
        look = "area" if place == 0 else series_colour(place - 1)
        out.append((names[code], look, lambda row, of=code: named[row][1] == of))  # type: ignore[misc]
    return out


def _fill_dots(chart: Any, looks: Sequence[str]) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE

    for series, look in zip(chart.plots[0].series, looks, strict=True):
        series.format.line.fill.background()
        series.marker.style = XL_MARKER_STYLE.CIRCLE
        series.marker.size = 6 if look in ("context", "action") else 11
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(look)
        series.marker.format.line.fill.background()


def dots(slide: Any, exhibit: Exhibit) -> str:
    """Dots of one row against a height of no meaning; of many rows against the row's number."""
    return _as_scatter(slide, exhibit)


def _as_scatter(slide: Any, exhibit: Exhibit) -> str:
    from pptx.chart.data import XyChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION

    read = Reading(exhibit)
    value = str(read.first("value"))
    labels, names = read.texts(read.first("label")), read.texts(read.first("point"))
    order = list(dict.fromkeys(labels))
    codes, numbers = read.by_role("region_code"), read.numbers(value)
    data = XyChartData(number_format=number_format(read.column(value).decimals))
    looks = []
    for name, look, keep in _sets(exhibit, list(zip(names, codes, strict=True))):
        series = data.add_series(name)
        looks.append(look)
        for row, number in enumerate(numbers):
            if keep(row) and number is not None:
                spread = (((row + 1) * 0.618034) % 1 - 0.5) * 0.6
                series.add_data_point(number, len(order) - order.index(labels[row]) + spread)
    chart = _place(slide, XL_CHART_TYPE.XY_SCATTER, data)
    _axes(chart, 0, grid=False)
    chart.category_axis.tick_labels.number_format = number_format(read.column(value).decimals)
    chart.category_axis.tick_labels.number_format_is_linked = False
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0.5, len(order) + 0.5
    _fill_dots(chart, looks)
    _legend(chart)
    return ""


def dumbbell(slide: Any, exhibit: Exhibit) -> str:
    """From and to as two bars of a row: an office program has no dumbbell of its own."""
    found = Reading(exhibit)
    pair = f"{found.first('from')},{found.first('to')}"
    return bar(slide, _with(exhibit, {"label": exhibit.encoding["label"], "value": pair}))


def _with(exhibit: Exhibit, encoding: dict[str, str]) -> Exhibit:
    from dataclasses import replace

    return replace(exhibit, kind="bar", encoding=encoding)


def pyramid(slide: Any, exhibit: Exhibit) -> str:
    """The pyramid as stacked bars, the left side negative with a format that shows no sign."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION

    read = Reading(exhibit)
    left, right = str(read.first("left")), str(read.first("right"))
    data = CategoryChartData(number_format="#,##0;#,##0")
    data.categories = read.texts(read.first("label"))
    data.add_series(read.column(left).name, [None if v is None else -v for v in read.numbers(left)])
    data.add_series(read.column(right).name, read.numbers(right))
    chart = _place(slide, XL_CHART_TYPE.BAR_STACKED, data)
    _axes(chart, 0)
    chart.value_axis.tick_labels.number_format = "#,##0;#,##0"
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 12, 100
    for series, look in zip(plot.series, ("comparator", "area"), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(look)
        series.invert_if_negative = False
    _legend(chart)
    return ""


NATIVE: dict[str, Callable[[Any, Exhibit], str]] = {
    "bar": bar,
    "line": line,
    "scatter": scatter,
    "dots": dots,
    "dumbbell": dumbbell,
    "pyramid": pyramid,
}
