"""Reads what was fetched back as tidy frames, each with all that is known of where it came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from etl.fetch.answer_store import AnswerStore
from etl.fetch.geography_loader import PARTS, read_division
from etl.fetch.lock import Held, Lock
from etl.live.numbers import FIRST_ID
from etl.sources.contract import parse_contract
from etl.sources.csvfile import parse_file
from etl.sources.division import Division
from etl.sources.errors import StoreError
from etl.sources.pxweb_select import parse_wanted
from etl.sources.pxweb_tidy import parse_data as parse_table
from etl.sources.sotkanet_regions import parse_regions
from etl.sources.sotkanet_rows import parse_data as parse_sotkanet
from etl.sources.tidy import SCHEMA, tidy, without_repeats

Areas = dict[int, str]


@dataclass(frozen=True)
class ParsedSnapshot:
    """One item of the lock. The fields fit the store's `snapshot` table; `read` gives its figures.

    division_year: the division its areas follow, the year of fetching where the source does not say.
    key: name in the lock; indicator_id: catalogue's id ('' when a file holds several); answers: hashes of
    the raw answers; regions: hash of Sotkanet's area list that goes with them; next_release: day on which the
    source publishes next, where it says so.
    """

    id: int
    key: str
    kind: str
    indicator_id: str
    source: str
    producer: str
    statistics_fi: str | None
    statistics_sv: str | None
    statistics_en: str | None
    table_id: str
    address: str
    licence: str
    data_date: str | None
    fetched_at: str
    checked_at: str
    obtained: str
    quality_note: str | None
    sha256: str
    row_count: int
    division_year: int
    title: str
    answers: tuple[str, ...]
    regions: str
    next_release: str | None
    _read: Callable[[bool], pa.Table]

    def columns(self) -> pa.Table:
        """Return the figures with the count behind each, unsorted, texts as positions into lists.

        Raises SourceError as `read` does.
        """
        return self._read(True)

    def read(self) -> pa.Table:
        """Return the figures in the shape of data/embedded/observations.parquet, sorted.

        Raises SourceError when a raw answer is gone, was changed or no longer gives a frame.
        """
        rows = tidy(self._read(False))
        column = pa.array([self.id] * rows.num_rows, pa.int16())
        return rows.set_column(SCHEMA.get_field_index("snapshot_id"), "snapshot_id", column)


def snapshots(folder: Path, first_id: int = FIRST_ID) -> list[ParsedSnapshot]:
    """Return everything held in a folder of raw answers, by key; an empty list when nothing was fetched.

    Figures are read only when asked for. The same lock gives the same list and the same figures.
    Raises StoreError when the lock cannot be read.
    """
    lock, reader = Lock(folder), _Reader(AnswerStore(folder))
    held = [entry for _, entry in sorted(lock.held.items()) if entry.kind != "geography"]
    return [_snapshot(first_id + place, entry, reader) for place, entry in enumerate(held)]


def divisions(folder: Path) -> list[Division]:
    """Return the years' areas held in a folder, oldest first. Raises SourceError when one cannot be read."""
    lock, store = Lock(folder), AnswerStore(folder)
    found = []
    for held in sorted(lock.held.values(), key=lambda entry: entry.key):
        if held.kind == "geography":
            names = held.request[PARTS]
            bodies = {name: store.get(sha256) for name, sha256 in zip(names, held.answers, strict=True)}
            found.append(read_division(int(held.source.rsplit(".", 1)[-1]), bodies))
    return found


def _snapshot(number: int, held: Held, reader: _Reader) -> ParsedSnapshot:
    return ParsedSnapshot(
        id=number, key=held.key, kind=held.kind, indicator_id=held.indicator_id, source=held.source,
        producer=held.producer, statistics_fi=held.statistics.get("fi"),
        statistics_sv=held.statistics.get("sv"), statistics_en=held.statistics.get("en"),
        table_id=held.table_id, address=held.address, licence=held.licence,
        data_date=held.data_date or None, fetched_at=held.fetched_at, checked_at=held.checked_at,
        obtained="own file" if held.kind == "file" else "fetched from the service",
        quality_note=held.note or None, sha256=held.answers[0] if held.answers else "",
        row_count=held.rows, title=held.title, division_year=_division_year(held),
        answers=held.answers, regions=held.regions, next_release=held.request.get("next_release"),
        _read=lambda short: reader.read(held, short),
    )  # fmt: skip


def area_codes(folder: Path, sha256: str) -> Areas:
    """Return internal number → code of a kept area list. Raises SourceError when it cannot be read."""
    return _Reader(AnswerStore(folder)).regions(sha256)


def _division_year(held: Held) -> int:
    told = held.request.get("division_year")
    return told if isinstance(told, int) else int(held.fetched_at[:4])


class _Reader:
    """Parses held answers; area lists are parsed once."""

    def __init__(self, store: AnswerStore) -> None:
        self._store = store
        self._areas: dict[str, Areas] = {}

    def read(self, held: Held, short: bool = False) -> pa.Table:
        """Return all columns of an item's figures; short: texts may be positions into lists."""
        bodies = [self._store.get(sha256) for sha256 in held.answers]
        readers = {"sotkanet": self._sotkanet, "pxweb": self._pxweb, "file": self._file}
        if held.kind not in readers:
            raise StoreError(f"'{held.kind}' is no kind of source", held.key)
        tables = [readers[held.kind](held, body, short and len(bodies) == 1) for body in bodies]
        together = pa.concat_tables(tables)
        return without_repeats(together, held.key) if len(tables) > 1 else together

    def _sotkanet(self, held: Held, body: bytes, _: bool) -> pa.Table:
        return parse_sotkanet(body, self.regions(held.regions), held.request["indicator"], held.indicator_id)

    def regions(self, sha256: str) -> Areas:
        """Return internal number → code of an area list."""
        if sha256 not in self._areas:
            self._areas[sha256] = dict(parse_regions(self._store.get(sha256)).codes)
        return self._areas[sha256]

    def _pxweb(self, held: Held, body: bytes, short: bool) -> pa.Table:
        wanted = parse_wanted(held.request["table"], held.request["wanted"])
        return parse_table(body, wanted, held.indicator_id, short)

    def _file(self, held: Held, body: bytes, short: bool) -> pa.Table:
        contract = parse_contract(self._store.get(held.request["contract"]), held.key)
        return parse_file(body, contract, short).rows
