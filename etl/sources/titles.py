"""What the catalogue's live ids mean: expected Finnish titles of Sotkanet, contents of tables."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

TITLES = Path(__file__).with_name("titles.csv")


@lru_cache(maxsize=1)
def _titles() -> dict[tuple[str, str], tuple[str, str]]:
    with TITLES.open(encoding="utf-8", newline="") as file:
        return {(r["kind"], r["id"]): (r["title_fi"], r["certainty"]) for r in csv.DictReader(file)}


def expected_title(kind: str, source_id: str) -> str:
    """Return the title an id is expected to have, '' where none is known."""
    return _titles().get((kind, source_id), ("", ""))[0]


def certainty(kind: str, source_id: str) -> str:
    """Return how sure it is that the id has this title, '' where nothing is known."""
    return _titles().get((kind, source_id), ("", ""))[1]


@lru_cache(maxsize=1)
def _requests() -> dict[tuple[str, str], tuple[str, str]]:
    with TITLES.with_name("requests.csv").open(encoding="utf-8", newline="") as file:
        return {(r["indicator_id"], r["table"]): (r["request"], r["words"]) for r in csv.DictReader(file)}


def label_words(indicator_id: str, table: str) -> str:
    """Return the words that the label of an indicator's content must hold, '' when none are known."""
    return _requests().get((indicator_id, table), ("", ""))[1]


def table_request(indicator_id: str, table: str, given: str) -> str:
    """Return what to ask a table for an indicator: content and choices.

    given: what the catalogue says, used as it is unless it only repeats the table's name; '' when
    neither says which content is meant.
    """
    if given and given != table.rsplit("/", 1)[-1].removesuffix(".px"):
        return given
    return _requests().get((indicator_id, table), ("", ""))[0]
