"""The groups view over the built store: page, answers, exhibits, and figures computed independently."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dash import Dash

from components.i18n import LANGS
from components.ryhmat.state import BASES
from data import queries
from data.group_profiles import profiles
from exports import group_figures, group_people
from exports.exhibits import make, offered
from exports.models import NoExhibit
from tests.pages.opening import opened

pytestmark = pytest.mark.store
EDUCATION = "korkea_asteen_suorittaneet"


def _get(client: Any, kind: str, *parts: str, lang: str = "fi") -> Any:
    return client.get(f"/{kind}/{queries.current_version()}/{lang}/{'/'.join(parts)}.json")


@pytest.fixture(scope="module")
def raw(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The store read without our queries, by another name: a process opens a file with one set of options."""
    name = (store / "CURRENT").read_text(encoding="utf-8").strip()
    link = tmp_path_factory.mktemp("store") / name
    try:
        link.hardlink_to(store / name)
    except OSError:
        shutil.copy(store / name, link)
    with duckdb.connect(str(link), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("show", ["erot", "ryhma", "tarve"])
def test_the_page_in_each_language_and_part(app: Dash, client: Any, lang: str, show: str) -> None:
    text = opened(client, "/ryhmat", f"?lang={lang}&nayta={show}&alueet=KU077")
    title = {"fi": "Väestöryhmät ja erot", "sv": "Befolkningsgrupper och skillnader"}
    assert title.get(lang, "Population groups and gaps") in text
    assert text.count('"type": "H1"') == 1
    assert '"area": "KU077"' in text and f'"show": "{show}"' in text


def test_the_index_preloads_what_the_view_asks_first(app: Dash, client: Any) -> None:
    text = client.get("/ryhmat?alueet=HVA15&nayta=tarve&vaestoryhma=lapset").text
    version = queries.current_version()
    assert f'href="/need/{version}/fi/HVA15/lapset.json"' in text
    assert f'href="/groupchoices/{version}/fi.json"' in text


def test_the_own_area_is_the_default(app: Dash, client: Any) -> None:
    client.set_cookie("tk_area", "KU297")
    assert '"area": "KU297"' in opened(client, "/ryhmat")


@pytest.mark.parametrize(
    "search",
    [
        "?alueet=KU999&mittari=%3Cscript%3E",
        "?mittari=opiskelijat&ryhma=female&verrokki=male",
        "?ryhma=male&verrokki=male&peruste=x&jarjestys=y",
        "?nayta=z&vaestoryhma=kaikki",
        "?alueet=KU077&alueet=KU179&mittari=" + "a" * 5000,
    ],
)
def test_wild_addresses_give_a_view_with_a_notice(app: Dash, client: Any, search: str) -> None:
    text = opened(client, "/ryhmat", search)
    assert '"type": "H1"' in text
    assert '"className": "notice", "role": "status"}' in text.replace('"id": "ryhmat-notice", ', "", 1)


def test_only_combinations_that_exist_are_offered_and_each_answers(app: Dash, client: Any) -> None:
    found = client.get(f"/groupchoices/{queries.current_version()}/fi.json").json
    assert len(found["indicators"]) > 50
    for indicator, entry in found["indicators"].items():
        for basis in BASES:
            groups = entry["s"].get(basis, [])
            if len(groups) > 1:
                answer = _get(client, "gaps", "HVA15", indicator, groups[0], groups[-1], basis)
                assert answer.status_code == 200, (indicator, basis)
                assert "lead" in answer.json or "empty" in answer.json


@pytest.mark.parametrize(
    "parts",
    [
        ("HVA15", "vaesto_65_osuus", "female", "male", "arvo"),
        ("HVA15", "opiskelijat", "female", "male", "osuus"),
        ("HVA15", EDUCATION, "female", "female", "osuus"),
        ("HVA15", EDUCATION, "female", "male", "arvo"),
        ("SSS", EDUCATION, "female", "male", "osuus"),
        ("KU999", EDUCATION, "female", "male", "osuus"),
    ],
)
def test_what_does_not_exist_is_a_404_that_says_what_to_do(app: Dash, client: Any, parts: Any) -> None:
    answer = _get(client, "gaps", *parts)
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
    assert "use" in answer.text or "choose" in answer.text


def test_unknown_groups_and_languages_are_named(app: Dash, client: Any) -> None:
    assert "vanhukset" in _get(client, "need", "HVA15", "vanhukset").text
    assert _get(client, "groupprofile", "HVA15", "lapset", lang="de").status_code == 404


def test_shares_and_gaps_are_those_of_an_independent_computation(app: Dash, client: Any, raw: Any) -> None:
    """Women's and men's share with a tertiary degree, straight from the municipalities' counts."""
    sums = raw.execute(
        "SELECT group_id, sum(value) FILTER (indicator_id = ?), sum(value) FILTER (indicator_id <> ?) "
        "FROM observation JOIN region_member ON municipality_code = region_code AND group_code = 'HVA15' "
        "AND division_year = (SELECT value::INT FROM meta WHERE key = 'division_year') "
        "WHERE indicator_id IN (?, 'ilman_tutkintoa', 'vahintaan_toisen_asteen_suorittaneet') "
        "AND group_id IN ('male', 'female') AND period = '2019' GROUP BY 1 ORDER BY 1",
        [EDUCATION, EDUCATION, EDUCATION],
    ).fetchall()
    (_f, degrees_f, people_f), (_m, degrees_m, people_m) = sums
    women, men = 100 * degrees_f / people_f, 100 * degrees_m / people_m
    answer = _get(client, "gaps", "HVA15", EDUCATION, "female", "male", "osuus").json
    row = answer["rows"][0]
    assert row["c"] == "HVA15"
    assert (row["a"], row["b"]) == (round(women, 2), round(men, 2))
    assert row["sd"] == pytest.approx(women - men)
    assert answer["course"][0]["r"][-1] == round(women / men, 3)


def test_every_municipality_of_the_county_is_there(app: Dash, client: Any) -> None:
    rows = _get(client, "gaps", "HVA15", EDUCATION, "female", "male", "osuus").json["rows"]
    assert {row["c"] for row in rows if row["k"] == "area"} == set(queries.members("HVA15"))
    lonely = _get(client, "gaps", "KU091", EDUCATION, "female", "male", "osuus").json["rows"]
    assert [row["c"] for row in lonely if row["k"] == "county"] == ["MK01"]  # Helsinki is a county by itself


def test_people_and_projection_are_the_stores_own(app: Dash, client: Any, raw: Any) -> None:
    older, whole = raw.execute(
        "SELECT max(value) FILTER (group_id = 'age_65_plus'), max(value) FILTER (group_id = 'total') "
        "FROM observation WHERE indicator_id = 'vaesto' AND region_code = 'HVA15' AND period = '2021'"
    ).fetchone()
    ahead = raw.execute(
        "SELECT sum(value) FROM observation JOIN population_group AS g ON g.id = group_id "
        "WHERE indicator_id = 'vaestoennuste_2024' AND region_code = 'HVA15' AND period = '2040' "
        "AND age_from = age_to AND age_from >= 65"
    ).fetchone()[0]
    answer = _get(client, "need", "HVA15", "ikaantyneet").json
    assert answer["course"]["v"][-1] == older
    assert answer["rows"][0]["ss"] == pytest.approx(100 * older / whole)
    assert answer["course"]["jv"][-1] == ahead
    assert answer["course"]["jp"] == ["2024", "2035", "2040"]  # nothing is interpolated between them


def test_five_year_bands_add_up_to_a_group_that_is_not_published(app: Dash, client: Any, raw: Any) -> None:
    expected = raw.execute(
        "SELECT sum(value) FROM observation JOIN population_group AS g ON g.id = group_id "
        "WHERE indicator_id = 'vaesto' AND region_code = 'KU077' AND period = '2019' AND sex <> 'total' "
        "AND age_from >= 75"
    ).fetchone()[0]
    assert _get(client, "need", "KU077", "vanhimmat").json["course"]["v"][-1] == expected


def test_a_ready_figure_and_a_made_one_have_the_same_comparators(app: Dash) -> None:
    """The profile's own way of making a figure, against what the build has made for the usual groups."""
    from data.group_profiles import Attached

    region = queries.region("KU077")
    assert region
    ready = {figure.indicator: figure for figure in queries.area_profile("KU077")}["vaesto_65_osuus"]
    made = group_people._made(Attached(id="vaesto_65_osuus"), "arvo", [ready.period], region)
    assert made
    for name in ("value", "n", "county", "county_value", "country_value", "peer_n"):
        assert getattr(made, name) == pytest.approx(getattr(ready, name)), name
    assert made.peer_spread == pytest.approx(ready.peer_spread)
    assert made.level_spread == pytest.approx(ready.level_spread)
    assert abs((made.rank or 0) - (ready.rank or 0)) <= 3  # the store ranks rounded values: ties differ


@pytest.mark.parametrize("persons", [profile.id for profile in profiles().groups])
def test_every_group_has_a_profile_and_a_need_in_every_level(app: Dash, client: Any, persons: str) -> None:
    for area, lang in (("KU077", "fi"), ("HVA15", "sv"), ("MK21", "en")):
        profile, need = (
            _get(client, kind, area, persons, lang=lang).json for kind in ("groupprofile", "need")
        )
        assert profile["rows"] and profile["lead"] and profile["sources"]
        assert need.get("rows") or need.get("empty")
        assert all(row["t"] and row["n"] for row in profile["rows"])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("area", ["HVA15", "KU077"])
def test_every_exhibit_is_made_and_says_its_sources(app: Dash, lang: str, area: str) -> None:
    query = {"alueet": area, "mittari": "opiskelijat", "ryhma": "age_18_64", "verrokki": "age_65_plus"}
    for name in offered("ryhmat"):
        made = make("ryhmat", name, query, lang)
        ids = [column.id for column in made.columns]
        assert made.sources and made.title and made.summary and len(set(ids)) == len(ids)
        assert all(len(row) == len(ids) for row in made.rows)
        assert set(made.encoding.values()) <= set(ids)
        assert made.address.startswith("/ryhmat?")


def test_an_exhibits_figures_are_the_screens(app: Dash, client: Any) -> None:
    made = make("ryhmat", "ero-alueittain", {"alueet": "HVA15"}, "fi")
    rows = {
        row["c"]: row
        for row in _get(client, "gaps", "HVA15", EDUCATION, "female", "male", "osuus").json["rows"]
    }
    ids = [column.id for column in made.columns]
    for cells in made.rows:
        row = dict(zip(ids, cells, strict=True))
        shown = rows[str(row["region_code"])]
        assert isinstance(row["group_value"], float) and round(row["group_value"], 2) == shown["a"]
        assert isinstance(row["gap"], float) and abs(row["gap"]) == shown["sd"]
    order = [row[0] for row in made.rows]
    assert order[:2] == ["HVA15", "SSS"]


def test_an_exhibit_without_common_years_is_named(app: Dash, monkeypatch: pytest.MonkeyPatch) -> None:
    from data.queries import groups

    monkeypatch.setattr(groups, "courses", lambda *_args: {})
    with pytest.raises(NoExhibit, match="Valitse toiset ryhmät"):
        make("ryhmat", "ero-vuosittain", {"alueet": "HVA15"}, "fi")


def test_answers_are_small_and_quick(app: Dash, client: Any) -> None:
    """A change sends a few kB. The time is generous: the machine that runs the tests may be busy."""
    paths = [
        ("gaps", "HVA05", EDUCATION, "female", "male", "osuus"),
        ("gaps", "HVA05", "elakelaiset", "age_18_64", "age_65_plus", "osuus"),
        ("groupprofile", "HVA05", "ikaantyneet"),
        ("need", "HVA05", "tyoikaiset"),
    ]
    for kind, *parts in paths:
        address = f"/{kind}/{queries.current_version()}/fi/{'/'.join(parts)}.json"
        start = time.process_time()
        answer = client.get(address, headers={"Accept-Encoding": "br"})
        assert answer.status_code == 200
        assert len(answer.data) < 6000, (kind, len(answer.data))
        assert time.process_time() - start < 1.0


def test_figures_are_asked_once_for_all_areas_of_the_country(app: Dash) -> None:
    found = group_figures.around("KU318", "sv")  # Kökar: an area of Åland
    assert [area.kind for area in found[:3]] == ["own", "county", "country"]
    assert len(found) == 2 + len(queries.members("HVA91"))
