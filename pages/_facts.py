"""What every page tells the frame of the store."""

from components.shell import SourceNote, StoreFacts
from data import queries


def store_facts() -> StoreFacts:
    """Version, newest date of data and the producers, for the footer."""
    facts = queries.store_facts()
    return StoreFacts(facts.version, facts.data_date, tuple(SourceNote(*source) for source in facts.sources))
