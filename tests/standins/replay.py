"""Stand-in that replays answers captured with `--record`."""

from __future__ import annotations

import json
from pathlib import Path

from etl.fetch.record import capture_name
from tests.standins.server import Call, Reply, StandIn


class ReplayStandIn(StandIn):
    """Serves a folder of captures; what was not captured is 404."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def answer(self, call: Call) -> Reply:
        target = call.path + (f"?{call.query_text}" if call.query_text else "")
        name = capture_name(call.method, self.address + target, call.body)
        facts = self._folder / f"{name}.json"
        if not facts.exists():
            return Reply(b"not captured", 404, "text/plain")
        kind = json.loads(facts.read_text(encoding="utf-8"))["content_type"]
        return Reply((self._folder / f"{name}.body").read_bytes(), 200, kind)
