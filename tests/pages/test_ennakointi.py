"""The outlook's page, answers and exhibits over the built store."""

import json
from typing import Any

import pytest
from dash import Dash

from components.i18n import LANGS
from data import queries
from tests.pages.opening import opened

pytestmark = pytest.mark.store
SEVENTY_FIVE = "2024/2040/75-"


def asked(client: Any, kind: str, tail: str, lang: str = "fi") -> Any:
    answer = client.get(f"/{kind}/{queries.current_version()}/{lang}/{tail}.json")
    assert answer.status_code == 200, answer.text
    return answer.json


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_in_each_language(app: Dash, client: Any, lang: str) -> None:
    text = opened(client, "/ennakointi", f"?alueet=HVA15&lang={lang}")
    assert text.count('"type": "H1"') == 1
    names = {"fi": "Keski-Suomen hyvinvointialue", "sv": "Mellersta Finlands välfärdsområde",
             "en": "Central Finland wellbeing services county"}  # fmt: skip
    assert names[lang] in text
    assert {"fi": "Ennakointi", "sv": "Prognoser", "en": "Outlook"}[lang] in text


def test_without_an_area_the_own_one_else_the_country(app: Dash, client: Any) -> None:
    assert '"area": "SSS"' in opened(client, "/ennakointi")
    client.set_cookie("tk_area", "KU410")
    assert '"area": "KU410"' in opened(client, "/ennakointi")
    assert '"area": "HVA15"' in opened(client, "/ennakointi", "?alueet=HVA15")


def test_the_address_is_read_and_odd_parts_are_noted(app: Dash, client: Any) -> None:
    text = opened(
        client, "/ennakointi", "?ennuste=2019&aika=2030&ika=7-15&muutto=2.5&nayta=muutos&ryhma=vino"
    )
    assert '"vintage": "2019", "year": "2030", "ages": "7-15", "show": "muutos"' in text
    assert '"migration": "2.5"' in text
    assert "vino" in text


def test_central_finland_by_itself(client: Any) -> None:
    """The lead's figures against the store's own rows."""
    found = asked(client, "outlook", f"HVA15/{SEVENTY_FIVE}")
    rows = queries.series("vaestoennuste_2024", "age_75_99", ["HVA15"])
    persons = {period: value for _code, period, value, _status in rows}
    need = {row[0]: row for row in found["need"]["rows"]}["75–99-vuotiaat"]
    assert need[1:4] == [persons["2024"], persons["2035"], persons["2040"]]
    assert need[4] == persons["2040"] - persons["2024"]
    assert found["curve"]["figure"]["data"][1]["name"] == "2024"
    assert found["ups"] == [["SSS", "Koko maa"]]


def test_municipalities_of_the_county_or_of_the_own_county(client: Any) -> None:
    county = asked(client, "outlook-areas", f"HVA15/{SEVENTY_FIVE}")
    assert sorted(county["codes"]) == sorted(queries.members("HVA15"))
    assert county["own"] == []
    own = asked(client, "outlook-areas", f"KU410/{SEVENTY_FIVE}")
    assert own["codes"] == county["codes"]
    assert [own["codes"][k] for k in own["own"]] == ["KU410"]
    assert len(asked(client, "outlook-areas", f"SSS/{SEVENTY_FIVE}")["rows"]) == 308
    assert len(asked(client, "outlook-areas", f"KU091/{SEVENTY_FIVE}")["rows"]) > 1


def test_the_fastest_growing_share_is_the_largest_difference(client: Any) -> None:
    found = asked(client, "outlook-areas", f"HVA15/{SEVENTY_FIVE}")
    made = {}
    for code in queries.members("HVA15"):
        shares = []
        for year in ("2024", "2040"):
            part, whole = (
                next(v for _c, p, v, _s in queries.series("vaestoennuste_2024", group, [code]) if p == year)
                for group in ("age_75_99", "age_0_99")
            )
            shares.append(100 * (part or 0) / (whole or 1))
        made[code] = shares[1] - shares[0]
    assert found["codes"] == sorted(made, key=lambda code: -made[code])
    assert found["rows"][0][7] == pytest.approx(max(made.values()), abs=0.006)


@pytest.mark.parametrize(
    "tail",
    [
        "HVA99/2024/2040/75-",
        "HVA15/1999/2040/75-",
        "HVA15/2024/2036/75-",
        "HVA15/2024/2040/vanhat",
    ],
)
def test_unknown_parts_are_named(client: Any, tail: str) -> None:
    answer = client.get(f"/outlook/{queries.current_version()}/fi/{tail}.json")
    assert answer.status_code == 404
    body = answer.json
    assert body["title"] == "Not in the store"
    assert any(piece in json.dumps(body) for piece in tail.split("/"))


def test_other_unknown_parts(client: Any) -> None:
    version = queries.current_version()
    for path in ("outlook-back/{v}/fi/HVA15/male", "outlook-what-if/{v}/fi/HVA15/2024/2040/nan/0",
                 "outlook-back/{v}/xx/HVA15/total"):  # fmt: skip
        assert client.get(f"/{path.format(v=version)}.json").status_code == 404


def test_an_assumption_changes_the_answer_and_not_the_store(client: Any) -> None:
    before = asked(client, "outlook", f"KU410/{SEVENTY_FIVE}")["need"]["rows"]
    moved = asked(client, "outlook-what-if", "KU410/2024/2040/5/2")
    assert moved["rows"][0][4] > 0
    assert "Oma oletuksesi" not in moved["title"]
    assert moved["notes"][0].startswith("Tämä on oma oletuksesi")
    assert asked(client, "outlook", f"KU410/{SEVENTY_FIVE}")["need"]["rows"] == before
    plain = asked(client, "outlook-what-if", "KU410/2024/2040/0/0")
    assert all(row[4] == 0 for row in plain["rows"])


@pytest.mark.parametrize("level", queries.LEVELS)
def test_every_area_has_an_outlook(app: Dash, level: str) -> None:
    from server import outlook_routes as routes

    for code in queries.codes(level)[::7]:
        found = routes.years_to_come("sv", code, "2019", "2030", "0-6")
        assert found["lead"]
        assert routes.municipalities("sv", code, "2019", "2030", "0-6")["rows"]
        assert routes.back("sv", code, "age_65_plus")["fan"]["rows"]


def test_interactions_are_small(client: Any) -> None:
    """A few kilobytes each, compressed as browsers get them; the country's 308 rows are the largest."""
    version = queries.current_version()
    headers = {"Accept-Encoding": "br"}
    most = {
        f"/outlook/{version}/fi/HVA15/2024/2040/75-.json": 6_000,
        f"/outlook-areas/{version}/fi/HVA15/2024/2040/75-.json": 2_500,
        f"/outlook-areas/{version}/fi/SSS/2024/2040/75-.json": 20_000,
        f"/outlook-back/{version}/fi/HVA15/total.json": 5_000,
        f"/outlook-what-if/{version}/fi/HVA15/2024/2040/2.5/0.json": 1_500,
    }
    for path, limit in most.items():
        assert len(client.get(path, headers=headers).data) < limit, path


@pytest.mark.parametrize("lang", LANGS)
def test_every_panel_has_an_exhibit_with_the_screens_figures(app: Dash, client: Any, lang: str) -> None:
    from components.ennakointi.panels import EXHIBITS
    from exports.exhibits import make, offered

    assert set(offered("ennakointi")) == set(EXHIBITS.values())
    for name in EXHIBITS.values():
        found = make("ennakointi", name, {"alueet": "HVA15"}, lang)
        assert found.rows
        assert found.summary
        assert found.sources
        assert all(len(row) == len(found.columns) for row in found.rows)
        ids = {column.id for column in found.columns}
        assert {v for value in found.encoding.values() for v in value.split(",")} <= ids, name


def test_the_table_that_leaves_is_the_table_on_screen(app: Dash, client: Any) -> None:
    from exports.exhibits import make

    query = {"alueet": "HVA15", "ika": "85-", "jarjestys": "-muutos_pros"}
    table = make("ennakointi", "kunnat", query, "fi")
    screen = asked(client, "outlook-areas", "HVA15/2024/2040/85-")
    shown = dict(zip(screen["codes"], screen["rows"], strict=True))
    for row in table.rows:
        assert list(row[2:5]) == shown[row[0]][1:4]
        assert row[5] == pytest.approx(shown[row[0]][4], abs=0.06)
    growth = [row[5] for row in table.rows]
    assert growth == sorted(growth)
    assert "jarjestys=-muutos_pros" in table.address
    assert "ika=85-" in table.address


def test_an_exhibit_without_figures_says_why(app: Dash) -> None:
    from exports.exhibits import make
    from exports.models import NoExhibit

    with pytest.raises(NoExhibit, match="no recent age-specific rate"):
        make("ennakointi", "palvelut", {"alueet": "KR1"}, "en")
