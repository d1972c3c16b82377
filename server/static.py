"""Static files: assets/ copied with compressed twins (`python -m server.static`), served by WhiteNoise."""

import os
import re
import shutil
from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise

from server.encoding import LEAST, SUFFIX, pack_once, write_whole
from server.settings import ROOT, settings

PREFIX = "assets"
# Beside the files they are made of, so that addresses relative to a script stay right. Every page loads the
# first two; a folder of assets/js is a bundle of its own ("js/vertaa"), loaded with the views that need it.
BUNDLES = {"css": "css/all.bundle.css", "js": "js/all.bundle.js"}
# Before everything else: what dcc.Graph wants of the 100 kB polyfill that Dash would send.
FIRST = ("vendor", "regenerator")
_JOIN = {"css": b"\n", "js": b"\n;\n"}
WHOLE = "whole"  # a file beside the copies: they are all there
KEPT = 3  # earlier states whose copies are kept
_folder: list[Path] = []  # the copies that this process serves, last
TEXT = {".css", ".js", ".json", ".svg", ".txt", ".html", ".map"}
FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=60"
_VERSIONED = re.compile(r"-(\d+\.\d+\.\d+|[0-9a-f]{8})\.[\w.]+$")
# What Dash itself sends to every browser; compressed here so that the first visitor need not wait.
_DASH = (
    "deps/react*@18*.min.js",
    "deps/prop-types@*.min.js",
    "dash-renderer/build/dash_renderer.min.js",
    "dcc/dash_core_components*.js",
    "dcc/async-[dgsu]*.js",
    "html/dash_html_components.min.js",
)


class Files(WhiteNoise):  # type: ignore[misc]
    """WhiteNoise over the copies; a file asked for with a version in its query never changes."""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers a file, or passes the request on."""
        if not environ["PATH_INFO"].startswith(f"/{PREFIX}/"):
            return self.application(environ, start_response)  # type: ignore[no-any-return]
        query = environ.get("QUERY_STRING", "")
        lasting = query.startswith(("m=", "v=")) or _VERSIONED.search(environ["PATH_INFO"])
        kept = FOREVER if lasting else BRIEFLY

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            others = [pair for pair in headers if pair[0] != "Cache-Control"]
            return start_response(status, [*others, ("Cache-Control", kept)], *rest)

        return super().__call__(environ, start)  # type: ignore[no-any-return]


def serve(application: Callable[..., Any]) -> Callable[..., Any]:
    """The application with the copies of /assets/ before it, brought up to date first."""
    root = str(prepare())
    return Files(
        application, root=root, prefix=PREFIX, add_headers_function=_headers, allow_all_origins=False
    )


def _headers(headers: Any, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"


def prepare(source: Path = ROOT / "assets") -> Path:
    """The folder of compressed copies of assets/, made when these files have none yet.

    Each state of assets/ has a folder of its own, so that a server which still runs keeps the files it knows.
    """
    sources = {path.relative_to(source): path for path in sorted(source.rglob("*")) if path.is_file()}
    folder = settings().static_dir / _state(sources) / PREFIX
    if not (folder.parent / WHOLE).exists():
        for name, path in sources.items():
            _copy(path, folder / name)
        for bundle, parts in _bundles(sources).items():
            _bundle(folder, bundle, parts)
        write_whole(folder.parent / WHOLE, b"")
        _forget_old(folder.parent)
    _folder.append(folder)
    address.cache_clear()
    return folder


def _state(sources: dict[Path, Path]) -> str:
    told = "".join(
        f"{name} {(facts := path.stat()).st_size} {facts.st_mtime_ns}\n" for name, path in sources.items()
    )
    return sha256(told.encode()).hexdigest()[:16]


def _forget_old(current: Path) -> None:
    """Removes copies of earlier states but for the newest few, which a running server may still use."""
    others = [path for path in current.parent.iterdir() if path != current and path.is_dir()]
    for old in sorted(others, key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _bundles(names: Iterable[Path]) -> dict[str, list[Path]]:
    """Files of each bundle, in the order Dash would load them."""
    found: dict[str, list[Path]] = {kind: [] for kind in BUNDLES}
    found["js"] = [name for name in names if name.parts[:2] == FIRST and name.suffix == ".js"]
    for name in sorted(names, key=lambda name: (name.parent, name)):
        kind = name.parts[0]
        if kind in BUNDLES and name.suffix == f".{kind}":
            bundle = f"js/{name.parts[1]}" if kind == "js" and len(name.parts) > 2 else kind
            found.setdefault(bundle, []).append(name)
    return found


def _bundle_name(bundle: str) -> str:
    return BUNDLES.get(bundle, f"{bundle}.bundle.js")


def _bundle(folder: Path, bundle: str, parts: list[Path]) -> None:
    """One file of the scripts or styles of a bundle."""
    data = _JOIN[bundle.partition("/")[0]].join((folder / name).read_bytes() for name in parts)
    target = folder / _bundle_name(bundle)
    for encoding, suffix in SUFFIX.items():
        write_whole(target.with_name(target.name + suffix), pack_once(data, encoding))
    write_whole(target, data)


def has_bundle(kind: str) -> bool:
    """Whether there is such a bundle among the copies."""
    return (_folder[-1] / _bundle_name(kind)).exists()


def bundle_address(kind: str) -> str:
    """Where browsers get a bundle ('js', 'css' or 'js/vertaa'), with its version."""
    return address(_bundle_name(kind))


@lru_cache
def address(name: str) -> str:
    """Where browsers get a file of assets/, with its version: it is then kept for good."""
    data = (_folder[-1] / name).read_bytes()
    return f"/{PREFIX}/{name}?v={sha256(data).hexdigest()[:12]}"


def _copy(path: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    data = path.read_bytes()
    if path.suffix in TEXT and len(data) >= LEAST:
        for encoding, suffix in SUFFIX.items():
            write_whole(copy.with_name(copy.name + suffix), pack_once(data, encoding))
    part = copy.with_name(copy.name + f".{os.getpid()}.part")
    shutil.copyfile(path, part)
    shutil.copystat(path, part)
    part.replace(copy)


def prepare_dash() -> None:
    """Compresses Dash's own scripts into the kept copies."""
    import dash  # slow to load, and only needed after an installation

    folder = Path(dash.__file__).parent
    for pattern in _DASH:
        for path in folder.glob(pattern):
            for encoding in SUFFIX:
                pack_once(path.read_bytes(), encoding)


if __name__ == "__main__":
    prepare()
    prepare_dash()
