"""Who is measured: our own view, and the other ways of showing the same map."""

import sys
from collections.abc import Collection, Iterable
from pathlib import Path

from bench import envs, hooks
from bench.peer import Peer

OURS = "Tilannekuva"
NAIVE = "naive Dash"
BEST = "best-practice Dash"
BUNDLED = "Dash, own plotly bundle"
SVG = "Dash, SVG map alone"
STREAMLIT, VIZRO, PANEL = "Streamlit", "Vizro", "Panel"
STATIC = "limit: static page with SVG"
ROOT = Path(__file__).parents[1]
BUNDLE = ROOT / ".cache" / "bench" / "plotly-geo.min.js"


def dash_peer(name: str, module: str, fixture: Path, **env: str) -> Peer:
    """A Dash peer of ours: two workers of four threads, map and ranking by plotly."""
    command = served(module)
    found = {"BENCH_FIXTURE": str(fixture), **env}
    return Peer(name, command, hooks.PLOTLY_SVG, hooks.DASH_SET, whole=hooks.PLOTLY_WHOLE, env=found)


def served(module: str, python: str = sys.executable) -> tuple[str, ...]:
    """Command of a peer's program on gunicorn."""
    flags = ("--config", "bench/peers/gunicorn_conf.py", "--bind", "127.0.0.1:{port}")
    return (python, "-m", "gunicorn", *flags, f"bench.peers.{module}:wsgi")


def ours(first: str, application: str = "app:server") -> Peer:
    """The product as `make run` serves it, at the view of the indicator `first`."""
    return Peer(
        OURS,
        (sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", application),
        hooks.OWN_SVG,
        hooks.OURS_SET,
        path=f"/mittari/{first}",
        whole=hooks.OURS_WHOLE,
        usable=hooks.OURS_USABLE,
        step=hooks.OURS_STEP,
        before_step=hooks.OURS_BEFORE_STEP,
        env={"WORKERS": "2", "THREADS": "4"},
    )


def small(name: str, module: str, act: str, fixture: Path) -> Peer:
    """A map of SVG paths alone, without plotly."""
    return Peer(name, served(module), hooks.OWN_SVG, act, env={"BENCH_FIXTURE": str(fixture)})


def elsewhere(fixture: Path) -> dict[str, str]:
    """What a program in an environment of its own must be told."""
    return {"BENCH_FIXTURE": str(fixture), "PYTHONPATH": str(ROOT)}


def streamlit(fixture: Path) -> Peer:
    """Streamlit as it is started for others to use."""
    flags = ("--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true")
    quiet = ("--browser.gatherUsageStats=false", "--server.enableStaticServing=true")
    script = str(fixture / "streamlit" / "app.py")
    command = (envs.python("streamlit"), "-m", "streamlit", "run", script, *flags, *quiet)
    look, whole = hooks.PLOTLY_SVG, hooks.PLOTLY_WHOLE
    return Peer(STREAMLIT, command, look, hooks.STREAMLIT_SET, whole=whole, env=elsewhere(fixture))


def vizro(fixture: Path) -> Peer:
    """Vizro on gunicorn, two workers of four threads."""
    command = served("vizro_map", envs.python("vizro"))
    look, whole = hooks.PLOTLY_SVG, hooks.PLOTLY_WHOLE
    return Peer(VIZRO, command, look, hooks.DASH_SET, whole=whole, env=elsewhere(fixture))


def panel(fixture: Path) -> Peer:
    """Panel by its own server."""
    flags = ("--port", "{port}", "--address", "127.0.0.1", "--allow-websocket-origin", "127.0.0.1:{port}")
    static = ("--static-dirs", f"assets={fixture / 'assets'}")
    command = (envs.python("panel"), "-m", "panel", "serve", "bench/peers/panel_map.py", *flags, *static)
    look, whole = hooks.PLOTLY_DEEP, hooks.PLOTLY_DEEP_WHOLE
    env = elsewhere(fixture)
    return Peer(PANEL, command, look, hooks.PANEL_SET, path="/panel_map", whole=whole, env=env)


# Peers in environments of their own, by the names of bench/envs.py.
OTHERS = {"streamlit": (STREAMLIT, streamlit), "vizro": (VIZRO, vizro), "panel": (PANEL, panel)}


def peers(fixture: Path, first: str, only: Collection[str] = (), others: Iterable[str] = ()) -> list[Peer]:
    """Everybody of a run, or `only` those named. others: the environments there are."""
    known = [ours(first), dash_peer(NAIVE, "naive", fixture), dash_peer(BEST, "patch", fixture)]
    if BUNDLE.exists():
        known.append(dash_peer(BUNDLED, "patch", fixture, BENCH_ASSETS="assets-bundle"))
    known.append(small(SVG, "svg", hooks.DASH_SET, fixture))
    known.append(small(STATIC, "static", hooks.STATIC_SET, fixture))
    known.extend(OTHERS[name][1](fixture) for name in others)
    return [peer for peer in known if not only or peer.name in only]
