"""The map with Panel and plotly, as its own documentation draws one; runs in an environment of its own."""

import json
import os
from pathlib import Path

import panel as pn
import plotly.graph_objects as go

FIXTURE = Path(os.environ["BENCH_FIXTURE"])


def read(name: str) -> object:
    """A JSON file of the fixture."""
    return json.loads((FIXTURE / name).read_text(encoding="utf-8"))


AREAS, SLICES, CODES = read("areas.geojson"), read("slices.json"), read("geo.json")["codes"]


def draw(indicator: str) -> go.Figure:
    """The figure of one indicator."""
    trace = go.Choropleth(geojson=AREAS, locations=CODES, z=SLICES[indicator], colorscale="Blues")
    figure = go.Figure(trace)
    figure.update_geos(visible=False, fitbounds="locations", projection_type="transverse mercator")
    return figure


pn.extension("plotly")
control = pn.widgets.RadioButtonGroup(name="indicator", options=list(SLICES))
config = {"topojsonURL": "/assets/topojson/"}
chart = pn.pane.Plotly(pn.bind(draw, control), config=config, height=900, sizing_mode="stretch_width")
pn.Column("# Kartta", control, chart).servable()
