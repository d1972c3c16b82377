"""Two stores that differ in every figure and name, and the swaps between them."""

import os
import re
import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import duckdb

from data.store_file import POINTER, PREFIX, SUFFIX
from etl.publish import prune, publish

# Where figures and names stand that views read; of the long tables only what the clients ask for.
_FIGURES = {
    "observation": "indicator_id = 'vaesto' AND group_id = 'total'",
    "profile": "region_code = 'KU077'",
}
_NAMES = ("name_fi", "name_sv", "name_en")
VERSION = re.compile(r"\d{8}T\d{6}-[0-9a-f]{10}")
PLAIN, MARKED = "plain", "marked"


def served_file(folder: Path) -> Path:
    """The file that a folder's CURRENT names."""
    return folder / (folder / POINTER).read_text(encoding="utf-8").strip()


@dataclass
class Swaps:
    """A store folder of its own in which the plain and the marked store take turns, under new versions."""

    folder: Path
    sources: dict[str, Path]

    def __post_init__(self) -> None:
        self._numbers = count(1)
        self.kinds: dict[str, str] = {}

    def swap(self) -> str:
        """Publish the other store as a new version, as `etl publish` does; returns the version."""
        number = next(self._numbers)
        kind = MARKED if number % 2 == 0 else PLAIN
        version = f"20260101T{number // 3600:02}{number // 60 % 60:02}{number % 60:02}-{number:010x}"
        name = f"{PREFIX}{version}{SUFFIX}"
        (self.folder / name).hardlink_to(self.sources[kind])
        self.kinds[version] = kind
        publish(self.folder, name)
        prune(self.folder)
        return version


def make_swaps(built: Path, folder: Path) -> Swaps:
    """The folder's first version is served already. built: folder of a built store, which is only read."""
    sources = {PLAIN: folder / "plain.source", MARKED: folder / "marked.source"}
    link(served_file(built), sources[PLAIN])
    shutil.copy(sources[PLAIN], sources[MARKED])
    mark(sources[MARKED])
    (folder / "store").mkdir()
    made = Swaps(folder / "store", sources)
    made.swap()
    return made


def link(path: Path, target: Path) -> None:
    """The same file under another name, or a copy where the two are on different disks."""
    try:
        target.hardlink_to(path)
    except OSError:
        shutil.copy(path, target)


def mark(path: Path) -> None:
    """Add one to the figures asked for and a dot to every area's and indicator's name."""
    con = duckdb.connect(path)
    try:
        for table, which in _FIGURES.items():
            con.execute(f"UPDATE {table} SET value = value + 1 WHERE {which}")
        for table in ("region", "indicator"):
            for name in _NAMES:
                con.execute(f"UPDATE {table} SET {name} = {name} || '·' WHERE {name} IS NOT NULL")
    finally:
        con.close()


def open_files(pids: list[int], folder: Path) -> dict[int, set[str]]:
    """Names of the store files that each process has open, removed ones with ' (deleted)'."""
    found: dict[int, set[str]] = {}
    for pid in pids:
        targets = (_target(link) for link in Path(f"/proc/{pid}/fd").glob("*"))
        found[pid] = {Path(t).name for t in targets if t.startswith(f"{folder}{os.sep}") and SUFFIX in t}
    return found


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""  # closed meanwhile
