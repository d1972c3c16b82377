"""Dash at its best with plotly's map: boundaries by address, a Patch per change, compressed, cached files."""

import os

import plotly.graph_objects as go
from dash import Dash, Input, Output, Patch, dcc

from bench.peers.common import FIXTURE, control, page, read, serve

SLICES = read("slices.json")
CODES = read("geo.json")["codes"]

# BENCH_ASSETS may name assets with a plotly.js of only the traces used; Dash then takes that one.
app = Dash(__name__, assets_folder=str(FIXTURE / os.environ.get("BENCH_ASSETS", "assets")))


def start() -> go.Figure:
    """The figure with everything but the boundaries in it."""
    values = next(iter(SLICES.values()))
    trace = go.Choropleth(geojson="/assets/areas.geojson", locations=CODES, z=values, colorscale="Blues")
    figure = go.Figure(trace)
    projection = {"type": "transverse mercator", "rotation": {"lon": 27}}
    figure.update_geos(visible=False, fitbounds="locations", projection=projection)
    return figure


config = {"topojsonURL": "/assets/topojson/"}
app.layout = page(control(SLICES), dcc.Graph(id="map", figure=start(), config=config, style={"height": 900}))


@app.callback(Output("map", "figure"), Input("indicator", "value"), prevent_initial_call=True)
def recolour(indicator: str) -> Patch:
    """Only the new values."""
    change = Patch()
    change["data"][0]["z"] = SLICES[indicator]
    return change


wsgi = serve(app)
