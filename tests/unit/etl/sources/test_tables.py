"""PxWeb tables: roles in old and new key styles, wishes, splitting, signs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from etl.sources.errors import ContractError, ParseError, TooMuchData, UnknownCode
from etl.sources.jsonstat import parse_cube
from etl.sources.pxweb import Limits, parse_limits, parse_listing, parse_metadata
from etl.sources.pxweb_json import parse_px_json
from etl.sources.pxweb_roles import Roles, Variable, age_of, content_value, find_roles, sex_of
from etl.sources.pxweb_select import Wanted, cells, parse_wanted, resolve, select, split
from etl.sources.pxweb_tidy import parse_data, tidy_cube
from etl.sources.pxweb_v1 import body

AREA = Variable("alue_23_20260101", "Alue", ("SSS", "KU005", "KU008", "HVA01"), ("KOKO MAA", "A", "B", "C"))
YEAR = Variable("timeperiod_y", "Vuosi", ("2023", "2024"), ("2023", "2024*"), time=True)
CONTENT = Variable("contentscode", "Tiedot", ("vaerak-vaesto", "dem_huoltos"), ("Väkiluku", "Huoltosuhde"))
SEX = Variable(
    "sukupuoli_9_20180101", "Sukupuoli", ("SSS", "1", "2"), ("Yhteensä", "Miehet", "Naiset"), elimination=True
)
AGE = Variable("ikaryhma_10_20180101", "Ikä", ("SSS", "000", "100-"), ("Yhteensä", "0", "100 -"))


@pytest.mark.parametrize(
    ("variables", "roles"),
    [
        ((AREA, YEAR, CONTENT), Roles(AREA.code, YEAR.code, CONTENT.code, None, None)),
        ((AREA, AGE, SEX, YEAR, CONTENT), Roles(AREA.code, YEAR.code, CONTENT.code, SEX.code, AGE.code)),
        (
            (
                Variable("Alue 2017", "Alue 2017", ("SSS", "020", "005"), ("", "", "")),
                Variable("Tiedot", "Tiedot", ("M411",), ("",)),
                Variable("Vuosi", "Vuosi", ("2016",), ("",)),
            ),
            Roles("Alue 2017", "Vuosi", "Tiedot", None, None),
        ),
        (
            (
                Variable("kuntatyyppi_1_20140101", "Kuntatyyppi", ("1", "2"), ("Kaupunki", "Maaseutu")),
                Variable("timeperiod_q", "Neljännes", ("2024Q1",), ("",)),
            ),
            Roles(None, "timeperiod_q", None, None, None),
        ),
    ],
    ids=["new keys", "sex and age", "old keys with bare codes", "municipality type is no area"],
)
def test_roles_are_found(variables: tuple[Variable, ...], roles: Roles) -> None:
    assert find_roles(variables, "t") == roles


def test_a_table_without_time_is_refused() -> None:
    with pytest.raises(ParseError, match="time"):
        find_roles((AREA, CONTENT), "t")


@pytest.mark.parametrize("wanted", ["vaerak-vaesto", "vaesto", "VAESTO", "väkiluku", "vanha-vaesto"])
def test_contents_are_found_by_code_suffix_or_label(wanted: str) -> None:
    assert content_value(CONTENT, wanted, "t") == "vaerak-vaesto"


def test_an_unknown_content_names_what_there_is() -> None:
    with pytest.raises(ParseError, match="vaerak-vaesto, dem_huoltos"):
        content_value(CONTENT, "olematon", "t")


@pytest.mark.parametrize(
    ("code", "age"),
    [
        ("SSS", "total"),
        ("000", "0"),
        ("017", "17"),
        ("0-17", "0-17"),
        ("015-064", "15-64"),
        ("100-", "100+"),
        ("65+", "65+"),
    ],
)
def test_ages(code: str, age: str) -> None:
    assert age_of(code, code) == age


def test_sexes_are_told_by_label_before_code() -> None:
    assert [sex_of(c, label) for c, label in zip(SEX.values, SEX.labels, strict=True)] == [
        "total",
        "male",
        "female",
    ]
    assert sex_of("2", "Miehet") == "male"
    with pytest.raises(ValueError, match="no known sex"):
        sex_of("7", "Muu")


def test_a_wish_becomes_a_checked_query() -> None:
    wanted = parse_wanted("t", "vaesto; area=KU*; time=top(1); sukupuoli=1,2; status=projected; scale=1000")
    assert (wanted.status, wanted.scale) == ("projected", 1000.0)
    variables = (AREA, SEX, YEAR, CONTENT)
    query = select(variables, find_roles(variables, "t"), wanted, "t")
    assert body(query)["query"] == [
        {"code": AREA.code, "selection": {"filter": "all", "values": ["KU*"]}},
        {"code": SEX.code, "selection": {"filter": "item", "values": ["1", "2"]}},
        {"code": YEAR.code, "selection": {"filter": "top", "values": ["1"]}},
        {"code": CONTENT.code, "selection": {"filter": "item", "values": ["vaerak-vaesto"]}},
    ]
    assert cells(query) == 2 * 2 * 1 * 1


def test_variables_nothing_is_said_of() -> None:
    variables = (AREA, AGE, SEX, YEAR, CONTENT)
    query = select(variables, find_roles(variables, "t"), Wanted("t", "vaesto"), "t")
    assert {s.code: s.values for s in query}[AGE.code] == ("SSS",)  # not eliminable: its total is named
    assert SEX.code not in {s.code for s in query}  # eliminable: left out
    odd = Variable("puolue", "Puolue", ("KOK", "SDP"), ("", ""))
    with pytest.raises(ContractError, match="Nothing is said of 'puolue'"):
        select((AREA, YEAR, CONTENT, odd), find_roles((AREA, YEAR, CONTENT), "t"), Wanted("t", "vaesto"), "t")


@pytest.mark.parametrize(
    "text", ["vaesto; area", "vaesto; =x", "vaesto; scale=many", "vaesto; status=secret"]
)
def test_wishes_of_another_form_are_refused(text: str) -> None:
    with pytest.raises(ContractError):
        parse_wanted("t", text)


def test_unknown_codes_are_refused_before_the_call() -> None:
    with pytest.raises(UnknownCode, match="KU999"):
        resolve(AREA, "KU999", "t")
    with pytest.raises(UnknownCode, match="no variable 'rikos'"):
        select(
            (AREA, YEAR, CONTENT), find_roles((AREA, YEAR), "t"), Wanted("t", "vaesto", {"rikos": "*"}), "t"
        )


def test_since_keeps_later_periods() -> None:
    roles = find_roles((AREA, YEAR, CONTENT), "t")
    query = select((AREA, YEAR, CONTENT), roles, Wanted("t", "vaesto"), "t", since=2024)
    assert {s.code: s.values for s in query}[YEAR.code] == ("2024",)
    with pytest.raises(TooMuchData, match="No period since 2030"):
        select((AREA, YEAR, CONTENT), roles, Wanted("t", "vaesto"), "t", since=2030)


def test_split_covers_every_cell_once() -> None:
    wide = Variable("a", "", tuple(f"KU{n:03d}" for n in range(309)), tuple("x" * 309))
    long = Variable("b", "", tuple(str(y) for y in range(1972, 2024)), tuple("x" * 52))
    query = (resolve(wide, "*", "t"), resolve(long, "*", "t"))
    parts = split(query, 1000, "t")
    seen = [(a, b) for part in parts for a in part[0].values for b in part[1].values]
    assert len(seen) == len(set(seen)) == 309 * 52
    assert max(cells(part) for part in parts) <= 1000
    with pytest.raises(TooMuchData, match="400 calls"):
        split(query, 10, "t")


def test_limits_listing_and_flags_written_as_text() -> None:
    assert parse_limits(
        b'{"maxValues": 120000, "maxCells": 90000, "maxCalls": 30, "timeWindow": 10}'
    ) == Limits(90000, 30, 10.0)
    assert parse_limits(b"{}") == Limits()
    listing = b'[{"id": "x", "type": "l"}, {"id": "11ra.px", "type": "t", "updated": "2026-07-01T18:34:16"}]'
    assert parse_listing(listing) == {"11ra.px": "2026-07-01T18:34:16"}
    metadata = parse_metadata(
        b'{"variables": [{"code": "V", "values": ["2024"], "time": "True", "elimination": "False"}]}'
    )
    assert (metadata.variables[0].time, metadata.variables[0].elimination) == (True, False)


def cube(**changes: Any) -> bytes:
    content: dict[str, Any] = {
        "id": ["alue_23_20260101", "timeperiod_y", "contentscode"], "size": [3, 2, 1],
        "role": {"time": ["timeperiod_y"], "geo": ["alue_23_20260101"]},
        "dimension": {
            "alue_23_20260101": {"category": {"index": {"KU008": 2, "SSS": 0, "KU005": 1}}},
            "timeperiod_y": {"category": {"index": ["2023", "2024"], "label": {"2024": "2024*"}}},
            "contentscode": {"category": {"index": {"vaerak-vaesto": 0}}},
        },
        "value": [10, 20, 1, 2, None, None], "status": {"4": "...", "5": ".."},
    }  # fmt: skip
    return json.dumps(content | changes).encode()


def rows(raw: bytes, wanted: Wanted | None = None) -> dict[tuple[str, str], tuple[float | None, str]]:
    made = parse_data(raw, wanted or Wanted("t", "vaesto")).to_pylist()
    return {(r["source_code"], r["period"]): (r["value"], r["status"]) for r in made}


EXPECTED = {
    ("SSS", "2023"): (10.0, "observed"), ("SSS", "2024"): (20.0, "preliminary"),
    ("KU005", "2023"): (1.0, "observed"), ("KU005", "2024"): (2.0, "preliminary"),
    ("KU008", "2023"): (None, "protected"), ("KU008", "2024"): (None, "missing"),
}  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"value": {"0": 10, "1": 20, "2": 1, "3": 2}},
        {"status": [None, None, None, None, "...", ".."]},
        {"value": ["10", "20", "1", "2,0", "...", ".."], "status": None},
        {"role": {"time": ["timeperiod_y"]}},
    ],
    ids=["list", "sparse", "status list", "texts", "no geo role"],
)
def test_cells_keep_their_place_value_and_sign(changes: dict[str, Any]) -> None:
    assert rows(cube(**changes)) == EXPECTED


def test_a_cell_of_which_nothing_is_known_is_left_out() -> None:
    assert ("KU008", "2023") not in rows(cube(status=None))


def test_status_and_scale_of_the_catalogue() -> None:
    made = rows(cube(), Wanted("t", "vaesto", {}, "projected", 1000.0))
    assert made[("SSS", "2023")] == (10_000.0, "projected")
    assert made[("KU008", "2023")] == (None, "protected")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"value": [1, 2]}, "2 values for 6 cells"),
        ({"size": [3, 2, 2]}, "not 2"),
        ({"value": {"9": 1}}, "outside the 6 cells"),
        ({"id": ["a", "a", "b"]}, "not described"),
        ({"dimension": {}}, "not described"),
        ({"value": [1e308 * 10] * 6}, "Not valid JSON"),
    ],
)
def test_contradictions_are_named(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ParseError, match=message):
        rows(cube(**changes))


def test_a_variable_without_a_meaning_must_be_single() -> None:
    content = json.loads(cube())
    content["id"].append("rikos")
    content["size"].append(2)
    content["dimension"]["rikos"] = {"category": {"index": ["a", "b"]}}
    content["value"], content["status"] = list(range(12)), None
    with pytest.raises(ParseError, match="'rikos' has 2 categories"):
        rows(json.dumps(content).encode())


def test_a_claim_of_endless_cells_is_refused() -> None:
    dimension = {"category": {"index": [str(n) for n in range(10_000)]}}
    content = {
        "id": ["a", "b"],
        "size": [10_000, 10_000],
        "dimension": {"a": dimension, "b": dimension},
        "value": {},
    }
    with pytest.raises(ParseError, match="100,000,000 cells"):
        parse_cube(json.dumps(content).encode())


def test_the_older_json_gives_the_same_rows() -> None:
    keys = [
        ("SSS", "2023", "10"),
        ("SSS", "2024", "20"),
        ("KU005", "2023", "1"),
        ("KU005", "2024", "2"),
        ("KU008", "2023", "..."),
    ]
    columns = [
        {"code": "Alue", "text": "Alue", "type": "d"},
        {"code": "Vuosi", "type": "t"},
        {"code": "vaesto", "type": "c"},
    ]
    content = {
        "columns": columns, "data": [{"key": [a, b], "values": [v]} for a, b, v in keys],
        "metadata": [{"updated": "2026-07-21T05.00.00Z"}],
    }  # fmt: skip
    made = parse_px_json(json.dumps(content).encode())
    assert made.updated == "2026-07-21T05:00:00Z"
    found = {
        (r["source_code"], r["period"]): r["value"]
        for r in tidy_cube(made, Wanted("t", "vaesto")).to_pylist()
    }
    assert found == {
        ("SSS", "2023"): 10,
        ("SSS", "2024"): 20,
        ("KU005", "2023"): 1,
        ("KU005", "2024"): 2,
        ("KU008", "2023"): None,
    }
