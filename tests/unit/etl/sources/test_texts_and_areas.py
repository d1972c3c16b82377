"""Texts lose markup, titles compare, areas get the store's codes, Sotkanet's answers are read or refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from etl.sources.areas import COUNTIES, area_code, bare_codes_are_municipalities, sotkanet_code
from etl.sources.errors import ParseError, RegionsError
from etl.sources.sotkanet import data_request, parse_indicators, parse_metadata, year_chunks
from etl.sources.sotkanet_regions import parse_regions
from etl.sources.sotkanet_rows import parse_csv, parse_data
from etl.sources.texts import languages, plain, same_title
from etl.sources.tidy import number, period
from etl.sources.titles import certainty, expected_title, table_request


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Ikä &#8805; 65", "Ikä ≥ 65"),
        ("<p>Osuus</p><script>alert(1)</script><br/>väestöstä", "Osuus väestöstä"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;ok", "ok"),
        ("a < 5 & b > 3", "a < 5 & b > 3"),
        ("rivi\x00\r\n toinen\u200b", "rivi toinen"),
        ("<style>p{}</style>", ""),
        ("kesken <script>jää", "kesken"),
        (None, ""),
        (7, ""),
    ],
)
def test_plain_text(text: object, made: str) -> None:
    assert plain(text) == made


def test_languages_leave_out_what_is_empty() -> None:
    assert languages({"fi": "<b>Väestö</b>", "sv": "", "en": None, "de": "x"}) == {"fi": "Väestö"}
    assert languages("Väestö") == {}


def test_titles_are_compared_without_spaces_case_and_dashes() -> None:
    assert same_title(
        "Saaneet 0 - 17-vuotiaat / 1 000 vastaavanikäistä", "saaneet 0–17-vuotiaat / 1000 vastaavan ikäistä"
    )
    assert not same_title("Saaneet 18 - 24-vuotiaat", "Saaneet 25 - 64-vuotiaat")
    assert not same_title("", "")


@pytest.mark.parametrize(
    ("text", "made"),
    [("2024", "2024"), (2024, "2024"), ("2024*", "2024"), ("2024M03", "2024-03"), ("2024-12", "2024-12"),
     ("2024M13", None), ("2024Q1", None), ("1024", None), (True, None), (2024.0, None), ("٢٠٢٤", None)],
)  # fmt: skip
def test_periods(text: object, made: str | None) -> None:
    assert period(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [("3,5", 3.5), (" 7 ", 7.0), ("-1.5", -1.5), ("\u22122", -2.0), ("", None), (None, None), (2, 2.0)],
)
def test_numbers(text: object, made: float | None) -> None:
    assert number(text) == made


@pytest.mark.parametrize("text", ["1_000", "nan", "inf", "1 000", "=1+1", "٣", "1e999", True, [1], 10**400])
def test_no_numbers(text: object) -> None:
    with pytest.raises(ValueError, match="is not|too large"):
        number(text)


def test_area_codes() -> None:
    assert [area_code(c) for c in ("SSS", "KU091", "HVA90", "MK01", "SK011")] == [
        "SSS",
        "KU091",
        "HVA90",
        "MK01",
        "SK011",
    ]
    assert [area_code(c) for c in ("091", "KUJOU", "TA101", "VP01", "KU91", "", None, "KU٠٩١")] == [None] * 8
    assert area_code("091", bare_is_municipality=True) == "KU091"
    assert bare_codes_are_municipalities(["SSS", "020", "005", "009", "010"])
    assert not bare_codes_are_municipalities(["SSS", "KU020", "131"])


def test_sotkanet_codes_are_resolved_by_category() -> None:
    assert sotkanet_code("MAA", "358") == "SSS"
    assert sotkanet_code("KUNTA", "091") == "KU091"
    assert sotkanet_code("HYVINVOINTIALUE", "91") == "HVA91"
    assert sotkanet_code("HYVINVOINTIALUE", "22") is None  # an older set
    assert sotkanet_code("POHJOISMAAT", "246") is None
    assert sotkanet_code("MAAKUNTA", "1") is None


def regions(**changes: Any) -> list[dict[str, Any]]:
    made = [{"id": 658, "code": "358", "category": "MAA", "memberOf": []}]
    made += [
        {"id": 900 + n, "code": c, "category": "HYVINVOINTIALUE"} for n, c in enumerate(sorted(COUNTIES))
    ]
    return made + [
        {"id": n, "code": f"{n:03d}", "category": "KUNTA", "memberOf": [900, 658]} for n in range(1, 4)
    ]


def parse(entries: list[Any]) -> Any:
    return parse_regions(json.dumps(entries).encode(), fewest=3)


def test_the_right_areas_are_found() -> None:
    found = parse([*regions(), {"id": 1045, "code": "246", "category": "POHJOISMAAT"}, {"id": "x"}, None])
    assert found.codes[658] == "SSS"
    assert found.codes[900] == "HVA01"
    assert found.dropped == {"POHJOISMAAT": 1, "(not an area)": 1}


@pytest.mark.parametrize("lacking", ["358", "13", "002"])
def test_lacking_areas_stop_everything(lacking: str) -> None:
    with pytest.raises(RegionsError):
        parse([entry for entry in regions() if entry["code"] != lacking])


def test_of_two_numbers_the_one_municipalities_belong_to_is_used() -> None:
    found = parse([*regions(), {"id": 880, "code": "01", "category": "HYVINVOINTIALUE"}])
    assert 880 not in found.codes
    assert found.notes == ("HVA01: 2 internal numbers, 900 is in use",)
    with pytest.raises(RegionsError, match="nothing tells them apart"):
        parse([*regions(), {"id": 880, "code": "02", "category": "HYVINVOINTIALUE"}])


AREAS = {1: "KU001", 2: "KU002", 658: "SSS"}


def test_old_shape_of_figures_is_read() -> None:
    body = b'[{"region":"1","indicator":"127","primary value":"2406","gender":"total","year":"2009"}]'
    assert parse_data(body, AREAS, 127).to_pylist()[0]["value"] == 2406.0


def test_counts_stand_beside_rates() -> None:
    body = b'[{"indicator":4,"region":1,"year":2012,"gender":"total","value":3.4,"absValue":9}]'
    row = parse_data(body, AREAS, 4, "sairaalahoito").to_pylist()[0]
    assert (row["value"], row["abs_value"], row["indicator_id"], row["series_id"]) == (
        3.4,
        9.0,
        "sairaalahoito",
        "live.sotkanet.4",
    )


def test_repeats_are_taken_once_and_contradictions_never() -> None:
    one = {"indicator": 4, "region": 1, "year": 2012, "gender": "total", "value": 3.4}
    assert parse_data(json.dumps([one, one]).encode(), AREAS).num_rows == 1
    with pytest.raises(ParseError, match="twice with different values"):
        parse_data(json.dumps([one, one | {"value": 3.5}]).encode(), AREAS)


@pytest.mark.parametrize(
    "change",
    [
        {"value": "x"},
        {"value": True},
        {"year": 24},
        {"year": None},
        {"gender": "all"},
        {"region": None},
        {"indicator": 5},
    ],
)
def test_a_wrong_row_is_named(change: dict[str, Any]) -> None:
    right = {"indicator": 4, "region": 1, "year": 2012, "gender": "total", "value": 3.4}
    with pytest.raises(ParseError):
        parse_data(json.dumps([right, right | {"region": 2} | change]).encode(), AREAS, 4)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("value", ["3.5", "3,5"])
def test_csv_with_and_without_mark_and_either_decimal(mark: bytes, value: str) -> None:
    text = f"indicator;region;year;gender;primary value;absolute value\r\n127;658;2009;total;{value};\r\n"
    row = parse_csv(mark + text.encode(), AREAS, 127).to_pylist()[0]
    assert (row["source_code"], row["value"], row["abs_value"]) == ("SSS", 3.5, None)


def test_metadata_with_anything_absent() -> None:
    bare = parse_metadata(b'{"id": 7}', 7)
    assert (bare.title, bare.updated, bare.years(), bare.genders) == ({}, "", (), ("total",))
    full = parse_metadata(
        b'{"id": 7, "range": {"start": 2020, "end": 2023}, "data-updated": "2026-04-24T10:00:00",'
        b' "decimals": 1, "title": {"fi": "Ik&auml;"}, "classifications": {"sex": {"values": ["female"]}},'
        b' "limits": {"fi": "<p>Raja</p><script>x</script>"}}'
    )
    assert (full.title, full.updated, full.genders) == ({"fi": "Ikä"}, "2026-04-24", ("female",))
    assert full.years(since=2022) == (2022, 2023)
    assert full.texts["limits"] == {"fi": "Raja"}
    with pytest.raises(ParseError, match="not this indicator's"):
        parse_metadata(b'{"id": 8}', 7)


def test_indicator_list() -> None:
    found = parse_indicators(b'[{"id": 4, "title": {"fi": "A &#8805; B"}}, {"title": {}}, 3]')
    assert [(title.id, title.title["fi"]) for title in found] == [(4, "A ≥ B")]


def test_requests_name_every_year_and_sex() -> None:
    assert data_request(127, (2022, 2023), ("total",)) == (
        "json",
        (("indicator", "127"), ("years", "2022"), ("years", "2023"), ("genders", "total")),
    )
    assert [len(chunk) for chunk in year_chunks(tuple(range(1940, 2026)))] == [40, 40, 6]


def test_titles_and_requests_of_the_catalogue() -> None:
    assert expected_title("sotkanet", "127") == "Väestö 31.12."
    assert certainty("sotkanet", "127") == "confirmed-recent"
    assert expected_title("sotkanet", "0") == ""
    assert table_request("x", "StatFin/tyonv/12tf.px", "TYOTOSUUS; time=top(24)") == "TYOTOSUUS; time=top(24)"
    assert table_request("tyottomyysaste", "StatFin/tyonv/12tf.px", "12tf") == "TYOTOSUUS"
    assert table_request("x", "StatFin/tyonv/12tf.px", "12tf") == ""
