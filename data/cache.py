"""Remembers answers for as long as the store they came from is served."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask_caching import Cache

from data import db

MOST_ANSWERS = 4000  # one to three kilobytes each, as a rule
# Ready answers of the web side; which backend keeps them is a setting, so that several hosts may share one.
answers = Cache(with_jinja2_ext=False)

P = ParamSpec("P")
T = TypeVar("T")


def keep_answers(server: Any) -> None:
    """Gives the web server's answers a place: in the process, without an end, the oldest going first."""
    config = {"CACHE_TYPE": "SimpleCache", "CACHE_DEFAULT_TIMEOUT": 0, "CACHE_THRESHOLD": MOST_ANSWERS}
    answers.init_app(server, config=config)


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep up to `most` answers of a function of the store; all are dropped with the store's version.

    Arguments must be hashable, and callers must not change what they get. An error is never kept.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        kept: OrderedDict[Hashable, T] = OrderedDict()
        lock = threading.Lock()

        @wraps(function)
        def answer(*args: P.args, **kwargs: P.kwargs) -> T:
            key = (db.version(), args, tuple(sorted(kwargs.items())))
            with lock:
                if key in kept:
                    kept.move_to_end(key)
                    return kept[key]
            made = function(*args, **kwargs)
            with lock:
                _keep(kept, key, made, most)
            return made

        return answer

    return decorate


def _keep(kept: OrderedDict[Hashable, T], key: tuple[str, object, object], made: T, most: int) -> None:
    """Put an answer in; answers of another version go first, then those longest unused."""
    first = next(iter(kept), None)
    if isinstance(first, tuple) and first[0] != key[0]:
        kept.clear()
    kept[key] = made
    while len(kept) > most:
        kept.popitem(last=False)
