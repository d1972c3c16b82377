"""Charts of slides that the office program itself draws and lets the reader edit; dots are in points.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, log10
from typing import Any

from exports.models import Exhibit
from exports.picture.look import series_colour
from exports.picture.plane import runs, styles
from exports.reading import Bars, Reading, Series, bars, far_ahead, has_own, lines, when
from exports.slides.master import rgb
from exports.slides.parts import axes, legend, number_format, placed
from exports.slides.points import dots, scatter

MOST_BARS = 18
MOST_PERIODS = 11  # named under a line


def bar(slide: Any, exhibit: Exhibit) -> str:
    """Horizontal bars; returns what to say of rows that are left out."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION

    found = bars(exhibit, MOST_BARS)
    data = CategoryChartData(number_format=number_format(found.column.decimals))
    data.categories = found.labels
    for one in found.series:
        data.add_series(one.name, one.values)
    chart = placed(slide, XL_CHART_TYPE.BAR_CLUSTERED, data)
    axes(chart, found.column.decimals)
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
        legend(chart)


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
    periods = _periods(found)
    column = Reading(exhibit).column(exhibit.encoding["y"])
    data = CategoryChartData(number_format=number_format(column.decimals))
    data.categories = periods
    for one in found:
        by_period = dict(zip(one.periods, one.values, strict=True))
        data.add_series(one.name, [by_period.get(period) for period in periods])
    chart = placed(slide, XL_CHART_TYPE.LINE, data)
    axes(chart, column.decimals)
    _scale(chart.value_axis, [value for one in found for value in one.values if value is not None])
    _thin(chart.category_axis, len(periods))
    _fill_lines(chart, exhibit, found, periods)
    legend(chart)
    return ""


def _periods(found: Sequence[Series]) -> list[str]:
    """The categories: every period; each year between where projected years are apart, left empty."""
    periods = sorted({period for one in found for period in one.periods}, key=when)
    loose = any(far_ahead(one, place) for one in found for place in range(len(one.periods)))
    if not loose or not all(period.isdigit() for period in periods):
        return periods
    return [str(year) for year in range(int(periods[0]), int(periods[-1]) + 1)]


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
            if len(places) == 1:
                _dot(series.points[periods.index(one.periods[places[0]])], look)
            for place in places[1:] if dashed else ():
                segment = series.points[periods.index(one.periods[place])].format.line
                segment.color.rgb, segment.width = rgb(look), Pt(width * 1.2)
                segment.dash_style = MSO_LINE.DASH


def _dot(point: Any, look: str) -> None:
    """A figure without neighbours: a line alone would not show it."""
    from pptx.enum.chart import XL_MARKER_STYLE

    point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, 8
    point.marker.format.fill.solid()
    point.marker.format.fill.fore_color.rgb = rgb(look)
    point.marker.format.line.fill.background()


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
    chart = placed(slide, XL_CHART_TYPE.BAR_STACKED, data)
    axes(chart, 0)
    chart.value_axis.tick_labels.number_format = "#,##0;#,##0"
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 12, 100
    for series, look in zip(plot.series, ("comparator", "area"), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(look)
        series.invert_if_negative = False
    legend(chart)
    return ""


NATIVE: dict[str, Callable[[Any, Exhibit], str]] = {
    "bar": bar,
    "line": line,
    "scatter": scatter,
    "dots": dots,
    "dumbbell": dumbbell,
    "pyramid": pyramid,
}
