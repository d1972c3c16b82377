"""Any bytes give a tidy frame or a named error: every parser, with random and with nearly right input."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.catalog_models import Checks
from etl.sources.classifications import parse_changes, parse_items, parse_members
from etl.sources.contract import parse_contract
from etl.sources.csvcolumns import read_columns
from etl.sources.csvfile import parse_file, parse_lines
from etl.sources.errors import SourceError
from etl.sources.pxweb import parse_limits, parse_listing, parse_metadata
from etl.sources.pxweb_json import parse_px_json
from etl.sources.pxweb_roles import find_roles
from etl.sources.pxweb_select import Wanted, cells, parse_wanted, select, split
from etl.sources.pxweb_tidy import parse_data as parse_table
from etl.sources.pxweb_tidy import tidy_cube
from etl.sources.sotkanet import parse_indicators
from etl.sources.sotkanet import parse_metadata as parse_sotkanet_metadata
from etl.sources.sotkanet_regions import parse_regions
from etl.sources.sotkanet_rows import parse_csv, parse_data
from etl.sources.texts import plain
from etl.sources.tidy import CELL, FULL_SCHEMA, STATUSES, WITHOUT_VALUE, period
from etl.sources.wfs import parse_layer, to_geojson

AREAS = {1: "KU005", 2: "KU008", 3: "HVA01", 658: "SSS"}
WANTED = Wanted("StatFin/vaerak/11re.px", "vaesto")
CONTRACT = parse_contract(
    b"{id: a, file: a.csv, producer: p, licence: l, statistics: {fi: t}, unit: percent, indicator: i,"
    b" columns: {area: k, period: v, value: a}}",
    "a.yml",
)
BOOK = CONTRACT.model_copy(update={"file": "a.xlsx"})
MANY = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
Parser = Callable[[bytes], Any]

FRAMES: dict[str, Parser] = {
    "sotkanet json": lambda body: parse_data(body, AREAS),
    "sotkanet csv": lambda body: parse_csv(body, AREAS),
    "json-stat": lambda body: parse_table(body, WANTED),
    "px json": lambda body: tidy_cube(parse_px_json(body), WANTED),
    "csv file": lambda body: parse_file(body, CONTRACT).rows,
    "excel file": lambda body: parse_file(body, BOOK).rows,
}
OTHERS: dict[str, Parser] = {
    "sotkanet indicators": parse_indicators,
    "sotkanet metadata": parse_sotkanet_metadata,
    "sotkanet regions": parse_regions,
    "pxweb limits": parse_limits,
    "pxweb listing": parse_listing,
    "pxweb metadata": parse_metadata,
    "wfs": lambda body: to_geojson(parse_layer(body, "kunta", whole=False)),
    "classification items": lambda body: parse_items(body, "kunta"),
    "classification members": lambda body: parse_members(body, "hyvinvointialue"),
    "classification changes": parse_changes,
    "contract": lambda body: parse_contract(body, "a.yml"),
}


def check_frame(rows: pa.Table) -> None:
    """Check a tidy frame: columns, known statuses, readable periods, no repeated cell, no signed value."""
    assert rows.schema.equals(FULL_SCHEMA)
    cells_seen = set()
    for row in rows.to_pylist():
        key = tuple(row[name] for name in CELL)
        assert key not in cells_seen
        cells_seen.add(key)
        assert row["status"] in STATUSES
        assert period(row["period"]) == row["period"]
        assert (row["value"] is None) == (row["status"] in WITHOUT_VALUE)
        assert row["source_code"][:2] in ("KU", "HV", "MK", "SK", "SS", "TY", "KR")


def outcome(parse: Parser, body: bytes) -> Any:
    """Return what a parser gives, None for a named error."""
    try:
        return parse(body)
    except SourceError as error:
        assert str(error)
        assert error.remedy
        return None


@pytest.mark.parametrize("name", FRAMES)
@MANY
@given(body=st.binary(max_size=400))
def test_any_bytes_frames(name: str, body: bytes) -> None:
    made = outcome(FRAMES[name], body)
    if made is not None:
        check_frame(made)


@pytest.mark.parametrize("name", OTHERS)
@MANY
@given(body=st.binary(max_size=400))
def test_any_bytes_others(name: str, body: bytes) -> None:
    outcome(OTHERS[name], body)


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), st.text(max_size=8),
    st.sampled_from(["total", "male", "2024", "KU005", "SSS", "...", "..", "1e999", "1_0", "٣", "\ud800"]),
    st.sampled_from([658, 1, 2024, 3.5]),
    st.lists(st.none(), max_size=2), st.dictionaries(st.text(max_size=3), st.none(), max_size=2),
)  # fmt: skip


def dumped(content: Any) -> bytes:
    """Return JSON as careless services write it: with NaN and lone surrogates."""
    return json.dumps(content).encode("utf-8", "surrogatepass")


def places(content: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every part of a JSON content."""
    keys = content if isinstance(content, dict) else range(len(content)) if isinstance(content, list) else ()
    return [path, *(place for key in keys for place in places(content[key], (*path, key)))]


@st.composite
def spoilt(draw: Any, right: st.SearchStrategy[Any]) -> Any:
    """Return a right content, or one with a part or two replaced, removed or doubled."""
    content = draw(right)
    for _ in range(draw(st.integers(0, 2))):
        path = draw(st.sampled_from(places(content)))
        if not path:
            return draw(ODD)
        parent = content
        for key in path[:-1]:
            parent = parent[key]
        how = draw(st.sampled_from(["replace", "replace", "remove", "double"]))
        if how == "replace":
            parent[path[-1]] = draw(ODD)
        elif how == "remove":
            del parent[path[-1]]
        elif isinstance(parent, list):
            parent.append(parent[path[-1]])
    return content


SOTKANET_ROW = st.fixed_dictionaries(
    {
        "indicator": st.just(127),
        "region": st.sampled_from([1, 2, 3, 658, 9]),
        "year": st.sampled_from([2023, 2024]),
        "gender": st.sampled_from(["total", "male"]),
        "value": st.one_of(st.floats(0, 9), st.integers(0, 9), st.sampled_from([None, "3,5", "7"])),
    },
    optional={"absValue": st.integers(0, 9)},
)
SOTKANET_ROWS = st.lists(SOTKANET_ROW, max_size=6, unique_by=lambda r: (r["region"], r["year"], r["gender"]))


@MANY
@given(rows=spoilt(SOTKANET_ROWS))
@example(rows=[{"indicator": 127, "region": 1, "year": 2024, "gender": "total", "value": 1.0}] * 2)
def test_nearly_right_sotkanet(rows: Any) -> None:
    made = outcome(FRAMES["sotkanet json"], dumped(rows))
    if made is not None:
        check_frame(made)
        given_cells = {(AREAS.get(int(r["region"])), str(r["year"]), r["gender"]) for r in rows}
        assert {(r["source_code"], r["period"], r["group_id"]) for r in made.to_pylist()} <= given_cells


@MANY
@given(rows=SOTKANET_ROWS)
def test_right_sotkanet_keeps_every_value(rows: list[dict[str, Any]]) -> None:
    made = parse_data(dumped(rows), AREAS)
    kept = [r for r in rows if r["value"] is not None and r["region"] in AREAS]
    expected = {
        (AREAS[r["region"]], str(r["year"]), r["gender"]): float(str(r["value"]).replace(",", "."))
        for r in kept
    }
    assert {(r["source_code"], r["period"], r["group_id"]): r["value"] for r in made.to_pylist()} == expected


CSV_CELL = st.one_of(
    st.sampled_from(["127", "1", "658", "2024", "total", "3,5", "3.5", "", '"']), st.text(max_size=5)
)


@MANY
@given(lines=st.lists(st.lists(CSV_CELL, min_size=5, max_size=7), max_size=5))
def test_nearly_right_sotkanet_csv(lines: list[list[str]]) -> None:
    text = "indicator;region;year;gender;primary value;absolute value\r\n" + "\r\n".join(map(";".join, lines))
    made = outcome(FRAMES["sotkanet csv"], text.encode("utf-8", "surrogatepass"))
    if made is not None:
        check_frame(made)


CODES = st.sampled_from(["KU005", "KU008", "SSS", "HVA01", "KUJOU", "005", "\x00", "MK01"])
SIGNS = st.sampled_from(["...", "..", "."])


@st.composite
def cubes(draw: Any) -> Any:
    """Return right data sets: object or list positions, list or sparse values, signs."""
    areas = draw(st.lists(CODES, unique=True, min_size=1, max_size=4))
    years = draw(st.sampled_from([["2024"], ["2023", "2024"], ["2024M01", "2024M02"]]))
    contents = draw(st.sampled_from([["vaesto"], ["vaesto", "muu"], ["x-vaesto"]]))
    count = len(areas) * len(years) * len(contents)
    values = draw(st.lists(st.one_of(st.floats(0, 9), st.none()), min_size=count, max_size=count))
    status = {str(n): draw(SIGNS) for n, value in enumerate(values) if value is None}
    sparse = draw(st.booleans())
    names = ["alue_23_20260101", "timeperiod_y", "contentscode"]
    index = areas if draw(st.booleans()) else {code: n for n, code in enumerate(areas)}
    return {
        "id": names, "size": [len(areas), len(years), len(contents)],
        "role": {"time": ["timeperiod_y"], "geo": [names[0]]},
        "dimension": {
            names[0]: {"label": "Alue", "category": {"index": index}},
            names[1]: {"category": {"index": years, "label": {years[0]: f"{years[0]}*"}}},
            names[2]: {"category": {"index": contents}},
        },
        "value": {str(n): v for n, v in enumerate(values) if v is not None} if sparse else values,
        "status": status,
    }  # fmt: skip


@MANY
@given(cube=spoilt(cubes()))
def test_nearly_right_json_stat(cube: Any) -> None:
    made = outcome(FRAMES["json-stat"], dumped(cube))
    if made is not None:
        check_frame(made)


@st.composite
def px_answers(draw: Any) -> Any:
    """Return right answers of the older format."""
    keys = draw(
        st.lists(st.tuples(CODES, st.sampled_from(["2023", "2024"])), unique=True, min_size=1, max_size=4)
    )
    value = st.one_of(SIGNS, st.integers(0, 9).map(str), st.sampled_from(["3.5", "0.1"]))
    columns = [{"code": "Alue", "type": "d"}, {"code": "Vuosi", "type": "t"}, {"code": "vaesto", "type": "c"}]
    data = [{"key": list(key), "values": [draw(value)]} for key in keys]
    return {"columns": columns, "data": data, "metadata": [{"updated": "2026-07-21T05.00.00Z"}]}


@MANY
@given(content=spoilt(px_answers()))
def test_nearly_right_px_json(content: Any) -> None:
    made = outcome(FRAMES["px json"], dumped(content))
    if made is not None:
        check_frame(made)


FILE_CELL = st.one_of(
    st.sampled_from(
        [
            "005",
            "5",
            "KU005",
            "SSS",
            "2024",
            "2024-03",
            "1,5",
            "1.5",
            "..",
            "...",
            "",
            '"',
            '"x\n"',
            "=1+1",
            "1e5",
        ]
    ),
    st.text(max_size=6),
)


@MANY
@given(lines=st.lists(st.lists(FILE_CELL, max_size=4), max_size=8))
def test_every_line_of_a_file_is_a_figure_or_is_reported(lines: list[list[str]]) -> None:
    text = "k,v,a\n" + "\n".join(",".join(line) for line in lines)
    body = text.encode("utf-8", "surrogatepass")
    result = parse_file(body, CONTRACT)
    check_frame(result.rows)
    physical = [line for line in body.decode("utf-8-sig", "replace").split("\n")[1:] if line.strip()]
    assert result.rows.num_rows + len(result.bad_lines) == len(physical)


CONTRACTS = [
    CONTRACT,
    CONTRACT.model_copy(update={"decimal": ",", "delimiter": ";", "pad_codes": True}),
    CONTRACT.model_copy(
        update={"checks": Checks(min=0, max=10), "marks": {"9": "missing", "..": "protected"}}
    ),
    CONTRACT.model_copy(update={"columns": CONTRACT.columns.model_copy(update={"status": "s", "sex": "p"})}),
    CONTRACT.model_copy(update={"thousands": " ", "area_codes": "prefixed", "status": "preliminary"}),
    CONTRACT.model_copy(update={"columns": CONTRACT.columns.model_copy(update={"status": "a", "sex": "v"})}),
]
PLAIN_CELLS = st.tuples(
    st.sampled_from(["005", "5", "KU005", "KU008", "SSS", " 005", "KU005 "]),
    st.sampled_from(["2024", "2023", "2024-03", " 2024", "2024M03"]),
    st.sampled_from(["1.5", "1,5", "-3", "9", "0", "12", "..", "1e2", " 7", "1 000", "+4", ".5", "007"])
    | st.from_regex(r"\A-?[0-9.,]{1,18}\Z"),
    st.sampled_from(["", "observed", "estimated", "missing"]),
    st.sampled_from(["male", "female", "", "total", " male"]),
)


@settings(MANY, max_examples=400)
@given(
    contract=st.sampled_from(CONTRACTS),
    lines=st.lists(PLAIN_CELLS, max_size=6),
    ending=st.sampled_from(["\n", "\r\n"]),
    tail=st.sampled_from(["", "\n", "\n\n", "\r"]),
)
@example(CONTRACTS[0], [("005", "2024", "1.5", "", ""), ("KU008", "2024", "-3", "", "")], "\n", "")
@example(CONTRACTS[5], [("005", "2024", "observed", "", "")], "\n", "")
def test_columns_and_lines_read_a_file_alike(
    contract: Any, lines: list[tuple[str, ...]], ending: str, tail: str
) -> None:
    delimiter = contract.delimiter or ","
    rows = [["k", "v", "a", "s", "p"], *lines]
    body = (ending.join(delimiter.join(row) for row in rows) + tail).encode()
    careful = parse_lines(body, contract)
    for short in (False, True):
        quick = read_columns(body, contract, short)
        if quick is not None:
            assert not careful.bad_lines and spelled_out(quick) == spelled_out(careful.rows)
    assert spelled_out(parse_file(body, contract).rows) == spelled_out(careful.rows)


@settings(MANY, max_examples=400)
@given(st.text("0123456789-+.,eE naif\u0663", min_size=1, max_size=18))
def test_a_number_read_with_its_column_is_the_number_read_by_itself(cell: str) -> None:
    for contract in (CONTRACT.model_copy(update={"decimal": sign, "delimiter": ";"}) for sign in ".,"):
        quick = read_columns(f"k;v;a\n005;2024;{cell}\n008;2024;1\n".encode(), contract)
        careful = parse_lines(f"k;v;a\n005;2024;{cell}\n008;2024;1\n".encode(), contract)
        assert quick is None or (not careful.bad_lines and spelled_out(quick) == spelled_out(careful.rows))


def spelled_out(rows: pa.Table) -> list[dict[str, Any]]:
    """Return rows with texts instead of positions, in the order of their cells."""
    return sorted(rows.to_pylist(), key=lambda row: tuple(row[name] for name in CELL))


def test_a_faultless_file_is_read_by_columns() -> None:
    body = b"\xef\xbb\xbfk,v,a\r\n005,2024,1.5\r\nKU008,2024-03,-2\r\n"
    contract = CONTRACT.model_copy(update={"area_codes": "prefixed"})
    assert read_columns(body, contract) is None and parse_lines(body, contract).bad_lines[0].number == 2
    made = read_columns(body.replace(b"005", b"KU005"), contract)
    assert made is not None and made["value"].to_pylist() == [1.5, -2.0]
    assert made["source_code"].to_pylist() == ["KU005", "KU008"]


@MANY
@given(
    sheet=st.binary(max_size=200),
    name=st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "content.xml"]),
)
def test_packages_that_are_no_workbook(sheet: bytes, name: str) -> None:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as package:
        package.writestr(name, sheet)
    made = outcome(FRAMES["excel file"], body.getvalue())
    if made is not None:
        check_frame(made)


def test_a_package_that_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.sources.grid.MOST_UNPACKED", 1_000_000)
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 1_000_001)
    with pytest.raises(SourceError, match="unpacks to more"):
        parse_file(body.getvalue(), BOOK)


VARIABLE = st.fixed_dictionaries(
    {
        "code": st.sampled_from(
            ["alue_23", "Vuosi", "Ikä", "Sukupuoli", "kunta_1", "Tiedot", "timeperiod_m", "x"]
        ),
        "text": st.sampled_from(["Alue", "Vuosi", "Ikä", ""]),
        "values": st.lists(CODES, min_size=1, max_size=3, unique=True),
    },
    optional={"time": st.booleans(), "elimination": st.booleans()},
)
TABLE = st.lists(VARIABLE, min_size=1, max_size=5, unique_by=lambda v: v["code"])
WISH = st.one_of(
    st.text(alphabet="vaesto;=*,()9 KU", max_size=25), st.sampled_from(["KU005", "SSS; area=*", "SSS; x=KU*"])
)


@MANY
@given(variables=spoilt(TABLE), wish=WISH)
def test_nearly_right_metadata_gives_queries_or_named_errors(variables: list[Any], wish: str) -> None:
    def queries(body: bytes) -> None:
        metadata = parse_metadata(body)
        roles = find_roles(metadata.variables, "t")
        query = select(metadata.variables, roles, parse_wanted("t", wish), "t")
        parts = split(query, 2, "t")
        assert sum(map(cells, parts)) == cells(query)
        assert all(cells(part) <= 2 for part in parts)

    outcome(queries, dumped({"variables": variables}))


@MANY
@given(
    entries=st.lists(
        st.one_of(
            st.fixed_dictionaries(
                {"id": ODD, "code": ODD, "category": st.one_of(st.just("KUNTA"), ODD), "memberOf": ODD}
            ),
            ODD,
        )
    )
)
def test_nearly_right_lists(entries: list[Any]) -> None:
    for name in ("sotkanet regions", "sotkanet indicators", "pxweb listing", "classification items"):
        outcome(OTHERS[name], dumped(entries))


POINT = st.one_of(st.lists(st.floats(200_000, 600_000), min_size=2, max_size=3), ODD)


@MANY
@given(
    ring=st.lists(POINT, max_size=5),
    code=st.one_of(st.just("005"), ODD),
    kind=st.sampled_from(["Polygon", "MultiPolygon", "Point"]),
)
def test_nearly_right_boundaries(ring: list[Any], code: Any, kind: str) -> None:
    geometry = {"type": kind, "coordinates": [ring + ring[:1]] if kind == "Polygon" else [[ring + ring[:1]]]}
    feature = {"properties": {"kunta": code, "nimi": "Kunta"}, "geometry": geometry}
    outcome(OTHERS["wfs"], dumped({"features": [feature], "crs": code}))


@MANY
@given(st.text(alphabet="<>&;!-/?ascript\"'= #x0ltg", max_size=60))
@example("&lt;script&gt;alert(1)&lt;/script&gt;")
@example("<!doctype [<!entity")
@example("<![if")
def test_texts_lose_markup_and_never_fail(text: str) -> None:
    made = plain(text)
    assert "<script" not in made.lower()
    assert made == " ".join(made.split())
