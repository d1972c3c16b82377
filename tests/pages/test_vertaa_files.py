"""The comparison's table as files: each row keeps the decimals of its indicator, as on the screen."""

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from dash import Dash

from data.catalog import load
from exports import compared, csv_file, xlsx_file
from exports.exhibits.vertaa import EXHIBITS
from exports.models import Exhibit
from exports.picture.files import svg

pytestmark = pytest.mark.store


def _table(show: str, lang: str = "fi") -> Exhibit:
    return EXHIBITS["taulukko"]({"alueet": "KU091,KU077", "teema": "kaikki", "nayta": show}, lang)


def _with_a_whole_number(made: Exhibit) -> tuple[Exhibit, int]:
    """The table with 70.0 as the first area's figure in a row of one decimal, and that row's place."""
    decimals: Any = made.options["row_decimals"]
    at = next(i for i, row in enumerate(made.rows) if decimals[i] == 1 and row[3] is not None)
    changed = (*made.rows[at][:3], 70.0, *made.rows[at][4:])
    return replace(made, rows=(*made.rows[:at], changed, *made.rows[at + 1 :])), at


@pytest.mark.parametrize("show", ["arvo", "ero_maa"])
def test_each_row_has_the_decimals_of_its_indicator(app: Dash, show: str) -> None:
    made = _table(show)
    found = compared.figures("fi", "kaikki", "kunta", ["KU091", "KU077"])["rows"]
    decimals: Any = made.options["row_decimals"]
    assert decimals == [load().get(row["i"]).decimals for row in found] and len(set(decimals)) > 1
    for row, of in zip(made.rows, decimals, strict=True):
        assert all(isinstance(cell, float if of else int) for cell in row[3:] if cell is not None)


@pytest.mark.parametrize(("lang", "word"), [("fi", "Sininen"), ("sv", "Blått"), ("en", "Blue")])
def test_the_colours_are_told_in_words(app: Dash, lang: str, word: str) -> None:
    assert _table("arvo", lang).notes[0].startswith(word)


def test_a_whole_number_of_a_share_is_not_cut_in_workbook_and_csv(app: Dash) -> None:
    made, at = _with_a_whole_number(_table("arvo"))
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_file.write(made))).worksheets[0]
    cell = sheet.cell(at + 2, 4)
    assert cell.value == 70 and cell.number_format == "#,##0.0"
    assert ";70,0;" in csv_file.text(made).splitlines()[at + 1]


def test_a_whole_number_of_a_share_is_not_cut_in_the_picture_and_on_the_slide(app: Dash) -> None:
    """A slide shows the coloured table as the same picture."""
    made, at = _with_a_whole_number(_table("arvo"))
    tones: Any = made.options["tones"]
    options = {**made.options, "row_decimals": [1], "tones": [tones[at]]}
    drawn = svg(replace(made, rows=(made.rows[at],), options=options)).decode()
    assert "<!-- 70,0 -->" in drawn and "<!-- 70 -->" not in drawn  # what letters drawn as paths spell
