"""Ready answers, each made once for a store version and kept by flask-caching."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from data.cache import answers


@dataclass(frozen=True)
class Answer:
    """Bytes ready to send, with their encoding ('' for none) and entity tag."""

    body: bytes
    encoding: str
    tag: str


_lock = Lock()  # the backend in the process is not safe between threads by itself


def kept(key: str, make: Callable[[], Answer]) -> Answer:
    """The kept answer, or a new one that is then kept; what `make` raises is not kept."""
    with _lock:
        found = answers.get(key)
    if isinstance(found, Answer):
        return found
    made = make()
    with _lock:
        answers.set(key, made)
    return made
