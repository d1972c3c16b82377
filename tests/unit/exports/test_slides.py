"""Decks: charts that can be edited and hold the very figures, notes for the speaker, headings, our page."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from exports.slides.files import deck, write
from tests.unit.exports.making import KINDS, exhibit


def _slide(data: bytes, number: int = 0) -> Any:
    return Presentation(io.BytesIO(data)).slides[number]


def _shape(slide: Any, name: str) -> Any:
    return next(shape for shape in slide.shapes if shape.name == name)


def _series(slide: Any) -> dict[str, tuple[float | None, ...]]:
    chart = _shape(slide, "figure").chart
    return {series.name: tuple(series.values) for series in chart.plots[0].series}


def _x(series: Any) -> list[float]:
    return [float(node.text) for node in series._element.xpath("./c:xVal//c:pt/c:v")]


def test_bars_hold_the_figures() -> None:
    slide = _slide(write(KINDS["bar"]))
    chart = _shape(slide, "figure").chart
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert list(chart.plots[0].categories) == ["Kotka", "Kouvola", "Virolahti"]
    assert _series(slide) == {"Osuus": (12.34, -3.25, 7.0)}
    assert len(_series(_slide(write(KINDS["bars"])))) == 2


def test_lines_hold_the_figures_and_leave_gaps() -> None:
    slide = _slide(write(KINDS["line"]))
    assert _shape(slide, "figure").chart.chart_type == XL_CHART_TYPE.LINE
    assert list(_shape(slide, "figure").chart.plots[0].categories) == [
        str(year) for year in range(2020, 2031)
    ], "the years before a lone projected one stand empty, so that no line runs over them"
    empty = (None,) * 7
    assert _series(slide) == {
        "Kotka": (1.0, None, 3.5, *empty, 5.0),
        "Koko maa": (2.0, None, 2.5, *empty, None),
    }


def test_dots_hold_both_values() -> None:
    slide = _slide(write(KINDS["scatter"]))
    chart = _shape(slide, "figure").chart
    assert chart.chart_type == XL_CHART_TYPE.XY_SCATTER
    points = {
        series.name: list(zip(_x(series), series.values, strict=True)) for series in chart.plots[0].series
    }
    assert points["Muut"] == [(-3.25, 200.0), (7.0, 50.0)] and points["Kotka"] == [(12.34, 100.0)]


def test_a_pyramid_and_a_dumbbell_are_bars() -> None:
    sides = list(_series(_slide(write(KINDS["pyramid"]))).values())
    assert sides[0][0] == -100  # to the left, shown without its sign
    pair = _series(_slide(write(KINDS["dumbbell"])))
    assert pair == {"Osuus": (12.34, -3.25, 7.0), "Toinen": (100.0, 200.0, 50.0)}


def test_charts_carry_their_workbook() -> None:
    chart = _shape(_slide(write(KINDS["bar"])), "figure").chart
    assert chart.part.chart_workbook.xlsx_part.blob[:2] == b"PK"


@pytest.mark.parametrize("kind", ["map", "heat"])
def test_maps_and_heat_are_pictures(kind: str, store: Path) -> None:
    assert _shape(_slide(write(KINDS[kind])), "figure").image.content_type == "image/png"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_drawn_has_words_and_words_have_a_language(kind: str, store: Path) -> None:
    slide = _slide(write(replace(KINDS[kind], lang="sv")))
    drawn = [shape for shape in slide.shapes if not shape.has_text_frame]
    assert len(drawn) == (kind != "text")
    for shape in drawn:
        facts = shape._element.xpath(".//p:cNvPr")[0]
        assert facts.get("descr") == "Osuus väestöstä. Kotka 12,3 % on suurin."
    for part in (slide, slide.notes_slide):
        voices = part.element.xpath(".//a:r/a:rPr/@lang")
        assert len(voices) == len(part.element.xpath(".//a:r")) > 0
        assert set(voices) == {"sv-FI"}


def test_a_table_is_one_to_edit() -> None:
    table = _shape(_slide(write(KINDS["table"])), "figure").table
    assert [cell.text for cell in table.rows[1].cells] == ["Kotka", "12,3", "100"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_slide_has_heading_source_and_notes(kind: str, store: Path) -> None:
    slide = _slide(write(KINDS[kind]))
    assert slide.shapes.title.text_frame.text == "Osuus väestöstä"
    assert "Tilastokeskus 28.3.2025" in _shape(slide, "source").text_frame.text
    notes = slide.notes_slide.notes_text_frame.text
    assert "Osuus koko väestöstä." in notes and "Väestörakenne" in notes and "28.3.2025" in notes


def test_the_page_is_wide_and_has_one_layout() -> None:
    made = Presentation(io.BytesIO(write(KINDS["text"])))
    assert made.slide_width / Inches(1) == pytest.approx(13.333, abs=0.001)
    assert len(made.slide_layouts) == 1
    assert [holder.placeholder_format.type.name for holder in made.slide_layouts[0].placeholders] == ["TITLE"]


def test_no_text_of_a_slide_lies_outside_the_page() -> None:
    made = Presentation(io.BytesIO(write(KINDS["bar"])))
    for shape in made.slides[0].shapes:
        assert shape.left >= 0 and shape.left + shape.width <= made.slide_width, shape.name
        assert shape.top >= 0 and shape.top + shape.height <= made.slide_height, shape.name


def test_a_deck_keeps_order_titles_and_the_presenters_notes() -> None:
    data = deck([KINDS["bar"], KINDS["text"]], ["Kysy salilta", ""], ["", "Oma otsikko"], "Foorumi")
    made = Presentation(io.BytesIO(data))
    assert made.core_properties.title == "Foorumi"
    assert [slide.shapes.title.text_frame.text for slide in made.slides] == ["Osuus väestöstä", "Oma otsikko"]
    assert made.slides[0].notes_slide.notes_text_frame.text.startswith("Kysy salilta")


def test_findings_are_paragraphs() -> None:
    slide = _slide(write(exhibit("text", summary="Yksi.\nKaksi.", rows=(), columns=())))
    assert [p.text for p in _shape(slide, "figure").text_frame.paragraphs] == ["Yksi.", "Kaksi."]


def test_an_empty_deck_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        deck([])
