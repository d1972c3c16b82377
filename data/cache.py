"""Remembers answers for as long as the store they came from is served."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from sys import intern
from typing import Any, Generic, ParamSpec, TypeVar

from flask_caching import Cache
from flask_caching.backends import SimpleCache

from data import db
from data.program import fingerprint

log = logging.getLogger(__name__)

MOST_ANSWERS = 4000  # one to three kilobytes each, as a rule
SHARED_SECONDS = 86_400  # in Redis: answers of older stores and programs go by themselves
PATIENCE = 0.25  # seconds for Redis: an answer is made in less
AGAIN = 5.0  # seconds until Redis is asked once more after it failed
# Ready answers of the web side; which backend keeps them is a setting, so that several hosts may share one.
answers = Cache(with_jinja2_ext=False)

P = ParamSpec("P")
T = TypeVar("T")
_Key = tuple[str, Hashable, Hashable]  # the store's version, then the arguments


def keep_answers(server: Any, redis_url: str = "", serializer: Any = None) -> None:
    """Gives the web server's answers a place: in the process, the oldest going first, or in Redis.

    serializer: `dumps` and `loads` of answers for Redis; the library's own would run what it reads.
    """
    config = {"CACHE_TYPE": "SimpleCache", "CACHE_DEFAULT_TIMEOUT": 0, "CACHE_THRESHOLD": MOST_ANSWERS}
    answers.init_app(server, config=_shared(redis_url) if redis_url else config)
    if redis_url:
        server.extensions["cache"][answers].serializer = serializer


def _shared(redis_url: str) -> dict[str, Any]:
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    patience = {
        "socket_connect_timeout": PATIENCE,
        "socket_timeout": PATIENCE,
        "retry": Retry(NoBackoff(), 0),
    }
    return {
        "CACHE_TYPE": "RedisCache",
        "CACHE_REDIS_URL": redis_url,
        "CACHE_KEY_PREFIX": f"tilannekuva:{fingerprint()}:",
        "CACHE_DEFAULT_TIMEOUT": SHARED_SECONDS,
        "CACHE_OPTIONS": patience,
    }


class Shared:
    """Asks the place of answers, and does without it for a while when it cannot be reached."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # the backend in the process is not safe between threads by itself
        self._again = 0.0

    def get(self, key: str) -> Any:
        """The kept answer, None for none."""
        return self._asked(lambda: answers.get(key))

    def set(self, key: str, answer: Any) -> None:
        """Keeps an answer if it can be kept."""
        self._asked(lambda: answers.set(key, answer))

    def _asked(self, question: Callable[[], Any]) -> Any:
        place: Any = answers.cache
        if isinstance(place, SimpleCache):
            with self._lock:
                return question()
        return None if time.monotonic() < self._again else self._tried(question)

    def _tried(self, question: Callable[[], Any]) -> Any:
        from redis.exceptions import RedisError

        try:
            return question()
        except (RedisError, OSError) as error:
            self._again = time.monotonic() + AGAIN
            log.warning("Answers are not shared for %.0f seconds: Redis: %s", AGAIN, error)
            return None


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep up to `most` answers of a function of the store; all are dropped with the store's version.

    Arguments must be hashable, and callers must not change what they get. An error is never kept. Who asks
    for an answer that another is making waits for it: after a publication many ask for the same at once.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        kept = _Kept[T](most)

        @wraps(function)
        def answer(*args: P.args, **kwargs: P.kwargs) -> T:
            key = (db.version(), args, tuple(sorted(kwargs.items())))
            known = kept.find(key)
            return known[0] if known else kept.make(key, lambda: function(*args, **kwargs))

        return answer

    return decorate


class _Kept(Generic[T]):
    """Answers of one function, those longest unused going first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[_Key, T] = OrderedDict()
        self._making: dict[_Key, threading.Lock] = {}
        self._lock = threading.Lock()

    def find(self, key: _Key) -> tuple[T] | None:
        """The kept answer in a tuple, for an answer may be None."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return (self._kept[key],)

    def make(self, key: _Key, maker: Callable[[], T]) -> T:
        """The answer made and kept, or the one that another has made meanwhile."""
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        with making:
            if known := self.find(key):
                return known[0]
            try:
                made = maker()
                with self._lock:
                    self._keep(key, made)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    def _keep(self, key: _Key, made: T) -> None:
        """Answers of another version go first, then those longest unused."""
        first = next(iter(self._kept), None)
        if first and first[0] != key[0]:
            self._kept.clear()
        self._kept[key] = made
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


def shared(row: Iterable[Any]) -> tuple[Any, ...]:
    """The row, its texts one with equal ones of others: kept answers hold the same few texts very often."""
    return tuple([intern(value) if type(value) is str else value for value in row])
