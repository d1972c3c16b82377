"""The same changes of indicator under load, with ready answers kept and without."""

from typing import Any

from bench import source
from bench.cases import ours
from bench.load import replay
from bench.servers import Server, running

SECONDS, SECONDS_QUICK = 5.0, 2.0
CHANGES = 6
WAYS = {"answers kept": "app:server", "every answer made again": "bench.peers.uncached:server"}


def measure(quick: bool) -> dict[str, Any]:
    """Changes per second, server CPU for each and failed ones, by whether answers are kept."""
    with source.open_store() as con:
        version = source.version(con)
        names = list(source.slices(con, source.geo(con)["codes"]))
    addresses = [f"/change/{version}/fi/{name}/total/kunta/uusin/-.json" for name in names[:CHANGES]]
    return {way: _loaded(names[0], application, addresses, quick) for way, application in WAYS.items()}


def _loaded(first: str, application: str, addresses: list[str], quick: bool) -> dict[str, float]:
    with running(ours(first, application)) as server:
        server.rest()
        changes = [[_request(server, address)] for address in addresses]
        replay(server, changes, 1.0)  # both processes have made each once
        found = replay(server, changes, SECONDS_QUICK if quick else SECONDS)
    assert found is not None
    return {"per_second": found.per_second, "cpu_ms": found.cpu_ms, "failed": found.failed}


def _request(server: Server, address: str) -> dict[str, Any]:
    return {"method": "GET", "url": server.url + address, "headers": {"Accept": "*/*"}, "body": ""}


def rows(figures: dict[str, Any]) -> list[list[str]]:
    """The table of the report, its head first."""
    lines = [
        [way, f"{one['per_second']:.0f}", f"{one['cpu_ms']:.2f}", f"{one['failed']:.0f}"]
        for way, one in figures.items()
    ]
    return [["", "changes/s, 2 workers", "CPU ms per change", "failed"], *lines]
