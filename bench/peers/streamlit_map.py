"""The map with Streamlit and plotly, as its documentation draws one; in an environment of its own."""

import json
import os
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

FIXTURE = Path(os.environ["BENCH_FIXTURE"])


@st.cache_data
def read(name: str) -> object:
    """A JSON file of the fixture."""
    return json.loads((FIXTURE / name).read_text(encoding="utf-8"))


areas, slices, codes = read("areas.geojson"), read("slices.json"), read("geo.json")["codes"]
st.set_page_config(layout="wide")
st.title("Kartta")
indicator = st.radio("Mittari", list(slices), horizontal=True)
trace = go.Choropleth(geojson=areas, locations=codes, z=slices[indicator], colorscale="Blues")
figure = go.Figure(trace)
figure.update_geos(visible=False, fitbounds="locations", projection_type="transverse mercator")
figure.update_layout(height=900)
# Without an address of ours plotly asks a public server for a world map and draws nothing until it answers.
st.plotly_chart(figure, config={"topojsonURL": "/app/static/topojson/"}, theme=None)
