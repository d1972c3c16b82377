"""Errors under /api as problem+json: bad parameters, unknown things, wrong methods, a store that is away."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from data.db import StoreError
from server.problem import Unknown, problem

PREFIX = "/api/"
log = logging.getLogger(__name__)
REMEDIES = {
    404: "see /api/v1/openapi.json for the addresses there are",
    405: "use GET: the interface only reads",
    406: "ask for application/json, text/csv or application/vnd.apache.parquet",
    413: "send no body: every question fits in the address",
    429: "wait as many seconds as Retry-After says; larger answers need fewer requests",
}


class Refused(Exception):
    """A question that cannot be answered as asked. errors: (parameter, what is wrong with it)."""

    def __init__(
        self, status: int, title: str, detail: str, remedy: str, errors: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(detail)
        self.status, self.title, self.detail, self.remedy, self.errors = status, title, detail, remedy, errors


def before(_request: Any, _response: Any, error: Any, _instance: Any, adapter: Any) -> None:
    """SpecTree's hook before an endpoint: names every parameter that cannot be used."""
    if error is None:
        return
    found = tuple((_name(e), str(e["msg"])) for e in adapter.validation_errors(error))
    detail = "; ".join(f"{name}: {what}" for name, what in found)
    raise Refused(422, "Parameters cannot be used", detail, "correct the parameters named in errors", found)


def _name(error: Any) -> str:
    return str(error["loc"][0])[:60] if error.get("loc") else "query"


def _refused(error: Refused) -> Response:
    errors = [{"name": name, "detail": what[:300]} for name, what in error.errors]
    return problem(error.status, error.title, error.detail[:2000], error.remedy, errors)


def _unknown(error: Unknown) -> Response:
    return problem(404, "Not in the store", error.what, error.remedy)


def _store(error: StoreError) -> Response:
    log.error("The store cannot be read", exc_info=error)
    return problem(503, "The store cannot be read", error.problem, error.remedy)


def _http(error: HTTPException) -> Any:
    """Werkzeug's own errors: in words under /api and for limits, as they are elsewhere."""
    status = error.code or 500
    if not (request.path.startswith(PREFIX) or status in (413, 429)):
        return error
    answer = problem(
        status,
        error.name,
        str(error.description or error.name),
        REMEDIES.get(status, "see /api/v1/openapi.json"),
    )
    for name, value in error.get_headers(request.environ):
        if name in ("Allow", "Retry-After"):
            answer.headers[name] = value
    return answer


def _failed(error: Exception) -> Any:
    """Anything else under /api: logged in full, told without its inside."""
    if not request.path.startswith(PREFIX):
        raise error
    log.error("The API failed: %s", request.path, exc_info=error)
    return problem(500, "Something unexpected happened", "It has been logged.", "try again in a moment")


def register(server: Flask) -> None:
    """Puts the error answers on the server."""
    server.register_error_handler(Refused, _refused)
    server.register_error_handler(Unknown, _unknown)
    server.register_error_handler(StoreError, _store)
    server.register_error_handler(HTTPException, _http)
    server.register_error_handler(Exception, _failed)
