"""Dash as its first lessons write it: boundaries in the figure, both whole figures at every change."""

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output

from bench.peers.common import control, graphs, page, serve
from bench.peers.figures import FIXTURE, HEIGHT, read

AREAS, SLICES, GEO = read("areas.geojson"), read("slices.json"), read("geo.json")
FIGURES = pd.DataFrame({"code": GEO["codes"], "name": GEO["names"], **SLICES})

app = Dash(__name__, assets_folder=str(FIXTURE / "assets"))
app.layout = page(control(SLICES), graphs())


@app.callback(Output("map", "figure"), Output("ranking", "figure"), Input("indicator", "value"))
def draw(indicator: str) -> tuple[go.Figure, go.Figure]:
    """Map and ranking of one indicator."""
    chart = px.choropleth(
        FIGURES,
        geojson=AREAS,
        locations="code",
        color=indicator,
        hover_name="name",
        color_continuous_scale="Blues",
        height=HEIGHT,
        projection="transverse mercator",
    )
    chart.update_geos(visible=False, fitbounds="locations")
    order = FIGURES.sort_values(indicator)
    return chart, px.bar(order, x=indicator, y="name", orientation="h", height=HEIGHT)


wsgi = serve(app, compressed=False)
