"""CSV, workbook and Parquet: typed numbers, words of the language, descriptions, no formulas."""

import csv
import io
import json
import zipfile

import openpyxl
import pyarrow.parquet as pq
import pytest

from exports import csv_file, parquet_file, xlsx_file
from exports.cells import harmless
from exports.models import Column
from tests.unit.exports.making import AREAS, exhibit

HOSTILE = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"]


def _book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def _csv(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_csv_is_written_as_the_language_writes_numbers() -> None:
    rows = _csv(csv_file.text(exhibit()), ";")
    assert rows[0] == ["Aluekoodi", "Alue", "Osuus (%)", "Toinen", "Tila"]
    assert rows[1] == ["KU285", "Kotka", "12,34", "100", "havaittu"]
    assert rows[3] == ["KU754", "Pyhtää", "", "", "suojattu"]
    english = _csv(csv_file.text(exhibit(lang="en")), ",")
    assert english[2][:4] == ["KU286", "Kouvola", "-3.25", "200"]


def test_csv_has_a_byte_order_mark_only_when_asked() -> None:
    assert not csv_file.write(exhibit()).startswith(b"\xef\xbb\xbf")
    assert csv_file.write(exhibit(), bom=True).startswith(b"\xef\xbb\xbf")


def test_the_bundle_describes_every_column_twice() -> None:
    with zipfile.ZipFile(io.BytesIO(csv_file.bundle(exhibit()))) as packed:
        names = packed.namelist()
        assert names == [
            "Kotka_Osuus_2022_kuvio.csv",
            "Kotka_Osuus_2022_kuvio.csv-metadata.json",
            "README.txt",
        ]
        told = json.loads(packed.read(names[1]))
        readme = packed.read(names[2]).decode()
    columns = told["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == [column.id for column in exhibit().columns]
    assert columns[2]["datatype"] == {"base": "number", "format": {"decimalChar": ","}}
    assert told["dialect"]["delimiter"] == ";"
    for column in exhibit().columns:
        assert f"[{column.id}]" in readme
    assert "Tilastokeskus" in readme and "28.3.2025" in readme and "Yksi huomautus." in readme


@pytest.mark.parametrize("text", HOSTILE)
def test_text_never_becomes_a_formula(text: str) -> None:
    made = exhibit(
        rows=((text, text, 1.0, 2, "observed"),), columns=(Column("x", text, "text"), *exhibit().columns[1:])
    )
    cells = _csv(csv_file.text(made), ";")
    assert cells[1][0] == "'" + text and cells[0][0] == "'" + text
    sheet = _book(xlsx_file.write(made)).worksheets[0]
    for cell in (sheet["A1"], sheet["A2"], sheet["B2"]):
        assert cell.data_type == "s" and str(cell.value).startswith("'"), cell.value
    assert harmless("Kotka −1") == "Kotka −1"


def test_negative_numbers_stay_numbers() -> None:
    assert "-3,25" in csv_file.text(exhibit())
    sheet = _book(xlsx_file.write(exhibit())).worksheets[0]
    assert sheet["C3"].value == -3.25 and sheet["C3"].data_type == "n"


def test_the_workbook_has_figures_facts_and_a_description() -> None:
    book = _book(xlsx_file.write(exhibit()))
    assert book.sheetnames == ["Luvut", "Tietoja luvuista", "README"]
    data = book.worksheets[0]
    assert [cell.value for cell in data[2]] == ["KU285", "Kotka", 12.34, 100, "havaittu"]
    assert data["C2"].number_format == "#,##0.0" and data["D2"].number_format == "#,##0"
    assert data["C4"].value is None
    assert data["B2"].font.bold and not data["B3"].font.bold
    facts = {row[0].value: row[1].value for row in book.worksheets[1].iter_rows()}
    assert facts["Otsikko"] == "Osuus väestöstä" and facts["Määritelmä"] == "Osuus koko väestöstä."
    assert "CC BY 4.0" in facts["Lähde"] and facts["Tietovaraston versio"] == "20260101T000000-0"
    readme = [cell.value for row in book.worksheets[2].iter_rows() for cell in row]
    assert "Osuus (%)" in readme


def test_the_same_state_gives_the_same_workbook() -> None:
    assert xlsx_file.write(exhibit()) == xlsx_file.write(exhibit())


def test_parquet_is_typed_and_carries_its_facts() -> None:
    table = pq.read_table(io.BytesIO(parquet_file.write(exhibit())))
    assert table.column_names == ["region_code", "region", "value", "other", "status"]
    assert [str(field.type) for field in table.schema] == ["string", "string", "double", "int64", "string"]
    assert [tuple(row.values()) for row in table.to_pylist()] == list(AREAS)
    told = json.loads(table.schema.metadata[b"tilannekuva"])
    assert told["title"] == "Osuus väestöstä" and told["sources"][0]["data_date"] == "2025-03-28"
    assert table.schema.field("value").metadata[b"unit"] == b"%"


def test_parquet_takes_a_column_of_words_and_numbers_as_words() -> None:
    made = exhibit(rows=(("KU1", "A", "–", 1, "observed"), ("KU2", "B", 2.5, None, "missing")))
    assert pq.read_table(io.BytesIO(parquet_file.write(made)))["value"].to_pylist() == ["–", "2.5"]
