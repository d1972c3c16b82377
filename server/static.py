"""Static files: assets/ copied with compressed twins (`python -m server.static`), served by WhiteNoise."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import dash
from whitenoise import WhiteNoise

from server.encoding import LEAST, SUFFIX, pack_once
from server.settings import ROOT, settings

PREFIX = "assets"
TEXT = {".css", ".js", ".json", ".svg", ".txt", ".html", ".map"}
FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=60"
# What Dash itself sends to every browser; compressed here so that the first visitor need not wait.
_DASH = (
    "deps/polyfill@*.min.js",
    "deps/react*@18*.min.js",
    "deps/prop-types@*.min.js",
    "dash-renderer/build/dash_renderer.min.js",
    "dcc/dash_core_components*.js",
    "dcc/async-[dgsu]*.js",
    "html/dash_html_components.min.js",
    "dash_table/bundle.js",
)


class Files(WhiteNoise):  # type: ignore[misc]
    """WhiteNoise over the copies; a file asked for with a version in its query never changes."""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers a file, or passes the request on."""
        if not environ["PATH_INFO"].startswith(f"/{PREFIX}/"):
            return self.application(environ, start_response)  # type: ignore[no-any-return]
        query = environ.get("QUERY_STRING", "")
        kept = FOREVER if query.startswith(("m=", "v=")) or ".woff2" in environ["PATH_INFO"] else BRIEFLY

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            others = [pair for pair in headers if pair[0] != "Cache-Control"]
            return start_response(status, [*others, ("Cache-Control", kept)], *rest)

        return super().__call__(environ, start)  # type: ignore[no-any-return]


def serve(application: Callable[..., Any]) -> Callable[..., Any]:
    """The application with /assets/ before it; unchanged when the copies were not made."""
    folder = settings().static_dir / PREFIX
    if not folder.is_dir():
        return application
    return Files(application, root=str(folder), prefix=PREFIX, add_headers_function=_headers)


def _headers(headers: Any, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"


def prepare(source: Path = ROOT / "assets", target: Path | None = None) -> int:
    """Brings the copies of assets/ up to date; gives how many files changed."""
    folder = target or settings().static_dir / PREFIX
    sources = {path.relative_to(source): path for path in sorted(source.rglob("*")) if path.is_file()}
    wanted = {str(name) + suffix for name in sources for suffix in ("", *SUFFIX.values())}
    for old in [path for path in folder.rglob("*") if path.is_file()]:
        if str(old.relative_to(folder)) not in wanted:
            old.unlink()
    return sum(_copy(path, folder / name) for name, path in sources.items())


def _copy(path: Path, copy: Path) -> bool:
    if copy.exists() and copy.stat().st_mtime_ns == path.stat().st_mtime_ns:
        return False
    copy.parent.mkdir(parents=True, exist_ok=True)
    data = path.read_bytes()
    if path.suffix in TEXT and len(data) >= LEAST:
        for encoding, suffix in SUFFIX.items():
            copy.with_name(copy.name + suffix).write_bytes(pack_once(data, encoding))
    part = copy.with_name(copy.name + f".{os.getpid()}.part")
    shutil.copyfile(path, part)
    shutil.copystat(path, part)
    part.replace(copy)
    return True


def prepare_dash() -> None:
    """Compresses Dash's own scripts into the kept copies."""
    folder = Path(dash.__file__).parent
    for pattern in _DASH:
        for path in folder.glob(pattern):
            for encoding in SUFFIX:
                pack_once(path.read_bytes(), encoding)


if __name__ == "__main__":
    prepare()
    prepare_dash()
