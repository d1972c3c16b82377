"""A fetch that is killed or interrupted loses nothing and goes on where it stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from etl.fetch.lock import Held, Lock
from tests.standins.pxweb import PxWebStandIn
from tests.standins.sotkanet import SotkanetStandIn, generated
from tests.standins.tables import single_ages

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from pathlib import Path
from etl.fetch import FetchOptions, LiveItem, run
from etl.fetch.progress import Lines
from etl.sources.settings import SourceSettings

folder, sotkanet, pxweb = sys.argv[1:4]
settings = SourceSettings(
    sotkanet_base=sotkanet, pxweb_base=pxweb, wfs_base=sotkanet, class_base=sotkanet,
    attempts=2, wait_first=0.01, sotkanet_pause=0.0, pxweb_pause=0.0,
)
items = [LiveItem(f"m{n}", "sotkanet", str(n)) for n in range(1, 13)] if "rest" in sotkanet else []
if "PxWeb" in pxweb:
    items += [LiveItem("ika", "statfin", "vaesto; sex=*; age=*", "StatFin/vaerak/11re.px")]
report = run(FetchOptions(Path(folder), items, everything=True, settings=settings), Lines(sys.stdout))
sys.exit(report.exit_code)
"""
WHEN = "2026-01-01T00:00:00+00:00"
NOWHERE = "http://127.0.0.1:9"


def start(folder: Path, sotkanet: str = NOWHERE, pxweb: str = NOWHERE) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SCRIPT, str(folder), sotkanet, pxweb]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def wait_for(ready: object, process: subprocess.Popen[str]) -> None:
    assert callable(ready)
    until = time.monotonic() + 60
    while not ready():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, -9), (signal.SIGTERM, 130)], ids=str)
def test_stopped_between_items_goes_on(tmp_path: Path, number: int, code: int) -> None:
    with SotkanetStandIn([generated(n, "", range(2024, 2025)) for n in range(1, 13)]) as server:
        server.change = lambda call, reply: replace(reply, wait=0.05 if "json" in call.path else 0.0)
        process = start(tmp_path, server.base)
        wait_for(lambda: len(Lock(tmp_path).held) >= 4, process)
        process.send_signal(number)
        said = process.communicate(timeout=30)[0]
        assert process.returncode == code, said
        if code == 130:
            assert "(interrupted)" in said
        done = set(Lock(tmp_path).held)
        assert 4 <= len(done) < 12
        server.calls.clear()
        process = start(tmp_path, server.base)
        said = process.communicate(timeout=60)[0]
        assert process.returncode == 0, said
        asked = {
            f"sotkanet:{call.values('indicator')[0]}" for call in server.calls if call.path.endswith("/json")
        }
        assert not asked & done  # what was taken in is not asked again
    lock = Lock(tmp_path)
    assert len(lock.held) == 12
    assert lock.parts == {}
    assert not lock.journal.exists()


def test_killed_inside_a_table_keeps_its_parts(tmp_path: Path) -> None:
    with PxWebStandIn([single_ages()], cells=1000) as server:
        server.change = lambda call, reply: replace(reply, wait=0.03 if call.method == "POST" else 0.0)
        process = start(tmp_path, pxweb=server.base)
        wait_for(lambda: len(Lock(tmp_path).parts) >= 3, process)
        process.kill()
        process.communicate(timeout=30)
        kept = len(Lock(tmp_path).parts)
        first = [call.body for call in server.calls if call.method == "POST"]
        server.calls.clear()
        process = start(tmp_path, pxweb=server.base)
        said = process.communicate(timeout=120)[0]
        assert process.returncode == 0, said
        second = [call.body for call in server.calls if call.method == "POST"]
    assert kept >= 3
    assert len(set(first[:kept]) & set(second)) == 0
    assert "1 loaded" in said


def test_torn_journal_line_is_done_again(tmp_path: Path) -> None:
    lock = Lock(tmp_path)
    held = Held(
        key="sotkanet:1", kind="sotkanet", indicator_id="m1", source="sotkanet.1", producer="THL",
        statistics={},
        table_id="1", address="", licence="CC BY 4.0", title="", data_date="",
        fetched_at=WHEN, checked_at=WHEN, answers=("0" * 64,), rows=1,
    )  # fmt: skip
    lock.hold(held)
    lock.hold(replace(held, key="sotkanet:2"))
    torn = lock.journal.read_bytes()[:-40]
    lock.journal.write_bytes(torn)
    assert set(Lock(tmp_path).held) == {"sotkanet:1"}
    again = Lock(tmp_path)
    again.hold(replace(held, key="sotkanet:3"))
    assert set(Lock(tmp_path).held) == {"sotkanet:1", "sotkanet:3"}


def test_lock_is_the_same_bytes_for_the_same_content(tmp_path: Path) -> None:
    lock = Lock(tmp_path)
    lock.part("b x", "1" * 64)
    lock.part("a x", "2" * 64)
    lock.compact()
    first = lock.path.read_bytes()
    Lock(tmp_path).compact()
    assert lock.path.read_bytes() == first
