"""Loads a year's areas: classifications, memberships and boundaries, checked against each other."""

from __future__ import annotations

from functools import partial

from etl.errors import disk_errors
from etl.fetch.answer_store import write_whole
from etl.fetch.context import Context
from etl.fetch.lock import Held
from etl.fetch.options import LiveItem
from etl.fetch.report import Outcome
from etl.sources.classifications import (
    Classifications,
    merge_names,
    parse_changes,
    parse_items,
    parse_members,
)
from etl.sources.division import Division, make_division
from etl.sources.errors import BadRequest, ContractError, NotFound
from etl.sources.texts import LANGUAGES
from etl.sources.wfs import Feature, Layer, Wfs, parse_layer, to_geojson

# Employment areas and municipality groups have no boundary layer of their own: they are dissolved at build.
GROUPINGS = ("hyvinvointialue", "maakunta", "seutukunta", "tyollisyysalue", "kuntaryhmitys")
LAYERS: tuple[Layer, ...] = ("kunta", "hyvinvointialue", "maakunta")
PARTS = "parts"
CHANGES = "changes"
NO_TABLE = "no table of changes: mergers are read from the boundaries"


def geography_item(year: int) -> LiveItem:
    """Return the item of a year's areas."""
    return LiveItem(f"aluejako_{year}", "geography", str(year))


class GeographyLoader:
    """Takes in one year's areas."""

    parallel = 1

    def __init__(self, context: Context) -> None:
        self._context = context
        self._classes, self._wfs = Classifications(context.client), Wfs(context.client)

    def load(self, item: LiveItem) -> Outcome:
        """Take a year's areas in. Raises SourceError; what was held stays then."""
        context = self._context
        if not (item.source_id.isdigit() and 2022 <= int(item.source_id) <= 2100):
            raise ContractError(f"'{item.source_id}' is no year with wellbeing services counties", item.key)
        if context.fresh(item.key):
            return context.unchanged(context.lock.held[item.key], "checked lately")
        if context.options.dry_run:
            return Outcome(item.key, "planned", 0, "areas, memberships and boundaries")
        parts = self._ask(item, int(item.source_id))
        division = read_division(
            int(item.source_id), {name: self._context.store.get(h) for name, h in parts.items()}
        )
        rows = division.regions.num_rows
        context.check_rows(item.key, rows)
        context.lock.hold(
            Held(
                key=item.key, kind="geography", indicator_id="", source=f"aluejako.{item.source_id}",
                producer="Tilastokeskus", statistics={"fi": f"Aluejako {item.source_id}"},
                table_id=f"kunta4500k_{item.source_id}", address=context.client.settings.wfs_base,
                licence="CC BY 4.0", title=f"Aluejako {item.source_id}", data_date=f"{item.source_id}-01-01",
                fetched_at=context.stamp(), checked_at=context.stamp(), answers=tuple(parts.values()),
                rows=rows, request={PARTS: list(parts)},
            )
        )  # fmt: skip
        self._write_assets(int(item.source_id), parts)
        return Outcome(item.key, "loaded", rows, "" if CHANGES in parts else NO_TABLE)

    def _write_assets(self, year: int, parts: dict[str, str]) -> None:
        """Write the year's layers as our own GeoJSON, for use outside the picture."""
        folder = self._context.lock.folder / "divisions" / str(year)
        with disk_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            for layer in LAYERS:
                features = parse_layer(self._context.store.get(parts[f"layer {layer}"]), layer)
                write_whole(folder / f"{layer}.geojson", to_geojson(features))

    def _ask(self, item: LiveItem, year: int) -> dict[str, str]:
        """Return name → hash of every answer of the year."""
        asks = {
            f"items {n} {lang}": (self._classes.items, (n, year, lang))
            for n in ("kunta", *GROUPINGS)
            for lang in LANGUAGES
        }
        members = {f"members {n}": (self._classes.members, (n, year)) for n in GROUPINGS}
        layers = {f"layer {n}": (self._wfs.fetch, (n, year)) for n in LAYERS}
        found = {
            name: self._context.part(item.key, str(year), name, lambda ask=ask, given=given: ask(*given))[0]  # type: ignore[misc]
            for name, (ask, given) in {**asks, **members, **layers}.items()
        }
        try:
            ask = partial(self._classes.changes, year)
            return {**found, CHANGES: self._context.part(item.key, str(year), CHANGES, ask)[0]}
        except (BadRequest, NotFound):
            return found  # the build then reads mergers from the boundaries


def read_division(year: int, bodies: dict[str, bytes]) -> Division:
    """Return a year's division from its raw answers by name. Raises SourceError when they do not fit."""
    names = {
        n: merge_names({lang: parse_items(bodies[f"items {n} {lang}"], n) for lang in LANGUAGES})
        for n in ("kunta", *GROUPINGS)
    }
    members = {n: parse_members(bodies[f"members {n}"], n) for n in GROUPINGS}
    shapes: dict[str, list[Feature]] = {n: parse_layer(bodies[f"layer {n}"], n) for n in LAYERS}
    changes = parse_changes(bodies[CHANGES]) if CHANGES in bodies else []
    return make_division(year, names, members, shapes, changes)
