"""Follows a bucket or a lake: brings what is published to a folder of this host, and swaps its CURRENT.

One process of a host does it, the others wait for its place. What it found stands in a file, so that every
process can tell. The rest of the program reads the folder as it reads any other.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Protocol

from data.bucket import BucketError, Published
from data.store_file import POINTER, PREFIX, SUFFIX

log = logging.getLogger(__name__)
LOCK, STATE = ".following", ".followed.json"
KEPT = 3  # files of a host, as in the folder of a build
LONGEST_PAUSE = 300.0  # seconds


@dataclass(frozen=True)
class Looked:
    """The last look at what is followed: when (seconds since 1970), and what went wrong ('' for nothing)."""

    at: float
    error: str


def last_look(folder: Path) -> Looked | None:
    """What the host's follower found last; None when it has not looked yet."""
    try:
        return Looked(**json.loads((folder / STATE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


class Remote(Protocol):
    """What is followed. Its methods raise BucketError; `download` raises OSError as well."""

    def pointer(self, known: str | None = None) -> tuple[Published, str] | None:
        """What is served and a tag of it; None when that is still `known`."""

    def is_whole(self, path: Path, published: Published) -> bool:
        """Whether the host has this very file already."""

    def download(self, published: Published, target: Path) -> None:
        """The file to `target`, whole."""


class Follower:
    """Looks at a bucket or a lake every `interval` seconds once `start` is called."""

    def __init__(self, remote: Remote, folder: Path, interval: float) -> None:
        self.remote, self.folder, self.interval = remote, folder, interval
        self.looked = threading.Event()  # at least once, by this process or another
        self._stop = threading.Event()
        self._tag: str | None = None
        self._failures = 0  # downloads in vain, one after the other
        self._troubled = False

    def start(self) -> None:
        """Follows in a thread that ends with the process."""
        threading.Thread(target=self._run, name="follow", daemon=True).start()

    def stop(self) -> None:
        """Ends the thread before its next look."""
        self._stop.set()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._lead()
            except OSError as error:  # the folder cannot be made or written: told where people look
                log.error("The published stores are not followed: %s", error)
                self.looked.set()
            self._stop.wait(self.interval)

    def _lead(self) -> None:
        """Takes the host's place if it is free, and keeps it as long as the process lives."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / LOCK).open("w") as place:
            while not _taken(place):
                if last_look(self.folder):
                    self.looked.set()
                if self._stop.wait(min(self.interval, 1.0)):
                    return
            while not self._stop.is_set():
                self.look()
                self.looked.set()
                self._stop.wait(self.pause())

    def pause(self) -> float:
        """Seconds until the next look; longer after downloads in vain: a bad file is not fetched all day."""
        return min(self.interval * 2.0 ** min(self._failures, 8), max(LONGEST_PAUSE, self.interval))

    def look(self) -> bool:
        """One look: True when the host now has what is published. Tells what it found; raises OSError."""
        error = ""
        try:
            self._follow()
        except (BucketError, OSError) as caught:
            error = str(caught)
        if bool(error) != self._troubled:  # told once, not at every look
            self._troubled = bool(error)
            log.log(
                logging.ERROR if error else logging.WARNING,
                "The last good store is served on: %s"
                if error
                else "The published stores are followed again%s",
                error,
            )
        _write(self.folder / STATE, json.dumps(asdict(Looked(time.time(), error))))
        return not error

    def _follow(self) -> None:
        found = self.remote.pointer(self._tag)
        if found is None:
            return
        published, tag = found
        if not self.remote.is_whole(self.folder / published.name, published):
            self._bring(published)
        _write(self.folder / POINTER, f"{published.name}\n")
        self._prune(published.name)
        self._tag = tag

    def _bring(self, published: Published) -> None:
        self._failures += 1  # until it has succeeded
        for left in self.folder.glob(".loading-*"):
            left.unlink(missing_ok=True)
        fresh = self.folder / f".loading-{os.getpid()}"
        try:
            self.remote.download(published, fresh)
            fresh.replace(self.folder / published.name)
            self._failures = 0
        finally:
            fresh.unlink(missing_ok=True)

    def _prune(self, served: str) -> None:
        for path in sorted(self.folder.glob(f"{PREFIX}*{SUFFIX}"))[:-KEPT]:
            if path.name != served:
                with suppress(OSError):
                    path.unlink()


def _taken(place: IO[str]) -> bool:
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(path: Path, text: str) -> None:
    """One swap: a reader sees the old text or the new one."""
    fresh = path.with_name(f".{path.name.lstrip('.')}.{os.getpid()}")
    try:
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
