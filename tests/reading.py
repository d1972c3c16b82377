"""Lets one test read another store than the tests after it do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data import db


@contextmanager
def read_from(folder: Path) -> Iterator[None]:
    """Questions go to the store in `folder`; afterwards to where they went before.

    What was not chosen before stays unchosen: a default read now would follow an environment that the
    test has changed, into tests that know nothing of it.
    """
    before = db._options
    db.configure(db.Options(folder))
    try:
        yield
    finally:
        db.configure(before)
