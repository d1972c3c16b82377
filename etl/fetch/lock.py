"""The generated lock: which raw answers make up each item, and a journal that survives a kill."""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import orjson

from etl.errors import disk_errors
from etl.fetch.answer_store import write_whole
from etl.sources.errors import StoreError

FORMAT = 1


@dataclass(frozen=True)
class Held:
    """An item as it was last taken in, and all that is needed to read it again.

    answers: hashes of the raw answers of figures, in order; regions: hash of the area list used;
    request: what the parser needs besides; data_date: the producer's own date of the figures.
    """

    key: str
    kind: str
    indicator_id: str
    source: str
    producer: str
    statistics: dict[str, str]
    table_id: str
    address: str
    licence: str
    title: str
    data_date: str
    fetched_at: str
    checked_at: str
    answers: tuple[str, ...]
    rows: int
    request: dict[str, Any] = field(default_factory=dict)
    regions: str = ""
    note: str = ""


@dataclass(frozen=True)
class Quarantined:
    """An item that was not taken in, and why."""

    key: str
    reason: str
    expected: str
    found: str
    at: str


class Lock:
    """The lock of a folder. Changes go to the journal at once; `compact` writes the lock itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path, self.journal = folder / "lock.json", folder / "pending.jsonl"
        self.held: dict[str, Held] = {}
        self.quarantine: dict[str, Quarantined] = {}
        self.parts: dict[str, str] = {}
        self._guard = threading.Lock()
        self._read()

    def hold(self, held: Held) -> None:
        """Take an item in, in the place of what was held before."""
        self._note({"held": asdict(held)})

    def checked(self, key: str, at: str) -> None:
        """Note that the source was asked and that nothing had changed."""
        self._note({"checked": key, "at": at})

    def put_aside(self, quarantined: Quarantined) -> None:
        """Note that an item is in quarantine; what was held of it before stays."""
        self._note({"quarantined": asdict(quarantined)})

    def part(self, request: str, sha256: str) -> None:
        """Note an answer of an item that is not whole yet, so that an interrupted run can go on."""
        self._note({"part": request, "sha256": sha256})

    def compact(self) -> None:
        """Write the lock in one step and remove the journal. The same content gives the same bytes."""
        content = {
            "format": FORMAT,
            "items": {key: asdict(held) for key, held in sorted(self.held.items())},
            "quarantine": {key: asdict(q) for key, q in sorted(self.quarantine.items())},
            "parts": dict(sorted(self.parts.items())),
        }
        with self._guard, disk_errors(self.path):
            self.folder.mkdir(parents=True, exist_ok=True)
            options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
            write_whole(self.path, orjson.dumps(content, option=options))
            self.journal.unlink(missing_ok=True)

    def _note(self, line: dict[str, Any]) -> None:
        with self._guard, disk_errors(self.journal):
            self.folder.mkdir(parents=True, exist_ok=True)
            with self.journal.open("ab") as file:
                # A new line first: what a kill left unfinished must not swallow this one.
                file.write(b"\n" + orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
            self._apply(line)

    def _read(self) -> None:
        if self.path.exists():
            try:
                content = orjson.loads(self.path.read_bytes())
                self.held = {key: _held(entry) for key, entry in content["items"].items()}
                self.quarantine = {key: Quarantined(**entry) for key, entry in content["quarantine"].items()}
                self.parts = dict(content.get("parts", {}))
            except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
                remedy = "restore it from a copy, or remove it and fetch again"
                raise StoreError("The lock cannot be read", str(self.path), remedy) from error
        if self.journal.exists():
            self._replay(self.journal.read_bytes())

    def _replay(self, journal: bytes) -> None:
        for line in journal.splitlines():
            try:
                self._apply(orjson.loads(line))
            except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
                continue  # a kill can leave the last line unfinished; its work is done again

    def _apply(self, line: dict[str, Any]) -> None:
        if "held" in line:
            held = _held(line["held"])
            self.held[held.key] = held
            self.quarantine.pop(held.key, None)
            self.parts = {r: s for r, s in self.parts.items() if not r.startswith(f"{held.key} ")}
        elif "checked" in line and line["checked"] in self.held:
            self.held[line["checked"]] = replace(self.held[line["checked"]], checked_at=line["at"])
        elif "quarantined" in line:
            self.quarantine[line["quarantined"]["key"]] = Quarantined(**line["quarantined"])
        elif "part" in line:
            self.parts[line["part"]] = line["sha256"]


def _held(entry: dict[str, Any]) -> Held:
    return Held(**{**entry, "answers": tuple(entry["answers"])})


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Keep a second fetch out of the folder. Raises StoreError when one is under way."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".in-use").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            remedy = "wait until it ends"
            raise StoreError("Another fetch is under way", str(folder), remedy) from None
        yield
