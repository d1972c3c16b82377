"""The frame in the index page: like the layout, but nothing in it has a name or can be used."""

import re
from typing import Any

import dash
import pytest
from dash import dcc, html

from server import early

pytestmark = pytest.mark.store


def test_elements_classes_and_words_are_kept_and_names_are_not() -> None:
    part = html.Div(
        [
            html.A("A & B", href="/x?a=1&b=2", id="link", **{"data-spa": "", "aria-current": "page"}),
            html.Button(["Lataa", " ", 3], className="button", disabled=True, **{"aria-label": "Lataa"}),
            html.P(hidden=False),
            None,
        ],
        id="whole",
        className="one two",
    )
    assert early.html_of(part) == (
        '<div class="one two"><a href="/x?a=1&amp;b=2" aria-current="page">A &amp; B</a>'
        '<button class="button" disabled>Lataa 3</button><p></p></div>'
    )


def test_what_a_reader_wrote_is_no_markup() -> None:
    assert early.html_of(html.P("<script>", className='"><b>')) == (
        '<p class="&quot;&gt;&lt;b&gt;">&lt;script&gt;</p>'
    )


def test_fields_and_graphs_have_their_place_and_stores_have_none() -> None:
    field = dcc.Input(type="range", className="slider", value=3)
    parts = [
        html.Br(),
        field,
        dcc.Graph(id="g", className="graph-low"),
        dcc.Store(id="s", data={"secret": 1}),
    ]
    assert early.html_of(parts) == (
        '<br><div class="dash-input-container dash-input slider">'
        '<input class="dash-input-element" type="range" value="3"></div>'
        '<div class="dash-graph graph-low"></div>'
    )


def test_an_indicator_has_its_frame_in_the_index_page(client: Any) -> None:
    text = client.get("/mittari/tyollisyysaste?alueet=KU179&lang=sv").get_data(as_text=True)
    frame = text[text.index('<div id="early"') : text.index("<script")]
    assert "Sysselsättningsgrad" in frame and "/slice/" in frame and "KU179" in frame
    inside = frame[frame.index(">") :]
    assert not re.search(r'<[^>]* (id|style|role|for|onclick|data-[a-z]+|aria-label)="', inside)


def test_a_frame_without_picture_where_a_county_is_zoomed_to(client: Any) -> None:
    text = client.get("/mittari/tyollisyysaste?rajaus=HVA15").get_data(as_text=True)
    assert 'data-start="{}"' in text


def test_a_wild_address_and_other_views_do_without(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'id="early"' not in client.get("/vertaa").get_data(as_text=True)
    entry = dash.page_registry["pages.mittari"]
    monkeypatch.setitem(entry, "early", lambda **_: 1 / 0)
    answer = client.get("/mittari")
    assert answer.status_code == 200 and 'id="early"' not in answer.get_data(as_text=True)
