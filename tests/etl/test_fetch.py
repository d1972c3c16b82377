"""From the services' true formats over HTTP to tidy frames: fetch against the stand-ins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.fetch import FetchOptions, FetchReport, LiveItem, divisions, doctor, run, snapshots
from etl.fetch.lock import Lock
from etl.fetch.report import Outcome
from etl.sources.errors import ContractError, StoreError
from etl.sources.settings import SourceSettings
from etl.sources.tidy import SCHEMA
from tests.standins.geography import GeographyStandIn
from tests.standins.pxweb import PxWebStandIn
from tests.standins.replay import ReplayStandIn
from tests.standins.server import Call, Reply, html, too_many, unavailable
from tests.standins.sotkanet import COUNTRY, SotkanetStandIn, generated
from tests.standins.tables import key_figures, population, single_ages, unemployment

TITLE = "Mielen hyvinvointi, % vastaavanikäisistä"
POPULATION = "StatFin/vaerak/11ra.px"


@pytest.fixture
def sotkanet() -> Iterator[SotkanetStandIn]:
    series = [
        generated(
            181,
            "Mielen hyvinvointi, &#37; vastaavan ikäisistä",
            range(2019, 2025),
            ("male", "female", "total"),
        ),
        generated(9001, "Synnytyksiä", range(2023, 2025), ("female",)),
        generated(9002, "Ilman sukupuolijakoa", range(2023, 2025), ("total",), limits=False),
    ]
    series[1].sexes = ("total",)  # the list promises a sex that has no figures
    series[2].sexes = ()
    series[2].figures[("KUNTA", "005", 2024, "total")] = None
    del series[2].figures[("KUNTA", "008", 2024, "total")]
    series[2].counts[("KUNTA", "011", 2024, "total")] = 9
    with SotkanetStandIn(series) as server:
        yield server


@pytest.fixture
def pxweb() -> Iterator[PxWebStandIn]:
    with PxWebStandIn([population(), single_ages(), unemployment(), key_figures()]) as server:
        yield server


def settings(sotkanet: str = "", pxweb: str = "", wfs: str = "", classes: str = "") -> SourceSettings:
    nowhere = "http://127.0.0.1:9"
    return SourceSettings(
        sotkanet_base=sotkanet or nowhere, pxweb_base=pxweb or nowhere,
        wfs_base=wfs or nowhere, class_base=classes or nowhere,
        contact="testi@example.fi", attempts=3, wait_first=0.01, wait_most=0.02, wait_asked_most=1.0,
        sotkanet_pause=0.0, pxweb_pause=0.0, geography_pause=0.0, connect_timeout=2.0, read_timeout=5.0,
    )  # fmt: skip


def sotkanet_item(number: int = 181, title: str = TITLE, **more: Any) -> LiveItem:
    return LiveItem(
        f"mittari_{number}", "sotkanet", str(number), title=title, tier="live", theme="hyvinvointi", **more
    )


def table_item(table: str, request: str, name: str = "mittari") -> LiveItem:
    return LiveItem(name, "statfin", request, table, tier="core", theme="vaesto")


def options(folder: Path, items: list[LiveItem], **more: Any) -> FetchOptions:
    return FetchOptions(folder, items, everything=True, max_age_hours=0.0, **more)


def frame(folder: Path, place: int = 0) -> list[dict[str, Any]]:
    return snapshots(folder)[place].read().to_pylist()


def cell(rows: list[dict[str, Any]], code: str, period: str, group: str = "total") -> dict[str, Any]:
    found = [r for r in rows if (r["source_code"], r["period"], r["group_id"]) == (code, period, group)]
    assert len(found) == 1
    return found[0]


def only(report: FetchReport) -> Outcome:
    assert len(report.outcomes) == 1
    return report.outcomes[0]


def test_sotkanet_from_http_to_tidy_frame(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    report = run(options(tmp_path, [sotkanet_item()], settings=settings(sotkanet.base)))
    assert only(report).result == "loaded", only(report).note
    table = snapshots(tmp_path)[0].read()
    assert table.schema.equals(SCHEMA)
    assert table.num_rows == (308 + 23 + 1) * 6 * 3
    rows = table.to_pylist()
    expected = sotkanet.series[181].figures
    assert cell(rows, "KU005", "2024")["value"] == expected[("KUNTA", "005", 2024, "total")]
    assert cell(rows, "HVA90", "2019", "male")["value"] == expected[("HYVINVOINTIALUE", "90", 2019, "male")]
    assert cell(rows, "SSS", "2020", "female")["value"] == expected[("MAA", COUNTRY, 2020, "female")]
    assert {row["indicator_id"] for row in rows} == {"mittari_181"}
    assert report.exit_code == 0
    assert "testi@example.fi" in sotkanet.calls[0].user_agent
    assert len(sotkanet.paths("/json")) == 1  # six years and three sexes in one call


def test_provenance_is_complete(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    run(options(tmp_path, [sotkanet_item()], settings=settings(sotkanet.base)))
    held = snapshots(tmp_path)[0]
    assert (held.source, held.table_id, held.data_date) == ("sotkanet.181", "181", "2026-04-24")
    assert held.producer == "Terveyden ja hyvinvoinnin laitos (THL)"
    assert held.licence == "CC BY 4.0"
    assert held.title == "Mielen hyvinvointi, % vastaavan ikäisistä"
    assert held.row_count == held.read().num_rows
    body = (tmp_path / "by-sha256" / held.sha256[:2] / held.sha256).read_bytes()
    assert json.loads(body)[0]["indicator"] == 181


def test_absent_null_and_unlisted_sexes(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    items = [sotkanet_item(9001, ""), sotkanet_item(9002, "")]
    run(options(tmp_path, items, settings=settings(sotkanet.base)))
    women, without = frame(tmp_path, 0), frame(tmp_path, 1)
    assert {row["group_id"] for row in women} == {"female"}
    codes = {row["source_code"] for row in without if row["period"] == "2024"}
    assert "KU005" not in codes  # null
    assert "KU008" not in codes  # absent
    assert "KU011" in codes


def test_second_run_asks_metadata_only(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    wanted = options(tmp_path, [sotkanet_item()], settings=settings(sotkanet.base))
    run(wanted)
    before = (tmp_path / "lock.json").read_text()
    sotkanet.calls.clear()
    assert only(run(wanted)).result == "unchanged"
    assert sotkanet.paths() == ["/rest/1.1/indicators/181"]
    sotkanet.calls.clear()
    assert only(run(replace(wanted, max_age_hours=6.0))).note == "checked lately"
    assert sotkanet.paths() == []
    sotkanet.series[181].updated = "2026-11-01"
    sotkanet.series[181].figures[("KUNTA", "005", 2024, "total")] = 3.25
    assert only(run(wanted)).result == "loaded"
    assert cell(frame(tmp_path), "KU005", "2024")["value"] == 3.25
    assert (tmp_path / "lock.json").read_text() != before


def test_wrong_title_goes_to_quarantine_until_accepted(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    item = sotkanet_item(title="Aivan toinen mittari", certainty="dump-2016")
    wanted = options(tmp_path, [item], settings=settings(sotkanet.base))
    report = run(wanted)
    assert only(report).result == "quarantined"
    assert "Aivan toinen mittari" in only(report).note
    assert report.exit_code == 2
    assert snapshots(tmp_path) == []
    assert Lock(tmp_path).quarantine["sotkanet:181"].found.startswith("Mielen hyvinvointi")
    assert sotkanet.paths("/json") == []
    assert only(run(replace(wanted, accept=frozenset({"sotkanet:181"})))).result == "loaded"
    assert Lock(tmp_path).quarantine == {}


def test_changed_title_of_a_sure_id_is_noted(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    item = sotkanet_item(title="Vanha sanamuoto", certainty="confirmed-recent")
    outcome = only(run(options(tmp_path, [item], settings=settings(sotkanet.base))))
    assert outcome.result == "loaded"
    assert "title has changed" in outcome.note
    assert "title has changed" in (snapshots(tmp_path)[0].quality_note or "")


@pytest.mark.parametrize(
    "failure",
    [
        unavailable(),
        unavailable("0"),
        too_many("0"),
        html(200),
        Reply(b'[{"indicator":1},', cut=None),
        Reply(b"[" * 500, cut=9),
    ],
    ids=["503", "503 with Retry-After", "429", "page with 200", "half JSON", "cut body"],
)
def test_passing_trouble_is_overcome(tmp_path: Path, sotkanet: SotkanetStandIn, failure: Reply) -> None:
    sotkanet.fail_next.append(failure)
    report = run(options(tmp_path, [sotkanet_item()], settings=settings(sotkanet.base)))
    assert only(report).result == "loaded", only(report).note
    assert report.retries == 1


@pytest.mark.parametrize(
    ("failure", "name"),
    [
        (unavailable(), "ServerTrouble"),
        (too_many("3600"), "RateLimited"),
        (html(200), "HtmlInsteadOfData"),
        (html(403), "Refused"),
        (html(400), "BadRequest"),
        (Reply(b"[]"), "ParseError"),
        (
            Reply(b'[{"indicator": 181, "region": 1, "year": 2024, "gender": "total", "value": "x"}]'),
            "ParseError",
        ),
        (
            Reply(b'[{"indicator": 4, "region": 1, "year": 2024, "gender": "total", "value": 1}]'),
            "ParseError",
        ),
        (Reply(b"[" * 500, cut=9), "TruncatedAnswer"),
        (Reply(b"", 302, headers={"Location": "https://example.fi/"}), "Moved"),
        (Reply(b"[1]", wait=1.5), "SlowAnswer"),
    ],
)
def test_failure_never_removes_what_was_there(
    tmp_path: Path, sotkanet: SotkanetStandIn, failure: Reply, name: str
) -> None:
    wanted = options(tmp_path, [sotkanet_item()], settings=replace(settings(sotkanet.base), read_timeout=0.7))
    run(wanted)
    before = frame(tmp_path)
    sotkanet.series[181].updated = "2026-11-01"
    sotkanet.fail_always["/rest/1.1/json"] = failure
    report = run(wanted)
    assert (only(report).result, only(report).error) == ("failed", name), only(report).note
    assert "Remedy:" in only(report).note
    assert report.exit_code == 2
    assert frame(tmp_path) == before


def test_far_fewer_figures_are_not_taken_in_unseen(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    wanted = options(tmp_path, [sotkanet_item()], settings=settings(sotkanet.base))
    run(wanted)
    series = sotkanet.series[181]
    series.updated = "2026-11-01"
    series.figures = {key: value for key, value in series.figures.items() if key[0] != "KUNTA"}
    outcome = only(run(wanted))
    assert outcome.result == "failed"
    assert "--accept sotkanet:181" in outcome.note
    assert len(frame(tmp_path)) == (308 + 24) * 18
    assert only(run(replace(wanted, accept=frozenset({"sotkanet:181"})))).result == "loaded"


def test_lacking_county_stops_sotkanet(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    sotkanet.drop_county = "13"
    outcome = only(run(options(tmp_path, [sotkanet_item()], settings=settings(sotkanet.base))))
    assert (outcome.result, outcome.error) == ("failed", "RegionsError")
    assert "lacking 13" in outcome.note


def test_unreachable_service_is_given_up_after_a_few(tmp_path: Path) -> None:
    items = [sotkanet_item(number) for number in range(1, 21)]
    report = run(options(tmp_path, items, settings=replace(settings(), attempts=1)))
    assert report.count("failed") >= 5
    assert report.count("left") >= 10
    assert {o.error for o in report.outcomes if o.result == "failed"} == {"Unreachable"}


def test_dry_run_asks_no_figures_and_keeps_nothing(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    outcome = only(run(options(tmp_path, [sotkanet_item()], settings=settings(sotkanet.base), dry_run=True)))
    assert (outcome.result, outcome.note) == ("planned", "2019–2024, 1 calls")
    assert sotkanet.paths("/json") == []
    assert not (tmp_path / "lock.json").exists()


def test_since_asks_later_years_only_and_a_wider_wish_loads_again(
    tmp_path: Path, sotkanet: SotkanetStandIn
) -> None:
    wanted = options(tmp_path, [sotkanet_item()], settings=settings(sotkanet.base))
    run(replace(wanted, since=2023))
    assert {row["period"] for row in frame(tmp_path)} == {"2023", "2024"}
    assert only(run(wanted)).result == "loaded"
    assert len({row["period"] for row in frame(tmp_path)}) == 6


def test_selection_names_what_is_unknown(tmp_path: Path) -> None:
    wanted = FetchOptions(tmp_path, [sotkanet_item()], indicators=frozenset({"olematon"}))
    with pytest.raises(ContractError, match="No live indicator 'olematon'"):
        run(wanted)
    with pytest.raises(ContractError, match="No live theme 'olematon'"):
        run(replace(wanted, indicators=frozenset(), theme="olematon"))
    with pytest.raises(ContractError, match="No live source 'olematon'"):
        run(replace(wanted, indicators=frozenset(), sources=frozenset({"olematon"})))


def test_sotkanet_gets_at_most_two_calls_at_a_time(tmp_path: Path) -> None:
    many = [generated(number, "", range(2024, 2025)) for number in range(1, 9)]
    with SotkanetStandIn(many) as server:
        server.change = lambda call, reply: replace(reply, wait=0.03)
        items = [sotkanet_item(number, "") for number in range(1, 9)]
        report = run(options(tmp_path, items, settings=settings(server.base)))
        assert report.count("loaded") == 8
        assert server.most_at_once == 2


def test_pxweb_keeps_signs_stars_and_levels(tmp_path: Path, pxweb: PxWebStandIn) -> None:
    report = run(options(tmp_path, [table_item(POPULATION, "vaesto")], settings=settings(pxweb=pxweb.base)))
    assert only(report).result == "loaded", only(report).note
    rows = frame(tmp_path)
    assert len(rows) == (1 + 308 + 23) * 6
    assert cell(rows, "KU005", "2024")["status"] == "observed"
    assert cell(rows, "KU005", "2025")["status"] == "preliminary"
    secret = cell(rows, "KU008", "2024")
    assert (secret["value"], secret["status"]) == (None, "protected")
    held = snapshots(tmp_path)[0]
    assert (held.source, held.data_date, held.division_year) == ("statfin.11ra", "2026-07-01T08:00:00", 2026)


def test_a_content_labelled_otherwise_goes_to_quarantine_until_accepted(
    tmp_path: Path, pxweb: PxWebStandIn
) -> None:
    wanted = options(tmp_path, [], settings=settings(pxweb=pxweb.base))
    right, wrong = (
        replace(table_item(POPULATION, "vaesto"), title=words) for words in ("väestö|väki", "gini")
    )
    odd = only(run(replace(wanted, items=[wrong])))
    assert odd.result == "quarantined" and "does not hold the words 'gini'" in odd.note
    assert snapshots(tmp_path) == []
    assert only(run(replace(wanted, items=[wrong], accept=frozenset({wrong.key})))).result == "loaded"
    assert only(run(replace(wanted, items=[right], accept=frozenset()))).result == "unchanged"
    assert Lock(tmp_path).quarantine == {}


def test_pxweb_splits_under_the_limit(tmp_path: Path) -> None:
    with PxWebStandIn([single_ages()], cells=1500) as server:
        item = table_item("StatFin/vaerak/11re.px", "vaesto; sex=*; age=*")
        report = run(options(tmp_path, [item], settings=settings(pxweb=server.base)))
        assert only(report).result == "loaded", only(report).note
        assert len([call for call in server.calls if call.method == "POST"]) > 5
    rows = frame(tmp_path)
    assert len(rows) == 309 * 7 * 3 * 2
    assert {"total", "male", "age_4", "age_100_plus", "female_age_0"} <= {row["group_id"] for row in rows}


def test_pxweb_months_sparse_values_and_old_keys(tmp_path: Path, pxweb: PxWebStandIn) -> None:
    item = table_item("StatFin/tyonv/12r5.px", "TYOTOSUUS; time=top(1)")
    run(options(tmp_path, [item], settings=settings(pxweb=pxweb.base)))
    rows = frame(tmp_path)
    assert {row["period"] for row in rows} == {"2026-08"}
    assert "KU011" not in {row["source_code"] for row in rows}  # neither value nor sign
    assert cell(rows, "KU014", "2026-08")["status"] == "missing"


def test_pxweb_bare_codes_and_eliminated_content(tmp_path: Path, pxweb: PxWebStandIn) -> None:
    item = table_item("Kuntien_avainluvut/uusin/142h.px", "M410; Tunnusluku=M410")
    report = run(options(tmp_path, [item], settings=settings(pxweb=pxweb.base)))
    assert only(report).result == "failed"  # its only content is EliminatedValue, not M410
    item = replace(item, source_id="EliminatedValue; Tunnusluku=M410")
    assert only(run(options(tmp_path, [item], settings=settings(pxweb=pxweb.base)))).result == "loaded"
    assert {row["source_code"][:2] for row in frame(tmp_path)} == {"KU"}


@pytest.mark.parametrize(
    ("item", "name"),
    [
        (table_item("StatFin/vaerak/statfin_vaerak_pxt_11re.px", "vaesto"), "BadRequest"),
        (table_item("StatFin/olematon/11re.px", "vaesto"), "NotFound"),
        (table_item(POPULATION, "olematon"), "ParseError"),
        (table_item(POPULATION, "vaesto; time=1812"), "UnknownCode"),
        (table_item("", "vaesto"), "ContractError"),
    ],
)
def test_pxweb_wrong_wishes_are_named(tmp_path: Path, pxweb: PxWebStandIn, item: LiveItem, name: str) -> None:
    outcome = only(run(options(tmp_path, [item], settings=settings(pxweb=pxweb.base))))
    assert (outcome.result, outcome.error) == ("failed", name), outcome.note


def test_pxweb_smaller_limit_than_told_is_halved(tmp_path: Path) -> None:
    with PxWebStandIn([population()], cells=1000) as server:
        server.change = lambda call, reply: (
            Reply(b'{"maxCells": 100000, "maxCalls": 1000, "timeWindow": 60}')
            if call.query_text == "config"
            else reply
        )
        report = run(
            options(tmp_path, [table_item(POPULATION, "vaesto")], settings=settings(pxweb=server.base))
        )
        assert only(report).result == "loaded", only(report).note


def test_pxweb_query_that_is_too_heavy_is_asked_in_pieces(tmp_path: Path) -> None:
    with PxWebStandIn([single_ages(range(2000, 2010))]) as server:

        def heavy(call: Call, reply: Reply) -> Reply:
            return unavailable() if len(reply.body) > 400_000 else reply

        server.change = heavy
        item = table_item("StatFin/vaerak/11re.px", "vaesto; sex=*; age=*")
        report = run(options(tmp_path, [item], settings=replace(settings(pxweb=server.base), attempts=1)))
        assert only(report).result == "loaded", only(report).note
    assert len(frame(tmp_path)) == 309 * 7 * 3 * 10


def test_pxweb_paces_itself_under_the_limit(tmp_path: Path) -> None:
    with PxWebStandIn([single_ages()], cells=2000, calls=5, window=1) as server:
        item = table_item("StatFin/vaerak/11re.px", "vaesto; sex=*; age=*")
        report = run(options(tmp_path, [item], settings=settings(pxweb=server.base)))
        assert only(report).result == "loaded", only(report).note
        assert report.retries == 0


def test_unchanged_table_costs_a_listing(tmp_path: Path, pxweb: PxWebStandIn) -> None:
    wanted = options(tmp_path, [table_item(POPULATION, "vaesto")], settings=settings(pxweb=pxweb.base))
    run(wanted)
    pxweb.calls.clear()
    assert only(run(wanted)).result == "unchanged"
    assert [call.path.rsplit("/fi/")[-1] for call in pxweb.calls] == ["", "StatFin/vaerak/"]


def test_division_of_a_new_year_needs_no_code(tmp_path: Path) -> None:
    with GeographyStandIn((2031,)) as server:
        wanted = FetchOptions(
            tmp_path, division_year=2031, sources=frozenset({"geography"}),
            settings=settings(wfs=server.wfs_base, classes=server.class_base),
        )  # fmt: skip
        assert only(run(wanted)).result == "loaded", only(run(wanted)).note
        assert only(run(replace(wanted, division_year=2032))).error in ("NotFound", "BadRequest")
    made = divisions(tmp_path)[0]
    assert made.year == 2031
    assert made.regions.num_rows == 308 + 23 + 19 + 70 + 45 + 3
    assert made.members.num_rows == 308 * 5
    assert made.shapes.num_rows == 308 + 23 + 19


def test_own_file_with_contract(tmp_path: Path) -> None:
    contract = tmp_path / "kysely.yml"
    contract.write_text(
        "id: kysely\nfile: kysely.csv\nproducer: Mallikunta\nlicence: CC BY 4.0\nstatistics: {fi: Kysely}\n"
        "unit: percent\nindicator: tyytyvaisyys\ncolumns: {area: kunta, period: vuosi, value: arvo}\n"
    )
    data = tmp_path / "kysely.csv"
    data.write_text("kunta,vuosi,arvo\n005,2024,12.5\n8,2024,3\n")
    wanted = FetchOptions(tmp_path / "store", contracts=[contract], sources=frozenset({"file"}))
    outcome = only(run(wanted))
    assert outcome.result == "failed"
    assert "line 3: '8' lost its leading zeros" in outcome.note
    data.write_text("kunta,vuosi,arvo\n005,2024,12.5\n008,2024,3\n")
    assert only(run(wanted)).result == "loaded"
    assert only(run(wanted)).result == "unchanged"
    held = snapshots(tmp_path / "store")[0]
    assert (held.producer, held.licence, held.obtained) == ("Mallikunta", "CC BY 4.0", "own file")
    assert [row["value"] for row in held.read().to_pylist()] == [12.5, 3.0]


def test_recorded_answers_replay(tmp_path: Path, sotkanet: SotkanetStandIn, pxweb: PxWebStandIn) -> None:
    items = [sotkanet_item(), table_item(POPULATION, "vaesto")]
    captured, first, second = (tmp_path / name for name in ("captured", "first", "second"))
    run(options(first, items, settings=settings(sotkanet.base, pxweb.base), record=captured))
    with ReplayStandIn(captured) as replay:
        bases = settings(f"{replay.address}/rest/1.1", f"{replay.address}/PxWeb/api/v1")
        report = run(options(second, items, settings=bases))
    assert report.count("loaded") == 2, [o.note for o in report.outcomes]
    for one, other in zip(snapshots(first), snapshots(second), strict=True):
        assert one.sha256 == other.sha256
        assert one.read().equals(other.read())


def test_same_lock_gives_the_same_frames(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    run(options(tmp_path, [sotkanet_item()], settings=settings(sotkanet.base)))
    assert snapshots(tmp_path)[0].read().equals(snapshots(tmp_path)[0].read())
    assert snapshots(tmp_path / "empty") == []


def test_two_fetches_do_not_meet(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    from etl.fetch.lock import only_one

    with only_one(tmp_path), pytest.raises(StoreError, match="under way"):
        run(options(tmp_path, [sotkanet_item()], settings=settings(sotkanet.base)))


def test_damaged_answer_is_named(tmp_path: Path, sotkanet: SotkanetStandIn) -> None:
    run(options(tmp_path, [sotkanet_item()], settings=settings(sotkanet.base)))
    held = snapshots(tmp_path)[0]
    (tmp_path / "by-sha256" / held.sha256[:2] / held.sha256).write_bytes(b"[]")
    with pytest.raises(StoreError, match="was changed"):
        held.read()


def test_doctor_tells_what_differs(sotkanet: SotkanetStandIn, pxweb: PxWebStandIn) -> None:
    sotkanet.series[127] = generated(127, "Väestö 31.12.", range(2023, 2025))
    items = [sotkanet_item(), sotkanet_item(9001, "Aivan muuta"), table_item(POPULATION, "vaesto")]
    with GeographyStandIn((2026,)) as geography:
        bases = settings(sotkanet.base, pxweb.base, geography.wfs_base, geography.class_base)
        found = {finding.check: finding for finding in doctor(bases, items)}
    assert "failed" not in {finding.verdict for finding in found.values()}, found
    assert found["Sotkanet: titles of the catalogue"].verdict == "differs"
    assert "9001: 'Synnytyksiä' instead of 'Aivan muuta'" in found["Sotkanet: titles of the catalogue"].found
    assert found["Sotkanet: /json without years"].verdict == "as expected"
    assert "with a byte order mark" in found["Sotkanet: /csv"].found
    assert found["PxWeb: tables of the catalogue"].verdict == "as expected"
    assert found["Classification: counties"].found == "308 municipalities, 23 counties"
    assert found["Classification: changes"].found == "308 pairs, 0 of them changes"


def test_doctor_tells_a_content_of_another_thing(pxweb: PxWebStandIn) -> None:
    odd = replace(table_item(POPULATION, "vaesto"), title="gini")
    finding = next(
        f for f in doctor(settings(pxweb=pxweb.base), [odd]) if f.check.startswith("PxWeb: tables")
    )
    assert (
        finding.verdict == "differs" and "vaesto is '" in finding.found and "without 'gini'" in finding.found
    )


def test_doctor_without_a_network_raises_nothing() -> None:
    found = doctor(replace(settings(), attempts=1), [sotkanet_item()])
    assert {finding.verdict for finding in found} <= {"failed", "as expected", "differs"}
    assert "Unreachable" not in found[0].verdict
    assert "No connection" in found[0].found
