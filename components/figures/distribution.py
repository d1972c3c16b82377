"""Spread of all areas in one period: a dot an area along the value axis, the country's value as a line."""

from typing import Any

from components.figures.theme import Json, axis, layout, token


def frame(country: str, unit: str) -> Json:
    """The figure without values: four traces (rest, own county, chosen, own) that the browser fills.

    country: label of the country's line; unit: axis title.
    """
    return {"data": _traces(), "layout": _layout(country, unit)}


def _traces() -> list[Json]:
    looks: tuple[tuple[str, str, float, float], ...] = (
        ("rest", "context", 7, 0.45),
        ("county", "ink-soft", 8, 0.8),
        ("chosen", "comparator", 11, 1.0),
        ("own", "area", 13, 1.0),
    )
    # Drawn last is what matters most; read by keyboard it comes first.
    return [_trace(*look) | {"legendrank": len(looks) - place} for place, look in enumerate(looks)]


def _trace(name: str, colour: str, size: float, opacity: float) -> Json:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [],
        "y": [],
        "text": [],
        "customdata": [],
        "marker": {
            "color": token(colour),
            "size": size,
            "opacity": opacity,
            "line": {"color": token("paper"), "width": 1},
        },
        "hovertemplate": "%{text}<extra></extra>",
    }


def _layout(country: str, unit: str) -> Json:
    line: Json = {"type": "line", "xref": "x", "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1}
    label: Json = {"xref": "x", "yref": "paper", "x": 0, "y": 1, "text": country, "showarrow": False}
    hidden: dict[str, Any] = {"visible": False, "range": [-1, 1], "fixedrange": True}
    return layout(
        xaxis=axis(
            automargin=False,
            tickformat=",",
            title={"text": unit, "font": {"size": 12, "color": token("ink-soft")}},
        ),
        yaxis=hidden,
        margin={"l": 12, "r": 12, "t": 24, "b": 44},
        hovermode="closest",
        shapes=[line | {"line": {"color": token("ink-soft"), "width": 1.5}}],
        annotations=[
            label
            | {
                "yanchor": "bottom",
                "font": {"size": 12, "color": token("ink-soft")},
                "bgcolor": token("paper"),
            }
        ],
    )
