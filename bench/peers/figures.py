"""The two figures of every plotly peer, map and ranking, and what is read for them."""

import json
import os
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

FIXTURE = Path(os.environ["BENCH_FIXTURE"])
# Without an address of ours plotly asks a public server for a world map and draws nothing until it answers.
TOPOJSON = "/assets/topojson/"
HEIGHT = 900


def read(name: str) -> Any:
    """A JSON file of the fixture: geo.json, areas.geojson or slices.json."""
    return json.loads((FIXTURE / name).read_text(encoding="utf-8"))


def choropleth(areas: Any, codes: list[str], values: list[float | None]) -> go.Figure:
    """The map. areas: GeoJSON, or the address of one."""
    trace = go.Choropleth(geojson=areas, locations=codes, z=values, colorscale="Blues")
    projection = {"type": "transverse mercator", "rotation": {"lon": 27}}
    figure = go.Figure(trace)
    figure.update_geos(visible=False, fitbounds="locations", projection=projection)
    return figure.update_layout(height=HEIGHT)


def ranking(names: list[str], values: list[float | None]) -> go.Figure:
    """One bar an area, put in order by plotly."""
    figure = go.Figure(go.Bar(x=values, y=names, orientation="h"))
    figure.update_yaxes(categoryorder="total ascending")
    return figure.update_layout(height=HEIGHT)
