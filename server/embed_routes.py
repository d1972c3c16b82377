"""One figure as a page of its own, for other sites to frame."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import orjson
from flask import Flask, Response, request

from components.foorumi.labels import exhibit_words
from components.i18n import translator
from exports.models import Exhibit
from exports.payload import payload
from server import cards
from server.export_routes import guarded, made, state
from server.settings import ROOT
from server.static import bundle_address

PAGE = (ROOT / "server" / "embed.html").read_text(encoding="utf-8")
THEMES = ("light", "dark", "auto")
THEME = "teemavari"  # ?teemavari=dark; not a part of the figure's state


def embed(lang: str, view: str, name: str) -> Response:
    """GET /upotus/<lang>/<view>/<name>?…: the figure, its source and a link to the live view."""

    def answer() -> Response:
        exhibit = made(view, name, lang)
        response = Response(page(exhibit), content_type="text/html; charset=utf-8")
        response.headers["Cache-Control"] = "no-cache"
        return response

    return guarded(answer)


def page(exhibit: Exhibit) -> str:
    """The page's HTML. What the script draws from stands in it as data, which no browser runs."""
    _ = translator(exhibit.lang)
    theme = request.args.get(THEME, "light")
    data = {"exhibit": payload(exhibit), "labels": exhibit_words(exhibit.lang)}
    query = urlencode(sorted(state().items()))
    texts = {
        "lang": exhibit.lang,
        "theme": theme if theme in THEMES else "light",
        "title": exhibit.title,
        "summary": exhibit.summary,
        "picture": f"/vienti/{exhibit.lang}/{exhibit.view}/{exhibit.name}.png"
        + (f"?{query}" if query else ""),
        "address": exhibit.address,
        "open": _("Open in Tilannekuva"),
        "css": bundle_address("css"),
    }
    made_ = PAGE
    for name, text in texts.items():
        made_ = made_.replace(f"[[{name}]]", escape(text))
    scripts = [bundle_address(kind) for kind in ("js", "js/exhibit")]
    made_ = made_.replace("[[scripts]]", "".join(f'<script src="{escape(src)}"></script>' for src in scripts))
    # "<" in data could end the script element: JSON may write it as an escape.
    return made_.replace("[[data]]", orjson.dumps(data).decode().replace("<", "\\u003c"))


def register(server: Flask) -> None:
    """Puts the routes of embeds and cards on the server."""
    server.add_url_rule("/upotus/<lang>/<view>/<name>", "upotus", embed)
    server.add_url_rule("/kuva/<version>/<lang>/<view>.png", "kuva", cards.picture)
