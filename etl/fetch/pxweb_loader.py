"""Loads Statistics Finland's tables: the listing tells what changed, the metadata what may be asked."""

from __future__ import annotations

import re
import threading

import pyarrow as pa

from etl.fetch.context import Context
from etl.fetch.lock import Held
from etl.fetch.options import LiveItem
from etl.fetch.report import Outcome
from etl.sources.errors import (
    ContractError,
    ServerTrouble,
    SlowAnswer,
    SourceError,
    TitleMismatch,
    TooMuchData,
)
from etl.sources.pxweb import Limits, TableMeta, Transport, parse_limits, parse_listing, parse_metadata
from etl.sources.pxweb_roles import content_label, find_roles
from etl.sources.pxweb_select import Query, Wanted, cells, parse_wanted, select, split
from etl.sources.pxweb_tidy import parse_data
from etl.sources.pxweb_v1 import PxWebV1
from etl.sources.texts import holds_words
from etl.sources.tidy import without_repeats

LICENCE = "CC BY 4.0"
PAGE = "https://pxdata.stat.fi/PxWeb/pxweb/fi/{}/"
PRODUCERS = {"tyonv": "KEHA-keskus / TEM, Työnvälitystilasto"}
HALVINGS = 3
HEAVY = 20_000  # cells; a larger query may be what brings a 503, not trouble at the service


class PxWebLoader:
    """Takes in one content of a table at a time; the service is asked one call at a time."""

    parallel = 1

    def __init__(self, context: Context, transport: Transport | None = None) -> None:
        self._context = context
        self._service = transport or PxWebV1(context.client)
        self._guard = threading.Lock()
        self._limits: Limits | None = None
        self._listings: dict[str, dict[str, str]] = {}
        self._tables: dict[str, TableMeta] = {}

    def load(self, item: LiveItem) -> Outcome:
        """Take an item in when its table changed. Raises SourceError; what was held stays then."""
        context = self._context
        if not item.table:
            raise ContractError("The catalogue names no table", item.key)
        if context.fresh(item.key):
            return context.unchanged(context.lock.held[item.key], "checked lately")
        wanted = parse_wanted(item.table, item.source_id)
        updated = self._updated(item.table)
        held = context.lock.held.get(item.key)
        if held and self._as_held(held, item, updated):
            return context.unchanged(held)
        metadata = self._metadata(item.table)
        roles = find_roles(metadata.variables, item.table)
        label = content_label(metadata.variables, roles, wanted.content, item.table) or metadata.title
        try:
            self._check_label(item, label)
        except TitleMismatch as error:
            return context.quarantine(item, error, label)
        query = select(metadata.variables, roles, wanted, item.table, context.options.since)
        parts = split(query, self._limit().cells, item.table)
        if context.options.dry_run:
            return Outcome(item.key, "planned", 0, f"{cells(query):,} cells in {len(parts)} calls")
        return self._take_in(item, wanted, metadata, updated, parts, roles.area)

    def _check_label(self, item: LiveItem, label: str) -> None:
        """Raise TitleMismatch when a content is labelled otherwise than its code was understood."""
        if item.title and not holds_words(label, item.title) and item.key not in self._context.options.accept:
            what = f"'{label[:120]}' does not hold the words '{item.title}'"
            raise TitleMismatch(what, item.key, f"check the content, then run with --accept {item.key}")

    def _as_held(self, held: Held, item: LiveItem, updated: str) -> bool:
        since = self._context.options.since
        return (
            bool(updated)
            and held.data_date == updated
            and held.indicator_id == item.indicator_id
            and held.request.get("since") in (None, since)
            and all(self._context.store.has(sha256) for sha256 in held.answers)
        )

    def _take_in(
        self,
        item: LiveItem,
        wanted: Wanted,
        metadata: TableMeta,
        updated: str,
        parts: list[Query],
        area: str | None,
    ) -> Outcome:
        context = self._context
        answers = [answer for part in parts for answer in self._part(item, updated, part, HALVINGS)]
        tables = [parse_data(body, wanted, item.indicator_id) for _, body in answers]
        rows = without_repeats(pa.concat_tables(tables), item.key)
        context.check_rows(item.key, rows.num_rows)
        folder, name = _folder_and_file(item.table)
        context.lock.hold(
            Held(
                key=item.key, kind="pxweb", indicator_id=item.indicator_id,
                source=f"statfin.{name.removesuffix('.px')}",
                producer=PRODUCERS.get(folder.rsplit("/", 1)[-1], "Tilastokeskus"),
                statistics={"fi": metadata.title}, table_id=name.removesuffix(".px"),
                address=PAGE.format(folder.replace("/", "__")), licence=LICENCE, title=metadata.title,
                data_date=updated, fetched_at=context.stamp(), checked_at=context.stamp(),
                answers=tuple(sha256 for sha256, _ in answers), rows=rows.num_rows,
                request={"table": item.table, "wanted": item.source_id, "since": context.options.since,
                         "division_year": division_year(area or "")},
            )
        )  # fmt: skip
        return Outcome(item.key, "loaded", rows.num_rows)

    def _part(self, item: LiveItem, updated: str, query: Query, halvings: int) -> list[tuple[str, bytes]]:
        """Return the answers of a query, asked in smaller pieces when the service finds it too large."""
        try:
            return [
                self._context.part(
                    item.key, updated, str(query), lambda: self._service.data(item.table, query)
                )
            ]
        except (TooMuchData, ServerTrouble, SlowAnswer) as error:
            if not isinstance(error, TooMuchData) and cells(query) < HEAVY:
                raise
            smaller = split(query, max(1, cells(query) // 2), item.table)
            if halvings == 0 or len(smaller) < 2:
                raise
            return [answer for piece in smaller for answer in self._part(item, updated, piece, halvings - 1)]

    def _limit(self) -> Limits:
        """Return the service's limits, asked once in a run; the usual ones when it does not tell."""
        with self._guard:
            if self._limits is None:
                try:
                    self._limits = parse_limits(self._service.limits().body)
                except SourceError:
                    self._limits = Limits()
                if isinstance(self._service, PxWebV1):
                    self._service.lane.limit(self._limits.calls, self._limits.window)
            return self._limits

    def _updated(self, table: str) -> str:
        """Return when a table was last updated, '' when the folder's listing does not have it."""
        self._limit()
        folder, name = _folder_and_file(table)
        with self._guard:
            if folder not in self._listings:
                self._listings[folder] = parse_listing(self._service.listing(folder).body, folder)
            return self._listings[folder].get(name, "")

    def _metadata(self, table: str) -> TableMeta:
        with self._guard:
            if table not in self._tables:
                self._tables[table] = parse_metadata(self._service.metadata(table).body, table)
            return self._tables[table]


def division_year(area: str) -> int | None:
    """Return the year of the division that an area variable's code ends in, None when it does not."""
    match = re.search(r"(20\d\d)(0101)?$", area)
    return int(match[1]) if match else None


def _folder_and_file(table: str) -> tuple[str, str]:
    folder, _, name = table.rpartition("/")
    return folder, name
