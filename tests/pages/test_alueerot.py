"""The page of differences inside areas and its answers, over the built store."""

import time
from typing import Any

import pytest
from dash import Dash

from components.alueerot import state
from components.i18n import LANGS
from data import queries
from data.queries import hidden as store
from exports import exhibits
from exports.models import NoExhibit
from tests.pages.opening import opened

pytestmark = pytest.mark.store
INDICATOR = "tyottomyysaste_vuosi"


def _hidden(client: Any, code: str, lang: str = "fi") -> Any:
    return client.get(state.hidden_address(queries.current_version(), lang, code)).json


def _notices(text: str) -> int:
    """Boxes of notices beside the view's own place for messages, which is always there."""
    return text.count('"className": "notice"') - 1


def _spread(client: Any, code: str, *parts: str, lang: str = "fi") -> Any:
    path = "/".join(("/spread", queries.current_version(), lang, code, *parts))
    return client.get(f"{path}.json", headers={"Accept-Encoding": "br"})


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_in_each_language(app: Dash, client: Any, lang: str) -> None:
    text = opened(client, "/alueerot/HVA15", f"?lang={lang}&mittari={INDICATOR}&alueet=KU179")
    assert queries.region_names(["HVA15"], lang)["HVA15"] in text
    assert '"areas": ["KU179"]' in text
    assert f'"indicator": "{INDICATOR}"' in text
    assert text.count('"type": "H1"') == 1


def test_the_index_preloads_the_list(app: Dash, client: Any) -> None:
    address = state.hidden_address(queries.current_version(), "fi", "MK13")
    assert f'href="{address}"' in client.get("/alueerot/MK13").text


@pytest.mark.parametrize(
    ("area", "code"),
    [
        ("", "HVA15"),
        ("KU837", "HVA08"),
        ("KU091", "MK01"),
        ("HVA19", "HVA19"),
        ("MK06", "MK06"),
        ("SK999", "HVA15"),
    ],
)
def test_without_a_code_it_begins_around_the_own_area(app: Dash, client: Any, area: str, code: str) -> None:
    client.set_cookie("tk_area", area)
    assert f'"code": "{code}"' in opened(client, "/alueerot", "")


@pytest.mark.parametrize("code", ["XX1", "KU999", "SSS", "%3Cscript%3E", "SK131"])
def test_an_area_without_municipalities_gives_the_start_with_a_notice(
    app: Dash, client: Any, code: str
) -> None:
    text = opened(client, f"/alueerot/{code}", "")
    assert '"code": "HVA15"' in text
    assert _notices(text) == 1


def test_a_municipality_opens_its_county_with_itself_chosen(app: Dash, client: Any) -> None:
    text = opened(client, "/alueerot/KU850", "")
    assert '"code": "HVA15"' in text and '"areas": ["KU850"]' in text
    assert _notices(text) == 0
    client.set_cookie("tk_area", "KU179")
    assert '"areas": ["KU179"]' in opened(client, "/alueerot/HVA15", "")
    assert '"areas": ["KU077"]' in opened(client, "/alueerot/HVA15", "?alueet=KU077")
    assert '"areas": []' in opened(client, "/alueerot/HVA13", "")


@pytest.mark.parametrize("level", ["hyvinvointialue", "tyollisyysalue"])
def test_a_single_municipality_says_so_and_what_to_do(app: Dash, client: Any, level: str) -> None:
    code = next(code for code in queries.codes(level) if len(queries.members(code)) == 1)
    text = opened(client, f"/alueerot/{code}", "?lang=en")
    assert "is one municipality" in text
    assert "/alueerot/MK" in text
    assert '"alone": true' in text


@pytest.mark.parametrize(
    "search",
    ["?mittari=x&teema=y&nayta=z&ryhma=q", "?alueet=" + "KU179," * 900, "?aika=9999&mittari=tyollisyysaste"],
)
def test_wild_addresses_give_a_view(app: Dash, client: Any, search: str) -> None:
    assert opened(client, "/alueerot/HVA15", search).count('"type": "H1"') == 1


def test_every_area_answers_and_its_first_indicator_too(app: Dash, client: Any) -> None:
    for level in state.LEVELS:
        for code in queries.codes(level)[::4]:
            found = _hidden(client, code)
            assert len(found["members"]) == len(queries.members(code))
            for row in found["rows"][:1]:
                answer = _spread(client, code, row["i"], row["g"], row["p"])
                assert answer.status_code == 200, (code, row["i"])


def test_the_list_is_that_of_the_store(app: Dash, client: Any) -> None:
    found = _hidden(client, "HVA15")
    kept = store.hidden("HVA15")
    assert len(found["members"]) == 22
    assert len(found["rows"]) == len({indicator for indicator, _group in kept})
    places = [row["rk"] / row["rn"] for row in found["rows"] if "rk" in row]
    assert places == sorted(places)
    row = next(row for row in found["rows"] if row["i"] == INDICATOR)
    spread = kept[(INDICATOR, "total")]
    assert row["v"] == pytest.approx(spread.value, abs=0.005)
    assert (row["rk"], row["rn"], row["w"], row["wp"]) == (
        spread.rank,
        spread.ranked,
        spread.above,
        spread.people,
    )


def test_the_list_s_newest_figures_are_those_of_the_map(app: Dash, client: Any) -> None:
    newest = queries.latest_periods("kunta")
    for row in _hidden(client, "HVA15")["rows"]:
        group, period, _n = newest[row["i"]]
        assert (row["g"], row["p"]) == (group, period), row["i"]


def test_strips_hold_every_municipality_of_a_sector(app: Dash, client: Any) -> None:
    version = queries.current_version()
    found = client.get(f"/strips/{version}/fi/tyollisyys/HVA15.json").json
    strip = found["strips"]["tyollisyysaste"]
    assert len(strip["x"]) == len(found["members"]) == 22
    figures = queries.series("tyollisyysaste", "total", ["KU179"])
    assert strip["v"][found["members"].index("KU179")] == pytest.approx(figures[-1][2], abs=0.06)
    own = [client.get(f"/strips/{version}/fi/vaesto/{code}.json").json for code in ("MK13", "TYA18", "HVA91")]
    assert all("a" in strip for answer in own for strip in answer["strips"].values() if len(strip["x"]) > 30)


def test_answers_are_small_and_quick(app: Dash, client: Any) -> None:
    assert len(client.get(state.hidden_address(queries.current_version(), "fi", "HVA15"),
                          headers={"Accept-Encoding": "br"}).data) < 8192  # fmt: skip
    taken = []
    for row in _hidden(client, "HVA15")["rows"][:12]:
        begun = time.process_time()
        answer = _spread(client, "HVA15", row["i"], row["g"], row["p"])
        taken.append((time.process_time() - begun) * 1000)
        assert len(answer.data) < 3072
        assert "immutable" in answer.headers["Cache-Control"]
    assert sorted(taken)[len(taken) // 2] < 60


@pytest.mark.parametrize(
    "path",
    [
        "/hidden/{v}/xx/HVA15", "/hidden/{v}/fi/KU179", "/hidden/{v}/fi/SSS", "/strips/{v}/fi/x/HVA15",
        "/spread/{v}/fi/HVA15/vaesto/total/2024", "/spread/{v}/fi/HVA15/tyollisyysaste/male/2021",
        "/spread/{v}/fi/HVA15/tyollisyysaste/total/1900", "/spread/{v}/fi/HVA90/tyollisyysaste/total/2021",
    ],
)  # fmt: skip
def test_what_is_not_there_is_named(app: Dash, client: Any, path: str) -> None:
    answer = client.get(path.format(v=queries.current_version()) + ".json")
    assert answer.status_code == 404
    assert answer.json["detail"] and answer.json["remedy"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", sorted(exhibits.offered("alueerot")))
def test_every_figure_leaves_in_every_language(app: Dash, lang: str, name: str) -> None:
    made = exhibits.make("alueerot", name, {"kohde": "HVA15", "mittari": INDICATOR, "alueet": "KU179"}, lang)
    assert made.rows and made.title and made.summary and made.sources
    assert all(len(row) == len(made.columns) for row in made.rows)
    assert {part.strip() for text in made.encoding.values() for part in text.split(",")} <= {
        c.id for c in made.columns
    }
    assert made.address.startswith("/alueerot/HVA15?")


def test_exhibits_hold_the_figures_of_the_screen(app: Dash, client: Any) -> None:
    row = next(row for row in _hidden(client, "HVA15")["rows"] if row["i"] == INDICATOR)
    parts = (queries.current_version(), "fi", "HVA15", row["i"], row["g"], row["p"])
    screen = client.get(f"/spread/{'/'.join(parts)}.json").json
    made = exhibits.make("alueerot", "alueet", {"kohde": "HVA15", "mittari": INDICATOR}, "fi")
    assert [area["c"] for area in screen["areas"]["rows"]] == [cells[0] for cells in made.rows]
    shape = exhibits.make("alueerot", "kartta", {"kohde": "HVA15", "mittari": INDICATOR}, "fi")
    assert shape.options["bounds"] == screen["bounds"]
    assert shape.options["turned"] is True
    swarm = exhibits.make("alueerot", "parvi", {"kohde": "HVA15", "mittari": INDICATOR}, "fi")
    assert swarm.summary == " ".join(screen["summary"])
    worse = sum(cells[7] for cells in swarm.rows if cells[6] == "heikompi kuin koko alue")
    assert abs(worse - row["w"]) / row["w"] < 0.02  # today's population beside that of the figure's year


@pytest.mark.parametrize("query", [{"kohde": "HVA90"}, {"kohde": "KU179"}, {"kohde": "x" * 99}])
def test_no_exhibit_where_there_is_nothing_to_compare(app: Dash, query: dict[str, str]) -> None:
    with pytest.raises(NoExhibit):
        exhibits.make("alueerot", "parvi", query, "fi")
