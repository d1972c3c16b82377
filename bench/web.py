"""Measure every peer's page in turn, round by round, so that a busy moment touches all of them alike."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from bench.browser import Slow, Visit, chromium, visit
from bench.load import Load, replay
from bench.peer import Peer
from bench.servers import Server, running

NETWORK, PROCESSOR = Slow(megabits=10.0), Slow(times=4)
SESSIONS = 20


@dataclass(frozen=True)
class Plan:
    """How much is measured: rounds, slow rounds of each kind, seconds of load for each peer, all sessions.

    changes: of the indicator, in every visit
    peers: names of those that are measured, everybody when empty
    """

    rounds: int
    slow_rounds: int
    load_seconds: float
    sessions: int = SESSIONS
    changes: int = 6
    peers: tuple[str, ...] = ()


@dataclass
class Seen:
    """Everything measured of one peer. Memory in MB: of the whole server, and of its largest worker."""

    idle_mb: float = 0.0
    idle_worker_mb: float = 0.0
    sessions_mb: float = 0.0
    visits: list[Visit] = field(default_factory=list)
    slow: list[Visit] = field(default_factory=list)
    slower: list[Visit] = field(default_factory=list)
    cold: Visit | None = None
    load: Load | None = None


Say = Callable[[str], None]
FAILED = (BrowserError, TimeoutError, OSError)


class Round:
    """The peers that are still there: one that cannot be started or driven is left out, with the reason."""

    def __init__(self, browser: Browser, servers: list[Server], missing: dict[str, str], say: Say) -> None:
        self.browser, self.servers, self.missing, self.say = browser, servers, missing, say
        self.seen = {server.peer.name: Seen() for server in servers}

    def each(self, text: str, work: Callable[[Server, Seen], None]) -> None:
        """Do something with every peer in turn."""
        self.say(text)
        for server in list(self.servers):
            name = server.peer.name
            try:
                self._twice(server, work)
            except FAILED as error:
                self.say(f"{name} is left out: {error}")
                self.missing[name] = f"{text}: {str(error).splitlines()[0]}"
                self.servers.remove(server)
                del self.seen[name]

    def _twice(self, server: Server, work: Callable[[Server, Seen], None]) -> None:
        """A page that hung once would cost all that was measured of its peer before."""
        try:
            work(server, self.seen[server.peer.name])
        except FAILED as error:
            self.say(f"{server.peer.name} once more: {error}")
            work(server, self.seen[server.peer.name])


def measure(
    peers: list[Peer], values: list[str], plan: Plan, say: Say
) -> tuple[dict[str, Seen], dict[str, str]]:
    """Visit all peers in every round: (what was seen, why a peer is missing).

    The first visit warms the server and is kept apart as `cold`.
    """
    missing: dict[str, str] = {}
    with chromium() as browser, ExitStack() as stack:
        servers = started(peers, stack, missing, say)
        turn = Round(browser, servers, missing, say)
        turn.each("at rest", at_rest)
        _rounds(turn, values, plan)
        turn.each("after the sessions", after_sessions)
        turn.each("load", lambda server, seen: under_load(server, seen, plan.load_seconds))
        return turn.seen, missing


def _rounds(turn: Round, values: list[str], plan: Plan) -> None:
    browser = turn.browser

    def first(server: Server, seen: Seen) -> None:
        seen.cold = visit(browser, server, values)

    turn.each("first visits", first)
    for number in range(1, plan.rounds + 1):
        text = f"round {number} of {plan.rounds}"
        turn.each(text, lambda server, seen: seen.visits.append(visit(browser, server, values)))
    for number in range(1, plan.slow_rounds + 1):
        text = f"10 Mbit/s and 4 × slower, round {number} of {plan.slow_rounds}"
        turn.each(text, lambda server, seen: seen.slow.append(visit(browser, server, [], NETWORK)))
        turn.each(text, lambda server, seen: seen.slower.append(visit(browser, server, [], PROCESSOR)))
    for number in range(2 + plan.rounds + 2 * plan.slow_rounds, plan.sessions + 1):
        turn.each(f"session {number} of {plan.sessions}", lambda server, _: further(browser, server, values))


def started(peers: list[Peer], stack: ExitStack, missing: dict[str, str], say: Say) -> list[Server]:
    """Servers of the peers that start."""
    servers = []
    for peer in peers:
        say(f"starting {peer.name}")
        try:
            servers.append(stack.enter_context(running(peer)))
        except (RuntimeError, OSError) as error:
            say(str(error))
            missing[peer.name] = str(error).splitlines()[0]
    return servers


def at_rest(server: Server, seen: Seen) -> None:
    """Memory before anybody has come, when the server has done what it does first."""
    server.rest()
    seen.idle_mb, seen.idle_worker_mb = server.memory_mb(), server.worker_mb()


def further(browser: Browser, server: Server, values: list[str]) -> None:
    """One more session, for the memory that it takes."""
    visit(browser, server, values[:1])


def after_sessions(server: Server, seen: Seen) -> None:
    """Memory when all sessions have been."""
    seen.sessions_mb = server.memory_mb()


def under_load(server: Server, seen: Seen, seconds: float) -> None:
    """Replay what the last visit's changes asked for."""
    seen.load = replay(server, [change.sent for change in seen.visits[-1].changes], seconds)


def figures(seen: Seen) -> dict[str, list[float]]:
    """Each measure of one peer, a value for every round."""
    every = seen.visits
    cold = [seen.cold] if seen.cold else []
    measures: dict[str, list[float]] = {
        "first_map_ms": [v.first_map_ms for v in every],
        "usable_map_ms": [v.usable_map_ms for v in every],
        "whole_ms": [v.whole_ms for v in every],
        "map_kb": [v.map_bytes / 1000 for v in every],
        "load_kb": [v.load_bytes / 1000 for v in every],
        "requests": [float(v.load_requests) for v in every],
        "slow_first_map_ms": [v.first_map_ms for v in seen.slow],
        "slow_cpu_first_map_ms": [v.first_map_ms for v in seen.slower],
        "change_ms": [median(c.ms for c in v.changes) for v in every if v.changes],
        "change_bytes": [median(c.bytes for c in v.changes) for v in every if v.changes],
        "change_requests": [median(c.requests for c in v.changes) for v in every if v.changes],
        "change_cpu_cold_ms": [median(c.cpu_ms for c in v.changes) for v in cold if v.changes],
        "again_bytes": [float(c.bytes) for v in every for c in v.again],
        "step_ms": [c.ms for v in every for c in v.steps],
        "step_bytes": [float(c.bytes) for v in every for c in v.steps],
        "failed_requests": [float(sum(v.failed for v in [*every, *seen.slow, *seen.slower, *cold]))],
        "idle_mb": [seen.idle_mb],
        "idle_worker_mb": [seen.idle_worker_mb],
        "sessions_mb": [seen.sessions_mb],
    }
    if seen.load:
        measures["changes_per_second"] = [seen.load.per_second]
        measures["change_cpu_ms"] = [seen.load.cpu_ms]
        measures["load_ms"] = [seen.load.median_ms]
        measures["load_p95_ms"] = [seen.load.p95_ms]
        measures["load_failed"] = [float(seen.load.failed)]
    return {name: row for name, row in measures.items() if row}
