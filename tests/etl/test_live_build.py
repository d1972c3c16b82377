"""From the services to the view: fetch over HTTP, build, and a figure that the embedded data do not have."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.commands import main
from etl.places import ROOT, Places
from etl.publish import current, publish
from etl.sources.titles import expected_title
from etl.version import file_name
from tests.standins.feeder import Embedded, FedSotkanet, Figures, series, table
from tests.standins.pxweb import PxWebStandIn
from tests.standins.server import Reply
from tests.standins.small import small_places, use

# Enough of the catalogue for a rate, its parts and an index; the rest would only make the test slow.
CORE = ("tyottomyysaste", "tyottomat_tyonhakijat", "tyovoima_kuukausi", "vaesto", "sairastavuusindeksi")
# An id known only from 2016: another title puts it aside.
CHILDREN, NUMBER = "ika_7_15", 167
TITLE = expected_title("sotkanet", str(NUMBER))
RATE, KUOPIO, NEW = "tyottomyysaste", "KU297", "2025-02"
MARCH = "2025-03"
TINY = "KU697"  # Puolanka: its count is made that of something else
FETCH = ["fetch", "--indicators", RATE, CHILDREN, "--max-age", "0"]
TABLE = "StatFin/tyonv/12tf.px"


@pytest.fixture(scope="module")
def data() -> Embedded:
    return Embedded()


@pytest.fixture(scope="module")
def rates(data: Embedded) -> Figures:
    """The embedded rates of the last months and one month more, made for the test."""
    known = data.figures(RATE, "2024-10")
    return known | {
        (code, NEW): value + 0.5 for (code, month), value in known.items() if month == "2025-01" and value
    }


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A copy of a small part of the catalogue and of the embedded data, and an empty store."""
    made = small_places(tmp_path, CORE, (CHILDREN,), first="2023")
    use(made, monkeypatch)
    return made


@pytest.fixture
def services(
    data: Embedded, rates: Figures, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[FedSotkanet, PxWebStandIn]]:
    shares: Figures = {
        (code, year): round(5 + at % 70 / 10 + int(year) % 3 / 10, 1)
        for at, (code, level, *_) in enumerate(data.areas)
        if level in ("kunta", "hyvinvointialue", "maa")
        for year in ("2023", "2024")
    }
    counts = {
        (code, year): round(share / 100 * 40_000)
        for (code, year), share in shares.items()
        if share and code != TINY
    } | {(TINY, "2024"): 40_000}
    unemployment = table(data, TABLE, "12tf -- Työttömyys", ("tyonv-TYOTOSUUS", "Työttömien osuus"), rates)
    with ExitStack() as stack:
        sotkanet = stack.enter_context(FedSotkanet(data, [series(NUMBER, TITLE, shares, counts)]))
        pxweb = stack.enter_context(PxWebStandIn([unemployment]))
        monkeypatch.setenv("SOTKANET_BASE", sotkanet.base)
        monkeypatch.setenv("PXWEB_BASE", pxweb.base)
        yield sotkanet, pxweb


def opened(places: Places) -> Any:
    name = current(places.store)
    assert name
    return duckdb.connect(places.store / name, read_only=True)


def one(places: Places, query: str, *values: Any) -> Any:
    con = opened(places)
    try:
        return con.execute(query, values).fetchone()
    finally:
        con.close()


VALUE = """
SELECT value, snapshot_id >= 10000 FROM observation
WHERE (indicator_id, period, region_code) = (?, ?, ?)
"""
ASK = """
import json, sys
from app import server
with server.test_client() as client:
    version = client.get('/').text and __import__('data.queries').queries.current_version()
    geo = client.get(f'/geo/{version}/kunta.json').json
    new = client.get(f'/slice/{version}/tyottomyysaste/total/kunta/2025-02.json').json
    live = client.get(f'/slice/{version}/ika_7_15/total/kunta/2024.json').json
    place = geo['codes'].index('KU297')
    print(json.dumps([new['v'][place], live['v'][place]]))
"""


def test_fetched_figures_reach_the_view_and_revisions_are_told(
    places: Places, services: Any, rates: Figures, monkeypatch: Any, capsys: Any
) -> None:
    assert main(FETCH) == 0
    assert main(["build"]) == 0
    fetched_is_stored(places, rates)
    counts_go_with_rates(places)
    fetched_is_shown(places, rates)
    same_lock_gives_the_same_store(places, monkeypatch)
    revision_is_told(places, services[1], capsys)


def fetched_is_stored(places: Places, rates: Figures) -> None:
    new = rates[(KUOPIO, NEW)]
    assert new is not None and one(places, VALUE, RATE, NEW, KUOPIO) == (pytest.approx(new), True)
    assert one(places, "SELECT available, tier FROM indicator WHERE id = ?", CHILDREN) == (True, "live")
    told = one(
        places,
        "SELECT producer, table_id, fetched_at, length(sha256) FROM snapshot WHERE source = 'sotkanet.167'",
    )
    assert told[0].startswith("Terveyden") and told[1] == "167" and told[2].startswith("20") and told[3] == 64
    # The older vintage of the months that both have stays there to be asked.
    older = (
        "SELECT count(*), count(DISTINCT period) FROM superseded WHERE indicator_id = ? AND level = 'kunta'"
    )
    assert one(places, older, RATE)[1] == 4 and one(places, older, RATE)[0] > 1200


COUNTS = """SELECT value, numerator, denominator FROM observation
    WHERE (indicator_id, period, region_code) = (?, ?, ?)"""


def counts_go_with_rates(places: Places) -> None:
    share, cases, people = one(places, COUNTS, CHILDREN, "2024", KUOPIO)
    assert cases == round(share * 400) and people == pytest.approx(100 * cases / share, abs=0.06)
    # A count that would need more people than there are is of something else.
    assert one(places, COUNTS, CHILDREN, "2024", TINY)[1:] == (None, None)
    assert one(places, "SELECT count(*) FROM observation WHERE numerator IS NOT NULL AND indicator_id = ?",
               CHILDREN)[0] > 100  # fmt: skip


def fetched_is_shown(places: Places, rates: Figures) -> None:
    new = rates[(KUOPIO, NEW)]
    env = {**os.environ, "TILANNEKUVA_STORE": str(places.store)}
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    shown = json.loads(done.stdout.splitlines()[-1])
    assert (
        shown[0] == pytest.approx(new, abs=0.01)
        and shown[1] == one(places, VALUE, CHILDREN, "2024", KUOPIO)[0]
    )


TABLES = (
    "snapshot",
    "fetched_item",
    "observation",
    "superseded",
    "standing",
    "slice",
    "latest",
    "drift",
    "indicator",
)


def content(places: Places) -> dict[str, Any]:
    con = opened(places)
    try:
        return {t: con.execute(f"SELECT count(*), bit_xor(hash({t})) FROM {t}").fetchone() for t in TABLES}
    finally:
        con.close()


def same_lock_gives_the_same_store(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    first, name = content(places), current(places.store)
    assert main(FETCH) == 0  # asked again, nothing new: the build has nothing to do
    assert main(["build", "--if-needed"]) == 0 and current(places.store) == name
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert main(["build"]) == 0 and current(places.store) != name
    assert content(places) == first
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert one(places, "SELECT count(*) FROM revised")[0] == 0
    # A store of the future would stay the newest one for ever.
    (places.store / "CURRENT").write_text(f"{name}\n")


def test_a_failing_source_and_a_wrong_title_never_empty_the_picture(
    places: Places, services: Any, rates: Figures, capsys: pytest.CaptureFixture[str]
) -> None:
    sotkanet, pxweb = services
    assert main(FETCH) == 0
    pxweb.tables[TABLE].updated = "2026-08-01T08:00:00"
    pxweb.fail_always["/PxWeb"] = Reply(b"", 503, "text/plain")
    sotkanet.series[NUMBER].title, sotkanet.series[NUMBER].updated = "Jotakin aivan muuta", "2026-09-01"
    assert main(FETCH) in (1, 2)
    assert "Jotakin aivan muuta" in capsys.readouterr().err
    assert main(["build"]) == 0
    assert one(places, VALUE, RATE, NEW, KUOPIO)[0] == pytest.approx(rates[(KUOPIO, NEW)])
    assert one(places, VALUE, CHILDREN, "2024", KUOPIO)[0] is not None
    assert main(["check"]) == 0
    assert "note   drift title:sotkanet:167" in capsys.readouterr().out
    assert main(["status"]) == 0
    assert "sotkanet:167" in capsys.readouterr().out


def test_drift_is_refused_until_accepted(
    places: Places, services: Any, rates: Figures, data: Embedded, capsys: pytest.CaptureFixture[str]
) -> None:
    _, pxweb = services
    served = file_name("20250101T000000-0123456789")
    (places.store / served).write_bytes(b"served")
    publish(places.store, served)
    # The service changes to another scale, and half of the areas are gone from the newest month.
    half = {code for at, (code, *_) in enumerate(data.areas) if at % 2}
    odd: Figures = {
        (code, month): value * 2 if value and value * 2 < 60 else value
        for (code, month), value in rates.items() if month != NEW or code in half
    }  # fmt: skip
    pxweb.tables[TABLE] = table(data, TABLE, "12tf", ("tyonv-TYOTOSUUS", "Työttömien osuus"), odd)
    assert main([*FETCH[:2], RATE]) == 0
    assert main(["build"]) == 1
    told = capsys.readouterr().err
    assert f"level:{RATE}" in told and f"areas:{RATE}" in told and "--accept" in told
    assert current(places.store) == served
    assert main(["publish"]) == 1 and main(["publish", "--accept", "no:such"]) == 1
    assert main(["publish", "--accept", f"level:{RATE}", f"areas:{RATE}"]) == 0
    assert current(places.store) != served
    assert main(["check"]) == 0  # what was accepted for these answers stays so
    assert f"note   drift level:{RATE}" in capsys.readouterr().out


def revision_is_told(places: Places, pxweb: PxWebStandIn, capsys: pytest.CaptureFixture[str]) -> None:
    px = pxweb.tables[TABLE]
    true = px.cell

    def revised(key: dict[str, str]) -> float | str | None:
        value = true(key)
        changed = key["alue_23_20260101"] == KUOPIO and key["timeperiod_m"] == "2024M12"
        return value + 1.5 if changed and isinstance(value, float) else value

    px.cell, px.updated = revised, "2026-10-01T08:00:00"
    assert main([*FETCH[:2], RATE, "--max-age", "0"]) == 0 and main(["build"]) == 0
    changed = one(places, "SELECT changed, added, gone FROM revised WHERE indicator_id = ?", RATE)
    largest = one(places, "SELECT region_code, period, round(new_value - old_value, 6) FROM revision LIMIT 1")
    assert changed[0] >= 1 and changed[1:] == (0, 0)
    assert largest[1] == "2024-12"
    kuopio = "SELECT round(new_value - old_value, 6) FROM revision WHERE region_code = ? AND level = 'kunta'"
    assert one(places, kuopio, KUOPIO)[0] == 1.5
    assert main(["status"]) == 0
    told = capsys.readouterr().out
    assert RATE in told and "Kuopio" in told


def leaping(rates: Figures, factor: float) -> Figures:
    """Rates of the months that only the service has, many times those before."""
    return {
        (code, "2025-03"): value * factor for (code, month), value in rates.items() if month == NEW and value
    }


def test_jumps_ranges_and_codes_wait_for_a_person(
    places: Places, services: Any, rates: Figures, data: Embedded, capsys: pytest.CaptureFixture[str]
) -> None:
    """Five times as much as a month before and over 100 per cent are refused; an odd area is told."""
    _, pxweb = services
    data.names.setdefault("SK999", ["Outo seutukunta"] * 3)
    figures = {key: min(value, 60.0) for key, value in leaping(rates, 5.0).items()}
    figures |= {("SK999", MARCH): 3.0, (KUOPIO, MARCH): 140.0}
    pxweb.tables[TABLE] = table(data, TABLE, "12tf", ("tyonv-TYOTOSUUS", "Työttömien osuus"), figures)
    assert main([*FETCH[:2], RATE]) == 0
    assert main(["build"]) == 1 and current(places.store) is None
    told = capsys.readouterr().err
    assert f"jump:{RATE}: the middle municipality goes from" in told and f"{MARCH}, fetched" in told
    assert f"range:{RATE}: 1 fetched figures are outside 0.0 to" in told and f"codes:{RATE}" not in told
    assert main(["publish", "--accept", f"jump:{RATE}"]) == 1  # the other one has not been looked at
    assert main(["publish", "--accept", f"range:{RATE}"]) == 0
    assert one(places, VALUE, RATE, MARCH, KUOPIO) == (140.0, True)
    accepted_is_remembered(places, capsys)


def accepted_is_remembered(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    written = (places.snapshots / "accepted.txt").read_text(encoding="utf-8")
    assert f"range:{RATE} " in written and f"jump:{RATE} " in written
    assert one(places, "SELECT bool_and(hard AND accepted), count(*) FROM drift WHERE kind <> 'codes'") == (
        True,
        2,
    )
    assert one(places, "SELECT hard, accepted FROM drift WHERE kind = 'codes'") == (False, False)
    capsys.readouterr()
    assert main(["check"]) == 0
    assert (
        f"note   drift codes:{RATE}: codes without a place in the division: SK999" in capsys.readouterr().out
    )
