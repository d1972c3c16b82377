"""Dash as it is often written: boundaries inside the figure, the whole figure again at every change."""

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc

from bench.peers.common import FIXTURE, control, page, read, serve

AREAS, SLICES = read("areas.geojson"), read("slices.json")
CODES = read("geo.json")["codes"]

app = Dash(__name__, assets_folder=str(FIXTURE / "assets"))
# Without this plotly asks a public server for a world map and draws nothing until it answers.
config = {"topojsonURL": "/assets/topojson/"}
app.layout = page(control(SLICES), dcc.Graph(id="map", config=config, style={"height": 900}))


@app.callback(Output("map", "figure"), Input("indicator", "value"))
def draw(indicator: str) -> go.Figure:
    """The figure of one indicator."""
    trace = go.Choropleth(geojson=AREAS, locations=CODES, z=SLICES[indicator], colorscale="Blues")
    figure = go.Figure(trace)
    figure.update_geos(visible=False, fitbounds="locations", projection_type="transverse mercator")
    return figure


wsgi = serve(app, compressed=False)
