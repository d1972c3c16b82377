"""Programs that the tests start: found by name, on free ports, ended by their own process."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess


def needed(name: str) -> str:
    """The path of a program that packages.txt brings; the test fails by its name when it is not there."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/usr/bin")
    assert found, f"{name} is not installed: see packages.txt"
    return found


def free_port() -> int:
    """A port of the loopback that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def stop(process: subprocess.Popen[bytes], sign: signal.Signals = signal.SIGTERM) -> None:
    """Ends a process that the tests started."""
    if process.poll() is not None:
        return
    process.send_signal(sign)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(15)
