"""Start a peer on a free loopback port, read its processor time and memory, stop it by its process id."""

import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bench.peer import Peer

ROOT = Path(__file__).parents[1]
REST_SECONDS, REST_STEP, IDLE_SHARE = 30.0, 2.0, 0.05
START_SECONDS = 180.0  # a busy machine compresses what browsers load first


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(peer: Peer) -> Iterator["Server"]:
    """The peer's server, answering, for as long as the block lasts."""
    port = free_port()
    command = [part.replace("{port}", str(port)) for part in peer.command]
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PORT": str(port), **peer.env},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=words,
        )
        server = Server(process, f"http://127.0.0.1:{port}", peer, words)
        try:
            server.wait()
            yield server
        finally:
            server.stop()


@dataclass
class Server:
    """A running peer."""

    process: subprocess.Popen[bytes]
    url: str
    peer: Peer
    words: IO[bytes]

    def wait(self) -> None:
        """Until the page answers 200; RuntimeError with the server's last words when it does not."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self.url + self.peer.path, timeout=5) as answer:
                    answer.read()
                    return
            except OSError:
                time.sleep(0.1)
        self.stop()
        self.words.seek(0)
        last = self.words.read().decode(errors="replace")[-2000:]
        raise RuntimeError(f"{self.peer.name} did not start within {START_SECONDS:.0f} s\n{last}")

    def cpu_seconds(self) -> float:
        """Processor time of all threads of the server so far, to the nanosecond where the kernel gives it."""
        return sum(thread_seconds(pid) for pid in family(self.process.pid))

    def memory_mb(self) -> float:
        """Memory of all processes of the server, shared pages divided (proportional set size), in MB."""
        return sum(proportional_kb(pid) for pid in family(self.process.pid)) / 1000

    def worker_mb(self) -> float:
        """Memory of the largest process that the server has started; its own when it starts none."""
        started = family(self.process.pid)[1:] or [self.process.pid]
        return max(proportional_kb(pid) for pid in started) / 1000

    def rest(self) -> None:
        """Wait until the server has nothing to do, at most half a minute: a second worker may still begin."""
        end, before = time.monotonic() + REST_SECONDS, -1.0
        while time.monotonic() < end and self.cpu_seconds() - before > IDLE_SHARE * REST_STEP:
            before = self.cpu_seconds()
            time.sleep(REST_STEP)

    def stop(self) -> None:
        """End this server's own process group, gently first."""
        for sign, patience in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)):
            if self.process.poll() is not None:
                return
            os.killpg(self.process.pid, sign)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue


def family(pid: int) -> list[int]:
    """The process and everything it started."""
    found = [pid]
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in thread.read_text().split():
            found.extend(family(int(child)))
    return found


def thread_seconds(pid: int) -> float:
    """Processor time of the living threads of one process."""
    total = 0
    for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        try:
            total += int(thread.read_text().split()[0])
        except (OSError, ValueError):
            continue  # a thread that ended meanwhile
    return total / 1e9


def proportional_kb(pid: int) -> int:
    """Proportional set size of one process in kB."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
