"""Every note on how figures were obtained is told in every language."""

from pathlib import Path

import pytest

from components import producers, provenance_notes
from data import db
from data.catalog import load


@pytest.fixture
def snapshots(store: Path) -> list[tuple[str, str | None, str | None]]:
    return db.rows("SELECT producer, obtained, quality_note FROM snapshot")


def test_notes_are_known(snapshots):
    notes = {note for _producer, *notes in snapshots for note in notes if note}
    assert notes
    assert not [note for note in notes if not provenance_notes.known(note)]


def test_producers_have_names_in_every_language(snapshots):
    sources = [load().get(key).source for key in load().indicators]
    names = {producer for producer, *_notes in snapshots} | {s.producer for s in sources if s}
    assert len(names) > 5
    assert not [name for name in names if not producers.known(name)]


def test_an_unknown_note_stays_marked():
    assert provenance_notes.told("Something new.", "sv") == "Something new. (en)"
    assert provenance_notes.told("Something new.", "en") == "Something new."
