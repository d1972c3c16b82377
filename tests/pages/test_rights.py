"""Every address of the server with its methods and its right: nothing that changes state answers anybody.

A new address belongs here with the one that made it: the test names what is missing.
"""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import queries
from server.data_routes import ROUTES

pytestmark = pytest.mark.store
READ = frozenset({"GET", "HEAD", "OPTIONS"})
POST = frozenset({"POST", "OPTIONS"})

# The rights: 'anybody reads' – the same figures for everybody; 'anybody computes' – a POST because the
# question is long or Dash asks so: the answer is made from the question and the store, and nothing is kept.
READS, COMPUTES = "anybody reads", "anybody computes"
PAGES = {
    "/": (READ, READS),
    "/<path:path>": (READ, READS),
    "/assets/<path:filename>": (READ, READS),
    "/static/<path:filename>": (READ, READS),
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": (READ, READS),
    "/_dash-layout": (READ, READS),
    "/_dash-dependencies": (READ, READS),
    "/_reload-hash": (READ, READS),
    "/_favicon.ico": (READ, READS),
    # Dash asks for a view by POST. Its callbacks give layouts and texts; none writes anything.
    "/_dash-update-component": (POST, COMPUTES),
    "/terve": (READ, READS),
    "/valmius": (READ, READS),
}
EXPORTS = {
    "/esitys/<version>/<lang>/<view>/<name>.json": (READ, READS),
    "/vienti/<lang>/<view>/<name>.<ending>": (READ, READS),
    "/kuva/<version>/<lang>/<view>.png": (READ, READS),
    "/upotus/<lang>/<view>/<name>": (READ, READS),
    # The deck of a reader's own pins: made of what was sent and forgotten.
    "/vienti/<lang>/esitys.pptx": (POST, COMPUTES),
}
FORUM = {
    "/foorumi/qr.svg": (READ, READS),
    # Pins stay in the browser; the file is made of what was sent and forgotten.
    "/foorumi/<lang>/tiedosto.html": (POST, COMPUTES),
    "/valinnat/<version>/<lang>/<view>/<name>.json": (READ, READS),
}
API = {
    f"/api/v1/{path}": (READ, READS)
    for path in (
        "version",
        "sources",
        "indicators",
        "indicators/<indicator_id>",
        "groups",
        "regions",
        "regions/<code>",
        "memberships",
        "observations",
        "standings",
        "openapi.json",
        f"boundaries/<any({', '.join(queries.LEVELS)}):level>",
    )
} | {"/api/<path:rest>": (READ, READS)}
DATA = {rule: (READ, READS) for rule, _make in ROUTES.values()}
RIGHTS = PAGES | EXPORTS | FORUM | API | DATA


def test_every_address_is_listed_with_its_methods(app: Any) -> None:
    found: dict[str, set[str]] = {}
    for rule in app.server.url_map.iter_rules():
        found.setdefault(rule.rule, set()).update(rule.methods)
    assert {rule: sorted(methods) for rule, methods in found.items()} == {
        rule: sorted(methods) for rule, (methods, _right) in RIGHTS.items()
    }


def test_only_what_computes_takes_a_body() -> None:
    writing = {rule for rule, (methods, _right) in RIGHTS.items() if methods - READ}
    assert writing == {rule for rule, (_methods, right) in RIGHTS.items() if right == COMPUTES}


@pytest.mark.parametrize("method", ["put", "patch", "delete", "post", "trace"])
def test_other_methods_are_refused_everywhere(client: Any, method: str) -> None:
    for path in ("/", "/mittari/vaesto", "/terve", "/api/v1/version", "/assets/css/tokens.css", "/ei-ole"):
        answer = client.open(path, method=method.upper())
        assert answer.status_code == 405, path


def test_the_store_is_opened_for_reading_alone() -> None:
    import duckdb

    from data import db

    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        db.rows("DELETE FROM observation")
    with pytest.raises(duckdb.PermissionException):
        db.rows("SELECT * FROM read_csv('/etc/passwd')")


def test_cookies_hold_language_alone(client: Any) -> None:
    """The theme and the own area are set by the page itself, with the same rules (assets/js)."""
    cookie = client.get("/?lang=sv").headers["Set-Cookie"]
    assert cookie.startswith("tk_lang=sv;") and "SameSite=Lax" in cookie
    for path in ("/", "/_dash-layout", "/api/v1/version", "/terve"):
        assert "Set-Cookie" not in client.get(path).headers


def test_a_large_body_is_cut_off(client: Any) -> None:
    answer = client.post(
        "/_dash-update-component", data=b"{" + b" " * 1_100_000, content_type="application/json"
    )
    assert answer.status_code == 413
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"null", b'{"output":"x"}', b"\xff\xfe", b'{"inputs":1}']
)
def test_an_odd_callback_body_tells_nothing_of_the_inside(client: Any, body: bytes) -> None:
    answer = client.post("/_dash-update-component", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
    assert "Traceback" not in answer.text


def _question(**changed: Any) -> dict[str, Any]:
    """What the page sends when it moves to another view."""
    body = {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": _inputs("/tiedot", ""),
        "changedPropIds": ["_pages_location.pathname"],
    }
    return body | changed


def _inputs(path: Any, search: Any) -> list[dict[str, Any]]:
    names = {"pathname": path, "search": search}
    return [{"id": "_pages_location", "property": name, "value": value} for name, value in names.items()]


def test_the_pages_own_question_is_answered(client: Any) -> None:
    assert client.post("/_dash-update-component", json=_question()).status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"inputs": _inputs(1, "")},
        {"inputs": _inputs("/", None)},
        {"inputs": _inputs({}, [])},
        {"inputs": []},
        {"inputs": _inputs("/", "") * 40},
        {"outputs": {"id": "a", "property": "b"}},
        {"outputs": []},
        {"outputs": [1, 2]},
        {"state": [{"id": "a", "property": "b", "value": 1}]},
        {"changedPropIds": 7},
        {"output": "mittari-booted.data"},
        {"output": ["x"]},
    ],
)
def test_a_changed_question_is_refused(client: Any, changed: dict[str, Any]) -> None:
    assert client.post("/_dash-update-component", json=_question(**changed)).status_code == 400


@given(path=st.text(max_size=60), search=st.text(max_size=80))
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_address_gets_a_page(client: Any, path: str, search: str) -> None:
    body = _question(inputs=_inputs(f"/{path}", f"?{search}"))
    assert client.post("/_dash-update-component", json=body).status_code == 200
