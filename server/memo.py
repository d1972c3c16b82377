"""Ready answers, each made once for a store version and kept by flask-caching."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson

from data.cache import Shared


@dataclass(frozen=True)
class Answer:
    """Bytes ready to send, with their encoding ('' for none) and entity tag."""

    body: bytes
    encoding: str
    tag: str


class Packed:
    """Answers as bytes for a place elsewhere: a line of facts, then the body. Nothing in it can run."""

    @staticmethod
    def dumps(answer: Answer) -> bytes:
        """An answer as bytes."""
        return orjson.dumps([answer.encoding, answer.tag, len(answer.body)]) + b"\n" + answer.body

    @staticmethod
    def loads(text: Any) -> Answer | None:
        """The answer that the bytes hold; None when they hold none, or not all of one."""
        if not isinstance(text, bytes):
            return None
        facts, _, body = text.partition(b"\n")
        try:
            encoding, tag, size = orjson.loads(facts)
        except (ValueError, TypeError):
            return None
        whole = isinstance(encoding, str) and isinstance(tag, str) and size == len(body)
        return Answer(body, encoding, tag) if whole else None


_shared = Shared()


def kept(key: str, make: Callable[[], Answer]) -> Answer:
    """The kept answer, or a new one that is then kept; what `make` raises is not kept."""
    found = _shared.get(key)
    if isinstance(found, Answer):
        return found
    made = make()
    _shared.set(key, made)
    return made
