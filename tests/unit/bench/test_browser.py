"""A change is not begun while the page still draws the one before, or while something still arrives."""

from typing import Any, cast

import pytest

from bench import browser
from bench.browser import QUIET_MS, Tab


class Stub:
    """A page and its session with a scripted main thread: what it works and what arrives in each pause."""

    def __init__(self, worked: list[float], arrives: list[int]) -> None:
        self.worked, self.arrives = worked, arrives
        self.seconds, self.pauses = 0.0, 0
        self.tab: Tab | None = None
        self.context = self

    def new_cdp_session(self, _page: Any) -> "Stub":
        return self

    def on(self, *_: Any) -> None:
        """Nobody tells of requests here: bytes are counted up in `wait_for_timeout`."""

    def send(self, method: str, _options: Any = None) -> dict[str, Any]:
        told = [{"name": "Nodes", "value": 7}, {"name": "TaskDuration", "value": self.seconds}]
        return {"metrics": told if method == "Performance.getMetrics" else []}

    def wait_for_timeout(self, ms: float) -> None:
        assert ms == QUIET_MS
        assert self.tab is not None
        self.seconds += (self.worked[self.pauses] if self.pauses < len(self.worked) else 0.001) / 1000
        self.tab.traffic.bytes += self.arrives[self.pauses] if self.pauses < len(self.arrives) else 0
        self.pauses += 1


def _settled(worked: list[float], arrives: list[int]) -> int:
    """Pauses until the tab is at rest."""
    page = Stub(worked, arrives)
    page.tab = Tab(cast(Any, page), cast(Any, None))
    page.tab.settle()
    return page.pauses


@pytest.mark.parametrize(
    ("worked", "arrives", "pauses"),
    [
        ([], [], 1),
        ([5.0], [], 1),  # a blinking caret is rest too
        ([], [900, 12], 3),
        ([300.0, 80.0], [], 3),
        ([300.0, 0.0], [900, 0, 0], 2),
        ([0.0, 300.0], [900], 3),
    ],
)
def test_rest_is_a_quiet_network_and_a_page_with_nothing_to_do(
    worked: list[float], arrives: list[int], pauses: int
) -> None:
    assert _settled(worked, arrives) == pauses


def test_a_page_that_never_rests_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "PATIENCE_S", 0.0)
    assert _settled([400.0] * 99, []) == 0
