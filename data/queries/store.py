"""Questions about the store as a whole: its version, age and sources."""

from __future__ import annotations

from typing import NamedTuple

from data import db
from data.cache import remembered


class Source(NamedTuple):
    """A producer in the footer: name, licence and the newest date its data carry, None where not recorded."""

    producer: str
    licence: str
    data_date: str | None


class StoreFacts(NamedTuple):
    """What every page says of the store. Dates are ISO text.

    data_date: newest date that a producer recorded, None where none did; newest_period: the newest period
    with figures that are no plan and no projection, None in a store built before it was noted.
    """

    version: str
    built_at: str
    data_date: str | None
    newest_period: str | None
    division_year: int
    sources: tuple[Source, ...]


def current_version() -> str:
    """Version of the served store. Raises db.StoreError when there is none."""
    return db.version()


@remembered(1)
def store_facts() -> StoreFacts:
    """Version, age and sources of the served store."""
    facts = dict(db.rows("SELECT key, value FROM meta"))
    date, newest = facts.get("data_date") or None, facts.get("newest_period") or None
    return StoreFacts(
        facts["version"], facts["built_at"], date, newest, int(facts["division_year"]), tuple(sources())
    )


@remembered(1)
def sources() -> list[Source]:
    """Producers whose figures are in the store, by name, with the newest date of their data."""
    found = db.rows(
        "SELECT producer, min(licence), max(data_date) FROM snapshot "
        "SEMI JOIN indicator_snapshot AS used ON used.snapshot_id = snapshot.id "
        "GROUP BY producer ORDER BY producer"
    )
    return [Source(*row) for row in found]
