"""Loading everything held into DuckDB at once gives the same figures as reading frame by frame."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from etl.fetch import FetchOptions, LiveItem, load_into, run, snapshots
from etl.sources.errors import StoreError
from etl.sources.settings import SourceSettings
from tests.standins.pxweb import PxWebStandIn
from tests.standins.server import Call, Reply
from tests.standins.sotkanet import SotkanetStandIn, generated
from tests.standins.tables import population


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with four Sotkanet items, one of them in careless texts, and a table."""
    made: Path = tmp_path_factory.mktemp("store")
    series = [generated(n, "", range(2023, 2025), ("male", "female")) for n in range(1, 5)]
    series[1].figures[("KUNTA", "005", 2024, "male")] = None
    series[0].counts[("KUNTA", "005", 2024, "male")] = 12

    def careless(call: Call, reply: Reply) -> Reply:
        if call.path.endswith("/json") and call.values("indicator") == ["3"]:
            reply.body = reply.body.replace(b".5}", b',5"}').replace(b'"value": ', b'"value": "')
        return reply

    with SotkanetStandIn(series) as sotkanet, PxWebStandIn([population()]) as pxweb:
        sotkanet.change = careless
        quick = SourceSettings(
            sotkanet_base=sotkanet.base, pxweb_base=pxweb.base, wfs_base=pxweb.base, class_base=pxweb.base,
            sotkanet_pause=0.0, pxweb_pause=0.0, attempts=1,
        )  # fmt: skip
        items = [LiveItem(f"mittari_{n}", "sotkanet", str(n)) for n in range(1, 5)]
        items.append(LiveItem("vaki", "statfin", "vaesto", "StatFin/vaerak/11ra.px"))
        report = run(FetchOptions(made, items, everything=True, settings=quick))
    assert report.count("loaded") == 5, report.outcomes
    return made


def test_bulk_and_frames_agree(folder: Path) -> None:
    con = duckdb.connect()
    held = load_into(con, folder, "live")
    order = "indicator_id, group_id, period, source_code"
    got = con.execute(f"SELECT * EXCLUDE (abs_value) FROM live ORDER BY {order}").to_arrow_table()
    frames = pa.concat_tables([snapshot.read() for snapshot in snapshots(folder)])
    con.register("frames", frames)
    expected = con.execute(f"FROM frames ORDER BY {order}").to_arrow_table()
    assert got.num_rows == sum(snapshot.row_count for snapshot in held)
    assert got.to_pydict() == expected.to_pydict()


def test_figures_stand_sorted_and_with_their_counts(folder: Path) -> None:
    con = duckdb.connect()
    load_into(con, folder, "live")
    keys = con.execute("SELECT indicator_id, group_id, period, source_code FROM live").fetchall()
    # What the fast reader refused stands last, sorted too.
    quick, refused = ([k for k in keys if (k[0] == "mittari_3") is late] for late in (False, True))
    assert len(quick) > 1000 and keys == sorted(quick) + sorted(refused)
    counted = (
        "SELECT indicator_id, source_code, period, group_id, abs_value FROM live WHERE abs_value IS NOT NULL"
    )
    assert con.execute(counted).fetchall() == [
        ("mittari_1", "KU005", "2024", "male", 12.0),
    ]


def test_a_changed_answer_is_never_loaded(folder: Path, tmp_path: Path) -> None:
    sha256 = snapshots(folder)[0].sha256
    path = folder / "by-sha256" / sha256[:2] / sha256
    body = path.read_bytes()
    try:
        path.write_bytes(body.replace(b"2024", b"2025"))
        with pytest.raises(StoreError, match="was changed"):
            load_into(duckdb.connect(), folder)
    finally:
        path.write_bytes(body)


def test_nothing_held_is_an_empty_table(tmp_path: Path) -> None:
    con = duckdb.connect()
    assert load_into(con, tmp_path) == []
    assert con.execute("SELECT count(*) FROM live").fetchone() == (0,)
