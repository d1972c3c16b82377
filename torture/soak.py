"""Mixed use by simulated readers for half an hour: answers in time, memory and file handles flat."""

import tempfile
import time
from pathlib import Path

from bench.servers import Server
from torture.clients import Client, asking
from torture.outcome import Outcome, at_most, none_of, told
from torture.publish_under_load import errors_in
from torture.questions import answered, everything
from torture.serving import descriptors, said, serving, workers_of
from torture.workers_die import copy_of

SECONDS, READERS, PAUSE = 1800.0, 100, 5.0
P95_MS = 500.0
# Against the second tenth of the time: what is kept in memory is then filled.
GROWTH_MEMORY, GROWTH_FILES = 1.10, 1.10


def measure(scale: float) -> Outcome:
    """The promise at a scale: so much of half an hour."""
    with tempfile.TemporaryDirectory(prefix="torture-") as place, serving(copy_of(Path(place))) as server:
        return trial(server, SECONDS * scale, READERS)


def trial(server: Server, seconds: float, readers: int, pause: float = PAUSE) -> Outcome:
    """`readers` who ask something every `pause` seconds."""
    began = time.monotonic()
    client = Client(server.url)
    questions = answered(client, everything(client))
    client.close()
    memory, files = [], []
    with asking(server.url, questions, readers, pause=pause) as tally:
        for _ in range(10):
            time.sleep(seconds / 10)
            memory.append(server.memory_mb())
            files.append(float(descriptors(workers_of(server))))
    figures = (
        told("seconds", seconds),
        told(f"readers, each with a question every {pause:g} s", readers),
        told("requests", tally.asked),
        told("different questions", len(questions)),
        at_most("failed requests", tally.failed, 0),
        none_of("answers other than 200 or of a newer version", tally.faults),
        at_most("p95", tally.p95_ms(), P95_MS, " ms"),
        at_most("memory at the end against the second tenth", memory[-1] / memory[1], GROWTH_MEMORY),
        at_most("file handles at the end against the second tenth", files[-1] / files[1], GROWTH_FILES),
        told("memory at the end, MB", round(memory[-1])),
        none_of("errors in the server's log", errors_in(said(server))),
    )
    return Outcome("soak", figures, time.monotonic() - began)
