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
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    made = Settings(cache_dir=tmp_path / "cache")
    monkeypatch.setattr(encoding, "settings", lambda: made)
    monkeypatch.setattr(static, "settings", lambda: made)
    source = tmp_path / "assets"
    for name, text in {"js/b.js": "b()", "js/a.js": "a()", "js/sub/c.js": "c()", "css/x.css": "p{}"}.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text + " " * 500)
    return source, made.static_dir / "assets"


def test_each_folder_of_scripts_is_a_bundle_of_its_own(folders: tuple[Path, Path]) -> None:
    source, target = folders
    static.prepare(source, target)
    text = (target / "js/all.bundle.js").read_text()
    assert text.index("a()") < text.index("b()")
    assert "c()" not in text
    assert (target / "js/sub.bundle.js").read_text().startswith("c()")
    assert brotli.decompress((target / "js/all.bundle.js.br").read_bytes()).decode() == text
    assert brotli.decompress((target / "css/x.css.br").read_bytes()) == (source / "css/x.css").read_bytes()


def test_only_changes_are_copied_and_old_files_go(folders: tuple[Path, Path]) -> None:
    source, target = folders
    assert static.prepare(source, target) == 4
    before = static.bundle_address("js")
    assert static.prepare(source, target) == 0
    (source / "js/a.js").write_text("changed()" + " " * 500)
    os.utime(source / "js/a.js", ns=(1, 1))
    (source / "js/b.js").unlink()
    assert static.prepare(source, target) == 1
    assert static.bundle_address("js") != before
    assert not list(target.glob("js/b.js*"))
    assert "changed()" in (target / "js/all.bundle.js").read_text()


def _get(folders: tuple[Path, Path], path: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    source, target = folders
    static.prepare(source, target)
    monkeypatch.setattr(static, "prepare", lambda: 0)
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
def test_headers(folders: tuple[Path, Path], path: str, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    status, headers = _get(folders, path, monkeypatch)
    assert (status, headers["Cache-Control"], headers["Content-Encoding"]) == (200, kept, "br")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    "path", ["/assets/../app.py", "/assets/nothing.js", "/assets/%2e%2e/app.py", "/other"]
)
def test_nothing_else_is_served(
    folders: tuple[Path, Path], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _get(folders, path, monkeypatch)[0] == 404


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
