"""Series of chosen areas, their county and the country: direct labels, dashed projections, marked breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from components.figures.theme import SERIES_TOKENS, Json, axis, layout, token

Role = Literal["own", "chosen", "county", "country"]
LABEL_GAP = 0.075  # of the plot's height, so that end labels do not cover each other
FEW_PERIODS = 7
LONG_NAME = 20  # letters; a longer end label takes two rows


@dataclass(frozen=True)
class Line:
    """One area's series: periods ascending, one value (or None) and one status for each."""

    code: str
    name: str
    role: Role
    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    statuses: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """A place where the series changes: a break in the method, or a municipal merger."""

    period: str
    text: str
    kind: Literal["break", "merger"]


def frame(decimals: int, suffix: str, monthly: bool) -> Json:
    """The figure without lines. suffix: what stands after a number in a tooltip."""
    return {
        "data": [],
        "layout": layout(
            xaxis=axis(type="date", showgrid=False, tickformat="%Y", hoverformat=_hover(monthly), nticks=7),
            yaxis=axis(tickformat=",", hoverformat=f",.{decimals}f", ticksuffix="", nticks=6),
            margin={"l": 8, "r": 150, "t": 16, "b": 8},
            hovermode="x unified",
        ),
    }


def _hover(monthly: bool) -> str:
    return "%B %Y" if monthly else "%Y"


def now_line() -> Json:
    """The thin line at the period on the map; the browser sets x0 and x1."""
    return {
        "type": "line",
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": token("line-strong"), "width": 1},
    }


def build(lines: Sequence[Line], marks: Sequence[Mark] = (), suffix: str = "") -> Json:
    """Traces and the parts of the layout that depend on them, as plain JSON values.

    Raises ValueError when a line's periods, values and statuses differ in length.
    """
    styled = _styled(lines)
    breaks = [mark.period for mark in marks if mark.kind == "break"]
    data = [trace for line, look in styled for trace in _traces(line, look, suffix, breaks)]
    parts: Json = {"annotations": _labels(styled) + _marks(marks), "shapes": _mark_lines(marks)}
    if periods := sorted({period for line in lines for period in line.periods}):
        # Given, since plotly would widen the axis to make room for the labels at the lines' ends.
        parts |= {"xaxis.range": [periods[0], periods[-1]], "margin.r": _room(lines)}
        if len(periods) <= FEW_PERIODS:  # plotly would say one year several times
            parts |= {"xaxis.tickvals": periods}
    return {"data": data, "layout": parts}


def _room(lines: Sequence[Line]) -> int:
    """Pixels to the right of the plot for the longest row of the end labels."""
    rows = [row for line in lines for row in _wrapped(line.name).split("<br>")]
    return min(190, 26 + round(6.8 * max(map(len, rows))))


def _wrapped(name: str) -> str:
    """A county's long name on two rows: the kind of area goes to the second."""
    head, _space, tail = name.rpartition(" ")
    return f"{head}<br>{tail}" if len(name) > LONG_NAME and head else name


def _styled(lines: Sequence[Line]) -> list[tuple[Line, Json]]:
    chosen = iter(SERIES_TOKENS * 2)
    looks = []
    for line in lines:
        colour = {"own": "area", "county": "ink-soft", "country": "ink"}.get(line.role) or next(chosen)
        width = {"own": 3.5, "chosen": 2.25}.get(line.role, 1.5)
        looks.append((line, {"color": token(colour), "width": width}))
    return looks


def _traces(line: Line, look: Json, suffix: str, breaks: Sequence[str]) -> list[Json]:
    if not len(line.periods) == len(line.values) == len(line.statuses):
        raise ValueError(f"{line.code}: periods, values and statuses must be as many")
    return [_trace(line, look, suffix, start, end, dashed) for start, end, dashed in _runs(line, breaks)]


def _runs(line: Line, breaks: Sequence[str]) -> list[tuple[int, int, bool]]:
    """Stretches (start, end past the last, dashed) of a line.

    A projection is joined to the last known point; nothing is joined over a break in the method.
    """
    parts = [
        (status == "projected", sum(period >= at for at in breaks))
        for status, period in zip(line.statuses, line.periods, strict=True)
    ]
    runs: list[tuple[int, int, bool]] = []
    at = 0
    for (dashed, era), group in groupby(parts):
        size = len(list(group))
        joined = dashed and at > 0 and parts[at - 1][1] == era
        runs.append((at - 1 if joined else at, at + size, dashed))
        at += size
    return runs


def _trace(line: Line, look: Json, suffix: str, start: int, end: int, dashed: bool) -> Json:
    known = [value for value in line.values if value is not None]
    alone = len(known) < 15
    return {
        "type": "scatter",
        "mode": "lines+markers" if alone else "lines",
        "name": line.name,
        "meta": line.code,
        "x": list(line.periods[start:end]),
        "y": list(line.values[start:end]),
        "line": look | ({"dash": "dash"} if dashed else {}),
        "marker": {"size": 6, "color": look["color"]},
        "connectgaps": False,
        "cliponaxis": False,
        "hovertemplate": f"%{{y}}{suffix}",
    }


def _ends(styled: Sequence[tuple[Line, Json]]) -> list[tuple[float, Line, Json, str]]:
    """The last known point of each line: (value, line, look, period)."""
    out = []
    for line, look in styled:
        known = [(v, p) for v, p in zip(line.values, line.periods, strict=True) if v is not None]
        if known:
            out.append((known[-1][0], line, look, known[-1][1]))
    return sorted(out, key=lambda end: end[0])


def _labels(styled: Sequence[tuple[Line, Json]]) -> list[Json]:
    """End labels from the bottom up, pushed apart so that none covers another."""
    ends = _ends(styled)
    known = [v for line, _ in styled for v in line.values if v is not None]
    span = (max(known) - min(known)) or 1.0 if known else 1.0
    labels, floor = [], float("-inf")
    for value, line, look, period in ends:
        half = LABEL_GAP * span * (1 + _wrapped(line.name).count("<br>")) / 2
        place = max(value, floor + half)
        floor = place + half
        labels.append(_label(line, look, period, value, round(230 * (place - value) / span)))
    return labels


def _label(line: Line, look: Json, period: str, value: float, shift: int) -> Json:
    strong = line.role == "own"
    return {
        "x": period,
        "y": value,
        "xanchor": "left",
        "xshift": 8,
        "yshift": shift,
        "showarrow": False,
        "align": "left",
        "text": f"<b>{_wrapped(line.name)}</b>" if strong else _wrapped(line.name),
        "font": {"color": look["color"], "size": 13},
    }


def _marks(marks: Sequence[Mark]) -> list[Json]:
    return [
        {
            "x": mark.period,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "showarrow": False,
            "text": "⁝" if mark.kind == "break" else "▾",
            "hovertext": mark.text,
            "font": {"color": token("ink-soft"), "size": 14},
        }
        for mark in marks
    ]


def _mark_lines(marks: Sequence[Mark]) -> list[Json]:
    return [
        now_line() | {"x0": mark.period, "x1": mark.period} | {"line": _mark_look(mark)} for mark in marks
    ]


def _mark_look(mark: Mark) -> Json:
    return {"color": token("line-strong"), "width": 1, "dash": "dot" if mark.kind == "break" else "solid"}
