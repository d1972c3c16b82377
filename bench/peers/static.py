"""The limit: a static page with the map as SVG in it, and one small file for each change."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import brotli

from bench.peers.figures import HEIGHT, read

GEO, SLICES = read("geo.json"), read("slices.json")
COLOURS = ("#eff3ff", "#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#084594")
SCRIPT = """
const areas = document.querySelectorAll('.areas path');
window.show = async (name) => {
  const classes = await (await fetch('/slice/' + name + '.json')).json();
  areas.forEach((area, i) => area.setAttribute('class', 'c' + classes[i]));
};
show(FIRST);
"""


def classes(values: list[float | None]) -> list[int]:
    """Class of each area, as many areas in each; areas without a figure in the first."""
    known = sorted(value for value in values if value is not None)
    bounds = [known[k * len(known) // len(COLOURS)] for k in range(1, len(COLOURS))]
    return [0 if value is None else sum(value >= bound for bound in bounds) for value in values]


def page() -> str:
    """The whole document."""
    rules = "".join(f".c{k}{{fill:{colour}}}" for k, colour in enumerate(COLOURS))
    paths = "".join(f'<path d="{path}"/>' for path in GEO["path"])
    script = SCRIPT.replace("FIRST", json.dumps(next(iter(SLICES))))
    return (
        f'<!doctype html><meta charset="utf-8"><title>Kartta</title><style>{rules}</style>'
        f'<svg height="{HEIGHT}" class="tk-map-svg" viewBox="{" ".join(map(str, GEO["view"]))}">'
        f'<g class="areas">{paths}</g></svg>'
        f"<script>{script}</script>"
    )


FILES = {"/": ("text/html", page())} | {
    f"/slice/{name}.json": ("application/json", json.dumps(classes(values)))
    for name, values in SLICES.items()
}
PACKED = {path: (kind, brotli.compress(text.encode())) for path, (kind, text) in FILES.items()}


def wsgi(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """A file, compressed beforehand."""
    kind, body = PACKED.get(environ["PATH_INFO"], ("text/plain", b""))
    status = "200 OK" if body else "404 Not Found"
    kept = "no-cache" if kind == "text/html" else "public, max-age=31536000, immutable"
    headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", kept)]
    start_response(status, [*headers, ("Content-Encoding", "br")] if body else headers)
    return [body]
