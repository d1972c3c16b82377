"""The one plotly look and configuration; colours are tokens that the browser fills for its theme."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

Json = dict[str, Any]

FONT = '"Source Sans 3 Variable", "Source Sans 3", system-ui, sans-serif'
SERIES_TOKENS = ("series-1", "series-2", "series-3", "series-4", "series-5")


def token(name: str) -> str:
    """A colour by its design token, for example 'accent'; assets/js/mittari/charts.js fills it in."""
    return f"token:{name}"


def config(lang: str) -> Json:
    """The configuration of every graph: no upload button, no outside request, numbers by language."""
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "showSendToCloud": False,
        "showEditInChartStudio": False,
        "responsive": True,
        "locale": lang,
        "doubleClick": "reset",
    }


def axis(**more: Any) -> Json:
    """A light axis: thin grid, small grey figures, no frame."""
    base: Json = {
        "gridcolor": token("grid"),
        "zeroline": False,
        "tickfont": {"color": token("ink-soft"), "size": 12},
        "automargin": True,
        "fixedrange": True,
        "linecolor": token("line-strong"),
    }
    return base | more


def layout(**more: Any) -> Json:
    """The layout that every chart starts from."""
    base: Json = {
        "autosize": True,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": token("ink")},
        "showlegend": False,
        "dragmode": False,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "hoverlabel": {
            "bgcolor": token("raised"),
            "bordercolor": token("line-strong"),
            "font": {"color": token("ink"), "size": 13},
        },
        "transition": {"duration": 0},
    }
    return base | more


def figure(data: list[Json], layout_: Mapping[str, Any], colours: Mapping[str, str]) -> go.Figure:
    """A validated figure with its tokens filled, for tests and exports; raises ValueError on a bad key."""
    return go.Figure(data=fill(data, colours), layout=fill(dict(layout_), colours))


def fill(node: Any, colours: Mapping[str, str]) -> Any:
    """The node with each 'token:name' replaced by its colour; an unknown token raises KeyError."""
    if isinstance(node, str):
        return colours[node[6:]] if node.startswith("token:") else node
    if isinstance(node, list):
        return [fill(item, colours) for item in node]
    if isinstance(node, dict):
        return {key: fill(value, colours) for key, value in node.items()}
    return node
