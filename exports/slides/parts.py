"""What all charts of slides share: their place, letters, axes and names of series."""

from __future__ import annotations

from typing import Any

from exports.slides.master import FIGURE, TYPEFACE, rgb

TEXT = 12  # points of labels and ticks


def number_format(decimals: int | None) -> str:
    """The chart's number format; the program shows it with the reader's own marks."""
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")


def placed(slide: Any, kind: Any, data: Any) -> Any:
    """A chart in the figure's place, with our letters and without a title and a legend."""
    from pptx.util import Inches, Pt

    frame = slide.shapes.add_chart(kind, *(Inches(value) for value in FIGURE), data)
    frame.name = "figure"
    chart = frame.chart
    chart.font.size, chart.font.name = Pt(TEXT), TYPEFACE
    chart.font.color.rgb = rgb("ink")
    chart.has_title = False
    chart.has_legend = False
    return chart


def axes(chart: Any, decimals: int | None, *, grid: bool = True) -> None:
    """Thin grid, grey numbers with the decimals given, no frame."""
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


def legend(chart: Any) -> None:
    """The names of the series over the chart."""
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(TEXT)
