"""Our view and its peers in one run: what is needed to start them, how long a run is, and their figures."""

import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import cases, envs, fixture, source, web

FULL = web.Plan(rounds=5, slow_rounds=3, load_seconds=4)
FIRST_GOALS = (cases.OURS, cases.NAIVE, cases.BEST)
QUICK = web.Plan(rounds=3, slow_rounds=0, load_seconds=2, sessions=0, changes=4, peers=FIRST_GOALS)
WEB = "web"


def measured_web(plan: web.Plan) -> dict[str, Any]:
    """Our view and its peers: figures by name, with the plan and the store they are of."""
    missing: dict[str, str] = {}
    others = [] if plan.peers else prepared(missing)
    with tempfile.TemporaryDirectory() as folder:
        values, store = prepare(Path(folder))
        peers = cases.peers(Path(folder), values[0], plan.peers, others)
        seen, failed = web.measure(peers, values[1 : 1 + plan.changes], plan, say)
    figures = {name: web.figures(one) for name, one in seen.items()}
    return {"store": store, "plan": asdict(plan), "missing": missing | failed, WEB: figures}


def prepared(missing: dict[str, str]) -> list[str]:
    """Environments that there are; why another is not goes into `missing`, by the peer's name."""
    found = []
    for name in envs.PACKAGES:
        say(f"environment of {name}")
        try:
            envs.prepare(name)
            found.append(name)
        except (subprocess.CalledProcessError, OSError) as error:
            say(str(error))
            missing[cases.OTHERS[name][0]] = "its packages could not be installed"
    return found


def prepare(folder: Path) -> tuple[list[str], str]:
    """Write the fixture; the indicators that the peers can show, and the version of the store."""
    with source.open_store() as con:
        geo, store = source.geo(con), source.version(con)
        slices = source.slices(con, geo["codes"])
    careful, published = (source.areas(geo["codes"], decimals) for decimals in (source.FINEST, None))
    fixture.write(folder, geo, careful, published, slices)
    if cases.BUNDLE.exists():
        fixture.with_bundle(folder, cases.BUNDLE)
    return list(slices), store


def say(text: str) -> None:
    """Progress, beside the results."""
    print(text, file=sys.stderr, flush=True)
