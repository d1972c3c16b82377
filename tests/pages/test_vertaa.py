"""The comparison's page and its answers, over the built store."""

import time
from typing import Any

import pytest
from dash import Dash
from scipy import stats

from components import formats
from components.i18n import LANGS
from components.vertaa import state
from data import queries
from data.catalog import load
from exports.exhibits.vertaa import EXHIBITS
from exports.models import NoExhibit
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
        for theme in (*load().themes, state.ALL_THEMES):
            answer = _plain(client, first, theme, level)
            assert set(first) <= set(answer["columns"])
            assert all(len(c["v"]) == len(answer["rows"]) for c in answer["columns"].values())


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
    for theme in load().themes:
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


def _json(client: Any, path: str, status: int = 200) -> Any:
    answer = client.get(f"/{path.replace('VERSION', queries.current_version())}.json")
    assert answer.status_code == status, answer.text
    return answer.json


def test_series_are_those_of_the_store_and_the_words_tell_them(app: Dash, client: Any) -> None:
    told = _json(client, "lines/VERSION/fi/vaesto_15_64_osuus/kunta/2010/KU077,KU601,KU441")
    kinds = {line["c"]: line["kind"] for line in told["l"]}
    assert kinds == {"KU077": "own", "KU601": "area", "KU441": "area", "HVA15": "county", "SSS": "country"}
    for line in told["l"]:
        stored = {
            at: value for _c, at, value, _s in queries.series("vaesto_15_64_osuus", "total", [line["c"]])
        }
        for at, value in zip(told["p"], line["v"], strict=True):
            assert value == (None if stored.get(at) is None else pytest.approx(stored[at], abs=0.006))
        assert line["d"] == pytest.approx(stored[told["to"]] - stored[told["from"]], abs=0.006)
    assert formats.number(told["l"][0]["d"], 1, "fi", signed=True) in told["text"]
    assert "Keski-Suomen hyvinvointialue" in told["text"]


def test_two_indicators_are_the_stores_latest(app: Dash, client: Any) -> None:
    told = _json(client, "pair/VERSION/sv/kunta/vaesto_65_osuus/tyollisyysaste/KU077")
    stored = queries.latest_values("tyollisyysaste", "kunta")
    assert stored is not None and told["y"]["p"] == stored.period
    at = told["c"].index("KU077")
    assert told["y"]["v"][at] == pytest.approx(stored.values["KU077"][0], abs=0.006)
    both = [i for i in range(len(told["c"])) if None not in (told["x"]["v"][i], told["y"]["v"][i])]
    assert told["count"] == len(both) and f"n = {len(both)}" in told["text"]
    x, y = ([told[axis]["v"][i] for i in both] for axis in "xy")
    assert formats.number(float(stats.spearmanr(x, y).statistic), 2, "sv", signed=True) in told["text"]


@pytest.mark.parametrize(
    ("level", "code", "count"), [("kunta", "KU077", 10), ("hyvinvointialue", "HVA15", 5)]
)
def test_similar_areas_by_the_general_weights_are_those_of_the_build(
    app: Dash, client: Any, level: str, code: str, count: int
) -> None:
    told = _json(client, f"similar/VERSION/fi/{level}/{code}/yleinen/ei/{count}")
    assert [area["c"] for area in told["areas"]] == [peer.code for peer in queries.peers(code)]
    assert all(len(area["reasons"]) == 11 and area["told"] for area in told["areas"])
    assert told["areas"][0]["n"] in told["text"]


def test_filters_keep_to_size_and_type(app: Dash, client: Any) -> None:
    told = _json(client, "similar/VERSION/fi/kunta/KU077/vakiluku:1,tulot:2.5/koko,tyyppi/20")
    people, members = queries.populations("kunta"), queries.memberships("kunta")
    own = people["KU077"] or 0
    for area in told["areas"]:
        assert own / 2 <= (people[area["c"]] or 0) <= own * 2
        assert members[area["c"]]["kuntaryhma"] == members["KU077"]["kuntaryhma"]
        assert len(area["reasons"]) == 2
    assert "toisesta kuntaryhmästä" in told["leftOut"]


@pytest.mark.parametrize("theme", [*load().themes, state.ALL_THEMES])
def test_the_words_of_each_theme_have_no_open_places(app: Dash, client: Any, theme: str) -> None:
    for lang in LANGS:
        told = _json(client, f"told/VERSION/{lang}/{theme}/kunta/KU766")
        assert "{" not in "".join(told["lead"]) + told["dots"] and told["lead"][1] == "Sottunga"


@pytest.mark.parametrize(
    "path",
    [
        "lines/VERSION/fi/ei_ole/kunta/2010/KU077",
        "lines/VERSION/fi/vaesto/kunta/1900/KU077",
        "lines/VERSION/fi/vaesto/kunta/2010/KU999",
        "pair/VERSION/fi/kunta/vaesto/ei_ole/KU077",
        "pair/VERSION/xx/kunta/vaesto/tyopaikat/-",
        "similar/VERSION/fi/kunta/KU077/ei/ei/10",
        "similar/VERSION/fi/kunta/KU077/yleinen/muu/10",
        "similar/VERSION/fi/kunta/KU077/yleinen/ei/11",
        "similar/VERSION/fi/kuntaryhma/KR1/yleinen/ei/5",
        "told/VERSION/fi/ei/kunta/KU077",
        "choices/VERSION/xx/kunta",
    ],
)
def test_what_cannot_be_answered_is_named(app: Dash, client: Any, path: str) -> None:
    problem = _json(client, path, 404)
    assert problem["detail"] and problem["remedy"]


def test_sixty_areas_are_quick_in_every_figure(app: Dash, client: Any) -> None:
    codes = ",".join(queries.codes("kunta")[:60])
    warm = ",".join(queries.codes("kunta")[60:120])
    paths = [
        "lines/VERSION/fi/vaesto_65_osuus/kunta/2010/{codes}",
        "lines/VERSION/fi/tyottomyysaste/kunta/kaikki/{codes}",
        "similar/VERSION/fi/kunta/{first}/taloudellinen/koko/20",
        "pair/VERSION/fi/kunta/vaesto_65_osuus/tyopaikkaomavaraisuus/{first}",
    ]
    for path in paths:
        _json(client, path.format(codes=warm, first=warm[:5]))
        begun = time.process_time()
        _json(client, path.format(codes=codes, first=codes[:5]))
        assert (time.process_time() - begun) * 1000 < 100, path


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", sorted(EXHIBITS))
@pytest.mark.parametrize(
    "query",
    [
        {"alueet": "KU077,KU601,KU441", "teema": "vaesto", "mittari": "vaesto_15_64_osuus"},
        {"taso": "hyvinvointialue", "alueet": "HVA15,HVA12", "teema": "talous", "paneelit": "mittarit"},
        {
            "alueet": "KU766",
            "teema": "kaikki",
            "nayta": "ero_maa",
            "jarjestys": "-KU766,vaesto",
            "nimi": "Oma",
        },
    ],
)
def test_exhibits_of_the_figures(app: Dash, lang: str, name: str, query: dict[str, str]) -> None:
    made = EXHIBITS[name](query, lang)
    ids = [column.id for column in made.columns]
    assert len(set(ids)) == len(ids) and all(len(row) == len(ids) for row in made.rows)
    assert made.rows and made.title and made.summary and made.sources
    assert {part for text in made.encoding.values() for part in text.split(",")} <= set(ids)
    assert made.address.startswith("/vertaa?") and made.own[0] == query["alueet"].split(",")[0]
    assert not any(
        "{" in text or ".." in text for text in (made.title, made.subtitle, made.summary, *made.notes)
    )


def test_the_heat_exhibit_is_the_screens_table(app: Dash, client: Any) -> None:
    query = {"alueet": "KU077,KU179", "teema": "tyollisyys", "jarjestys": "KU077", "nayta": "ero_maa"}
    made = EXHIBITS["taulukko"](query, "fi")
    answer = _plain(client, ("KU077", "KU179"))
    first = next(row for row in made.rows if row[3] is not None)
    at = next(i for i, row in enumerate(answer["rows"]) if row["n"] == first[0])
    apart = answer["columns"]["KU077"]["v"][at] - answer["columns"]["SSS"]["v"][at]
    assert first[3] == pytest.approx(apart, abs=0.06)
    assert len(made.options["tones"]) == len(made.rows)  # type: ignore[arg-type]
    told = _json(client, "told/VERSION/fi/tyollisyys/kunta/KU077")
    assert made.summary == "".join(told["lead"])


def test_an_exhibit_needs_an_area() -> None:
    with pytest.raises(NoExhibit, match="choose at least one area"):
        EXHIBITS["taulukko"]({"teema": "talous"}, "fi")
