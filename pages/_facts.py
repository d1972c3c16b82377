"""What every page tells the frame of the store."""

from components import producers
from components.shell import SourceNote, StoreFacts
from data import queries


def store_facts(lang: str) -> StoreFacts:
    """Version, newest period and the producers, for the footer."""
    facts = queries.store_facts()
    sources = [
        SourceNote(producers.name(source.producer, lang), source.licence, source.data_date)
        for source in facts.sources
    ]
    return StoreFacts(facts.version, facts.newest_period, sources)
