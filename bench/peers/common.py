"""What the Dash peers share: the page, and compressed, cached serving."""

from collections.abc import Callable, Iterable
from typing import Any

import brotli
import plotly.graph_objects as go
from dash import Dash, dcc, html

from bench.peers.figures import TOPOJSON

COMPRESSED_FROM = 1000  # bytes; below it compression costs more than it saves


def control(options: Iterable[str]) -> dcc.Dropdown:
    """The indicator control, the same in every Dash peer."""
    options = list(options)
    return dcc.Dropdown(options=options, value=options[0], id="indicator", clearable=False)


def page(*content: Any) -> html.Div:
    """The page around the map: a heading, the control, the map 900 pixels high."""
    return html.Div([html.H1("Kartta"), *content])


def graphs(chart: go.Figure | None = None, bars: go.Figure | None = None) -> html.Div:
    """The map and beside it the ranking, with their figures or to be filled by a callback."""
    given = [{} if figure is None else {"figure": figure} for figure in (chart, bars)]
    how = {"style": {"flex": "1"}}
    config = {"topojsonURL": TOPOJSON}
    both = [dcc.Graph(id="map", config=config, **how, **given[0]), dcc.Graph(id="ranking", **how, **given[1])]
    return html.Div(both, style={"display": "flex"})


def serve(app: Dash, compressed: bool = True) -> Callable[..., Iterable[bytes]]:
    """The WSGI application; with `compressed` as a careful team would put it behind a proxy."""
    return Compressed(app.server) if compressed else app.server.wsgi_app


class Compressed:
    """Brotli for every text answer: kept in memory for files, a quick one for answers of callbacks."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self.app = app
        self.kept: dict[str, bytes] = {}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer: list[Any] = []
        parts = self.app(environ, lambda status, headers, *_: answer.extend((status, headers)))
        body = b"".join(parts)
        status, headers = answer[0], dict(answer[1])
        is_file = environ["REQUEST_METHOD"] == "GET" and not environ["PATH_INFO"].startswith("/_dash-")
        is_file = is_file or environ["PATH_INFO"].startswith("/_dash-component-suites")
        if status.startswith("200") and len(body) >= COMPRESSED_FROM:
            body = self.compress(environ["PATH_INFO"], body, is_file)
            headers["Content-Encoding"] = "br"
            if is_file and environ["PATH_INFO"] != "/":
                headers["Cache-Control"] = "public, max-age=31536000, immutable"
        headers["Content-Length"] = str(len(body))
        start_response(status, list(headers.items()))
        return [body]

    def compress(self, path: str, body: bytes, is_file: bool) -> bytes:
        """Brotli of one answer, made once for a file."""
        if not is_file:
            return bytes(brotli.compress(body, quality=4))
        if path not in self.kept:
            self.kept[path] = brotli.compress(body, quality=9)
        return self.kept[path]
