"""The same questions to the file and to a lake, whose PostgreSQL and S3 server are those of the tests."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from bench import queries
from bench.source import ROOT
from data.follow import Follower
from data.lake import Catalogue, connect
from data.store_address import Lake, followed_folder, parse
from etl.publish_lake import push, stored_bytes
from tests.hosts.lakes import Lakes
from tests.hosts.postgres import Postgres
from tests.hosts.s3 import S3

ROUNDS, ROUNDS_QUICK = 3, 1  # of each, in turns: what else runs on the machine meets both
ASKED = queries.ASKED
FIGURES = ("median_ms", "p95_ms")


def measure(quick: bool) -> dict[str, Any]:
    """Publish the served store to a new lake, open it, and ask file and lake in turns."""
    store = ROOT / "data" / "store"
    path = store / (store / "CURRENT").read_text(encoding="utf-8").strip()
    with tempfile.TemporaryDirectory() as folder, new_lake(Path(folder)) as lake:
        found = published(lake, path)
        own = os.environ["TILANNEKUVA_STORE"]
        rounds: dict[str, list[dict[str, Any]]] = {"file": [], "lake": []}
        for _ in range(ROUNDS_QUICK if quick else ROUNDS):
            for kind, address in (("file", str(store)), ("lake", own)):
                rounds[kind].append(queries.measured(ASKED, {"TILANNEKUVA_STORE": address}))
    return {**found, **{kind: middle(several) for kind, several in rounds.items()}}


@contextmanager
def new_lake(folder: Path) -> Iterator[Lake]:
    """An empty lake; this process and those it starts may use it, with `folder` for what a host keeps."""
    before = dict(os.environ)
    postgres = Postgres()
    try:
        postgres.start()
        with S3(quiet=True) as s3:
            address, environment = Lakes(postgres, s3).made()
            os.environ.update({**environment, "CACHE_DIR": str(folder), "TILANNEKUVA_STORE": address})
            lake = parse(address)
            assert isinstance(lake, Lake)
            yield lake
    finally:
        postgres.end()
        os.environ.clear()
        os.environ.update(before)


def published(lake: Lake, path: Path) -> dict[str, Any]:
    """Seconds of publishing and of a host's change to it, and sizes in MB."""
    start = time.perf_counter()
    push(lake, path)
    pushed = time.perf_counter()
    host = followed_folder(lake)
    host.mkdir(parents=True)
    if not Follower(Catalogue(lake), host, 1.0).look():
        raise RuntimeError("the host does not get the catalogue")
    (copy,) = host.glob("*.duckdb")
    snapshot = connect(copy, int(copy.suffixes[-2].lstrip(".")), 1, "160MB")
    snapshot.cursor().execute("SELECT count(*) FROM meta").fetchone()
    changed = time.perf_counter()
    return {
        "publish_s": pushed - start,
        "change_s": changed - pushed,
        "file_mb": path.stat().st_size / 1e6,
        "lake_mb": stored_bytes(snapshot.cursor(), "store") / 1e6,
        "catalogue_mb": copy.stat().st_size / 1e6,
    }


def middle(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """The medians of several rounds."""
    names = rounds[0]["questions"]
    return {
        "questions": {
            name: {key: median(one["questions"][name][key] for one in rounds) for key in FIGURES}
            for name in names
        },
        "memory_mb": median(one["memory_mb"] for one in rounds),
    }


def rows(figures: dict[str, Any]) -> list[list[str]]:
    """The table of the report, its head first."""
    head = ["", "file median ms", "file p95 ms", "lake median ms", "lake p95 ms", "median ratio", "p95 ratio"]
    lines = [head]
    for name, file in figures["file"]["questions"].items():
        lake = figures["lake"]["questions"][name]
        shown = [f"{one[key]:.1f}" for one in (file, lake) for key in FIGURES]
        lines.append([name, *shown, *(f"{lake[key] / file[key]:.1f}" for key in FIGURES)])
    memory = [f"{figures[kind]['memory_mb']:.0f}" for kind in ("file", "lake")]
    lines.append(["largest memory of the process, MB", memory[0], "", memory[1], "", "", ""])
    lines.append(["stored, MB", f"{figures['file_mb']:.0f}", "", f"{figures['lake_mb']:.0f}", "", "", ""])
    for name, key in (("publishing, s", "publish_s"), ("a host's change to it, s", "change_s")):
        lines.append([name, "", "", f"{figures[key]:.1f}", "", "", ""])
    return lines
