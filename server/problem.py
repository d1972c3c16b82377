"""Errors of the data routes as problem+json: what is wrong and what to do."""

from collections.abc import Sequence

import orjson
from flask import Response


class Unknown(LookupError):
    """A part of an address names nothing in the store; holds what and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def problem(
    status: int, title: str, detail: str, remedy: str, errors: Sequence[dict[str, str]] = ()
) -> Response:
    """An error answer that names the thing and the remedy. errors: each bad parameter's name and detail."""
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail, "remedy": remedy}
    body = told | ({"errors": list(errors)} if errors else {})
    answer = Response(orjson.dumps(body), status=status, content_type="application/problem+json")
    answer.headers["Cache-Control"] = "no-store"
    return answer
