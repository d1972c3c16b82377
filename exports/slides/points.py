"""Charts of slides whose marks are dots: two values against each other, and areas on a value axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from exports.models import Exhibit
from exports.picture.look import series_colour
from exports.reading import Reading
from exports.slides.master import TYPEFACE, rgb
from exports.slides.parts import axes, legend, number_format, placed


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
    chart = placed(slide, XL_CHART_TYPE.XY_SCATTER, data)
    axes(chart, read.column(y_id).decimals)
    _fill_dots(chart, looks)
    for axis, id_ in ((chart.category_axis, x_id), (chart.value_axis, y_id)):
        axis.has_title = True
        axis.axis_title.text_frame.text = read.column(id_).name
        run = axis.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.bold, run.font.name = False, TYPEFACE
    legend(chart)
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
    chart = placed(slide, XL_CHART_TYPE.XY_SCATTER, data)
    axes(chart, 0, grid=False)
    chart.category_axis.tick_labels.number_format = number_format(read.column(value).decimals)
    chart.category_axis.tick_labels.number_format_is_linked = False
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0.5, len(order) + 0.5
    _fill_dots(chart, looks)
    legend(chart)
    return ""
