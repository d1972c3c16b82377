"""The data view: every part in three languages, filters in the address, honest words."""

from typing import Any

import pytest
from dash import Dash

from components.i18n import LANGS
from components.tiedot.state import PARTS
from tests.pages.opening import opened

pytestmark = pytest.mark.store


def _page(client: Any, search: str) -> str:
    return opened(client, "/tiedot", search)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_part_in_each_language(app: Dash, client: Any, part: str, lang: str) -> None:
    text = _page(client, f"?lang={lang}&nayta={part}")
    assert {"fi": "Tiedot ja laatu", "sv": "Data och kvalitet", "en": "Data and quality"}[lang] in text
    assert text.count('"type": "H1"') == 1


def test_filters_choose_rows(app: Dash, client: Any) -> None:
    everything = _page(client, "?laajuus=kaikki").count('"data-find"')
    core = _page(client, "").count('"data-find"')
    finance = _page(client, "?teema=talous").count('"data-find"')
    assert 150 <= core < everything and 5 < finance < core
    live = _page(client, "?laajuus=live")
    assert "ei vielä haettu" in live and "ei vielä lukuja" in live


def test_an_unknown_filter_is_told(app: Dash, client: Any) -> None:
    text = _page(client, "?teema=avaruus&nayta=mittarit")
    assert "avaruus" in text and "Teema" in text


def test_sources_are_quoted_with_licence_and_date(app: Dash, client: Any) -> None:
    text = _page(client, "?nayta=lahteet")
    assert "Tilastokeskus" in text and "CC BY 4.0" in text and "ei kirjattu" in text


def test_what_is_missing_says_why(app: Dash, client: Any) -> None:
    text = _page(client, "?nayta=puutteet")
    assert "ELY-alueiden luvut" in text and "mittarilla ei ole vielä lukuja" in text
    assert "HYTE-kerroin, kuntien tulosindikaattorit 2022" in text
