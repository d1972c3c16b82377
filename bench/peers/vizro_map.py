"""The map and the ranking with Vizro, as its own documentation draws them; in an environment of its own."""

import pandas as pd
import plotly.graph_objects as go
import vizro.models as vm
from vizro import Vizro
from vizro.models.types import capture

from bench.peers import figures

AREAS, SLICES = figures.read("areas.geojson"), figures.read("slices.json")
GEO = figures.read("geo.json")
FIGURES = pd.DataFrame({"code": GEO["codes"], "name": GEO["names"], **SLICES})
EXTRA = {"config": {"topojsonURL": figures.TOPOJSON}}


@capture("graph")
def choropleth(data_frame: pd.DataFrame, indicator: str) -> go.Figure:
    """The map of one indicator."""
    return figures.choropleth(AREAS, list(data_frame["code"]), list(data_frame[indicator]))


@capture("graph")
def ranking(data_frame: pd.DataFrame, indicator: str) -> go.Figure:
    """The ranking of one indicator."""
    return figures.ranking(list(data_frame["name"]), list(data_frame[indicator]))


first = next(iter(SLICES))
page = vm.Page(
    title="Kartta",
    layout=vm.Grid(grid=[[0, 1]]),
    components=[
        vm.Graph(id="map", figure=choropleth(FIGURES, indicator=first), extra=EXTRA),
        vm.Graph(id="ranking", figure=ranking(FIGURES, indicator=first)),
    ],
    controls=[
        vm.Parameter(
            targets=["map.indicator", "ranking.indicator"],
            selector=vm.RadioItems(id="indicator", options=list(SLICES), value=first),
        )
    ],
)
app = Vizro(assets_folder=str(figures.FIXTURE / "assets")).build(vm.Dashboard(pages=[page]))
wsgi = app.dash.server.wsgi_app
