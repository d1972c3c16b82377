"""The address of the indicator view: always a valid view, with a notice for what could not be followed."""

from hypothesis import given
from hypothesis import strategies as st

from components.mittari.state import DEFAULTS, PARAMETERS, default_group, read
from components.url_state import NAMES, Reader
from data.catalog import load

COVERAGE = {
    "kunta": {"total": ["2019", "2020", "2022"], "male": ["2019"]},
    "hyvinvointialue": {"total": ["2020"]},
    "maa": {"total": ["2020"]},
}
CODES = {"kunta": {"KU077", "KU179"}, "hyvinvointialue": {"HVA13"}, "maa": {"SSS"}}
COUNTIES = {"HVA13"}


def view(**query: str):
    reader = Reader(query)
    return read(reader, load().get("tyollisyysaste"), COVERAGE, CODES, COUNTIES), reader.notices


def test_an_empty_address_gives_the_latest_figures_of_municipalities():
    found, notices = view()
    assert (found.level, found.group, found.period, found.areas) == ("kunta", "total", "2022", ())
    assert not notices


def test_a_full_address_comes_back():
    found, notices = view(
        taso="kunta", aika="2019", ryhma="male", luokat="maa", alueet="KU179,KU077", rajaus="HVA13"
    )
    assert (found.group, found.period, found.method, found.zoom) == ("male", "2019", "maa", "HVA13")
    assert found.areas == ("KU179", "KU077")
    assert not notices


def test_a_period_without_figures_gives_the_nearest_earlier_one():
    found, notices = view(aika="2021")
    assert found.period == "2020"
    assert [notice.kind for notice in notices] == ["nearest"]


def test_zoom_belongs_to_municipalities_only():
    assert view(taso="hyvinvointialue", rajaus="HVA13")[0].zoom == ""


def test_parameter_names_are_the_product_s():
    assert set(PARAMETERS.values()) <= set(NAMES)
    assert set(DEFAULTS) <= set(PARAMETERS)


@given(st.dictionaries(st.sampled_from([*NAMES, "x"]), st.text(max_size=60)))
def test_any_address_gives_a_view_with_figures(query):
    found, _notices = view(**query)
    assert found.period in COVERAGE[found.level][found.group]
    assert set(found.areas) <= CODES[found.level]


def test_a_view_starts_with_the_catalogue_s_first_group_that_has_figures():
    assert default_group(["age_0_17", "age_18_64"], ["total", "age_18_64", "age_0_17"]) == "age_18_64"
    assert default_group(["male"], ["total"]) == "male"
