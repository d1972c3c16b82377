"""What stands around every request: limits, request ids, access log, metrics, proxies, other sites."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from data.cache import keep_answers
from server import answers, logs, operations
from server.settings import Settings

BASE = Settings(api_rate_limit="", export_rate_limit="")
TOKEN = "a-token-of-the-tests"


def server(chosen: Settings) -> Any:
    """A client of a server with the API and what stands around it."""
    made = Flask("operations_under_test")
    answers.register(made)
    keep_answers(made)
    made.add_url_rule("/vienti/x", "vienti", lambda: "made for one")
    operations.register(made, chosen)
    return made.test_client()


def test_the_limit_counts_all_addresses_of_the_api_together() -> None:
    client = server(replace(BASE, api_rate_limit="3 per minute"))
    paths = ("/api/v1/nothing", "/api/v1/nobody", "/api/v1/version?x=1")
    assert [client.get(path).status_code for path in paths] == [404, 404, 422]
    refused = client.get("/api/v1/nothing")
    assert refused.status_code == 429
    assert refused.content_type == "application/problem+json"
    assert 0 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.json["remedy"]
    assert client.get("/terve").status_code == 200
    assert client.get("/api/v1/nothing", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 404


def test_files_have_a_limit_of_their_own() -> None:
    client = server(replace(BASE, export_rate_limit="1 per hour"))
    assert [client.get("/vienti/x").status_code for _ in range(2)] == [200, 429]
    assert client.get("/api/v1/nothing").status_code == 404


def test_only_a_named_number_of_proxies_is_believed() -> None:
    for proxies, expected in ((0, [404, 429]), (1, [404, 404])):
        client = server(replace(BASE, api_rate_limit="1 per minute", trusted_proxies=proxies))
        found = [
            client.get("/api/v1/x", headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code for n in (1, 2)
        ]
        assert found == expected


@pytest.mark.parametrize(
    ("origins", "asking", "allowed"),
    [
        ("", "https://a.example", None),
        ("https://a.example", "https://a.example", "https://a.example"),
        ("https://a.example", "https://b.example", None),
        ("*", "https://b.example", "*"),
    ],
)
def test_other_sites_may_ask_by_setting(origins: str, asking: str, allowed: str | None) -> None:
    client = server(replace(BASE, api_cors_origins=origins))
    answer = client.get("/api/v1/openapi.json", headers={"Origin": asking})
    assert answer.headers.get("Access-Control-Allow-Origin") == allowed
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Access-Control-Allow-Origin" not in client.get("/terve", headers={"Origin": asking}).headers


def test_a_request_keeps_the_id_it_was_given_and_gets_one_when_it_fails() -> None:
    client = server(BASE)
    given = client.get("/terve", headers={"X-Request-ID": "abc-12345"})
    assert given.headers["X-Request-ID"] == "abc-12345"
    assert "X-Request-ID" not in client.get("/terve").headers
    failed = client.get("/api/v1/nothing", headers={"X-Request-ID": "bad id\t{}"})
    assert failed.headers["X-Request-ID"].isalnum() and len(failed.headers["X-Request-ID"]) == 16


def test_the_access_log_tells_nothing_of_a_person(caplog: pytest.LogCaptureFixture) -> None:
    client = server(replace(BASE, access_log=True))
    with caplog.at_level(logging.INFO, logger="tilannekuva.access"):
        client.get(
            "/terve?q=Maija+Meikalainen",
            headers={"User-Agent": "Browser/1", "Cookie": "tk_area=KU091", "Referer": "http://x/y"},
            environ_base={"REMOTE_ADDR": "192.0.2.99"},
        )
        client.get("/maija.meikalainen@example.org")
    lines = [json.loads(logs.JsonLines().format(record)) for record in caplog.records]
    assert [(line["path"], line["status"], line["route"]) for line in lines] == [
        ("/terve", 200, "terve"),
        ("", 404, "page"),
    ]
    text = json.dumps(lines)
    for secret in ("Maija", "maija", "192.0.2.99", "Browser", "KU091", "http://x"):
        assert secret not in text
    assert all(line["request"] and line["milliseconds"] >= 0 for line in lines)


def test_a_log_line_in_json_holds_the_error_and_stays_one_line() -> None:
    try:
        raise ValueError("two\nlines")
    except ValueError:
        import sys

        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "Failed: %s", ("a\nb",), sys.exc_info())
    line = logs.JsonLines().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "Failed: a\nb"
    assert "ValueError" in json.loads(line)["error"]


def test_server_timing_only_when_asked_for() -> None:
    assert "Server-Timing" not in server(BASE).get("/terve").headers
    timed = server(replace(BASE, server_timing=True)).get("/terve").headers["Server-Timing"]
    assert timed.startswith("app;dur=")


def test_there_are_no_metrics_without_a_token() -> None:
    assert server(BASE).get("/metrics").status_code == 404


def test_metrics_answer_their_token_alone() -> None:
    client = server(replace(BASE, metrics_token=TOKEN))
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer ä"}):
        assert client.get("/metrics", headers=headers).status_code == 401
    client.get("/terve")
    text = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text
    assert 'tilannekuva_requests_total{method="GET",route="terve",status="200"}' in text
    assert 'tilannekuva_request_seconds_count{route="terve"}' in text
    assert "tilannekuva_store_up" in text


def test_security_txt_by_setting() -> None:
    assert server(BASE).get("/.well-known/security.txt").status_code == 404
    chosen = replace(BASE, security_contact="mailto:turva@example.org", security_expires="2027-12-31")
    text = server(chosen).get("/.well-known/security.txt").text
    assert "Contact: mailto:turva@example.org\n" in text
    assert "Expires: 2027-12-31T23:59:59Z\n" in text


def test_metrics_add_up_over_processes(tmp_path: Path) -> None:
    """Two processes of their own count; a third one adds them up."""
    import os
    import subprocess
    import sys

    program = (
        "from dataclasses import replace\n"
        "from tests.unit.server.test_operations import *\n"
        "client = server(replace(BASE, metrics_token=TOKEN))\n"
        "client.get('/terve'); client.get('/terve')\n"
        "print(client.get('/metrics', headers={'Authorization': f'Bearer {TOKEN}'}).text)\n"
    )
    environment = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    root = Path(__file__).parents[3]
    texts = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]
    line = 'tilannekuva_requests_total{method="GET",route="terve",status="200"}'
    assert f"{line} 2.0" in texts[0]
    assert f"{line} 4.0" in texts[1]
