"""Puts the API on a server: its addresses, its document, its errors."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, current_app
from flask_cors import CORS

from server.api import catalogue_routes, figures_routes, refused
from server.api.document import document
from server.api.sending import send
from server.problem import Unknown
from server.settings import Settings

ROOT = "/api/v1"
READING = ["GET", "HEAD", "OPTIONS"]
EXPOSED = ["ETag", "Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"]
_kept: dict[int, dict[str, Any]] = {}


def openapi() -> Response:
    """GET /api/v1/openapi.json: the document that describes the API."""
    server = current_app._get_current_object()  # type: ignore[attr-defined]
    if id(server) not in _kept:
        _kept[id(server)] = document(server)
    return send(lambda: _kept[id(server)])


def nothing(rest: str = "") -> Response:
    """Any other address under /api: 404 in words."""
    raise Unknown(f"There is nothing at /api/{rest[:100]}.", refused.REMEDIES[404])


def blueprint(chosen: Settings) -> Blueprint:
    """Every address of the API, to be registered once on a server."""
    whole = Blueprint("api", __name__, url_prefix=ROOT)
    if chosen.api_cors_origins:
        origins = chosen.api_cors_origins.split(",")
        CORS(
            whole, origins=origins, methods=READING, expose_headers=EXPOSED, send_wildcard=True, max_age=86400
        )
    whole.register_blueprint(catalogue_routes.blueprint)
    whole.register_blueprint(figures_routes.blueprint)
    whole.add_url_rule("/openapi.json", "openapi", openapi)
    return whole


def register(server: Flask, chosen: Settings) -> None:
    """Puts the API on the server."""
    server.register_blueprint(blueprint(chosen))
    server.add_url_rule("/api/<path:rest>", "api_nothing", nothing)
    refused.register(server)
