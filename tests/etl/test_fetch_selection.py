"""The catalogue's live indicators become requests the sources understand; reports say what happened."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from data.catalog import load
from etl.fetch import FetchOptions, FetchReport, LiveItem, Outcome, live_items
from etl.fetch.options import PXWEB_KINDS, chosen
from etl.fetch.progress import Lines
from etl.sources.pxweb_select import parse_wanted
from etl.sources.titles import TITLES, expected_title

ITEMS = [
    LiveItem("vaesto", "sotkanet", "127", tier="core", theme="vaesto"),
    LiveItem("ahtaus", "sotkanet", "183", tier="live", theme="talous"),
    LiveItem("tyottomyys", "statfin", "TYOTOSUUS", "StatFin/tyonv/12tf.px", tier="core", theme="tyollisyys"),
    LiveItem(
        "asuminen",
        "statfin_avainluvut",
        "M54",
        "Kuntien_avainluvut/uusin/142h.px",
        tier="core",
        theme="talous",
    ),
]


def test_every_live_indicator_of_the_catalogue_can_be_asked() -> None:
    items = live_items(load())
    assert items
    for item in items:
        if item.kind == "sotkanet":
            assert item.source_id.isdigit(), item
        else:
            assert item.kind in PXWEB_KINDS, item
            assert item.table.endswith(".px"), item
            assert parse_wanted(item.table, item.source_id).content, item
    assert len({item.key for item in items}) == len(items)  # the lock holds each request once


def test_what_the_catalogue_promises_can_be_asked() -> None:
    items, catalog = live_items(load()), load()
    assert len(items) >= 150 and len({item.theme for item in items}) == 7
    assert all(item.certainty for item in items)  # how sure each id is
    used = {tag: [i for i in catalog if tag in i.frameworks] for tag in ("HYTE-2017", "OECD-2019", "TE24")}
    planned = {"286", "288", "3906", "3219", "189", "234", "306", "3959"}
    assert {i.live.id for i in used["HYTE-2017"] if i.live} == planned
    assert len(used["OECD-2019"]) >= 20 and len(used["TE24"]) >= 10


def test_expected_titles_are_clean_and_once() -> None:
    lines = TITLES.read_text(encoding="utf-8").splitlines()[1:]
    ids = [line.split(",")[1] for line in lines]
    assert len(ids) == len(set(ids)) >= 150
    assert all(
        expected_title("sotkanet", number) == expected_title("sotkanet", number).strip() for number in ids
    )
    assert "&" not in "".join(line for line in lines if "&#" in line)


@pytest.mark.parametrize(
    ("wish", "ids"),
    [
        ({}, ["vaesto", "tyottomyys", "asuminen"]),
        ({"everything": True}, ["vaesto", "ahtaus", "tyottomyys", "asuminen"]),
        ({"theme": "talous"}, ["ahtaus", "asuminen"]),
        ({"indicators": frozenset({"ahtaus"})}, ["ahtaus"]),
        ({"indicators": frozenset({"sotkanet:127"})}, ["vaesto"]),
        ({"sources": frozenset({"statfin"})}, ["tyottomyys", "asuminen"]),
        ({"sources": frozenset({"sotkanet"}), "everything": True}, ["vaesto", "ahtaus"]),
    ],
)
def test_selection(tmp_path: Path, wish: dict[str, object], ids: list[str]) -> None:
    options = replace(FetchOptions(tmp_path, ITEMS), **wish)  # type: ignore[arg-type]
    assert [item.indicator_id for item in chosen(options)] == ids


def test_keys_tell_requests_apart() -> None:
    assert [item.key for item in ITEMS[1:3]] == ["sotkanet:183", "statfin:StatFin/tyonv/12tf.px#TYOTOSUUS"]


@pytest.mark.parametrize(
    ("results", "interrupted", "code"),
    [
        (["loaded", "unchanged"], False, 0),
        (["planned"], False, 0),
        ([], False, 0),
        (["loaded", "failed"], False, 1),
        (["loaded", "left"], False, 1),
        (["quarantined", "failed"], False, 2),
        (["loaded"], True, 130),
    ],
)
def test_exit_codes(results: list[str], interrupted: bool, code: int) -> None:
    report = FetchReport([Outcome("k", result) for result in results], interrupted)  # type: ignore[arg-type]
    assert report.exit_code == code


def test_lines_name_each_item_and_sum_up() -> None:
    out = io.StringIO()
    lines = Lines(out)
    lines.start(2)
    lines.done(Outcome("sotkanet:127", "loaded", 9960))
    lines.done(Outcome("sotkanet:5", "failed", 0, "why"))
    lines.finish(
        FetchReport([Outcome("sotkanet:127", "loaded", 9960)], calls=3, received=2_450_000, seconds=4.2)
    )
    assert out.getvalue().splitlines() == [
        "[1/2] sotkanet:127 loaded, 9960 figures",
        "[2/2] sotkanet:5 failed: why",
        "fetch: 1 loaded; 9960 figures, 3 calls, 2.5 MB, 4 s",
    ]
