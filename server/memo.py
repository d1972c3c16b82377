"""A memory of answers bounded by bytes: the least lately used ones go first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock

MOST_BYTES = 24_000_000


@dataclass(frozen=True)
class Answer:
    """Bytes ready to send, with their encoding ('' for none) and entity tag."""

    body: bytes
    encoding: str
    tag: str


class Memo:
    """Keeps answers by key until their bodies together exceed a number of bytes; safe between threads."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most, self._size = most, 0
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The kept answer, or a new one that is then kept; what `make` raises is not kept."""
        with self._lock:
            if found := self._kept.get(key):
                self._kept.move_to_end(key)
                return found
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self._size += len(made.body)
            while self._size > self._most:
                _key, old = self._kept.popitem(last=False)
                self._size -= len(old.body)
        return made
