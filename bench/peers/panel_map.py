"""Map and ranking with Panel and plotly, as its documentation draws them; in its own environment."""

import panel as pn
import plotly.graph_objects as go

from bench.peers.figures import HEIGHT, TOPOJSON, choropleth, ranking, read

AREAS, SLICES, GEO = read("areas.geojson"), read("slices.json"), read("geo.json")


def draw(indicator: str) -> go.Figure:
    """The map of one indicator."""
    return choropleth(AREAS, GEO["codes"], SLICES[indicator])


def order(indicator: str) -> go.Figure:
    """The ranking of one indicator."""
    return ranking(GEO["names"], SLICES[indicator])


pn.extension("plotly")
control = pn.widgets.RadioButtonGroup(name="indicator", options=list(SLICES))
how = {"config": {"topojsonURL": TOPOJSON}, "height": HEIGHT, "sizing_mode": "stretch_width"}
charts = pn.Row(pn.pane.Plotly(pn.bind(draw, control), **how), pn.pane.Plotly(pn.bind(order, control), **how))
pn.Column("# Kartta", control, charts).servable()
