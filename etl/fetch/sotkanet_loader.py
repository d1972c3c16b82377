"""Loads Sotkanet's indicators: metadata first, figures only when they are newer than what is held."""

from __future__ import annotations

import threading

import pyarrow as pa

from etl.fetch.context import Context, one_of
from etl.fetch.lock import Held
from etl.fetch.options import LiveItem
from etl.fetch.report import Outcome
from etl.sources.errors import ContractError, ParseError, TitleMismatch
from etl.sources.sotkanet import (
    REGIONS,
    SEXES,
    Metadata,
    Sotkanet,
    data_request,
    metadata_request,
    parse_metadata,
    year_chunks,
)
from etl.sources.sotkanet_regions import RegionMap, parse_regions
from etl.sources.sotkanet_rows import parse_data
from etl.sources.texts import same_title
from etl.sources.tidy import without_repeats

LICENCE = "CC BY 4.0"
PAGE = "https://sotkanet.fi/sotkanet/fi/metadata/indicators/{}"
STATISTICS = {
    "fi": "Tilasto- ja indikaattoripankki Sotkanet",
    "sv": "Statistik- och indikatorbanken Sotkanet",
    "en": "Statistical information on welfare and health, Sotkanet",
}
# A title from 2016 may have been worded anew; where a recent source uses the id, that is only noted.
SURE = frozenset({"confirmed-recent"})


class SotkanetLoader:
    """Takes in one indicator at a time; safe to use from several threads."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._service = Sotkanet(context.client)
        self.parallel = context.client.settings.sotkanet_parallel
        self._guard = threading.Lock()
        self._areas: tuple[str, RegionMap] | None = None

    def load(self, item: LiveItem) -> Outcome:
        """Take an indicator in when it changed. Raises SourceError; what was held stays then."""
        context, number = self._context, _number(item)
        if context.fresh(item.key):
            return context.unchanged(context.lock.held[item.key], "checked lately")
        metadata = parse_metadata(self._service.fetch(metadata_request(number)).body, number)
        note = ""
        try:
            note = self._check_title(item, metadata)
        except TitleMismatch as error:
            return context.quarantine(item, error, metadata.title.get("fi", ""))
        held = context.lock.held.get(item.key)
        if held and self._as_held(held, item, metadata):
            return context.unchanged(held, note)
        years = metadata.years(context.options.since)
        if not years:
            raise ParseError("The metadata tells no years to ask for", item.key)
        if context.options.dry_run:
            calls = len(year_chunks(years))
            return Outcome(item.key, "planned", 0, f"{years[0]}–{years[-1]}, {calls} calls")
        return self._take_in(item, metadata, years, note)

    def _check_title(self, item: LiveItem, metadata: Metadata) -> str:
        found = metadata.title.get("fi", "")
        if not item.title or same_title(item.title, found) or item.key in self._context.options.accept:
            return ""
        what = f"'{found[:120]}' is not the expected '{item.title[:120]}'"
        if item.certainty in SURE:
            return f"title has changed: {what}"
        raise TitleMismatch(what, item.key, f"check the id, then run with --accept {item.key}")

    def _as_held(self, held: Held, item: LiveItem, metadata: Metadata) -> bool:
        since = self._context.options.since
        return (
            bool(metadata.updated)
            and held.data_date == metadata.updated
            and held.indicator_id == item.indicator_id
            and held.request.get("since") in (None, since)
            and all(self._context.store.has(sha256) for sha256 in (*held.answers, held.regions))
        )

    def _take_in(self, item: LiveItem, metadata: Metadata, years: tuple[int, ...], note: str) -> Outcome:
        context, (regions_hash, regions) = self._context, self._regions()
        hashes, rows = self._figures(item, metadata, years, metadata.genders, regions)
        if not rows.num_rows:  # some indicators list a sex they have no figures for
            others = tuple(sex for sex in SEXES if sex not in metadata.genders)
            if others:
                hashes, rows = self._figures(item, metadata, years, others, regions)
        context.check_rows(item.key, rows.num_rows)
        context.lock.hold(
            Held(
                key=item.key, kind="sotkanet", indicator_id=item.indicator_id,
                source=f"sotkanet.{metadata.id}",
                producer=one_of((metadata.organization.get("fi", ""), "THL")),
                statistics=STATISTICS, table_id=str(metadata.id), address=PAGE.format(metadata.id),
                licence=LICENCE, title=metadata.title.get("fi", ""), data_date=metadata.updated,
                fetched_at=context.stamp(), checked_at=context.stamp(), answers=hashes, rows=rows.num_rows,
                request={"indicator": metadata.id, "since": context.options.since},
                regions=regions_hash, note=note,
            )
        )  # fmt: skip
        return Outcome(item.key, "loaded", rows.num_rows, note)

    def _figures(
        self,
        item: LiveItem,
        metadata: Metadata,
        years: tuple[int, ...],
        sexes: tuple[str, ...],
        regions: RegionMap,
    ) -> tuple[tuple[str, ...], pa.Table]:
        """Return the hashes of all answers and their rows together."""
        hashes, tables = [], []
        for chunk in year_chunks(years):
            request = data_request(metadata.id, chunk, sexes)
            sha256, body = self._context.part(
                item.key,
                metadata.updated,
                str(request),
                lambda request=request: self._service.fetch(request),  # type: ignore[misc]
            )
            hashes.append(sha256)
            tables.append(parse_data(body, regions.codes, metadata.id, item.indicator_id))
        together = pa.concat_tables(tables)
        return tuple(hashes), without_repeats(together, item.key) if len(tables) > 1 else together

    def _regions(self) -> tuple[str, RegionMap]:
        """Return the area list with its hash, asked once in a run."""
        with self._guard:
            if self._areas is None:
                body = self._service.fetch(REGIONS).body
                regions = parse_regions(body)
                self._areas = self._context.store.put(body), regions
            return self._areas


def _number(item: LiveItem) -> int:
    if not (item.source_id.isascii() and item.source_id.isdigit()):
        raise ContractError(f"'{item.source_id}' is no Sotkanet id", item.key)
    return int(item.source_id)
