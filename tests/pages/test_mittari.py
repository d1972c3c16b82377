"""The indicator view over the built store: the frame, its state, and the answers it asks for."""

import re
from typing import Any

import pytest

from components.i18n import LANGS
from components.mittari.labels import STATUSES
from data import queries


@pytest.fixture
def page(app: Any) -> Any:
    import dash

    return next(entry for name, entry in dash.page_registry.items() if name == "pages.mittari")


def boot_of(node: Any) -> dict[str, Any]:
    """The state that the page hands to the browser."""
    found = [part for part in node._traverse() if getattr(part, "id", None) == "mittari-boot"]
    return found[0].data


def laid_out(app: Any, page: Any, **query: str) -> dict[str, Any]:
    with app.server.test_request_context("/mittari"):
        return boot_of(page["layout"](**query))


def test_the_default_view_has_figures(app, page):
    boot = laid_out(app, page)
    state = boot["state"]
    assert state["indicator"] == "vaesto"
    assert queries.slice_payload("vaesto", state["group"], state["level"], state["period"])["n"] == 308


def test_state_comes_from_the_address(app, page):
    query = {"alueet": "KU077,KU179", "aika": "2019", "luokat": "tasavalit", "rajaus": "HVA15"}
    state = laid_out(app, page, tunnus="tyollisyysaste", **query)["state"]
    assert state["areas"] == ["KU077", "KU179"]
    assert (state["period"], state["method"], state["zoom"]) == ("2019", "tasavalit", "HVA15")


@pytest.mark.parametrize("tunnus", ["ei-ole", "<script>", "..", "vaesto'; DROP TABLE observation"])
def test_an_unknown_indicator_gives_the_default_with_a_notice(app, page, tunnus):
    with app.server.test_request_context("/mittari"):
        made = page["layout"](tunnus=tunnus, alueet="KU999,<b>", taso="x", aika="1066")
    assert boot_of(made)["state"]["indicator"] == "vaesto"
    assert any("notice" in str(getattr(part, "className", "")) for part in made._traverse())


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_for_the_browser_is_in_the_language(app, page, lang):
    labels = laid_out(app, page, lang=lang)["labels"]
    assert set(labels["status"]) == set(STATUSES)
    assert labels["lead"]["own"] != "" and "{area}" in labels["lead"]["own"]


def test_what_is_preloaded_is_what_the_view_asks_for(app, page, client):
    with app.server.test_request_context("/mittari/tyollisyysaste"):
        addresses = page["preload"](tunnus="tyollisyysaste")
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]


def test_facts_name_sources_and_coverage(client):
    facts = client.get(f"/indicator/{queries.current_version()}/sv/tyollisyysaste.json").get_json()
    assert facts["coverage"]["levels"]["kunta"]["total"]
    assert facts["unit"] == "procent"
    about = client.get(f"/about/{queries.current_version()}/sv/tyollisyysaste.json").get_json()
    assert about["provenance"][0]["producer"] == "Statistikcentralen"
    assert about["definition"]


def test_series_are_the_store_s(client):
    answer = client.get(
        f"/series/{queries.current_version()}/fi/tyollisyysaste/total/KU077,HVA15,SSS.json"
    ).get_json()
    drawn = {trace["meta"]: dict(zip(trace["x"], trace["y"], strict=True)) for trace in answer["data"]}
    assert set(drawn) == {"KU077", "HVA15", "SSS"}
    for code, period, value, _status in queries.series("tyollisyysaste", "total", ["KU077"]):
        assert drawn[code][period] == pytest.approx(value, rel=1e-9)
    assert re.search(r"Hankasalmi \d{4}–\d{4}", answer["summary"])


@pytest.mark.parametrize(
    "path",
    [
        "/indicator/{v}/fi/ei-ole.json",
        "/indicator/{v}/xx/vaesto.json",
        "/series/{v}/fi/ei-ole/total/SSS.json",
        "/catalog/vanha/fi.json",
        "/slice/{v}/vaesto/total/kunta/1066.json",
    ],
)
def test_what_is_not_there_is_a_named_problem(client, path):
    answer = client.get(path.format(v=queries.current_version()))
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["remedy"]


def test_the_catalogue_lists_core_indicators_with_their_years(client):
    listed = client.get(f"/catalog/{queries.current_version()}/fi.json").get_json()
    core = [item for item in listed["items"] if item["tier"] == "core" and item["available"]]
    assert len(core) >= 150
    assert all(item["span"] for item in core)
