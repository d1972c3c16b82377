"""Measure every peer's page in turn, round by round, so that a busy moment touches all of them alike."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

from bench.browser import Visit, chromium, visit
from bench.load import Load, replay
from bench.peer import Peer
from bench.servers import Server, running

SLOW = 10.0  # Mbit/s of the slow rounds


@dataclass(frozen=True)
class Plan:
    """How much is measured: rounds, slow rounds, and seconds of load for each peer."""

    rounds: int
    slow_rounds: int
    load_seconds: float


@dataclass
class Seen:
    """Everything measured of one peer."""

    visits: list[Visit]
    slow: list[Visit]
    cold: Visit
    load: Load | None
    memory_mb: float


def measure(peers: list[Peer], values: list[str], plan: Plan, say: Callable[[str], None]) -> dict[str, Seen]:
    """Visit all peers in every round. The first visit warms the server and is kept apart as `cold`."""
    with chromium() as browser, ExitStack() as stack:
        servers = [stack.enter_context(running(peer)) for peer in peers]
        seen = {}
        for server in servers:
            say(f"warming {server.peer.name}")
            seen[server.peer.name] = Seen([], [], visit(browser, server, values), None, 0.0)
        for number in range(plan.rounds):
            say(f"round {number + 1} of {plan.rounds}")
            for server in servers:
                seen[server.peer.name].visits.append(visit(browser, server, values))
        for number in range(plan.slow_rounds):
            say(f"{SLOW:.0f} Mbit/s, round {number + 1} of {plan.slow_rounds}")
            for server in servers:
                seen[server.peer.name].slow.append(visit(browser, server, [], SLOW))
        for server in servers:
            say(f"load on {server.peer.name}")
            under_load(server, seen[server.peer.name], plan.load_seconds)
        return seen


def under_load(server: Server, seen: Seen, seconds: float) -> None:
    """Replay what the last visit's changes asked for."""
    seen.load = replay(server, [change.sent for change in seen.visits[-1].changes], seconds)
    seen.memory_mb = server.memory_mb()


def figures(seen: Seen) -> dict[str, list[float]]:
    """Each measure of one peer, a value for every round."""
    every = seen.visits
    measures: dict[str, list[float]] = {
        "first_map_ms": [v.first_map_ms for v in every],
        "whole_ms": [v.whole_ms for v in every],
        "map_kb": [v.map_bytes / 1000 for v in every],
        "load_kb": [v.load_bytes / 1000 for v in every],
        "requests": [float(v.load_requests) for v in every],
        "slow_first_map_ms": [v.first_map_ms for v in seen.slow],
        "change_ms": [median(c.ms for c in v.changes) for v in every if v.changes],
        "change_bytes": [median(c.bytes for c in v.changes) for v in every if v.changes],
        "change_requests": [median(c.requests for c in v.changes) for v in every if v.changes],
        "change_cpu_cold_ms": [median(c.cpu_ms for c in seen.cold.changes)],
        "again_bytes": [float(c.bytes) for v in every for c in v.again],
        "step_ms": [c.ms for v in every for c in v.steps],
        "step_bytes": [float(c.bytes) for v in every for c in v.steps],
        "failed_requests": [float(sum(v.failed for v in [*every, *seen.slow, seen.cold]))],
        "memory_mb": [seen.memory_mb],
    }
    if seen.load:
        measures["changes_per_second"] = [seen.load.per_second]
        measures["change_cpu_ms"] = [seen.load.cpu_ms]
    return {name: row for name, row in measures.items() if row}
