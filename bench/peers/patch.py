"""Dash at its best with plotly: boundaries by address, a Patch of values a change, compressed files."""

import os

from dash import Dash, Input, Output, Patch

from bench.peers.common import control, graphs, page, serve
from bench.peers.figures import FIXTURE, choropleth, ranking, read

SLICES, GEO = read("slices.json"), read("geo.json")
FIRST = next(iter(SLICES.values()))

# BENCH_ASSETS may name assets with a plotly.js of only the traces used; Dash then takes that one.
app = Dash(__name__, assets_folder=str(FIXTURE / os.environ.get("BENCH_ASSETS", "assets")))
app.layout = page(
    control(SLICES),
    graphs(choropleth("/assets/areas.geojson", GEO["codes"], FIRST), ranking(GEO["names"], FIRST)),
)


@app.callback(
    Output("map", "figure"),
    Output("ranking", "figure"),
    Input("indicator", "value"),
    prevent_initial_call=True,
)
def recolour(indicator: str) -> tuple[Patch, Patch]:
    """Only the new values."""
    chart, bars = Patch(), Patch()
    chart["data"][0]["z"] = SLICES[indicator]
    bars["data"][0]["x"] = SLICES[indicator]
    return chart, bars


wsgi = serve(app)
