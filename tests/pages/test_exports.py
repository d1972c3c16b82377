"""What leaves is what is on screen: the same numbers in every file, and words when there is nothing."""

import io
import json
import re
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from data import queries
from exports import exhibits, files
from exports.models import NoExhibit
from exports.reading import bars, lines, rounded
from tests.pages.exports_states import (
    DEFAULTS,
    LANGS,
    Asked,
    chart_values,
    from_csv,
    from_parquet,
    from_workbook,
    sample,
)

pytestmark = pytest.mark.store
COUNT = 50


def _json(client: Any, asked: Asked) -> dict[str, Any]:
    answer = client.get(asked.address("json"))
    assert answer.status_code == 200, answer.text
    return dict(answer.json)


def _file(client: Any, asked: Asked, kind: str) -> bytes:
    answer = client.get(asked.address(kind))
    assert answer.status_code == 200, answer.text[:300]
    assert answer.data, "an empty download"
    return bytes(answer.data)


def _numbers(told: dict[str, Any], rows: list[list[Any]]) -> list[list[Any]]:
    """The number columns of rows; the other columns' words depend on the kind of file."""
    places = [k for k, column in enumerate(told["columns"]) if column["role"] == "value"]
    return [[row[k] for k in places] for row in rows]


def test_the_sample_holds_fifty_states(store: Any) -> None:
    states = sample()
    assert len(states) == len({str(state) for state in states}) == COUNT
    assert {state.view for state in states} == set(exhibits.VIEWS)


@pytest.mark.parametrize("number", range(COUNT))
def test_numbers_are_equal_in_every_file(client: Any, number: int) -> None:
    asked = sample()[number]
    try:
        exhibit = exhibits.make(asked.view, asked.name, asked.query, asked.lang)
    except NoExhibit as none:
        answer = client.get(asked.address("csv"))
        assert answer.status_code == 404 and answer.json["detail"] == none.what
        return
    told = _json(client, asked)
    assert told["rows"] == [list(row) for row in exhibit.rows]
    numbers = _numbers(told, told["rows"])
    assert _numbers(told, from_csv(_file(client, asked, "csv"), asked.lang)) == numbers
    _same_to_digits(_numbers(told, from_workbook(_file(client, asked, "xlsx"))), numbers)
    assert from_parquet(_file(client, asked, "parquet")) == told["rows"]
    _same_chart(exhibit, chart_values(_file(client, asked, "pptx")))
    if asked.view == "mittari":
        _same_as_api(client, asked, told)


def _same_to_digits(found: list[list[Any]], expected: list[list[Any]]) -> None:
    """A spreadsheet keeps fifteen digits of a number, one or two fewer than the store's."""
    assert len(found) == len(expected)
    for row, other in zip(found, expected, strict=True):
        assert [value is None for value in row] == [value is None for value in other]
        known = [(a, b) for a, b in zip(row, other, strict=True) if b is not None]
        assert all(a == pytest.approx(b, rel=1e-14, abs=0) for a, b in known)


def _same_chart(exhibit: Any, charted: dict[str, dict[str, float | None]]) -> None:
    if exhibit.kind == "bar":
        found = bars(exhibit, 18)
        assert charted, "no chart"
        for one in found.series:
            assert charted[one.name] == dict(zip(found.labels, one.values, strict=True))
    if exhibit.kind == "line":
        assert charted, "no chart"
        for one in lines(exhibit):
            known = dict(zip(one.periods, one.values, strict=True))
            assert {period: charted[one.name][period] for period in known} == known


def _same_as_api(client: Any, asked: Asked, told: dict[str, Any]) -> None:
    """The store's figures as /api/v1 gives them, for the areas and periods of the exhibit."""
    place = {column["id"]: k for k, column in enumerate(told["columns"])}
    rows = {(row[place["region_code"]], row[place["period"]]): row[place["value"]] for row in told["rows"]}
    query = {"indicator": asked.query["kohde"], "group": asked.query["ryhma"]}
    query |= {"region": ",".join(sorted({code for code, _period in rows}))}
    query |= {} if asked.name == "kehitys" else {"period": told["rows"][0][place["period"]]}
    items, address = (
        [],
        "/api/v1/observations?" + "&".join(f"{k}={v}" for k, v in query.items()) + "&limit=1000",
    )
    while address:
        page = client.get(address)
        assert page.status_code == 200, page.text
        items += page.json["items"]
        address = page.json["next"]
    api = {(item["region"], item["period"]): item["value"] for item in items}
    assert {key: value for key, value in rows.items() if value is not None} == {
        key: value for key, value in api.items() if value is not None
    }


@pytest.mark.parametrize("number", range(0, 26, 4))
def test_the_maps_of_the_view_and_of_the_exhibit_have_the_same_figures(client: Any, number: int) -> None:
    asked = sample()[number]
    told, query = _json(client, asked), asked.query
    parts = (query["kohde"], query["ryhma"], query["taso"], query["aika"])
    screen = client.get(f"/slice/{queries.current_version()}/{'/'.join(parts)}.json").json
    codes = client.get(f"/geo/{queries.current_version()}/{query['taso']}.json").json["codes"]
    decimals = next(column["decimals"] for column in told["columns"] if column["id"] == "value")
    place = {column["id"]: k for k, column in enumerate(told["columns"])}
    own = {row[place["region_code"]]: row[place["value"]] for row in told["rows"]}
    assert {code: rounded(value, decimals + 1) for code, value in own.items()} == dict(
        zip(codes, screen["v"], strict=True)
    )
    assert told["options"]["bounds"] == screen["q"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", exhibits.VIEWS)
def test_every_exhibit_of_a_view_can_be_made_and_is_told_in_its_language(
    store: Any, view: str, lang: str
) -> None:
    for name in exhibits.offered(view):
        made = exhibits.make(view, name, DEFAULTS[view], lang)
        assert (made.view, made.name, made.lang) == (view, name, lang)
        assert made.title and made.summary and made.sources, name
        assert made.version == queries.current_version()
        assert all(len(row) == len(made.columns) for row in made.rows), name
        named = {part.strip() for text in made.encoding.values() for part in text.split(",")}
        assert named <= {column.id for column in made.columns}, name
        assert ("lang=" in made.address) == (lang != "fi"), made.address
        assert re.match(r"^/[a-z]*", made.address)
        json.dumps(dict(made.options))


@pytest.mark.parametrize("view", exhibits.VIEWS)
def test_every_exhibit_has_a_picture_and_a_slide(store: Any, view: str) -> None:
    for name in exhibits.offered(view):
        made = exhibits.make(view, name, DEFAULTS[view], "fi")
        picture = Image.open(io.BytesIO(files.kind("png").writer()(made)))
        assert picture.width == 1600, name
        slides = Presentation(io.BytesIO(files.kind("pptx").writer()(made))).slides
        assert slides[0].shapes.title.text_frame.text == made.title


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/vienti/fi/mittari/kartta.gif", "gif"),
        ("/vienti/fi/mittari/olematon.csv", "olematon"),
        ("/vienti/fi/olematon/kartta.csv", "olematon"),
        ("/vienti/xx/mittari/kartta.csv", "xx"),
        ("/vienti/fi/mittari/kartta.csv?kohde=olematon", "olematon"),
        ("/vienti/fi/mittari/kartta.png?kohde=tulokymmenys_06&taso=kuntaryhma", "kuntaryhma"),
        ("/vienti/fi/alue/mittarit.csv?kohde=KU000", "KU000"),
        (
            "/vienti/fi/alue/mittarit.csv?kohde=KU285&teema=talous&kehys=TE24&asema=ei_arviota&kehitys=nousee",
            "mittarit",
        ),
        ("/vienti/fi/tilannekuva/havainnot.csv", "area"),
        ("/upotus/fi/mittari/olematon", "olematon"),
    ],
)
def test_what_is_not_there_is_told_with_a_remedy(client: Any, path: str, word: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404 and answer.content_type == "application/problem+json"
    assert word in answer.json["detail"] and answer.json["remedy"]


def test_another_store_version_is_refused(client: Any) -> None:
    assert client.get("/esitys/vanha/fi/mittari/kartta.json").status_code == 404
    assert client.get("/kuva/vanha/fi/mittari.png").status_code == 404


def test_the_json_is_kept_and_the_files_are_named(client: Any) -> None:
    asked = Asked("mittari", "kartta", {"kohde": "tyollisyysaste", "alueet": "KU285", "aika": "2019"}, "fi")
    first = client.get(asked.address("json"))
    assert "immutable" in first.headers["Cache-Control"]
    again = client.get(asked.address("json"), headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and not again.data
    named = client.get(asked.address("csv")).headers["Content-Disposition"]
    assert "Kotka_Tyollisyysaste" in named and "_2019_kartta.csv" in named and "%C3%B6" in named


def test_a_byte_order_mark_is_put_when_asked(client: Any) -> None:
    asked = Asked("mittari", "taulukko", {"kohde": "tyollisyysaste", "bom": "1"}, "fi")
    assert _file(client, asked, "csv").startswith(b"\xef\xbb\xbf")
