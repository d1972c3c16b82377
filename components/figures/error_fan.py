"""How far a projection was from what happened, year by year: the area's own line in the band of its like."""

from collections.abc import Mapping, Sequence

from analysis.hindsight import Spread
from components.figures.theme import Json, axis, layout, token

LONG = 16  # letters; a longer name takes two rows


def build(own: Sequence[tuple[str, float]], like: Mapping[str, Spread], name: str, band_name: str) -> Json:
    """own: (year, error in per cent) ascending; like: year → spread of like areas; names for the lines."""
    years = sorted({*(year for year, _error in own), *like})
    data = _band(like, band_name)
    data.append(
        {
            "type": "scatter",
            "x": [int(year) for year, _error in own],
            "y": [error for _year, error in own],
            "name": name,
            "mode": "lines+markers",
            "line": {"color": token("area"), "width": 3},
            "marker": {"size": 7, "color": token("area")},
            "hovertemplate": "%{y:+.1f} %",
            "legendrank": 1,  # read first by keyboard
        }
    )
    return {
        "data": data,
        "layout": layout(
            xaxis=axis(showgrid=False, tickvals=[int(year) for year in years[::-2]]),
            yaxis=axis(ticksuffix=" %", tickformat=".1~f", nticks=6),
            hovermode="x unified",
            margin={"l": 8, "r": 128, "t": 16, "b": 8},
            shapes=[_zero()],
            annotations=_names(own, like, name, band_name),
        ),
    }


def _band(like: Mapping[str, Spread], name: str) -> list[Json]:
    years = sorted(like)
    if not years:
        return []
    xs = [int(year) for year in years]
    low, high = [like[year].low for year in years], [like[year].high for year in years]
    return [
        {
            "type": "scatter",
            "x": [*xs, *reversed(xs)],
            "y": [*high, *reversed(low)],
            "mode": "lines",
            "name": name,
            "line": {"width": 0, "color": token("context")},
            "fill": "toself",
            "fillcolor": token("comparator-weak"),
            "hoverinfo": "skip",
        },
        {
            "type": "scatter",
            "x": xs,
            "y": [like[year].median for year in years],
            "name": name,
            "mode": "lines",
            "line": {"color": token("comparator"), "width": 1.5},
            "hovertemplate": "%{y:+.1f} %",
        },
    ]


def _names(
    own: Sequence[tuple[str, float]], like: Mapping[str, Spread], name: str, band_name: str
) -> list[Json]:
    """Names to the right of the line's end and of the band's end that is farther from it."""
    made = [_name(own[-1][0], own[-1][1], name, "area")] if own else []
    if like:
        last = max(like)
        ends = like[last].low, like[last].high
        far = max(ends, key=lambda end: abs(end - own[-1][1])) if own else ends[0]
        made.append(_name(last, far, band_name, "comparator"))
    return made


def _name(year: str, error: float, text: str, colour: str) -> Json:
    return {
        "x": int(year),
        "y": error,
        "text": _wrapped(text),
        "showarrow": False,
        "align": "left",
        "xanchor": "left",
        "xshift": 8,
        "font": {"color": token(colour), "size": 12},
    }


def _wrapped(name: str) -> str:
    """A long name on two rows."""
    head, _space, tail = name.rpartition(" ")
    return f"{head}<br>{tail}" if len(name) > LONG and head else name


def _zero() -> Json:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": 0,
        "y1": 0,
        "layer": "below",
        "line": {"color": token("ink"), "width": 1},
    }
