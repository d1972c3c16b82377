"""Pictures of every kind: drawn, not blank, whole in themselves; and what a drawing leaves out is said."""

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from exports.models import Column, NoExhibit
from exports.picture import files, grids, maps
from exports.picture.look import colour, ramp
from exports.picture.marks import apart
from exports.picture.plane import runs
from exports.reading import Series, bars, lines, rounded, shown, when
from tests.unit.exports.making import KINDS, PERIOD, STATUS, VALUE, exhibit


def _pixels(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def _has(pixels: np.ndarray, token: str) -> int:
    red, green, blue = (int(colour(token)[k : k + 2], 16) for k in (1, 3, 5))
    return int((pixels == (red, green, blue)).all(axis=2).sum())


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_drawn_and_is_not_blank(kind: str, store: Path) -> None:
    pixels = _pixels(files.png(KINDS[kind]))
    high, wide = pixels.shape[:2]
    assert wide == 1600
    assert _has(pixels, "ink") > 500, "no title"
    middle = pixels[int(high * 0.3) : int(high * 0.85)]
    paper = (middle == pixels[2, 2]).all(axis=2).mean()
    assert paper < 0.995, "nothing between title and source"


@pytest.mark.parametrize("kind", ["bar", "line", "scatter", "dots", "dumbbell", "map"])
def test_the_own_area_wears_the_accent(kind: str, store: Path) -> None:
    assert _has(_pixels(files.png(KINDS[kind])), "area") > 20


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_asks_for_nothing_outside(kind: str, store: Path) -> None:
    text = files.svg(KINDS[kind]).decode()
    root = ET.fromstring(text)
    used = [value for node in root.iter() for name, value in node.attrib.items() if name.endswith("href")]
    assert all(value.startswith(("#", "data:")) for value in used)
    assert not re.search(r"url\((?!#)|<script|@import|<!ENTITY", text)
    assert "Osuus väestöstä" in text  # the title in words, beside the letters as shapes


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_says_in_words_what_it_shows(kind: str, store: Path) -> None:
    told = replace(KINDS[kind], lang="sv", title="A & <b>", summary="Kotka > 12 %.\nToinen rivi.")
    root = ET.fromstring(files.svg(told))
    space = "{http://www.w3.org/2000/svg}"
    assert [node.text for node in root.findall(f"{space}title")] == ["A & <b>"]
    assert [node.text for node in root.findall(f"{space}desc")] == ["Kotka > 12 %.\nToinen rivi."]
    ids = {node.get("id") for node in root.iter()}
    assert {root.get("aria-labelledby"), root.get("aria-describedby")} <= ids
    assert root.get("role") == "img" and root.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"


def test_a_picture_carries_its_words() -> None:
    told = Image.open(io.BytesIO(files.png(KINDS["bar"]))).info
    assert (told["Title"], told["Description"]) == ("Osuus väestöstä", "Kotka 12,3 % on suurin.")


def test_a_card_has_the_size_of_link_cards(store: Path) -> None:
    assert Image.open(io.BytesIO(files.card(KINDS["map"]))).size == (1200, 630)


def test_the_same_exhibit_gives_the_same_picture() -> None:
    assert files.svg(KINDS["bar"]) == files.svg(KINDS["bar"])
    assert files.png(KINDS["bar"]) == files.png(KINDS["bar"])


def test_an_unknown_kind_is_told() -> None:
    with pytest.raises(NoExhibit, match="no picture"):
        files.png(exhibit("pie"))  # type: ignore[arg-type]


def test_long_lists_show_the_ends_and_the_chosen() -> None:
    rows = tuple((f"KU{i:03}", f"Alue {i}", float(300 - i), i, "observed") for i in range(300))
    found = bars(exhibit("bar", rows=rows, own=("KU150",)), 20)
    assert len(found.labels) <= 20 and found.left_out == 300 - len(found.labels)
    assert found.labels[0] == "Alue 0" and found.labels[-1] == "Alue 299" and "Alue 150" in found.labels
    assert len(found.gaps) == 2


def test_a_line_is_open_over_gaps_and_breaks_and_dashed_when_projected() -> None:
    kotka = lines(KINDS["line"])[0]
    assert runs(kotka, ()) == [([0], False), ([2], False), ([3], True)]
    near = replace(kotka, periods=(*kotka.periods[:3], "2023"))
    assert runs(near, ()) == [([0], False), ([2], False), ([2, 3], True)]
    broken = Series("x", "", (1.0, 2.0, 3.0, 4.0), ("2019", "2020", "2021", "2022"), ("observed",) * 4)
    assert runs(broken, ["2021"]) == [([0, 1], False), ([2, 3], False)]


def test_projected_years_apart_are_never_joined() -> None:
    """The 2024 projection has 2024, 2035 and 2040: a line between them would be a figure nobody gave."""
    years = ("2023", "2024", "2035", "2040", "2041")
    one = Series("x", "", (1.0,) * 5, years, ("observed", *["projected"] * 4))
    assert runs(one, ()) == [([0], False), ([0, 1], True), ([2], True), ([3, 4], True)]


def test_a_stepped_line_keeps_each_value_for_its_whole_year() -> None:
    ages = tuple(
        (age, "2040", count, "projected") for age, count in (("0", 10.0), ("1", 30.0), ("100+", 20.0))
    )
    columns = (replace(PERIOD, id="age"), Column("year", "Vuosi", "group"), VALUE, STATUS)
    encoding = {"x": "age", "y": "value", "series": "year"}
    curve = exhibit("line", columns=columns, rows=ages, encoding=encoding, options={"stepped": True})
    plain = replace(curve, options={})
    assert files.svg(curve) != files.svg(plain) and when("100+") == 100.0


def test_numbers_are_as_on_screen() -> None:
    assert shown(1234.5, VALUE, "fi") == "1\u202f234,5\u00a0%"
    assert shown(-0.25, VALUE, "en", unit=False) == "−0.2"  # 0.25 itself is even-rounded as on screen
    assert shown(None, VALUE, "fi") == "–"
    assert rounded(77.595, 2) == 77.6 and rounded(-77.595, 2) == -77.6  # the store rounds away from zero


def test_map_paths_are_read_whole() -> None:
    assert maps.parts("M1,2l3-4 .5,.5zM10,10l1,0z") == [[(1, 2), (4, -2), (4.5, -1.5)], [(10, 10), (11, 10)]]


def test_classes_are_spread_over_the_scale() -> None:
    assert ramp(5, "seq") == [colour(f"map-{k}") for k in (0, 2, 3, 5, 6)]
    assert ramp(1, "div") == [colour("map-div-3")]


def test_tones_are_classes_around_the_middle_or_up_the_scale() -> None:
    assert grids.tone_colour(-3, "div") == colour("map-div-0")
    assert grids.tone_colour(2, "seq") == colour("map-2")
    assert grids.tone_colour(None, "div") == "" and grids.tone_colour("odd", "div") == ""


def test_labels_are_pushed_apart() -> None:
    placed = apart([1.0, 1.1, 9.0], 1.0, 0.0, 10.0)
    assert placed[1] - placed[0] >= 1.0 and placed[2] == 9.0
    assert max(apart([9.9, 9.95], 1.0, 0.0, 10.0)) <= 10.0
