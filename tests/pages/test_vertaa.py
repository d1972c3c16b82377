"""The comparison's page and its answers, over the built store."""

import time
from typing import Any

import pytest
from dash import Dash

from components.i18n import LANGS
from components.vertaa import state
from data import queries
from tests.pages.opening import opened

pytestmark = pytest.mark.store
SIX = ("KU077", "KU179", "KU275", "KU410", "KU593", "KU766")


def _page(client: Any, search: str) -> str:
    return opened(client, "/vertaa", search)


def _table(client: Any, codes: tuple[str, ...], theme: str = "tyollisyys", level: str = "kunta") -> Any:
    return client.get(
        state.address(queries.current_version(), "fi", theme, level, codes), headers={"Accept-Encoding": "br"}
    )


def _plain(client: Any, codes: tuple[str, ...], theme: str = "tyollisyys", level: str = "kunta") -> Any:
    return client.get(state.address(queries.current_version(), "fi", theme, level, codes)).json


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_in_each_language(app: Dash, client: Any, lang: str) -> None:
    text = _page(client, f"?lang={lang}&alueet=KU077,KU179")
    assert {"fi": "Vertaa alueita", "sv": "Jämför områden", "en": "Compare areas"}[lang] in text
    assert '"areas": ["KU077", "KU179"]' in text
    assert text.count('"type": "H1"') == 1


def test_the_index_preloads_the_table(app: Dash, client: Any) -> None:
    text = client.get("/vertaa?alueet=KU179,KU077&teema=talous").text
    address = state.address(queries.current_version(), "fi", "talous", "kunta", ["KU077", "KU179"])
    assert f'href="{address}"' in text


@pytest.mark.parametrize(
    "search",
    [
        "?alueet=%3Cscript%3E,KU999,,KU077",
        "?taso=x&teema=y&nayta=z&jarjestys=-%22&alueet=HVA15",
        "?taso=hyvinvointialue&nayta=ero_alue&alueet=HVA15&jarjestys=KU077",
        "?alueet=" + "KU077," * 600 + "KU9",
        "?alueet=KU077&alueet=KU179&taso=kunta&taso=maakunta&tuntematon=1",
    ],
)
def test_wild_addresses_give_a_view_with_a_notice(app: Dash, client: Any, search: str) -> None:
    text = _page(client, search)
    assert '"type": "H1"' in text
    assert '"className": "notice"' in text or "tuntematon" in search


def test_every_theme_and_level_answers(app: Dash, client: Any) -> None:
    for level in state.LEVELS:
        first = queries.codes(level)[:2]
        for theme in (*_themes(), state.ALL_THEMES):
            answer = _plain(client, first, theme, level)
            assert set(first) <= set(answer["columns"])
            assert all(len(c["v"]) == len(answer["rows"]) for c in answer["columns"].values())


def _themes() -> list[str]:
    from data.catalog import load

    return list(load().themes)


def test_figures_are_those_of_the_store(app: Dash, client: Any) -> None:
    answer = _plain(client, SIX)
    row = next(row for row in answer["rows"] if row["i"] == "tyollisyysaste")
    place = answer["rows"].index(row)
    stored = {
        code: value
        for code, period, value, _status in queries.series("tyollisyysaste", "total", [*SIX, "HVA15", "SSS"])
        if period == row["p"]
    }
    for code in ("KU077", "HVA15", "SSS"):
        assert answer["columns"][code]["v"][place] == pytest.approx(stored[code], abs=0.006)


def test_a_county_and_the_country_come_beside_municipalities(app: Dash, client: Any) -> None:
    columns = _plain(client, ("KU077", "KU766"))["columns"]
    assert {"KU077", "KU766", "HVA15", "HVA91", "SSS"} == set(columns)
    assert columns["KU077"]["c"] == "HVA15"
    assert columns["KU766"]["small"] == 1


def test_rows_do_not_depend_on_the_areas(app: Dash, client: Any) -> None:
    rows = [_plain(client, (code,), "hyvinvointi")["rows"] for code in ("KU091", "KU766")]
    assert rows[0] == rows[1]


def test_six_areas_fit_in_four_kilobytes_and_come_for_ever(app: Dash, client: Any) -> None:
    for theme in _themes():
        answer = _table(client, SIX, theme)
        assert len(answer.data) <= 4096, theme
        assert "immutable" in answer.headers["Cache-Control"]


def test_sixty_areas_by_forty_indicators_take_under_100_ms(app: Dash, client: Any) -> None:
    codes = queries.codes("kunta")
    _table(client, codes[:60], state.ALL_THEMES)
    taken = []
    for start in (60, 120, 180):
        begun = time.process_time()
        answer = _table(client, codes[start : start + 60], state.ALL_THEMES)
        taken.append((time.process_time() - begun) * 1000)
        assert answer.status_code == 200
    rows = len(_plain(client, codes[:1], state.ALL_THEMES)["rows"])
    assert min(taken) * 40 / rows < 100


@pytest.mark.parametrize(
    "path",
    [
        "/fi/tyollisyys/kunta/KU999",
        "/fi/tyollisyys/kunta/HVA15",
        "/fi/tyollisyys/ei/KU077",
        "/fi/ei/kunta/KU077",
        "/xx/tyollisyys/kunta/KU077",
        "/fi/tyollisyys/kunta/,",
    ],
)
def test_what_is_not_there_is_named(app: Dash, client: Any, path: str) -> None:
    answer = client.get(f"/compare/{queries.current_version()}{path}.json")
    assert answer.status_code == 404
    assert answer.json["detail"] and answer.json["remedy"]


def test_more_than_sixty_areas_are_refused(app: Dash, client: Any) -> None:
    assert _table(client, queries.codes("kunta")[:61]).status_code == 404


def test_ready_sets_around_an_area(app: Dash, client: Any) -> None:
    sets = client.get(f"/sets/{queries.current_version()}/sv/kunta/KU077.json").json
    county = next(found for found in sets if found["id"] == "hyvinvointialue")
    assert county["codes"][0] == "KU077"
    assert set(county["codes"]) == set(queries.members("HVA15"))
    assert "kommuner" in county["name"]


def test_helsinki_is_its_own_county_and_has_no_set_of_one(app: Dash, client: Any) -> None:
    sets = client.get(f"/sets/{queries.current_version()}/fi/kunta/KU091.json").json
    assert all(len(found["codes"]) > 1 for found in sets)
