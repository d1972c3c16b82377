"""The first page and the page for unknown addresses, in each language."""

import json
from typing import Any

import pytest
from dash import Dash

from components.i18n import LANGS
from data import queries
from tests.pages.opening import opened

pytestmark = pytest.mark.store


@pytest.mark.parametrize("lang", LANGS)
def test_firstopened(app: Dash, client: Any, lang: str) -> None:
    text = opened(client, "/", f"?lang={lang}")
    assert {"fi": "Väestö", "sv": "Befolkning", "en": "Population"}[lang] in text
    assert "/mittari/" in text
    assert text.count('"type": "H1"') == 1


def test_own_area_without_a_situation_is_in_the_links(app: Dash, client: Any) -> None:
    code = queries.codes("seutukunta")[0]
    client.set_cookie("tk_area", code)
    text = opened(client, "/")
    assert queries.region_names([code], "fi")[code] in text
    assert f"alueet={code}" in text


def test_the_own_area_shows_its_situation(app: Dash, client: Any) -> None:
    client.set_cookie("tk_area", "KU077")
    text = opened(client, "/")
    assert '"area": "KU077"' in text
    assert "Keski-Suomen hyvinvointialue" in text
    assert text.count('"type": "H1"') == 1


def test_the_address_comes_before_the_own_area(app: Dash, client: Any) -> None:
    client.set_cookie("tk_area", "KU077")
    assert '"area": "KU890"' in opened(client, "/", "?alueet=KU890,KU077")


def test_the_index_preloads_what_the_view_asks_for(app: Dash, client: Any) -> None:
    text = client.get("/?alueet=KU077&teema=talous&lang=sv").text
    version = queries.current_version()
    for address in (f"/situation/{version}/sv/KU077.json", f"/findings/{version}/sv/talous/KU077.json"):
        assert f'href="{address}"' in text


@pytest.mark.parametrize("area", ["KU000", "x'; --", "MK99999"])
def test_an_odd_own_area_is_left_out(app: Dash, client: Any, area: str) -> None:
    client.set_cookie("tk_area", area)
    text = opened(client, "/")
    assert f"alueet={area}" not in text
    assert '"area": ""' in text


@pytest.mark.parametrize(
    "search", ["?a=b", "?lang=xx", "?self=1&lang=fi&lang=sv", "?%00=%ff", "?" + "a" * 3000]
)
def test_any_query_gives_the_firstopened(app: Dash, client: Any, search: str) -> None:
    assert '"type": "H1"' in opened(client, "/", search)


@pytest.mark.parametrize("lang", LANGS)
def test_unknown_address(app: Dash, client: Any, lang: str) -> None:
    text = opened(client, "/ei-ole", f"?lang={lang}")
    assert {"fi": "ei ole sivua", "sv": "finns ingen sida", "en": "no page"}[lang] in text


@pytest.mark.parametrize(
    "path", ["/", "/?lang=sv", "/?a=%C3%A4&b=1&b=2", "/mittari/vaesto?alueet=KU077", "/vertaa"]
)
def test_the_first_layout_holds_the_view(client: Any, path: str) -> None:
    made = client.get("/_dash-layout", headers={"Referer": f"http://localhost{path}"}).json
    location, content, *_rest = made["props"]["children"]
    name, _, query = path.partition("?")
    assert location["props"]["pathname"] == name
    assert location["props"]["search"] == (f"?{query}" if query else "")
    assert json.dumps(content).count('"type": "H1"') == 1


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "http://elsewhere.example/",
        "http://localhost/ei-ole",
        "nonsense",
        "http://localhost",
        "http://[x/",
    ],
)
def test_an_unknown_asker_gets_an_empty_layout(client: Any, referer: str) -> None:
    answer = client.get("/_dash-layout", headers={"Referer": referer})
    assert answer.status_code == 200
    assert '"H1"' not in answer.text
    assert "_pages_content" in answer.text
