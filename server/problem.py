"""Errors of the data routes as problem+json: what is wrong and what to do."""

import orjson
from flask import Response


class Unknown(LookupError):
    """A part of an address names nothing in the store; holds what and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def problem(status: int, title: str, detail: str, remedy: str) -> Response:
    """An error answer that names the thing and the remedy."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "remedy": remedy}
    answer = Response(orjson.dumps(body), status=status, content_type="application/problem+json")
    answer.headers["Cache-Control"] = "no-store"
    return answer
