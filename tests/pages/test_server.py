"""The whole server over the built store: headers, language, data routes, health, unknown addresses."""

import re
from typing import Any

import brotli
import pytest

from data import queries

pytestmark = pytest.mark.store


def _version() -> str:
    return queries.current_version()


@pytest.mark.parametrize(
    ("query", "cookie", "lang"),
    [
        ("", "", "fi"),
        ("?lang=sv", "", "sv"),
        ("", "en", "en"),
        ("?lang=sv", "en", "sv"),
        ("?lang=%00", "x", "fi"),
    ],
)
def test_language_of_the_index(client: Any, query: str, cookie: str, lang: str) -> None:
    if cookie:
        client.set_cookie("tk_lang", cookie)
    text = client.get(f"/{query}").get_data(as_text=True)
    assert f'<html lang="{lang}" data-theme="auto"' in text


def test_language_is_remembered_only_when_it_is_one(client: Any) -> None:
    assert "tk_lang=sv" in client.get("/?lang=sv").headers["Set-Cookie"]
    assert "Set-Cookie" not in client.get("/?lang=xx").headers


def test_theme_of_the_index(client: Any) -> None:
    client.set_cookie("tk_theme", "dark")
    assert 'data-theme="dark"' in client.get("/").get_data(as_text=True)
    client.set_cookie("tk_theme", '"><script>')
    assert 'data-theme="auto"' in client.get("/").get_data(as_text=True)


def test_security_headers_and_no_foreign_address(client: Any) -> None:
    answer = client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    scripts = re.search(r"script-src ([^;]+)", policy)
    assert scripts and "unsafe" not in scripts[1]
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.get_data(as_text=True))


def test_inline_scripts_are_named_in_the_policy(client: Any) -> None:
    import base64
    import hashlib

    answer = client.get("/")
    scripts = re.findall(r"<script(?![^>]*(?:src=|application/json))[^>]*>(.+?)</script>", answer.text, re.S)
    assert scripts
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]


def test_unknown_addresses_are_404(client: Any) -> None:
    assert client.get("/ei-ole").status_code == 404
    assert client.get("/mittari/ei_ole").status_code == 200  # the nearest view with a notice


@pytest.mark.parametrize("encoding", ["br", "gzip", ""])
def test_dash_scripts_are_compressed_and_kept(client: Any, encoding: str) -> None:
    index = client.get("/").get_data(as_text=True)
    scripts = re.findall(r'src="(/_dash-component-suites/[^"]+)"', index)
    assert scripts
    for path in scripts:
        for _round in range(2):
            answer = client.get(path, headers={"Accept-Encoding": encoding})
            assert answer.headers.get("Content-Encoding", "") == encoding
            assert "immutable" in answer.headers["Cache-Control"]


def test_geo_is_kept_for_good_and_small(client: Any) -> None:
    path = f"/geo/{_version()}/kunta.json"
    answer = client.get(path, headers={"Accept-Encoding": "br"})
    assert "immutable" in answer.headers["Cache-Control"]
    assert len(answer.data) < 75_000
    assert brotli.decompress(answer.data).startswith(b"{")
    again = client.get(path, headers={"Accept-Encoding": "br", "If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert len(client.get(path).json["codes"]) == 308


def test_slice_follows_the_order_of_geo(client: Any) -> None:
    period = queries.coverage("vaesto")["kunta"]["total"][-1]
    answer = client.get(f"/slice/{_version()}/vaesto/total/kunta/{period}.json").json
    codes = client.get(f"/geo/{_version()}/kunta.json").json["codes"]
    assert len(answer["v"]) == len(codes)
    assert codes == sorted(codes)
    assert answer["v"][codes.index("KU091")] == max(value for value in answer["v"] if value is not None)


def test_search_knows_both_names(client: Any) -> None:
    rows = client.get(f"/search/{_version()}.json").json
    pori = next(row for row in rows if row[0] == "KU609")
    assert pori[1:4] == ["kunta", "Pori", "Björneborg"]
    assert {"kunta", "hyvinvointialue", "maakunta"} <= {row[1] for row in rows}


@pytest.mark.parametrize(
    "path",
    [
        "/geo/{v}/planeetta.json",
        "/slice/{v}/ei_ole/total/kunta/2024.json",
        "/slice/{v}/vaesto/total/kunta/1066.json",
        "/slice/{v}/vaesto/'; drop table x/kunta/2024.json",
        "/geo/vanha/kunta.json",
        "/search/vanha.json",
    ],
)
def test_unknown_data_is_named_with_a_remedy(client: Any, path: str) -> None:
    answer = client.get(path.format(v=_version()))
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
    assert answer.json["detail"] and answer.json["remedy"]
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/mittari", "/ei-ole"])
def test_pages_are_kept_by_nobody_on_the_way(client: Any, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "private, no-cache"


def test_health(client: Any) -> None:
    assert client.get("/terve").json == {"status": "ok"}
    ready = client.get("/valmius").json
    assert (ready["status"], ready["version"]) == ("ok", _version())
    assert ready["data_date"] == queries.store_facts().data_date
    assert ready["data_age_days"] > 0
    assert ready["checks"] and all(check["ok"] for check in ready["checks"])


def test_health_without_a_store(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise FileNotFoundError("data/store/CURRENT is missing")

    monkeypatch.setattr(queries, "current_version", missing)
    answer = client.get("/valmius")
    assert answer.status_code == 503
    assert "make build" in answer.json["remedy"]
    assert client.get("/terve").status_code == 200


def test_figures_carry_no_page_policy_but_their_type_is_kept(client: Any) -> None:
    answer = client.get("/terve")
    assert "Content-Security-Policy" not in answer.headers
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
