"""Findings for the browser: their links, what is too old, names that suit a sentence."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from analysis.facts import Fact
from analysis.sentences import Words
from components.i18n import LANGS
from components.tilannekuva.rows import fact
from components.tilannekuva.state import EVERY_THEME
from components.tilannekuva.told import Area, newest, tell
from components.tilannekuva.words import name, words
from data.catalog import load
from tests.unit.components.tilannekuva.made import row

AREA = Area("KU077", "kunta", "Hankasalmi", tuple(f"KU{n}" for n in range(100, 110)))
NAMES = {"KU077": "Hankasalmi", "SSS": "Koko maa"}


def facts(*ids: str) -> list[Fact]:
    return [made for i in ids or ("tyottomyysaste_vuosi",) if (made := fact(row(i), 5000))]


def spoken(lang: str = "fi") -> Words:
    return words(load(), NAMES, {}, lang)


def test_a_finding_has_sentence_rule_and_link() -> None:
    (item,) = tell(AREA, facts(), EVERY_THEME, spoken(), load(), "fi", 2024)["items"]
    assert item["t"].startswith("Työttömien työnhakijoiden osuus työvoimasta, vuosikeskiarvo")
    assert item["t"][: item["e"]].endswith("vuosikeskiarvo")
    assert item["n"].startswith("Työllisyys · ")
    assert item["j"] == "worse" and item["b"]
    query = parse_qs(urlsplit(item["h"]).query)
    assert urlsplit(item["h"]).path == "/mittari/tyottomyysaste_vuosi"
    assert query["aika"] == ["2023"]
    assert query["alueet"][0].split(",")[0] == "KU077"


def test_fewer_than_asked_for_says_so() -> None:
    assert "Vain nämä" in tell(AREA, facts(), EVERY_THEME, spoken(), load(), "fi", 2024)["note"]
    none = tell(AREA, [], EVERY_THEME, spoken(), load(), "fi", 2024)
    assert none["items"] == [] and none["note"].startswith("Yksikään")


def test_old_figures_are_no_findings() -> None:
    assert tell(AREA, facts(), EVERY_THEME, spoken(), load(), "fi", 2030)["items"] == []
    (item,) = tell(AREA, facts(), EVERY_THEME, spoken(), load(), "fi", 2029)["items"]
    assert item["a"] == "6 v. vanha"


def test_the_newest_figures_tell_a_topic() -> None:
    (new,) = facts("tyottomyysaste_vuosi")
    old = replace(new, indicator="tyottomien_osuus_tyovoimasta", period="2020")
    near = replace(new, indicator="tyottomyysaste_18_64", period="2021")
    assert newest([old, new, near]) == [new, near]


@pytest.mark.parametrize("lang", LANGS)
def test_no_name_ends_in_a_unit_or_says_the_month_of_its_figure(lang: str) -> None:
    said = [name(indicator, lang) for indicator in load().tier("core")]
    assert [
        text for text in said if text.endswith(("%", "%)", "asukas", "kuukausi", "31.12.", " 31.12"))
    ] == []
    assert [text for text in said if ", % " in text] == []
    assert len(set(said)) > 0.95 * len(said)
