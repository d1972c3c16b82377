"""Bad input in all: generated cases inside, oversized and slow requests over the network."""

import time

from data.store_file import default_folder
from torture import bad_input
from torture.outcome import Outcome, at_most, none_of
from torture.serving import serving
from torture.slow import LONGEST, refused, slow_clients

SLOW_EACH = 4  # more slow clients than a server of two times four threads has


def measure(scale: float) -> Outcome:
    """The promise at a scale."""
    began = time.monotonic()
    inside = bad_input.measure(scale)
    with serving(default_folder()) as server:
        not_refused = refused(server)
        faults, seconds = slow_clients(server, SLOW_EACH)
    outside = (
        none_of("oversized and broken requests that were not refused in time", not_refused),
        none_of("slow clients that were not cut off, or that kept others waiting", faults),
        at_most("seconds until the last slow client was cut off", seconds, LONGEST + 1),
    )
    return Outcome("bad_input", (*inside.figures, *outside), time.monotonic() - began)
