"""What runs around the views: API, limits, health, metrics, request ids, proxies."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from server import health, limits, metrics
from server.api import routes
from server.observe import Observed
from server.ready import Ready
from server.settings import Settings
from server.static import serve


def register(server: Flask, chosen: Settings) -> None:
    """Puts it all on a server that has its views and data routes already, and stands before it."""
    server.config["MAX_CONTENT_LENGTH"] = chosen.max_body
    routes.register(server, chosen)
    health.register(server, chosen)
    limits.register(server, chosen)
    count = metrics.register(server, chosen)
    inner: Any = server.wsgi_app
    if chosen.trusted_proxies:
        n = chosen.trusted_proxies
        inner = ProxyFix(inner, x_for=n, x_proto=n, x_host=n)
    firsts = {rule.rule.split("/", 2)[1] for rule in server.url_map.iter_rules()} - {"", "<path:path>"}
    server.wsgi_app = Observed(Ready(serve(inner)), chosen, firsts, count)  # type: ignore[method-assign]
