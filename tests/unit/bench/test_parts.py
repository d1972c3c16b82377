"""Fixture, replayed requests, traffic counts and the scripts of the benchmark."""

import json
from pathlib import Path
from typing import Any

import pytest
from shapely import Polygon

from bench import cases, fixture, hooks
from bench.load import message, told
from bench.servers import family, free_port, thread_seconds
from bench.side_by_side import QUICK
from bench.source import NoStoreError, feature, open_store, rounded
from bench.traffic import Traffic

GEO: dict[str, Any] = {"codes": ["KU001"], "names": ["Yksi"], "path": ["M0,0l1,0 0,1z"]}


def test_fixture_has_files_for_every_way_of_drawing(tmp_path: Path) -> None:
    careful, published = {"features": [1]}, {"features": [1, 2]}
    fixture.write(tmp_path, GEO, careful, published, {"vaesto": [1.0]})
    read = lambda name: json.loads((tmp_path / name).read_text("utf-8"))  # noqa: E731
    assert read("areas.geojson") == published
    assert read("assets/areas.geojson") == careful
    assert read("assets/topojson/world_110m.json")["type"] == "Topology"
    assert read("assets-svg/geo.json") == GEO
    assert {"map.js", "map_zoom.js", "map.css", "tokens.css"} <= {
        p.name for p in (tmp_path / "assets-svg").iterdir()
    }


def test_a_custom_bundle_is_laid_beside(tmp_path: Path) -> None:
    fixture.write(tmp_path, GEO, {}, {}, {})
    bundle = tmp_path / "some.js"
    bundle.write_text("var Plotly;")
    fixture.with_bundle(tmp_path, bundle)
    assert (tmp_path / "assets-bundle" / "plotly.min.js").read_text() == "var Plotly;"
    assert not (tmp_path / "assets" / "plotly.min.js").exists()


def test_outer_rings_run_clockwise_and_are_rounded() -> None:
    square = Polygon([(0, 0), (1.00049, 0), (1, 1), (0, 1)])
    ring = feature("KU001", square, 3)["geometry"]["coordinates"][0]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:], strict=False))
    assert area < 0, "plotly fills the globe outside rings that run the other way"
    assert [1.0, 0] in ring


def test_rounding_goes_through_every_level() -> None:
    assert rounded([[[1.23456, 2.0]]], 3) == [[[1.235, 2.0]]]


def test_no_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError, match="make build"):
        open_store(tmp_path)


def test_a_recorded_request_is_written_once() -> None:
    request = {"method": "POST", "url": "http://127.0.0.1:8/_dash?x=1", "headers": {"a": "b"}, "body": "å"}
    head, _, body = message(request).partition(b"\r\n\r\n")
    assert head.startswith(b"POST /_dash?x=1 HTTP/1.1\r\na: b\r\nHost: 127.0.0.1:8")
    assert b"Content-Length: 2" in head
    assert body == "å".encode()


def test_an_answers_head_tells_length_and_whether_the_line_stays() -> None:
    assert told(b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\nConnection: keep-alive") == (12, True)
    assert told(b"HTTP/1.1 204 No Content\r\nconnection: close") == (0, False)


def test_traffic_counts_what_came_over_the_network() -> None:
    traffic = Traffic()
    sizes = {"/map.json": 120.0, "/kept.json": 0, "/favicon.svg": 80.0}  # the second from the browser's cache
    for at, address in enumerate(sizes):
        traffic._asked({"requestId": address, "request": {"url": address}, "timestamp": 10 + at / 10})
    for address, size in sizes.items():
        traffic._finished({"requestId": address, "encodedDataLength": size, "timestamp": 10.5})
    traffic._frame({"response": {"payloadData": "abc"}, "timestamp": 11.0})
    assert (traffic.within(400), traffic.within(600), traffic.within(1000)) == (0, 120, 123)
    assert traffic.take() == (123, 1, {"/map.json"})
    assert traffic.take() == (0, 0, set())


def test_scripts_obey_the_policy_of_the_product() -> None:
    texts = [text for name, text in vars(hooks).items() if name.isupper()]
    assert texts
    assert not any("new Function" in text or "eval(" in text for text in texts)


def test_a_quick_run_has_what_the_first_goals_need(tmp_path: Path) -> None:
    names = [peer.name for peer in cases.peers(tmp_path, "vaesto", QUICK.peers)]
    assert names == [cases.OURS, cases.NAIVE, cases.BEST]


def test_a_full_run_has_everybody_there_is_an_environment_for(tmp_path: Path) -> None:
    names = {peer.name for peer in cases.peers(tmp_path, "vaesto", others=["streamlit", "panel"])}
    assert {cases.OURS, cases.SVG, cases.STATIC, cases.STREAMLIT, cases.PANEL} <= names
    assert cases.VIZRO not in names


def test_processes_are_measured_by_their_own_numbers() -> None:
    import os

    assert os.getpid() in family(os.getpid())
    assert thread_seconds(os.getpid()) > 0
    assert 1024 < free_port() < 65536
