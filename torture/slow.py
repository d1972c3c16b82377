"""Clients that send too much, too slowly or nonsense: cut off in bounded time, and the others are served."""

import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

from bench.servers import Server
from torture.clients import Client

HEAD = b"POST /_dash-update-component HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
SLOW = {
    "half a request line": b"GET /mit",
    "headers without an end": b"GET /mittari HTTP/1.1\r\nHost: x\r\n",
    "a body that does not come": HEAD + b"Content-Length: 1000\r\n\r\n{",
}
REFUSED = {
    "a body of 5 MB": (HEAD + b"Content-Length: 5000000\r\n\r\n", (413,)),
    "a body without an end": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"ffff\r\n", (400, 413)),
    "an address of 20 kB": (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", (400, 414)),
    "a header of 20 kB": (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 20_000 + b"\r\n\r\n", (400, 431)),
    "a thousand headers": (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 1000 + b"\r\n", (400, 431)),
    "no HTTP at all": (b"\x16\x03\x01\x02\x00" * 50 + b"\r\n\r\n", (400, 405, 505)),
    "two lengths": (HEAD + b"Content-Length: 3\r\nContent-Length: 30\r\n\r\nabc", (400,)),
}
LONGEST = 15.0  # seconds that a slow client may hold on; server.worker gives 10
FAST = 2.0


def slow_clients(server: Server, each: int) -> tuple[list[str], float]:
    """`each` connections of every slow kind, a letter a second: faults, seconds until the last was cut."""
    began = time.monotonic()
    with ExitStack() as stack:
        lines = [stack.enter_context(_connected(server)) for _ in range(each * len(SLOW))]
        for number, line in enumerate(lines):
            line.sendall(list(SLOW.values())[number % len(SLOW)])
        while lines and time.monotonic() - began < LONGEST:
            lines = [line for line in lines if _alive(line)]
            time.sleep(1)
        faults = [f"{len(lines)} slow clients still connected after {LONGEST:.0f} s"] if lines else []
    took = time.monotonic() - began
    client = Client(server.url)
    answer = client.ask("/terve")
    client.close()
    if answer.status != 200 or answer.seconds > FAST:
        faults.append(f"afterwards /terve answered {answer.status} in {answer.seconds:.1f} s")
    return faults, took


def refused(server: Server) -> list[str]:
    """Requests that are refused by what they are: those that were not, or not in time."""
    faults = []
    for name, (sent, statuses) in REFUSED.items():
        began = time.monotonic()
        status = _status(server, sent)
        took = time.monotonic() - began
        if status not in (*statuses, 0) or took > LONGEST:
            faults.append(f"{name}: {status} after {took:.1f} s")
    return faults


def _connected(server: Server) -> socket.socket:
    address = urlsplit(server.url)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=LONGEST)


def _alive(line: socket.socket) -> bool:
    """Whether the server still listens; sends it one more letter."""
    try:
        line.sendall(b"a")
        line.setblocking(False)
        return line.recv(1000) != b"" and False
    except BlockingIOError:
        line.settimeout(LONGEST)
        return True
    except OSError:
        return False


def _status(server: Server, sent: bytes) -> int:
    """Status of the answer, 0 when the server hung up without one."""
    with _connected(server) as line:
        try:
            line.sendall(sent)
            head = line.recv(100)
        except TimeoutError:
            return -1
        except OSError:
            return 0
    return int(head.split(b" ", 2)[1]) if head.startswith(b"HTTP/1.") else 0
