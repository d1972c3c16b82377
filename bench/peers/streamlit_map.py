"""Map and ranking with Streamlit and plotly, as its documentation draws them; in its own environment."""

import streamlit as st

from bench.peers import figures

read = st.cache_data(figures.read)
areas, slices, geo = read("areas.geojson"), read("slices.json"), read("geo.json")
st.set_page_config(layout="wide")
st.title("Kartta")
indicator = st.radio("Mittari", list(slices), horizontal=True)
left, right = st.columns(2)
with left:
    chart = figures.choropleth(areas, geo["codes"], slices[indicator])
    st.plotly_chart(chart, config={"topojsonURL": "/app/static/topojson/"}, theme=None)
with right:
    st.plotly_chart(figures.ranking(geo["names"], slices[indicator]), theme=None)
