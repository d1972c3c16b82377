"""Starting and stopping a peer."""

import sys
import urllib.request

import pytest

from bench import servers
from bench.peer import Peer


def test_a_peer_is_started_answers_and_is_stopped() -> None:
    command = (sys.executable, "-m", "http.server", "{port}", "--bind", "127.0.0.1")
    with servers.running(Peer("files", command, "", "")) as server:
        with urllib.request.urlopen(server.url + "/requirements.txt") as answer:
            assert answer.status == 200
        assert server.cpu_seconds() > 0
        assert server.memory_mb() > 1
    assert server.process.poll() is not None


def test_a_peer_that_fails_says_its_last_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "START_SECONDS", 10.0)
    command = (sys.executable, "-c", "import sys; sys.exit('no figures today')")
    with (
        pytest.raises(RuntimeError, match=r"broken did not start(?s:.)*no figures today"),
        servers.running(Peer("broken", command, "", "")),
    ):
        pass
