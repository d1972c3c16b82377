"""Looks at what is posted to Dash before Dash does: only what the page itself would send gets through.

Dash takes a body as it comes and fails inside (500) on any other shape; that is the sender's fault (400).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask, Response, request

from server.problem import problem

ADDRESS = "/_dash-update-component"
Place = tuple[str, str]


def register(server: Flask, callbacks: Callable[[], Mapping[str, Any]]) -> None:
    """Puts the look before every other step. callbacks: gives Dash's own map."""

    def look() -> Response | None:
        if request.path != ADDRESS or request.method != "POST" or fits(_body(), callbacks()):
            return None
        remedy = "reload the page; programs find every figure at /api/v1"
        return problem(400, "Not a question of this page", "The body has another shape.", remedy)

    server.before_request(look)


def fits(body: Any, callbacks: Mapping[str, Any]) -> bool:
    """Whether a body asks for a callback that there is, with its own inputs and nothing but texts in them."""
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return False
    known = callbacks.get(body["output"], {})
    return (
        "callback" in known
        and _places(body.get("inputs")) == [(place["id"], place["property"]) for place in known["inputs"]]
        and _places(body.get("outputs")) == _outputs(body["output"])
        and body.get("state", []) == []
        and all(isinstance(place.get("value"), str) for place in body["inputs"])
        and _texts(body.get("changedPropIds", []))
    )


def _body() -> Any:
    return request.get_json(silent=True)


def _places(given: Any) -> list[Place] | None:
    """(id, property) of each place; None when it is no list of places."""
    places = given if isinstance(given, list) else [given]
    if not all(
        isinstance(place, dict) and _texts([place.get("id"), place.get("property")]) for place in places
    ):
        return None
    return [(place["id"], place["property"]) for place in places]


def _outputs(name: str) -> list[Place]:
    """'..a.children...b.data..' as places; a single one has no dots around it."""
    parts = name[2:-2].split("...") if name.startswith("..") else [name]
    return [(part.rpartition(".")[0], part.rpartition(".")[2]) for part in parts]


def _texts(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(one, str) for one in given)
