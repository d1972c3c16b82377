"""Dash with our own SVG map: boundaries and values as cached JSON, coloured by a client-side function."""

import json

from dash import Dash, Input, Output, clientside_callback, dcc, html
from flask import Response

from bench.peers.common import control, page, serve
from bench.peers.figures import FIXTURE, read

SLICES = read("slices.json")
app = Dash(__name__, assets_folder=str(FIXTURE / "assets-svg"))
app.layout = page(
    control(SLICES), html.Div(id="map", style={"height": 900}, **{"data-map": "wait"}), dcc.Store(id="shown")
)
clientside_callback(
    """
    async function (indicator) {
        const load = (url) => fetch(url).then((r) => r.json());
        window.geo = window.geo || load('/assets/geo.json');
        const [geo, values] = await Promise.all([window.geo, load('/slice/' + indicator + '.json')]);
        window.tk = window.tk || TK.map.create(document.getElementById('map'), geo, {lang: 'fi', labels: {}});
        const sorted = values.filter((v) => v !== null).sort((a, b) => a - b);
        const bounds = [1, 2, 3, 4, 5, 6].map((k) => sorted[Math.floor(k * sorted.length / 7)]);
        const classOf = values.map((v) => v === null ? -1 : bounds.filter((b) => v >= b).length);
        tk.paint({classOf, label: (i) => geo.names[i] + '\\n' + values[i]});
        return indicator;
    }
    """,
    Output("shown", "data"),
    Input("indicator", "value"),
)


@app.server.get("/slice/<indicator>.json")
def values(indicator: str) -> Response:
    """The values of one indicator in the order of geo.json."""
    answer = Response(json.dumps(SLICES[indicator]), mimetype="application/json")
    answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


wsgi = serve(app)
