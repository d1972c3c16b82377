"""Persons by single age as steps: two years over each other, the chosen ages filled."""

from collections.abc import Sequence

from analysis.projection import Band
from components.figures.theme import Json, axis, layout, token

LONG_DASH = "9px,2px"  # a projection is dashed; long dashes keep the steps readable
REACH = 3  # years of age that half a label covers


def build(
    ages: Sequence[str],
    now: Sequence[float],
    then: Sequence[float],
    band: Band,
    years: tuple[str, str],
    point: str,
) -> Json:
    """A figure of two stepped lines. ages: '0' … '99' or '100+'; now, then: persons of each age.

    point: the sentence of one point for its readers by keyboard, with {name}, {x} and {y}.
    """
    first, last = band.first, len(ages) - 1 if band.last is None else band.last
    inside = [number if first <= place <= last else None for place, number in enumerate(then)]
    filled = {
        "type": "scatter",
        "x": list(range(first, last + 1)),
        "y": [number for number in inside if number is not None],
        "mode": "lines",
        "line": {"shape": "hvh", "width": 0, "color": token("area")},
        "fill": "tozeroy",
        "fillcolor": token("area-weak"),
        "hoverinfo": "skip",
    }
    return {
        "data": [filled, _line(now, years[0], "ink-soft", 1.5), _line(then, years[1], "area", 2.5)],
        "layout": layout(
            xaxis=axis(showgrid=False, tickvals=list(range(0, len(ages), 10)), range=[-1, len(ages)]),
            yaxis=axis(rangemode="tozero", tickformat=",", nticks=5),
            hovermode="x unified",
            margin={"l": 8, "r": 8, "t": 28, "b": 8},
            meta={"point": point},
            annotations=[
                _label(now, then, years[0], "ink-soft"),
                _label(then, now, years[1], "area"),
            ],
        ),
    }


def _line(numbers: Sequence[float], year: str, colour: str, width: float) -> Json:
    return {
        "type": "scatter",
        "x": list(range(len(numbers))),
        "y": list(numbers),
        "name": year,
        "mode": "lines",
        "line": {"shape": "hvh", "color": token(colour), "width": width, "dash": LONG_DASH},
        "hovertemplate": "%{y:,.0f}",
    }


def _label(numbers: Sequence[float], other: Sequence[float], year: str, colour: str) -> Json:
    """The year's name where its line is most above the other, clear of both lines under its letters."""
    place = max(range(len(numbers)), key=lambda k: numbers[k] - other[k])
    near = slice(max(0, place - REACH), place + REACH + 1)
    return {
        "x": place,
        "y": max([*numbers[near], *other[near]]),
        "text": year,
        "showarrow": False,
        "yshift": 13,
        "font": {"color": token(colour), "size": 13},
    }
