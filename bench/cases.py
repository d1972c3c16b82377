"""Who is measured: our own view, and the other ways of showing the same map."""

import sys
from pathlib import Path

from bench import envs, hooks
from bench.peer import Peer

OURS = "Tilannekuva"
NAIVE = "naive Dash"
BEST = "best-practice Dash"
BUNDLED = "Dash, own plotly bundle"
SVG = "Dash, SVG map alone"
STREAMLIT, VIZRO, PANEL = "Streamlit", "Vizro", "Panel"
BUNDLE = Path(__file__).parents[1] / ".cache" / "bench" / "plotly-geo.min.js"


def gunicorn(*arguments: str) -> tuple[str, ...]:
    """Command of a WSGI peer."""
    return (sys.executable, "-m", "gunicorn", *arguments)


def dash_peer(name: str, module: str, fingerprint: str, fixture: Path, **env: str) -> Peer:
    """A Dash peer of ours: two workers of four threads."""
    flags = ("--config", "bench/peers/gunicorn_conf.py", "--bind", "127.0.0.1:{port}")
    command = gunicorn(*flags, f"bench.peers.{module}:wsgi")
    return Peer(name, command, fingerprint, hooks.DASH_SET, env={"BENCH_FIXTURE": str(fixture), **env})


def ours(first: str) -> Peer:
    """The product as `make run` serves it, at the view of the indicator `first`."""
    return Peer(
        OURS,
        gunicorn("--config", "gunicorn.conf.py", "app:server"),
        hooks.OWN_SVG,
        hooks.OURS_SET,
        path=f"/mittari/{first}",
        whole=hooks.OURS_WHOLE,
        step=hooks.OURS_STEP,
        env={"WORKERS": "2", "THREADS": "4"},
    )


def streamlit(fixture: Path) -> Peer:
    """Streamlit as it is started for others to use."""
    flags = ("--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true")
    quiet = ("--browser.gatherUsageStats=false", "--server.enableStaticServing=true")
    script = str(fixture / "streamlit" / "app.py")
    command = (envs.python("streamlit"), "-m", "streamlit", "run", script, *flags, *quiet)
    return Peer(
        STREAMLIT, command, hooks.PLOTLY_SVG, hooks.STREAMLIT_SET, env={"BENCH_FIXTURE": str(fixture)}
    )


def vizro(fixture: Path) -> Peer:
    """Vizro on gunicorn, two workers of four threads."""
    flags = ("--config", "bench/peers/gunicorn_conf.py", "--bind", "127.0.0.1:{port}")
    command = (envs.python("vizro"), "-m", "gunicorn", *flags, "bench.peers.vizro_map:wsgi")
    return Peer(VIZRO, command, hooks.PLOTLY_SVG, hooks.DASH_SET, env={"BENCH_FIXTURE": str(fixture)})


def panel(fixture: Path) -> Peer:
    """Panel by its own server."""
    flags = ("--port", "{port}", "--address", "127.0.0.1", "--allow-websocket-origin", "127.0.0.1:{port}")
    static = ("--static-dirs", f"assets={fixture / 'assets'}")
    command = (envs.python("panel"), "-m", "panel", "serve", "bench/peers/panel_map.py", *flags, *static)
    env = {"BENCH_FIXTURE": str(fixture)}
    return Peer(PANEL, command, hooks.PLOTLY_DEEP, hooks.PANEL_SET, path="/panel_map", env=env)


def peers(fixture: Path, first: str, quick: bool) -> list[Peer]:
    """Everybody of a run; a quick run leaves out what is not needed for the first goals."""
    known = [
        ours(first),
        dash_peer(NAIVE, "naive", hooks.PLOTLY_SVG, fixture),
        dash_peer(BEST, "patch", hooks.PLOTLY_SVG, fixture),
    ]
    if quick:
        return known
    if BUNDLE.exists():
        bundled = dash_peer(BUNDLED, "patch", hooks.PLOTLY_SVG, fixture, BENCH_ASSETS="assets-bundle")
        known.append(bundled)
    known.append(dash_peer(SVG, "svg", hooks.OWN_SVG, fixture))
    return [*known, streamlit(fixture), vizro(fixture), panel(fixture)]
