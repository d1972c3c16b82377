"""Copies of assets: compressed twins, one bundle, old ones removed, cache headers by version."""

import os
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask import Flask

from server import encoding, static
from server.settings import Settings


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = Settings(cache_dir=tmp_path / "cache")
    monkeypatch.setattr(encoding, "settings", lambda: made)
    monkeypatch.setattr(static, "settings", lambda: made)
    monkeypatch.setattr(static, "_folder", [])
    source = tmp_path / "assets"
    for name, text in {"js/b.js": "b()", "js/a.js": "a()", "js/sub/c.js": "c()", "css/x.css": "p{}"}.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text + " " * 500)
    return source


def test_each_folder_of_scripts_is_a_bundle_of_its_own(source: Path) -> None:
    target = static.prepare(source)
    text = (target / "js/all.bundle.js").read_text()
    assert text.index("a()") < text.index("b()")
    assert "c()" not in text
    assert (target / "js/sub.bundle.js").read_text().startswith("c()")
    assert (static.has_bundle("js/sub"), static.has_bundle("js/nothing")) == (True, False)
    assert brotli.decompress((target / "js/all.bundle.js.br").read_bytes()).decode() == text
    assert brotli.decompress((target / "css/x.css.br").read_bytes()) == (source / "css/x.css").read_bytes()


def _change(source: Path, number: int) -> None:
    (source / "js/a.js").write_text(f"changed({number})" + " " * 500)
    os.utime(source / "js/a.js", ns=(number, number))


def test_a_running_server_keeps_its_files(source: Path) -> None:
    first = static.prepare(source)
    address = static.bundle_address("js")
    assert static.prepare(source) == first
    _change(source, 1)
    (source / "js/b.js").unlink()
    second = static.prepare(source)
    assert second != first
    assert static.bundle_address("js") != address
    assert "changed(1)" in (second / "js/all.bundle.js").read_text()
    assert not (second / "js/b.js").exists()
    assert (first / "js/b.js").exists()


def test_copies_of_long_ago_are_removed(source: Path) -> None:
    made = []
    for number in range(static.KEPT + 3):
        _change(source, number)
        made.append(static.prepare(source))
    assert not made[0].exists()
    assert [folder.exists() for folder in made[-static.KEPT - 1 :]] == [True] * (static.KEPT + 1)


def test_copies_begun_and_not_ended_are_made_again(source: Path) -> None:
    folder = static.prepare(source)
    (folder.parent / static.WHOLE).unlink()
    (folder / "js/a.js").unlink()
    assert (static.prepare(source) / "js/a.js").exists()


def _get(source: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    target = static.prepare(source)
    monkeypatch.setattr(static, "prepare", lambda: target)
    server = Flask(__name__, static_folder=None)
    server.wsgi_app = static.serve(server.wsgi_app)  # type: ignore[method-assign]
    with server.test_client() as client, client.get(path, headers={"Accept-Encoding": "br"}) as answer:
        return answer.status_code, dict(answer.headers)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/assets/css/x.css?m=12.3", static.FOREVER),
        ("/assets/css/x.css", static.BRIEFLY),
        ("/assets/js/all.bundle.js?v=abc", static.FOREVER),
    ],
)
def test_headers(source: Path, path: str, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    status, headers = _get(source, path, monkeypatch)
    assert (status, headers["Cache-Control"], headers["Content-Encoding"]) == (200, kept, "br")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    "path", ["/assets/../app.py", "/assets/nothing.js", "/assets/%2e%2e/app.py", "/other"]
)
def test_nothing_else_is_served(source: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _get(source, path, monkeypatch)[0] == 404


@pytest.mark.parametrize(
    ("name", "versioned"),
    [
        ("/assets/fonts/source-sans-3-latin-5.3.0.woff2", True),
        ("/assets/vendor/plotly/plotly-4.1.1-54739e62.min.js", True),
        ("/assets/js/shell.js", False),
        ("/assets/js/a-b.js", False),
    ],
)
def test_names_with_a_version(name: str, versioned: bool) -> None:
    assert bool(static._VERSIONED.search(name)) == versioned
