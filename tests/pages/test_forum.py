"""The forum's page and its server side: QR codes, choices of a slide, the file without a network."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

import pytest
from dash import Dash

from components.i18n import LANGS
from data import packs, queries
from data.catalog_files import CatalogError
from exports import exhibits
from tests.pages.opening import opened

pytestmark = pytest.mark.store
PIN = {"view": "mittari", "name": "kartta", "query": "kohde=tyollisyysaste&alueet=KU286"}


def _file(client: Any, body: Any, lang: str = "fi") -> Any:
    return client.post(f"/foorumi/{lang}/tiedosto.html", data=json.dumps(body))


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_in_each_language(app: Dash, client: Any, lang: str) -> None:
    text = opened(client, "/foorumi", f"?lang={lang}")
    assert text.count('"type": "H1"') == 1
    empty = {"fi": "Ei vielä kuvioita", "sv": "Inga figurer ännu", "en": "No pins yet"}
    assert empty[lang] in text


def test_the_remembered_area_is_ready_for_packs(app: Dash, client: Any) -> None:
    client.set_cookie("tk_area", "HVA10")
    assert "Kymenlaakson hyvinvointialue" in opened(client, "/foorumi")


def test_a_qr_code_of_our_own_address_only(client: Any) -> None:
    address = "http://localhost/mittari/vaesto?alueet=KU286"
    answer = client.get(f"/foorumi/qr.svg?osoite={quote(address, safe='')}")
    assert answer.status_code == 200 and answer.content_type.startswith("image/svg+xml")
    assert answer.text.startswith("<svg") and "<path" in answer.text
    for wrong in (
        "https://example.org/",
        "javascript:alert(1)",
        "/mittari",
        "http://localhost/" + "x" * 2001,
    ):
        refused = client.get(f"/foorumi/qr.svg?osoite={quote(wrong, safe='')}")
        assert refused.status_code == 400 and refused.json["remedy"]


def _choices(client: Any, figure: str, query: str, lang: str = "fi") -> Any:
    return client.get(f"/valinnat/{queries.current_version()}/{lang}/{figure}.json?{query}")


def test_choices_are_the_periods_of_the_state(client: Any) -> None:
    found = _choices(client, "mittari/kartta", "kohde=tyottomyysaste&aika=2020-03").json
    expected = queries.coverage("tyottomyysaste")["kunta"]["total"]
    assert [query for query, _words, _head in found["periods"]] == [f"aika={period}" for period in expected]
    assert found["period"] == "aika=2020-03"
    assert ["aika=2020-03", "maaliskuu 2020", ""] in found["periods"]
    assert _choices(client, "mittari/kehitys", "kohde=vaesto").json["periods"] == []
    assert _choices(client, "alue/rakenne", "kohde=KU286").json["periods"] == []
    assert _choices(client, "ennakointi/kehitys", "alueet=HVA15").json["periods"] == []
    assert _choices(client, "olematon/x", "").status_code == 404
    assert _choices(client, "mittari/olematon", "kohde=vaesto").status_code == 404
    assert client.get("/valinnat/vanha/fi/mittari/kartta.json").status_code == 404


def test_choices_of_a_projection_are_its_own_years(client: Any) -> None:
    found = _choices(client, "ennakointi/kartta", "alueet=HVA15&ennuste=2019&aika=2030").json
    assert found["period"] == "ennuste=2019&aika=2030"
    under: dict[str, list[str]] = {}
    for _query, year, head in found["periods"]:
        under.setdefault(head, []).append(year)
    assert under["Väestöennuste 2024"] == ["2035", "2040"], "never a year between those of the source"
    assert under["Väestöennuste 2019"] == [str(year) for year in range(2025, 2041)]


@pytest.mark.parametrize(
    ("figure", "query"),
    [
        ("mittari/kartta", "kohde=vaesto_65_osuus&taso=kunta"),
        ("ennakointi/ikarakenne", "alueet=HVA15"),
        ("ennakointi/tarve", "alueet=KU077&ennuste=2019"),
        ("ennakointi/palvelut", "alueet=HVA10"),
        ("alueerot/parvi", "kohde=HVA15"),
        ("alueerot/kartta", "kohde=HVA15&mittari=tyottomyysaste_vuosi"),
        ("alueerot/alueet", "kohde=HVA10"),
        ("vertaa/sarjat", "alueet=KU077,KU179&teema=vaesto&mittari=vaesto"),
    ],
)
def test_every_choice_is_a_figure_of_its_own_and_the_shown_one_is_among_them(
    client: Any, figure: str, query: str
) -> None:
    found = _choices(client, figure, query, "sv").json
    offered = [choice[0] for choice in found["periods"]]
    assert found["period"] in offered and len(offered) == len(set(offered)) > 1
    view, name = figure.split("/")
    asked = dict(parse_qsl(query))
    made = [exhibits.make(view, name, {**asked, **dict(parse_qsl(offered[i]))}, "sv") for i in (0, -1)]
    shown = exhibits.make(view, name, {**asked, **dict(parse_qsl(found["period"]))}, "sv")
    assert made[0].rows and made[0].rows != made[1].rows
    assert shown.rows == exhibits.make(view, name, asked, "sv").rows


def test_the_file_holds_everything_and_asks_for_nothing(client: Any) -> None:
    evil = "</script><script>alert(1)</script>"
    answer = _file(client, {"title": evil, "pins": [PIN | {"note": evil}]})
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    text = answer.text
    assert not re.search(r"(?:src|href)=[\"'](?!data:)", text.split("<script>", maxsplit=1)[0])
    assert 'url("/assets' not in text and "@import" not in text
    assert "default-src 'none'" in text
    data = re.search(r'<script type="application/json" id="tk-deck">(.*?)</script>', text, re.S)
    assert data and evil not in text
    facts = json.loads(data[1])
    assert facts["slides"][0]["pin"]["note"] == evil
    exhibit = facts["slides"][0]["exhibit"]
    live = client.get(f"/esitys/{queries.current_version()}/fi/mittari/kartta.json?{PIN['query']}").json
    assert exhibit == live
    assert set(facts["geo"]) == {"kunta"} and len(facts["geo"]["kunta"]["codes"]) == 308
    assert facts["slides"][0]["qr"].startswith("<svg")
    assert facts["slides"][0]["address"].startswith("http://localhost/mittari/tyollisyysaste")


def test_a_pin_without_a_figure_stays_as_words(client: Any) -> None:
    gone = {"view": "mittari", "name": "kartta", "query": "kohde=olematon"}
    text = _file(client, {"title": "", "pins": [PIN, gone]}).text
    data = re.search(r'id="tk-deck">(.*?)</script>', text, re.S)
    assert data
    slides = json.loads(data[1])["slides"]
    assert slides[1]["exhibit"] is None and "olematon" in slides[1]["why"]


@pytest.mark.parametrize(
    "body", [None, [], {}, {"pins": []}, {"pins": "x"}, {"pins": [1]}, {"pins": [PIN] * 61}]
)
def test_a_deck_that_cannot_be_read_is_told(client: Any, body: Any) -> None:
    answer = _file(client, body)
    assert answer.status_code == 400 and answer.json["detail"] and answer.json["remedy"]


def test_a_deck_that_is_too_large_is_told(client: Any) -> None:
    answer = _file(client, {"pins": [PIN | {"note": "x" * 700_000}]})
    assert answer.status_code == 400 and "shorten" in answer.json["remedy"]


WRONG = (
    ("id: toinen\n", "id"),
    ("position: yksi\n", "position"),
    ("", "pins"),
)


@pytest.mark.parametrize(("line", "field"), WRONG)
def test_a_wrong_pack_names_its_file_and_field(tmp_path: Path, line: str, field: str) -> None:
    text = (packs.FOLDER / "elinvoima.yml").read_text(encoding="utf-8")
    wrong = text.split("pins:")[0] if field == "pins" else re.sub(rf"^{field}:.*\n", line, text, flags=re.M)
    (tmp_path / "elinvoima.yml").write_text(wrong, encoding="utf-8")
    with pytest.raises(CatalogError, match=r"elinvoima\.yml") as told:
        packs.read(tmp_path)
    assert told.value.field.startswith(field)


def test_a_pack_may_only_ask_for_known_fields(tmp_path: Path) -> None:
    text = (packs.FOLDER / "hyte.yml").read_text(encoding="utf-8").replace("{area}", "{vuosi}", 1)
    (tmp_path / "hyte.yml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError, match="vuosi"):
        packs.read(tmp_path)
