"""The API keeps what its document promises: Schemathesis asks every address in every way, in this process."""

from __future__ import annotations

import re
from typing import Any

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from server.api.document import document

pytestmark = pytest.mark.store
# Every check that Schemathesis has, good and bad questions; few of each, the same ones in every run.
CONFIG = {
    "seed": 1,
    "suppress-health-check": ["all"],
    "headers": {"Accept-Encoding": "identity"},
    "generation": {"max-examples": 15, "deterministic": True, "mode": "all", "database": "none"},
}


def test_every_answer_is_as_promised(server: Any) -> None:
    config = SchemathesisConfig.from_dict(CONFIG)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", server, config=config)
    asked, wrong = 0, set()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            asked += len(event.recorder.interactions)
            wrong |= failures(event.recorder)
        assert not isinstance(event, (events.FatalError, events.NonFatalError)), event
    assert wrong == set()
    assert asked > 500


def failures(recorder: Any) -> set[tuple[str, str, str]]:
    """(operation, check, what is wrong) of a scenario."""
    return {
        (recorder.label, node.name, str(node.failure_info.failure)[:600])
        for nodes in recorder.checks.values()
        for node in nodes
        if node.failure_info
    }


def test_the_document_is_openapi_31_and_whole(server: Any) -> None:
    told = document(server)
    assert told["openapi"].startswith("3.1")
    rules = {rule.rule for rule in server.url_map.iter_rules() if rule.endpoint.startswith("api.")}
    parts = {path.replace("{", "<").replace("}", ">") for path in told["paths"]}
    parts |= {"/api/v1/openapi.json"}
    assert {_plain(rule) for rule in rules} == parts
    for path, methods in told["paths"].items():
        assert list(methods) == ["get"], path
        assert methods["get"]["summary"] and methods["get"]["operationId"]
        assert all(parameter["description"] for parameter in methods["get"]["parameters"]), path


def _plain(rule: str) -> str:
    """'/x/<any(a, b):level>' as the document writes it."""
    return re.sub(r"<[^<>]*:(\w+)>", r"<\1>", rule)


def test_errors_are_described(server: Any) -> None:
    problem = document(server)["components"]["schemas"]["Problem"]
    assert {"title", "status", "detail", "remedy"} <= set(problem["required"])


def test_the_page_for_people_names_every_address(server: Any) -> None:
    from components.api.layout import ADDRESSES, ROOT

    assert {f"{ROOT}{path}" for path in ADDRESSES} == set(document(server)["paths"])
    with server.test_client() as client:
        for _text, example in ADDRESSES.values():
            assert client.get(f"{ROOT}{example}").status_code == 200, example
