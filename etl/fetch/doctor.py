"""The day-one list as a command: asks the services what the docs only assume, and tells what differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from etl.fetch.options import LiveItem
from etl.sources.answers import BOM, Expect
from etl.sources.classifications import Classifications, parse_changes, parse_items, parse_members
from etl.sources.errors import SourceError
from etl.sources.http import HttpClient, Recorder
from etl.sources.lanes import Lane
from etl.sources.pxweb import (
    MOST_CALLS,
    MOST_CELLS,
    WINDOW,
    TableMeta,
    parse_limits,
    parse_listing,
    parse_metadata,
)
from etl.sources.pxweb_roles import Roles, content_label, find_roles
from etl.sources.pxweb_select import parse_wanted
from etl.sources.pxweb_v1 import PxWebV1
from etl.sources.settings import SourceSettings
from etl.sources.sotkanet import INDICATORS, REGIONS, Sotkanet, data_request, load_json, parse_indicators
from etl.sources.sotkanet_regions import parse_regions
from etl.sources.sotkanet_rows import parse_csv, parse_data
from etl.sources.texts import holds_words, same_title
from etl.sources.wfs import Wfs, parse_layer

Verdict = Literal["as expected", "differs", "failed", "learned"]
PROBE, PROBE_YEAR = 127, 2024
SHOWN_TITLES = 10


@dataclass(frozen=True)
class Finding:
    """One check: what the docs say, what the service answered, and whether they agree.

    'learned': the docs leave it open and the service has now told.
    """

    check: str
    expected: str
    found: str
    verdict: Verdict


def doctor(
    settings: SourceSettings,
    items: Sequence[LiveItem] = (),
    division_year: int = 2026,
    tell: Callable[[Finding], None] | None = None,
    record: Recorder | None = None,
) -> list[Finding]:
    """Run the day-one checks and return a finding for each; `tell` gets each one as it is made.

    A service that does not answer is a finding too: nothing is raised.
    """
    findings: list[Finding] = []
    with HttpClient(settings, record=record) as client:
        for check, expected, ask in _checks(client, items, division_year):
            try:
                verdict, found = ask()
            except SourceError as error:
                verdict, found = "failed", str(error)
            finding = Finding(check, expected, found, verdict)
            findings.append(finding)
            if tell:
                tell(finding)
    return findings


Told = tuple[Verdict, str]
Check = tuple[str, str, Callable[[], Told]]


def _checks(client: HttpClient, items: Sequence[LiveItem], year: int) -> list[Check]:
    sotkanet, pxweb = _SotkanetChecks(client, items), _PxWebChecks(client, items)
    geography = _GeographyChecks(client, year)
    return [
        ("Sotkanet: areas", "23 counties, the country and over 290 municipalities", sotkanet.areas),
        ("Sotkanet: /json of one year", "about 467 rows, no absValue on counts", sotkanet.rows),
        ("Sotkanet: /json without years", "refused with 400", sotkanet.without_years),
        ("Sotkanet: two indicators in one call", "not known", sotkanet.two_indicators),
        ("Sotkanet: region= filters", "not known", sotkanet.region_filter),
        ("Sotkanet: /csv", "header as documented, the same figures as /json", sotkanet.csv),
        ("Sotkanet: titles of the catalogue", "as expected", sotkanet.titles),
        ("PxWeb: limits", f"{MOST_CELLS} cells, {MOST_CALLS} calls in {WINDOW:.0f} s", pxweb.limits),
        ("PxWeb: tables of the catalogue", "listed, with area, time and content found", pxweb.tables),
        ("Boundaries: municipalities", f"layer of {year}, 290–340 areas in EPSG:3067", geography.kunta),
        ("Boundaries: counties", f"layer of {year}, 21–23 areas in EPSG:3067", geography.counties),
        ("Classification: municipalities", f"items of {year}", geography.items),
        ("Classification: counties", f"municipality → county of {year}", geography.members),
        ("Classification: changes", f"municipalities of {year - 1} → {year}", geography.changes),
    ]


class _SotkanetChecks:
    def __init__(self, client: HttpClient, items: Sequence[LiveItem]) -> None:
        self._client, self._service = client, Sotkanet(client)
        self._lane = Lane("sotkanet", 1, client.settings.sotkanet_pause, stop=client.stop)
        self._items = [item for item in items if item.kind == "sotkanet" and item.title]
        self._codes: dict[int, str] = {}

    def areas(self) -> Told:
        regions = parse_regions(self._service.fetch(REGIONS).body)
        self._codes = dict(regions.codes)
        notes = f"; {'; '.join(regions.notes)}" if regions.notes else ""
        return "as expected", f"{len(regions.municipalities)} municipalities, {len(self._codes)} areas{notes}"

    def rows(self) -> Told:
        answer = self._service.fetch(data_request(PROBE, (PROBE_YEAR,), ("total",)))
        content = load_json(answer.body, "sotkanet /json")
        rows = parse_data(answer.body, self._codes, PROBE)
        counted = sum("absValue" in row for row in content)
        decimals = sum(isinstance(row.get("value"), float) for row in content)
        text = f"{len(content)} rows, {rows.num_rows} kept, {counted} with absValue, {decimals} with decimals"
        return ("as expected" if 400 <= len(content) <= 560 and not counted else "differs"), text

    def without_years(self) -> Told:
        try:
            answer = self._service.fetch(("json", (("indicator", str(PROBE)),)))
        except SourceError as error:
            return ("as expected" if error.name == "BadRequest" else "differs"), error.what
        return "differs", f"answered {len(answer.body)} bytes"

    def two_indicators(self) -> Told:
        params = (("indicator", "127"), ("indicator", "4"), ("years", str(PROBE_YEAR)), ("genders", "total"))
        content = load_json(self._service.fetch(("json", params)).body, "sotkanet /json")
        ids = sorted({str(row.get("indicator")) for row in content if isinstance(row, dict)})
        return "learned", f"figures of {', '.join(ids) or 'none'}"

    def region_filter(self) -> Told:
        number = next((n for n, code in self._codes.items() if code == "SSS"), 658)
        path, params = data_request(PROBE, (PROBE_YEAR,), ("total",))
        content = load_json(
            self._service.fetch((path, (*params, ("region", str(number))))).body, "sotkanet /json"
        )
        return "learned", f"{len(content)} rows came with region={number}"

    def csv(self) -> Told:
        _, params = data_request(PROBE, (PROBE_YEAR,), ("total",))
        url = self._service.url("csv")
        body = self._client.get(self._lane, url, params, Expect.CSV).body
        rows = parse_csv(body, self._codes, PROBE)
        same = parse_data(self._service.fetch(("json", params)).body, self._codes, PROBE)
        marks = f"{rows.num_rows} figures, {'with' if body.startswith(BOM) else 'without'} a byte order mark"
        return ("as expected" if rows.num_rows == same.num_rows else "differs"), marks

    def titles(self) -> Told:
        found = {
            title.id: title.title.get("fi", "")
            for title in parse_indicators(self._service.fetch(INDICATORS).body)
        }
        wrong = [
            f"{item.source_id}: '{found.get(int(item.source_id), '(not there)')}' instead of '{item.title}'"
            for item in self._items
            if item.source_id.isdigit() and not same_title(item.title, found.get(int(item.source_id), ""))
        ]
        if not wrong:
            return "as expected", f"{len(self._items)} titles agree, {len(found)} indicators in the service"
        more = f"; and {len(wrong) - SHOWN_TITLES} more" if len(wrong) > SHOWN_TITLES else ""
        return "differs", f"{len(wrong)} of {len(self._items)}: {'; '.join(wrong[:SHOWN_TITLES])}{more}"


class _PxWebChecks:
    def __init__(self, client: HttpClient, items: Sequence[LiveItem]) -> None:
        self._service = PxWebV1(client)
        self._tables = sorted({item.table for item in items if item.table})
        self._items = [item for item in items if item.table and item.title]

    def limits(self) -> Told:
        limits = parse_limits(self._service.limits().body)
        usual = (limits.cells, limits.calls, limits.window) == (MOST_CELLS, MOST_CALLS, WINDOW)
        text = f"{limits.cells} cells, {limits.calls} calls in {limits.window:.0f} s"
        self._service.lane.limit(limits.calls, limits.window)
        return ("as expected" if usual else "differs"), text

    def tables(self) -> Told:
        wrong: list[str] = []
        listings: dict[str, dict[str, str]] = {}
        for table in self._tables:
            try:
                wrong += self._table(table, listings)
            except SourceError as error:
                wrong.append(f"{table}: {error.what}")
        good = len(self._tables) - len({text.split(":")[0] for text in wrong})
        return (
            "differs" if wrong else "as expected"
        ), f"{good} of {len(self._tables)} tables as expected" + (f"; {'; '.join(wrong)}" if wrong else "")

    def _table(self, table: str, listings: dict[str, dict[str, str]]) -> list[str]:
        folder, _, name = table.rpartition("/")
        if folder not in listings:
            listings[folder] = parse_listing(self._service.listing(folder).body, folder)
        metadata = parse_metadata(self._service.metadata(table).body, table)
        roles = find_roles(metadata.variables, table)
        lacking = [role for role in ("area", "content") if getattr(roles, role) is None]
        wrong = [f"{table}: no {role} variable" for role in lacking]
        wrong += [
            text for item in self._items if item.table == table for text in _label(item, metadata, roles)
        ]
        return wrong if name in listings[folder] else [*wrong, f"{table}: not in the folder's listing"]


def _label(item: LiveItem, metadata: TableMeta, roles: Roles) -> list[str]:
    """What is wrong with the content of an item, in words."""
    content = parse_wanted(item.table, item.source_id).content
    try:
        label = content_label(metadata.variables, roles, content, item.table) or metadata.title
    except SourceError as error:
        return [f"{item.table}: {error.what}"]
    good = holds_words(label, item.title)
    return [] if good else [f"{item.table}: {content} is '{label[:60]}', without '{item.title}'"]


class _GeographyChecks:
    def __init__(self, client: HttpClient, year: int) -> None:
        self._wfs, self._classes, self._year = Wfs(client), Classifications(client), year

    def kunta(self) -> Told:
        return "as expected", f"{len(parse_layer(self._wfs.fetch('kunta', self._year).body, 'kunta'))} areas"

    def counties(self) -> Told:
        body = self._wfs.fetch("hyvinvointialue", self._year).body
        return "as expected", f"{len(parse_layer(body, 'hyvinvointialue'))} areas"

    def items(self) -> Told:
        found = parse_items(self._classes.items("kunta", self._year, "fi").body, "kunta")
        return "as expected", f"{len(found)} municipalities"

    def changes(self) -> Told:
        found = parse_changes(self._classes.changes(self._year).body)
        return "as expected", f"{len(found)} pairs, {sum(old != new for old, new in found)} of them changes"

    def members(self) -> Told:
        found = parse_members(self._classes.members("hyvinvointialue", self._year).body, "hyvinvointialue")
        counties = len(set(found.values()))
        return (
            "as expected" if counties == 23 else "differs"
        ), f"{len(found)} municipalities, {counties} counties"
