"""Pages for framing, cards of links, and decks of many figures."""

import io
import json
import re
from html import unescape
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from data import queries
from exports import exhibits
from tests.pages.exports_states import DEFAULTS

pytestmark = pytest.mark.store
PINS = [
    {"view": "mittari", "name": "kehitys", "query": "kohde=tyollisyysaste&alueet=KU285",
     "title": "Oma otsikko", "note": "Kysy salilta",
     "decision": {"text": "Tavoite 70 %", "who": "Johtoryhmä", "when": "1.2.2027"}},
    {"view": "alue", "name": "rakenne", "query": "kohde=KU285"},
    {"view": "alue", "name": "olematon", "query": "", "title": "Vanha kuvio"},
]  # fmt: skip


def _posted(client: Any, body: object, lang: str = "fi") -> Any:
    return client.post(f"/vienti/{lang}/esitys.pptx", data=json.dumps(body), content_type="application/json")


def test_an_embed_holds_the_figure_and_a_way_to_the_live_view(client: Any) -> None:
    answer = client.get("/upotus/sv/mittari/kartta?kohde=tyollisyysaste&alueet=KU285")
    assert answer.status_code == 200 and answer.content_type.startswith("text/html")
    page = answer.text
    data = json.loads(re.search(r'id="upotus-tiedot">(.*?)</script>', page, re.S)[1])  # type: ignore[index]
    made = exhibits.make("mittari", "kartta", {"kohde": "tyollisyysaste", "alueet": "KU285"}, "sv")
    assert data["exhibit"]["rows"] == [list(row) for row in made.rows]
    assert f'href="{made.address}"'.replace("&", "&amp;") in page and 'lang="sv"' in page
    assert not re.search(r"\[\[[a-z]+\]\]", page), "a place of the page was not filled"
    assert "frame-ancestors" in answer.headers["Content-Security-Policy"]
    assert not re.search(r"<script(?! src| type=\"application/json\")", page)


def test_no_text_can_end_the_data_of_an_embed(client: Any) -> None:
    page = client.get(
        "/upotus/fi/mittari/kartta?kohde=tyollisyysaste&x=</script><script>alert(1)</script>"
    ).text
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("path", "query", "view"),
    [
        ("/", "?alueet=KU285", "tilannekuva"),
        ("/alue/KU285", "", "alue"),
        ("/mittari/tyollisyysaste", "?alueet=KU285&lang=sv", "mittari"),
        ("/vertaa", "?alueet=KU285,KU286", "vertaa"),
    ],
)
def test_a_link_has_a_card(client: Any, path: str, query: str, view: str) -> None:
    page = client.get(path + query).text
    tags = {
        name: unescape(text)
        for name, text in re.findall(r'<meta property="og:(\S+?)" content="(.*?)">', page)
    }
    assert tags["title"] and tags["description"]
    lang = "sv" if "lang=sv" in query else "fi"
    assert tags["image"].startswith(f"http://localhost/kuva/{queries.current_version()}/{lang}/{view}.png?")
    picture = client.get(tags["image"].removeprefix("http://localhost"))
    assert picture.status_code == 200 and "immutable" in picture.headers["Cache-Control"]
    assert Image.open(io.BytesIO(picture.data)).size == (1200, 630)


@pytest.mark.parametrize("path", ["/", "/tiedot", "/foorumi", "/olematon"])
def test_a_page_without_a_figure_has_no_card(client: Any, path: str) -> None:
    page = client.get(path).text
    assert "[[" not in page and "og:image" not in page


@pytest.mark.parametrize("view", exhibits.VIEWS)
def test_the_figure_of_a_card_is_one_of_its_view(store: Any, view: str) -> None:
    name = exhibits.card(view) or next(iter(exhibits.offered(view)))
    assert exhibits.make(view, name, DEFAULTS[view], "en").title


def test_a_deck_keeps_the_pins_and_the_decisions(client: Any) -> None:
    answer = _posted(client, {"title": "Foorumi 2027", "pins": PINS})
    assert answer.status_code == 200 and "Foorumi-2027.pptx" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    slides = list(Presentation(io.BytesIO(answer.data)).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[0] == "Oma otsikko" and titles[2] == "Vanha kuvio" and len(slides) == 4
    notes = slides[0].notes_slide.notes_text_frame.text
    assert "Kysy salilta" in notes and "Tavoite 70 % · Johtoryhmä · 1.2.2027" in notes
    log = next(shape for shape in slides[3].shapes if shape.has_table).table
    assert [cell.text for cell in log.rows[1].cells] == [
        "Oma otsikko",
        "Tavoite 70 %",
        "Johtoryhmä",
        "1.2.2027",
    ]


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"pins": []},
        {"pins": "x"},
        {"pins": [1]},
        {"pins": [{"view": "alue"}]},
        {"pins": [PINS[1]] * 61},
    ],
)
def test_pins_that_cannot_be_read_are_told(client: Any, body: object) -> None:
    answer = _posted(client, body)
    assert answer.status_code == 400 and answer.json["detail"] and answer.json["remedy"]


def test_a_deck_is_not_given_by_get_or_in_an_unknown_language(client: Any) -> None:
    assert _posted(client, {"pins": PINS}, "xx").status_code == 400
