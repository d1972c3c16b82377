"""Remembers answers for as long as the store they came from is served."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import ParamSpec, TypeVar

from data import db

P = ParamSpec("P")
T = TypeVar("T")


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
