"""Figures leave the API as they stand in the store, in every form."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pyarrow.parquet as pq
import pytest
from pyjstat import pyjstat

from data import db, queries
from data.queries.observations import Filter, all_observations, standings
from tests.api.asking import ask, get, is_problem

pytestmark = pytest.mark.store
# Pages and JSON-stat, CSV and Parquet are all asked for these: several groups, levels, statuses and months.
QUESTIONS: list[dict[str, str]] = [
    {"indicator": "tyollisyysaste", "region": "KU091,HVA10,SSS"},
    {"indicator": "vaesto", "group": "total,male,age_65_plus", "level": "maakunta", "from_": "2015"},
    {"indicator": "vaesto,tyollisyysaste", "region": "KU285", "period": "2019,2021"},
    {"indicator": "vaestoennuste_2024", "status": "projected", "region": "KU285", "group": "age_0,age_1"},
]

STORED = (
    "SELECT indicator_id, group_id, region_code, period, level, value, status FROM observation "
    "WHERE indicator_id = ?"
)


def stored(question: dict[str, str]) -> dict[tuple[str, ...], tuple[Any, ...]]:
    """What the store holds for a question, read beside the API: key → (value, status)."""
    lists = {name: set(text.split(",")) for name, text in question.items() if name != "from_"}
    found = {}
    for indicator in sorted(lists["indicator"]):
        for row in db.rows(STORED, [indicator]):
            named = dict(zip(("indicator", "group", "region", "period", "level"), row[:5], strict=True))
            fits = all(named.get(name, row[6]) in wanted for name, wanted in lists.items())
            if fits and named["period"] >= question.get("from_", ""):
                found[row[:4]] = row[5:]
    return found


def key(row: dict[str, Any]) -> tuple[str, ...]:
    return row["indicator"], row["group"], row["region"], row["period"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_json_pages_join_to_what_the_store_holds(api: Any, question: dict[str, str]) -> None:
    page = get(api, "observations", limit=37, **question)
    rows = list(page["items"])
    while page["next"]:
        page = api.get(page["next"]).json
        rows += page["items"]
    expected = stored(question)
    assert expected
    assert {key(row): (row["value"], row["status"]) for row in rows} == expected
    assert len(rows) == len(expected)


@pytest.mark.parametrize("question", QUESTIONS)
def test_csv_and_parquet_hold_the_same_figures(api: Any, question: dict[str, str]) -> None:
    expected = stored(question)
    text = ask(api, "observations", format="csv", **question).data.decode("utf-8")
    lines = list(csv.DictReader(io.StringIO(text)))
    from_csv = {key(row): (float(row["value"]) if row["value"] else None, row["status"]) for row in lines}
    assert from_csv == expected
    table = pq.read_table(io.BytesIO(ask(api, "observations", format="parquet", **question).data))
    assert {key(row): (row["value"], row["status"]) for row in table.to_pylist()} == expected
    assert table.schema.metadata[b"version"].decode() == queries.current_version()
    assert all(row["licence"] and row["producer"] for row in lines)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.filterwarnings("ignore:Shouldn.t use this function:DeprecationWarning")
def test_an_independent_reader_opens_json_stat(api: Any, question: dict[str, str]) -> None:
    body = ask(api, "observations", format="json-stat", **question).data.decode("utf-8")
    frame = pyjstat.Dataset.read(body).write("dataframe", naming="id")
    expected = stored(question)
    found = {
        (row.indicator, row.group, row.region, row.period): row.value
        for row in frame.itertuples()
        if row.value == row.value and row.value is not None
    }
    assert found == {place: value for place, (value, _status) in expected.items() if value is not None}


def test_json_stat_tells_status_and_source_of_each_cell(api: Any) -> None:
    data = get(api, "observations", format="json-stat", lang="sv", **QUESTIONS[1])
    cells = 1
    for size in data["size"]:
        cells *= size
    assert len(data["value"]) == len(data["status"]) == len(data["extension"]["source"]) == cells
    named = {source["id"] for source in data["extension"]["sources"]}
    for value, status, source in zip(data["value"], data["status"], data["extension"]["source"], strict=True):
        assert (status is None) == (source is None)
        assert value is None or (status and source in named)
    assert data["dimension"]["group"]["category"]["label"]["male"] == "Män"
    assert data["role"] == {"metric": ["indicator"], "geo": ["region"], "time": ["period"]}


def test_every_figure_carries_its_source_and_date(api: Any) -> None:
    page = get(api, "observations", **QUESTIONS[0])
    known = {source["id"]: source for source in page["sources"]}
    assert page["items"]
    for row in page["items"]:
        assert row["data_date"] == known[row["source"]]["data_date"]


def test_protected_and_missing_figures_are_null_never_zero(api: Any) -> None:
    (indicator,) = db.rows("SELECT indicator_id FROM observation WHERE status = 'protected' LIMIT 1")[0]
    rows = get(api, "observations", indicator=indicator, status="protected,missing,not_applicable")["items"]
    assert rows and all(row["value"] is None for row in rows)


def test_to_a_year_takes_its_months(api: Any) -> None:
    indicator = next(
        row["id"] for row in queries.indicators() if row["frequency"] == "month" and row["available"]
    )
    last = queries.spans()[indicator][1]
    rows = get(api, "observations", indicator=indicator, to=last[:4], from_=last[:4], region="SSS,KU091")[
        "items"
    ]
    assert last in [row["period"] for row in rows]


def test_standings_are_the_stores_and_the_latest_by_default(api: Any) -> None:
    told = get(api, "standings", indicator="tyollisyysaste", level="hyvinvointialue")
    assert told["period"] == queries.coverage("tyollisyysaste")["hyvinvointialue"]["total"][-1]
    rows = standings("tyollisyysaste", "total", "hyvinvointialue", told["period"])
    assert [(r["region"], r["value"], r["rank"]) for r in told["items"]] == [(r[0], r[1], r[5]) for r in rows]
    values = [row["value"] for row in told["items"] if row["rank"]]
    assert values == sorted(values, reverse=True)
    text = ask(api, "standings", indicator="tyollisyysaste", level="hyvinvointialue", format="csv").text
    assert [line["region"] for line in csv.DictReader(io.StringIO(text))] == [r[0] for r in rows]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv"),
        ("application/vnd.apache.parquet", "application/vnd.apache.parquet"),
        ("text/html, */*;q=0.1", "application/json"),
        ("", "application/json"),
    ],
)
def test_accept_chooses_the_form(api: Any, accept: str, kind: str) -> None:
    answer = ask(api, "observations", {"Accept": accept}, **QUESTIONS[0])
    assert answer.content_type.startswith(kind)
    assert "Accept" in answer.headers["Vary"]


def test_a_form_that_is_not_there_is_refused(api: Any) -> None:
    is_problem(ask(api, "observations", {"Accept": "application/pdf"}, **QUESTIONS[0]), 406)


@pytest.mark.parametrize("form", ["json", "json-stat", "csv", "parquet"])
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_etag_spares_a_second_answer(api: Any, form: str, encoding: str) -> None:
    headers = {"Accept-Encoding": encoding}
    first = ask(api, "observations", headers, format=form, **QUESTIONS[0])
    again = ask(
        api, "observations", headers | {"If-None-Match": first.headers["ETag"]}, format=form, **QUESTIONS[0]
    )
    assert (again.status_code, again.data) == (304, b"")
    other = ask(
        api, "observations", headers | {"If-None-Match": first.headers["ETag"]}, format=form, **QUESTIONS[1]
    )
    assert other.status_code == 200


@pytest.mark.parametrize("form", ["json", "csv"])
def test_encodings_give_the_same_bytes(api: Any, form: str) -> None:
    import gzip

    import brotli

    plain = ask(api, "observations", {"Accept-Encoding": "identity"}, format=form, **QUESTIONS[0])
    small = ask(api, "observations", {"Accept-Encoding": "br"}, format=form, **QUESTIONS[0])
    zipped = ask(api, "observations", {"Accept-Encoding": "gzip"}, format=form, **QUESTIONS[0])
    assert small.headers["Content-Encoding"] == "br" and zipped.headers["Content-Encoding"] == "gzip"
    assert brotli.decompress(small.data) == gzip.decompress(zipped.data) == plain.data
    assert len({plain.headers["ETag"], small.headers["ETag"], zipped.headers["ETag"]}) == 3


def test_a_long_csv_comes_in_pieces(api: Any) -> None:
    answer = ask(api, "observations", indicator="vaesto", format="csv")
    pieces = list(answer.iter_encoded())
    assert len(pieces) > 3
    expected = sum(len(chunk) for chunk in all_observations(db.reading(), Filter(indicators=("vaesto",))))
    assert b"".join(pieces).count(b"\r\n") == expected + 1


def test_an_answer_too_large_for_its_form_is_refused_with_the_way_out(api: Any) -> None:
    everything = ",".join(row["id"] for row in queries.indicators() if row["tier"] == "core")[:3000]
    several = everything.rsplit(",", 1)[0].split(",")[:50]
    body = is_problem(ask(api, "observations", indicator=",".join(several), format="json-stat"), 422)
    assert "csv" in body["remedy"]


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_csv_neutralises_formula_cells(value: str) -> None:
    from server.api.table import csv_pieces

    text = b"".join(csv_pieces(["name", "value"], [[(value, -1.5)]])).decode()
    name, number = next(iter(list(csv.reader(io.StringIO(text, newline="")))[1:]))
    assert name == f"'{value}"
    assert number == "-1.5"  # a number is no text


HOSTILE = [
    {"indicator": "vaesto'; DROP TABLE observation; --"},
    {"indicator": "../../etc/passwd"},
    {"indicator": "vaesto\x00"},
    {"indicator": "v" * 5000},
    {"indicator": ",".join(["vaesto"] * 51)},
    {"indicator": ""},
    {"indicator": "vaesto", "region": "KU091 OR 1=1"},
    {"indicator": "vaesto", "period": "２０２１"},
    {"indicator": "vaesto", "from_": "9999-99"},
    {"indicator": "vaesto", "cursor": "x~1"},
    {"indicator": "vaesto", "cursor": "a~99999999999999999999"},
    {"indicator": "vaesto", "limit": "1e3"},
    {"indicator": "vaesto", "limit": "-1"},
    {"indicator": "vaesto", "limit": "99999999999999999999999"},
    {"indicator": "vaesto", "format": "xlsx"},
    {"indicator": "vaesto", "lang": "%00"},
    {"indicator": "vaesto", "group": "{{7*7}}"},
    {"indicator": "vaesto", "from_": "2020", "to": "2010"},
    {"indicator": "vaesto", "<script>": "1"},
]


@pytest.mark.parametrize("question", HOSTILE, ids=json.dumps)
def test_hostile_parameters_are_refused_in_words(api: Any, question: dict[str, str]) -> None:
    answer = ask(api, "observations", **question)
    assert answer.status_code in (404, 409, 422)
    is_problem(answer, answer.status_code)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(api: Any, method: str) -> None:
    for path in ("observations", "indicators/vaesto", "ei-ole"):
        answer = getattr(api, method)(f"/api/v1/{path}", data=b"x")
        assert "GET" in answer.headers["Allow"]
        is_problem(answer, 405)


@pytest.mark.parametrize("path", ["/api/v1/ei/ole", "/api/v2", "/api/v1/", "/api/v1/regions/x%2Fy"])
def test_other_addresses_are_named(api: Any, path: str) -> None:
    assert api.get(path).status_code in (404, 422)
    assert api.get(path).content_type == "application/problem+json"
