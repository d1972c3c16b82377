"""The map with Vizro, as its own documentation draws one; runs in an environment of its own."""

import json
import os
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import vizro.models as vm
from vizro import Vizro
from vizro.models.types import capture

FIXTURE = Path(os.environ["BENCH_FIXTURE"])


def read(name: str) -> object:
    """A JSON file of the fixture."""
    return json.loads((FIXTURE / name).read_text(encoding="utf-8"))


AREAS, SLICES, CODES = read("areas.geojson"), read("slices.json"), read("geo.json")["codes"]
FIGURES = pd.DataFrame({"code": CODES, **SLICES})
# Without this plotly asks a public server for a world map and draws nothing until it answers.
EXTRA = {"config": {"topojsonURL": "/assets/topojson/"}}


@capture("graph")
def choropleth(data_frame: pd.DataFrame, indicator: str) -> go.Figure:
    """The figure of one indicator."""
    trace = go.Choropleth(
        geojson=AREAS, locations=data_frame["code"], z=data_frame[indicator], colorscale="Blues"
    )
    figure = go.Figure(trace)
    figure.update_geos(visible=False, fitbounds="locations", projection_type="transverse mercator")
    return figure


first = next(iter(SLICES))
page = vm.Page(
    title="Kartta",
    components=[vm.Graph(id="map", figure=choropleth(FIGURES, indicator=first), extra=EXTRA)],
    controls=[
        vm.Parameter(
            targets=["map.indicator"],
            selector=vm.RadioItems(id="indicator", options=list(SLICES), value=first),
        )
    ],
)
app = Vizro(assets_folder=str(FIXTURE / "assets")).build(vm.Dashboard(pages=[page]))
wsgi = app.dash.server.wsgi_app
