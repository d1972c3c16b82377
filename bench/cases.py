"""Who is measured: our own view, and the other ways of showing the same map."""

import sys
from pathlib import Path

from bench import hooks
from bench.peer import Peer

OURS = "Tilannekuva"
NAIVE = "naive Dash"
BEST = "best-practice Dash"
BUNDLED = "Dash, own plotly bundle"
SVG = "Dash, SVG map alone"
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
    return [*known, dash_peer(SVG, "svg", hooks.OWN_SVG, fixture)]
