"""What a fetch is asked to do: which indicators, from which sources, how far back, and how carefully."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from data.catalog import Catalog
from data.catalog_models import Indicator
from etl.sources.errors import ContractError
from etl.sources.settings import SourceSettings
from etl.sources.titles import certainty, expected_title, label_words, table_request

KINDS = ("sotkanet", "statfin", "geography", "file")
PXWEB_KINDS = ("statfin", "statfin_avainluvut", "pxweb")


@dataclass(frozen=True)
class LiveItem:
    """An indicator as a live source has it.

    title: expected Finnish title, of a table's content the words that its label must hold; '' where neither
    is known.
    """

    indicator_id: str
    kind: str
    source_id: str
    table: str = ""
    title: str = ""
    certainty: str = ""
    theme: str = ""
    tier: str = ""

    @property
    def key(self) -> str:
        """Return the item's name in the lock and in messages."""
        table = f"{self.table}#" if self.table else ""
        return f"{self.kind}:{table}{self.source_id}"


@dataclass(frozen=True)
class FetchOptions:
    """A run's wishes. Without indicators, theme or everything the core tier is taken.

    folder: where raw answers are kept; since: first year; max_age_hours: what was checked more recently
    is not asked again; accept: keys whose title or shrinking was looked at and found right;
    contracts: YAML contracts of own files; division_year: fetch that year's areas too.
    """

    folder: Path
    items: Sequence[LiveItem] = ()
    sources: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()
    theme: str = ""
    core: bool = False
    everything: bool = False
    since: int | None = None
    dry_run: bool = False
    record: Path | None = None
    max_age_hours: float = 6.0
    accept: frozenset[str] = frozenset()
    contracts: Sequence[Path] = ()
    division_year: int | None = None
    settings: SourceSettings = field(default_factory=SourceSettings)


def live_items(catalog: Catalog) -> list[LiveItem]:
    """Return every indicator of the catalogue that a live source has, in the catalogue's order."""
    return [item for indicator in catalog if (item := live_item(indicator)) is not None]


def live_item(indicator: Indicator) -> LiveItem | None:
    """Return an indicator's item, None when no live source is named or its request is not known yet."""
    live = indicator.live
    if live is None:
        return None
    source_id, title, sure = live.id, "", live.certainty or ""
    if live.kind in PXWEB_KINDS:
        source_id = table_request(indicator.id, live.table or "", live.id)
        title = label_words(indicator.id, live.table or "")
    elif live.kind == "sotkanet":
        known = expected_title(live.kind, live.id)
        title = known or (indicator.name.fi if indicator.tier == "live" else "")
        sure = sure or certainty(live.kind, live.id)
    if not source_id:
        return None
    place = {"theme": indicator.theme, "tier": indicator.tier}
    return LiveItem(indicator.id, live.kind, source_id, live.table or "", title, sure, **place)


def chosen(options: FetchOptions) -> list[LiveItem]:
    """Return the items that the options select, in the catalogue's order.

    Raises ContractError when an indicator, theme or source is named that nothing matches.
    """
    items = [item for item in options.items if _of_source(item, options.sources)]
    _check_names("source", options.sources, {i.kind for i in options.items} | set(KINDS))
    if options.indicators:
        named = {name for item in items for name in (item.indicator_id, item.key)}
        _check_names("indicator", options.indicators, named)
        items = [i for i in items if {i.indicator_id, i.key} & options.indicators]
    elif options.theme:
        items = [item for item in items if item.theme == options.theme]
        _check_names("theme", {options.theme}, {item.theme for item in items})
    elif not options.everything:
        items = [item for item in items if item.tier == "core"]
    return items


def _of_source(item: LiveItem, sources: frozenset[str]) -> bool:
    family = "statfin" if item.kind in PXWEB_KINDS else item.kind
    return not sources or item.kind in sources or family in sources


def _check_names(what: str, given: Iterable[str], known: set[str]) -> None:
    if unknown := sorted(set(given) - known):
        remedy = "take one that the catalogue has with a live source"
        raise ContractError(f"No live {what} '{unknown[0]}'", "fetch", remedy)
