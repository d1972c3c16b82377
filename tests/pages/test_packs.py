"""Ready packs: every pin of every pack is a figure with rows, for a municipality and a county."""

import re
from typing import Any
from urllib.parse import parse_qsl

import pytest

from components.i18n import LANGS
from data import packs, queries
from exports import exhibits
from exports.models import Exhibit

pytestmark = pytest.mark.store
PACKS = packs.load()
THEMES = {
    "elinvoima",
    "tyollisyyspalvelut",
    "lapset_ja_perheet",
    "ikaihmiset",
    "turvallisuus",
    "kotoutuminen",
    "hyte",
}


def _answer(client: Any, pack: str, area: str, lang: str = "fi") -> Any:
    answer = client.get(f"/paketit/{queries.current_version()}/{lang}/{pack}/{area}.json")
    assert answer.status_code == 200, answer.text
    return answer.json


def _made(pin: dict[str, str], lang: str = "fi") -> Exhibit:
    return exhibits.make(pin["view"], pin["name"], dict(parse_qsl(pin["query"])), lang)


def test_there_is_a_pack_for_each_forum_theme() -> None:
    assert {pack.id for pack in PACKS} == THEMES
    assert [pack.position for pack in PACKS] == list(range(1, 8))


@pytest.mark.parametrize("area", ["KU286", "HVA10"])
@pytest.mark.parametrize("pack", sorted(THEMES))
def test_every_pin_of_a_pack_is_a_figure_of_the_area(client: Any, pack: str, area: str) -> None:
    found = _answer(client, pack, area)
    level = "hyvinvointialue" if area.startswith("HVA") else "kunta"
    asked = [pin for each in PACKS if each.id == pack for pin in each.pins if level in pin.levels]
    assert found["left"] == 0, "a pack must not open on 'no data' for an ordinary area"
    assert len(found["pins"]) == len(asked) >= 6
    for pin in found["pins"]:
        made = _made(pin)
        assert made.kind == "text" or made.rows, pin
        assert _is_about(made, area), pin


def _is_about(made: Exhibit, area: str) -> bool:
    about = {area, *queries.members(area)}
    codes = {
        str(cell)
        for row in made.rows
        for column, cell in zip(made.columns, row, strict=True)
        if column.role == "region_code"
    }
    region = queries.region(area)
    assert region is not None
    return area in made.own or bool(codes & about) or region.name("fi") in made.title


@pytest.mark.parametrize("area", ["KU091", "KU736", "HVA08"])
@pytest.mark.parametrize("pack", sorted(THEMES))
def test_an_area_with_few_figures_gets_those_it_has(client: Any, pack: str, area: str) -> None:
    """Helsinki's county is itself, and Saltvik on Åland has few figures."""
    found = _answer(client, pack, area)
    assert found["pins"]
    for pin in found["pins"]:
        made = _made(pin)
        assert made.kind == "text" or made.rows, pin


def test_packs_use_the_views_that_say_most() -> None:
    """Groups, differences inside a county and the comparison are in the packs, not single indicators only."""
    views = {pack.id: {pin.view for pin in pack.pins} for pack in PACKS}
    assert set().union(*views.values()) >= {"ryhmat", "alueerot", "vertaa", "ennakointi", "mittari", "alue"}
    assert all(found - {"mittari"} for found in views.values())


@pytest.mark.parametrize("area", ["KU286", "HVA10", "KU091", "KU736"])
@pytest.mark.parametrize("lang", ["fi", "sv"])
def test_a_slides_headline_names_a_figure_or_a_place(client: Any, area: str, lang: str) -> None:
    """The first sentence of every slide says something counted of the area, never only what a figure is."""
    for pack in PACKS:
        for pin in _answer(client, pack.id, area, lang)["pins"]:
            made = _made(pin, lang)
            first = re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", made.summary.split("\n")[0])[0]
            assert any(letter.isdigit() for letter in first), (pack.id, pin, first)


@pytest.mark.parametrize("lang", LANGS)
def test_packs_speak_every_language(client: Any, lang: str) -> None:
    listed = client.get(f"/paketit/{queries.current_version()}/{lang}.json").json
    assert [pack["id"] for pack in listed] == [pack.id for pack in PACKS]
    notes = {pin["note"] for pin in _answer(client, "hyte", "KU286", lang)["pins"]}
    finnish = {pin["note"] for pin in _answer(client, "hyte", "KU286")["pins"]}
    assert len(notes) >= 6 and (lang == "fi" or not notes & finnish)


@pytest.mark.parametrize(
    ("pack", "area"), [("hyte", "KU999"), ("hyte", "SSS"), ("hyte", "MK01"), ("x", "KU286")]
)
def test_what_has_no_pack_is_told_in_words(client: Any, pack: str, area: str) -> None:
    answer = client.get(f"/paketit/{queries.current_version()}/fi/{pack}/{area}.json")
    assert answer.status_code == 404
    assert (area if pack == "hyte" else f"'{pack}'") in answer.json["detail"] and answer.json["remedy"]
