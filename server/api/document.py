"""The OpenAPI 3.1 document, made from the endpoints by SpecTree and completed with what it cannot say."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, cast

from flask import Flask
from spectree import Response, SpecTree
from spectree.models import Tag
from spectree.plugins.flask_plugin import FlaskPlugin

from server.api import asked
from server.api.refused import before
from server.api.told import Problem

API = "1.0.0"
PROBLEM = "application/problem+json"
CSV, PARQUET, GEOJSON = "text/csv", "application/vnd.apache.parquet", "application/geo+json"
CATALOGUE = Tag(name="catalogue", description="What is measured, for whom and where it comes from")
AREAS = Tag(name="areas", description="Areas of today's division and their boundaries")
FIGURES = Tag(name="figures", description="The figures and the order of areas")
SERVICE = Tag(name="service", description="The store that is served")
DESCRIPTION = (
    "Figures of Finnish municipalities, wellbeing services counties, regions and the country on today's "
    "division, read-only and without a key. Every figure carries its source, period, status and the "
    "producer's date of the data. Answers change only when `version` does: keep them by their ETag."
)
_PATH = {
    "indicator_id": (asked.INDICATOR, "Id of an indicator", "tyollisyysaste"),
    "code": (asked.REGION, "Code of an area", "KU091"),
}
_ERRORS = {"404": "Not in the store", "422": "Parameters cannot be used", "429": "Too many requests"}


class Plugin(FlaskPlugin):
    """Checks questions only: answers may be streams, and the tests hold them to their models."""

    def validate_response(self, resp: Any, *_rest: Any) -> tuple[Any, None]:
        """The answer as the endpoint made it."""
        return resp, None


def _model_name(model: Any) -> str:
    return str(model.__name__)


spec = SpecTree(
    "flask",
    backend=Plugin,
    mode="strict",
    title="Tilannekuva",
    version=API,
    description=DESCRIPTION,
    openapi_version="3.1.0",
    before=before,
    validation_error_model=Problem,
    naming_strategy=_model_name,
    nested_naming_strategy=lambda _parent, child: child,
    page_templates={},
)


def answers(model: Any) -> Response:
    """What an endpoint answers: a model, or a problem."""
    return Response(HTTP_200=model, HTTP_404=Problem, HTTP_429=Problem)


def document(server: Flask) -> dict[str, Any]:
    """The whole document for a server; the endpoints must be on it already."""
    with server.app_context():
        made = deepcopy(cast(dict[str, Any], spec.spec))
    for path in made["paths"].values():
        for operation in path.values():
            _complete(operation)
    ok = made["paths"]["/api/v1/observations"]["get"]["responses"]
    ok["200"]["content"] |= _forms("Observations", "Dataset") | _text(CSV) | _bytes(PARQUET)
    for status, why in (("406", "No such form"), ("409", "The store has changed since the page before")):
        ok[status] = {"description": why, "content": {PROBLEM: {"schema": _ref("Problem")}}}
    standings = made["paths"]["/api/v1/standings"]["get"]["responses"]
    standings["200"]["content"] |= _text(CSV)
    standings["406"] = ok["406"]
    indicators = made["paths"]["/api/v1/indicators"]["get"]["responses"]
    indicators["409"] = ok["409"]
    shapes = made["paths"]["/api/v1/boundaries/{level}"]["get"]["responses"]["200"]["content"]
    shapes[GEOJSON] = shapes.pop("application/json")
    return made


def _complete(operation: dict[str, Any]) -> None:
    """Errors are problems; places in paths have their pattern; kept answers say so."""
    for status, answer in operation["responses"].items():
        if status in _ERRORS:
            answer["description"] = _ERRORS[status]
            answer["content"] = {PROBLEM: {"schema": _ref("Problem")}}
    operation["responses"]["200"]["headers"] = {
        "ETag": {"description": "Changes with the store's version", "schema": {"type": "string"}}
    }
    operation["responses"]["304"] = {"description": "As you have it: the ETag of If-None-Match still holds"}
    operation["responses"]["503"] = {
        "description": "The store cannot be read just now",
        "content": {PROBLEM: {"schema": _ref("Problem")}},
    }
    for parameter in operation["parameters"]:
        _describe(parameter)


def _describe(parameter: dict[str, Any]) -> None:
    if parameter["in"] == "path" and parameter["name"] in _PATH:
        pattern, said, example = _PATH[parameter["name"]]
        parameter["schema"] |= {"pattern": pattern, "examples": [example]}
        parameter["description"] = said
    elif parameter["in"] == "path":
        parameter["schema"]["enum"] = list(parameter["schema"]["enum"])
        parameter["description"] = "Area level"


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _forms(*names: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"anyOf": [_ref(name) for name in names]}}}


def _text(kind: str) -> dict[str, Any]:
    return {kind: {"schema": {"type": "string"}}}


def _bytes(kind: str) -> dict[str, Any]:
    return {kind: {"schema": {"type": "string", "contentEncoding": "binary"}}}
