"""Own files: contracts are strict, every line is a figure or is reported, hostile content is only text."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from etl.sources.contract import Contract, parse_contract
from etl.sources.csvfile import parse_file
from etl.sources.errors import ContractError, ParseError

BASE = (
    "id: kysely\nfile: kysely.csv\nproducer: Mallikunta\nlicence: CC BY 4.0\nstatistics: {fi: Kysely}\n"
    "unit: percent\nindicator: tyytyvaisyys\ncolumns: {area: kunta, period: vuosi, value: arvo}\n"
)


def contract(**changes: Any) -> Contract:
    return Contract.model_validate(
        parse_contract(BASE.encode(), "x.yml").model_dump(exclude_none=True) | changes
    )


def figures(
    text: str | bytes, **changes: Any
) -> tuple[list[tuple[str, str, str, float | None, str]], list[str]]:
    body = text.encode() if isinstance(text, str) else text
    made = parse_file(body, contract(**changes))
    rows = [
        (r["source_code"], r["period"], r["group_id"], r["value"], r["status"]) for r in made.rows.to_pylist()
    ]
    return rows, [f"{line.number}: {line.reason}" for line in made.bad_lines]


def test_good_lines_and_bad_lines() -> None:
    text = (
        "\ufeffkunta;vuosi;arvo;muu\r\n091;2024;12.5;x\r\n91;2024;1;\r\n\r\n005;2024;=cmd|' /C calc'!A0;\r\n"
        '008;2024M03;..;\r\n008;20x4;3;\r\n009\r\n010;2024;"3.5;\r\n091;2024;12.5;\r\n011;2024;1,5;\r\nSSS;2024;4;\r\n'
    )
    rows, bad = figures(text)
    assert rows == [
        ("KU091", "2024", "total", 12.5, "observed"),
        ("KU008", "2024-03", "total", None, "missing"),
        ("SSS", "2024", "total", 4.0, "observed"),
    ]
    assert bad == [
        "3: '91' lost its leading zeros: write 091, or set pad_codes",
        "5: \"=cmd|' /C calc'!A0\" is not a number",
        "7: '20x4' is neither a year (2024) nor a month (2024-03)",
        "8: 1 fields instead of at least 3",
        "9: not readable as CSV: unexpected end of data",
        "10: the same cell is already on line 2",
        "11: '1,5' has ',', the contract's decimal is another",
    ]


def test_what_a_contract_can_say() -> None:
    text = 'Kuntakoodi,Sukupuoli,Ikä,Arvo,Tila\n91,N,0-17,"1 234,5",estimated\nKU005,M,total,5,\n'
    changes = {
        "columns": {
            "area": "Kuntakoodi", "value": "Arvo", "sex": "Sukupuoli", "age": "Ikä", "status": "Tila",
        },
        "period": "2024", "decimal": ",", "thousands": " ", "pad_codes": True,
        "sexes": {"N": "female", "M": "male"},
    }  # fmt: skip
    rows, bad = figures(text, **changes)
    assert rows == [
        ("KU091", "2024", "female_age_0_17", 1234.5, "estimated"),
        ("KU005", "2024", "male", 5.0, "observed"),
    ]
    assert bad == []


def test_checks_statuses_and_indicator_columns() -> None:
    changes = {
        "columns": {"area": "k", "period": "v", "value": "a", "indicator": "m", "status": "s"},
        "indicator": None, "indicators": {"Onni": "onni"}, "checks": {"min": 0, "max": 100},
    }  # fmt: skip
    rows, bad = figures(
        "k;v;a;m;s\n005;2024;7;Onni;\n005;2024;101;Onni;\n005;2024;1;Suru;\n008;2024;;Onni;\n008;2024;;Onni;protected\n008;2024;1;Onni;odd\n",
        **changes,
    )
    assert rows == [
        ("KU005", "2024", "total", 7.0, "observed"),
        ("KU008", "2024", "total", None, "protected"),
    ]
    assert [line.split(": ", 1)[1] for line in bad] == [
        "101 is outside 0.0 to 100.0",
        "indicator 'Suru' is not in the contract",
        "no value",
        "status 'odd' is not known",
    ]


def test_bytes_that_are_not_the_encoding_spoil_their_line_only() -> None:
    rows, bad = figures(b"kunta;vuosi;arvo\n005;2024;1\n" + "ää;2024;1\n".encode("latin-1"))
    assert (len(rows), bad) == (1, ["3: not valid utf-8"])
    rows, bad = figures("kunta;vuosi;arvo\n005;2024;1\n".encode("utf-16"), encoding="utf-16")
    assert (len(rows), bad) == (1, [])


@pytest.mark.parametrize("text", ["", "\n\n", "kunta;vuosi\n", "kunta;kunta;vuosi;arvo\n", "a\x00b"])
def test_a_file_without_its_header_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="exactly once"):
        figures(text)


def test_bad_lines_stop_a_file_unless_allowed() -> None:
    made = parse_file(b"kunta;vuosi;arvo\n005;2024;x\n", contract())
    with pytest.raises(ParseError, match="1 bad lines: line 2"):
        made.check(contract())
    made.check(contract(allow_bad_lines=1))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "not a list of fields"),
        ("a: [", "Not valid YAML"),
        ("!!python/object/apply:os.system ['true']", "Not valid YAML"),
        (BASE + "extra: 1\n", "extra"),
        (BASE.replace("file: kysely.csv", "file: ../../etc/passwd.csv"), "beside the contract"),
        (BASE.replace("file: kysely.csv", "file: /etc/x.csv"), "beside the contract"),
        (BASE.replace("kysely.csv", "kysely.exe"), "must end in"),
        (BASE.replace("licence: CC BY 4.0\n", ""), "licence"),
        (BASE + "period: '2024'\n", "either period"),
        (BASE.replace("indicator: tyytyvaisyys\n", ""), "either indicator"),
        (BASE + "marks: {x: observed}\n", "mark 'x'"),
    ],
)
def test_wrong_contracts_name_the_field(text: str, message: str) -> None:
    with pytest.raises(ContractError, match=message):
        parse_contract(text.encode(), "x.yml")


def workbook(cells: list[list[str | float]]) -> bytes:
    """Return the smallest workbook with these cells on a sheet named Taulu."""

    def cell(value: str | float) -> str:
        if isinstance(value, str):
            return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
        return f"<c><v>{value}</v></c>"

    rows = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in cells)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    override = '<Override PartName="{}" ContentType="{}"/>'
    related = f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relations}/'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + override.format("/xl/workbook.xml", f"{kind}.sheet.main+xml")
        + override.format("/xl/worksheets/sheet1.xml", f"{kind}.worksheet+xml")
        + "</Types>",
        "_rels/.rels": related + 'officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Taulu" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": related + 'worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return made.getvalue()


def test_excel_by_the_same_contract() -> None:
    body = workbook(
        [
            ["kunta", "vuosi", "arvo"],
            ["005", 2024, 12.5],
            [91, 2024, 3],
            ["008", 2024, ".."],
            ["009", 2024.5, 1],
        ]
    )
    rows, bad = figures(body, file="kysely.xlsx")
    assert rows == [("KU005", "2024", "total", 12.5, "observed"), ("KU008", "2024", "total", None, "missing")]
    assert bad == [
        "3: '91' lost its leading zeros: write 091, or set pad_codes",
        "5: '2024.5' is neither a year (2024) nor a month (2024-03)",
    ]
    assert len(figures(body, file="kysely.xlsx", pad_codes=True, sheet="Taulu")[0]) == 3
    with pytest.raises(ParseError, match="no sheet 'Muu'; the file has Taulu"):
        figures(body, file="kysely.xlsx", sheet="Muu")


def test_what_is_no_workbook_is_named() -> None:
    with pytest.raises(ParseError, match="no workbook"):
        figures(b"kunta;vuosi;arvo\n", file="kysely.xlsx")
    with pytest.raises(ParseError, match="cannot be read|no sheet"):
        figures(
            workbook([["x"]])[: -0 or None].replace(b"xl/workbook.xml", b"xl/workbook.xm_"),
            file="kysely.xlsx",
        )
