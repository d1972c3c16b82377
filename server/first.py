"""The first view inside the first layout: no second round trip before anything is seen.

Dash's router asks for a view after the browser has drawn an empty layout. The address is known before that:
the request for the layout comes from it. So the layout holds the view already, and a Location that says so.
"""

import logging
from typing import Any
from urllib.parse import parse_qs, urlsplit

import dash
from dash import dcc, html
from flask import has_request_context, request

from server.routes import viewed

log = logging.getLogger(__name__)


def layout() -> Any:
    """Dash's page container: with the view of the asking page in it, or empty where that is not known."""
    try:
        found = _view() if has_request_context() and request.path == "/_dash-layout" else None
    except Exception:  # the router asks again and says what is wrong in words
        log.exception("The first view failed")
        found = None
    return found or dash.page_container


def _view() -> Any:
    here = urlsplit(request.referrer or "")
    if here.netloc != request.host or not here.path:
        return None
    entry, values = viewed(here.path)
    if not callable(entry.get("layout")):
        return None
    content = entry["layout"](**{**values, **_query(here.query)})
    return _container(here.path, f"?{here.query}" if here.query else "", content)


def _query(text: str) -> dict[str, Any]:
    """The query as Dash's router gives it to layouts."""
    parsed = parse_qs(text, keep_blank_values=True)
    return {name: values[0] if len(values) == 1 else values for name, values in parsed.items()}


def _container(path: str, search: str, content: Any) -> Any:
    """dash.page_container, filled. The same ids, so that the router takes over from here."""
    return html.Div(
        [
            dcc.Location(id="_pages_location", refresh="callback-nav", pathname=path, search=search),
            html.Div(content, id="_pages_content", disable_n_clicks=True),
            dcc.Store(id="_pages_store", data={"title": "Tilannekuva"}),
            html.Div(id="_pages_dummy", disable_n_clicks=True),
        ]
    )
