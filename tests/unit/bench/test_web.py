"""A peer that fails is left out with its reason; the others are measured."""

from typing import Any, cast

from bench import web
from bench.browser import Change, Visit
from bench.load import Load
from bench.peer import Peer
from bench.servers import Server


class Stub:
    """A server that is only a name."""

    def __init__(self, name: str) -> None:
        self.peer = Peer(name, (), "", "")


def test_one_that_cannot_be_driven_is_left_out_with_the_reason() -> None:
    servers = cast("list[Server]", [Stub("good"), Stub("bad")])
    missing: dict[str, str] = {}
    turn = web.Round(cast(Any, None), servers, missing, lambda _: None)
    done: list[str] = []
    tried: list[str] = []

    def work(server: Server, _seen: web.Seen) -> None:
        if server.peer.name == "bad":
            tried.append("bad")
            raise TimeoutError("not within 60 s\nmore words")
        done.append(server.peer.name)

    turn.each("round 1 of 2", work)
    turn.each("round 2 of 2", work)
    assert done == ["good", "good"] and tried == ["bad", "bad"]  # a page that hung is asked once more
    assert missing == {"bad": "round 1 of 2: not within 60 s"}
    assert list(turn.seen) == ["good"]


def test_figures_hold_a_value_for_every_round() -> None:
    change = Change(50.0, 3000, 1, 2.0)
    visit = Visit(300.0, 400.0, 500.0, 1000, 2000, 9, changes=[change], again=[change], steps=[change])
    seen = web.Seen(
        300.0, 150.0, 320.0, [visit, visit], [visit], [visit], visit, Load(2000.0, 0.7, 0, 1.5, 4.0)
    )
    found = web.figures(seen)
    assert found["first_map_ms"] == [300.0, 300.0] and found["slow_cpu_first_map_ms"] == [300.0]
    assert found["idle_worker_mb"] == [150.0] and found["sessions_mb"] == [320.0]
    assert found["load_ms"] == [1.5] and found["load_p95_ms"] == [4.0] and found["load_failed"] == [0.0]
    assert found["changes_per_second"] == [2000.0] and found["change_cpu_cold_ms"] == [2.0]
