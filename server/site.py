"""The Dash application with our own index page: language, theme, first paint and headers per request."""

import re
from functools import lru_cache
from html import escape
from typing import Any

import dash
import orjson
from flask import Response, request
from flask.typing import ResponseReturnValue

from components.i18n import translator
from components.memory import page_language, remembered
from data import db
from server import (
    answers,
    callbacks,
    cards,
    data_routes,
    deck_routes,
    early,
    embed_routes,
    export_routes,
    first,
    forum_routes,
    operations,
)
from server.routes import viewed
from server.settings import ROOT, settings
from server.static import address, bundle_address, has_bundle

INDEX = (ROOT / "server" / "index.html").read_text(encoding="utf-8")
DASH = ("/_dash-layout", "/_dash-dependencies")
_STYLE = re.compile(r'<link rel="stylesheet" href="/assets/css/[^>]+>\s*')
_SCRIPT = re.compile(r'<script src="/assets/js/[^>]+></script>\s*')
# Dash sends these to everybody: help for browsers long gone, and a table that no view uses.
_UNUSED = re.compile(r'<script src="[^"]+/(?:deps/polyfill@|dash_table/bundle)[^>]+></script>\s*')


class Site(dash.Dash):  # type: ignore[misc]
    """Dash that writes the index page in the reader's language and theme."""

    def interpolate_index(self, **parts: Any) -> str:
        """The index page of this request."""
        lang = page_language(request.args.get("lang"))
        _ = translator(lang)
        entry, values = viewed(request.path)
        view = _view(entry)
        texts = {
            "lang": lang,
            "theme": remembered().theme,
            "icon": address("favicon.svg"),
            "title": "Tilannekuva",
            "description": _(
                "A shared situational picture of Finnish municipalities and wellbeing services counties"
            ),
            "views": orjson.dumps(_scripts()).decode(),
            "frames": "no" if settings().frame_ancestors == "'none'" else "yes",
            "loading": _("Loading…"),
            "noscript": _("This service needs JavaScript: please allow it in your browser."),
        }
        page = INDEX
        for name, text in texts.items():
            page = page.replace(f"[[{name}]]", escape(text))
        page = page.replace("[[card]]", cards.tags(view, values, lang))
        page = page.replace("[[early]]", early.frame())
        page = page.replace("[[preload]]", "".join(_preload(path) for path in preloads()))
        parts["css"] = f'<link rel="stylesheet" href="{bundle_address("css")}">' + _STYLE.sub(
            "", parts["css"]
        )
        parts["scripts"] = _UNUSED.sub("", _SCRIPT.sub("", parts["scripts"]))
        own = [bundle_address("js"), *_scripts().get(view, [])]
        parts["scripts"] = "".join(f'<script src="{src}"></script>' for src in own) + parts["scripts"]
        for name in ("css", "config", "scripts", "renderer"):
            page = page.replace(f"{{%{name}%}}", parts[name])
        return page


@lru_cache
def _scripts() -> dict[str, list[str]]:
    """Addresses of the scripts of each view: of the folders that it names, and of its own folder."""
    found: dict[str, list[str]] = {}
    for module, entry in dash.page_registry.items():
        view = str(module).removeprefix("pages.")
        folders = [*entry.get("scripts", ()), view]
        addresses = [bundle_address(f"js/{name}") for name in folders if has_bundle(f"js/{name}")]
        found |= {view: addresses} if addresses else {}
    return found


def _view(entry: dict[str, Any]) -> str:
    """The name of a registered page's view; '' for no page."""
    return str(entry.get("module", "")).removeprefix("pages.")


def preloads() -> list[str]:
    """What the browser will ask for before anything is seen: Dash's layout, and the page's own `preload`."""
    entry, values = viewed(request.path)
    own = entry["preload"](**{**values, **request.args.to_dict()}) if callable(entry.get("preload")) else ()
    return [*DASH, *own]


def _preload(path: str) -> str:
    return f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{escape(path)}">'


def register(app: Site) -> None:
    """Puts everything that is not a Dash page on the app's server."""
    app.layout = first.layout
    server = app.server
    chosen = settings()
    server.config.update(
        PROVIDER_NAME=chosen.provider_name, ACCESSIBILITY_CONTACT=chosen.accessibility_contact
    )
    server.before_request(db.hold)
    server.teardown_request(lambda _error: db.release())
    callbacks.register(server, lambda: app.callback_map)
    answers.register(server)
    data_routes.register(server)
    export_routes.register(server)
    deck_routes.register(server)
    embed_routes.register(server)
    forum_routes.register(server)

    def finish(response: Response) -> ResponseReturnValue:
        page = (response.content_type or "").startswith("text/html")
        headers = answers.security_headers(list(app.csp_hashes())) if page else answers.PLAIN_HEADERS
        response.headers.update(headers)
        return known(response)

    server.after_request(finish)
    operations.register(server, chosen)


def known(response: Response) -> Response:
    """Status 404 for an address that is no page of ours; the page itself says so in words."""
    is_page = response.status_code == 200 and (response.content_type or "").startswith("text/html")
    if request.endpoint in ("upotus", "forum_file"):
        return response
    if is_page and not viewed(request.path)[0]:
        response.status_code = 404
    return response
