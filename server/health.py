"""/terve: the process answers; /valmius: it can also show figures."""

from flask import Flask, Response, jsonify

from data import queries
from server.problem import problem


def alive() -> Response:
    """Whether the process answers at all."""
    return _fresh(jsonify(status="ok"))


def ready() -> Response:
    """Whether the store can be read; 503 with what to do when it cannot."""
    try:
        version = queries.current_version()
    except Exception as error:  # whatever is wrong with the store, the answer says so
        return problem(503, "The store cannot be read", str(error), "run `make build`")
    return _fresh(jsonify(status="ok", version=version))


def _fresh(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def register(server: Flask) -> None:
    """Puts the two addresses on the server."""
    server.add_url_rule("/terve", "terve", alive)
    server.add_url_rule("/valmius", "valmius", ready)
