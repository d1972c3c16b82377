"""The outlook's state: every choice comes back from its address, odd ones give the nearest valid view."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.ennakointi import state
from components.ennakointi.state import PARAMETERS, State
from components.url_state import Reader, to_query

PROJECTIONS = {
    "vaestoennuste_2024": ("2024", "2035", "2040"),
    "vaestoennuste_2019": tuple(str(year) for year in range(2019, 2041)),
}
GROUPS = {"vaestoennuste_2019": ("total", "age_65_plus")}
CODES = {"SSS", "HVA15", "KU410"}


def read(query: dict[str, str], own: str = "") -> tuple[State, list[Any]]:
    reader = Reader(query)
    return state.read(reader, CODES, PROJECTIONS, GROUPS, own), reader.notices


def query_of(found: State) -> dict[str, str]:
    values = {name: str(found.for_browser()[key]) for key, name in PARAMETERS.items()}
    text = to_query(values)
    return dict(part.split("=") for part in text.removeprefix("?").split("&"))


def test_the_defaults() -> None:
    found, notices = read({})
    assert found == State("SSS", "2024", "2040")
    assert notices == []
    assert read({}, own="KU410")[0].area == "KU410"


@given(
    area=st.sampled_from(sorted(CODES)),
    vintage=st.sampled_from(["2024", "2019"]),
    ages=st.sampled_from(["75-", "7-15", "0-6", "16-64", "100-"]),
    show=st.sampled_from(state.SHOWS),
    order=st.sampled_from(["", *state.COLUMNS, *(f"-{c}" for c in state.COLUMNS)]),
    group=st.sampled_from(["total", "age_65_plus"]),
    migration=st.integers(-20, 20).map(lambda n: n / 2),
    participation=st.integers(-20, 20).map(lambda n: n / 2),
    data=st.data(),
)
def test_every_state_comes_back_from_its_address(data: Any, **chosen: Any) -> None:
    years = state.years(PROJECTIONS, state.PREFIX + chosen["vintage"])
    made = State(year=data.draw(st.sampled_from(years)), **chosen)
    found, notices = read(query_of(made))
    assert found == made
    assert notices == []


def test_a_year_that_the_projection_lacks_gives_the_one_before() -> None:
    found, notices = read({"aika": "2037"})
    assert found.year == "2035"
    assert [notice.kind for notice in notices] == ["nearest"]
    assert read({"aika": "2037", "ennuste": "2019"})[0].year == "2037"


@pytest.mark.parametrize(
    ("name", "given"),
    [("ika", "vanhat"), ("ennuste", "1999"), ("alueet", "KU999"), ("nayta", "x"), ("muutto", "paljon"),
     ("osallistuminen", "nan"), ("jarjestys", "koko"), ("ryhma", "male")],
)  # fmt: skip
def test_odd_values_are_noted_and_replaced(name: str, given: str) -> None:
    found, notices = read({name: given})
    assert found == State("SSS", "2024", "2040")
    assert [notice.name for notice in notices] == [name]


@pytest.mark.parametrize(("given", "used"), [("99", 10.0), ("-99", -10.0), ("1.3", 1.5)])
def test_an_assumption_stays_on_its_slider(given: str, used: float) -> None:
    found, notices = read({"muutto": given})
    assert found.migration == used
    assert [notice.kind for notice in notices] == ["nearest"]


def test_now_is_the_newest_projections_first_year_in_both() -> None:
    assert [state.base_year(PROJECTIONS, key) for key in PROJECTIONS] == ["2024", "2024"]
    assert state.years(PROJECTIONS, "vaestoennuste_2024") == ("2035", "2040")
    only = {"vaestoennuste_2030": ("2030", "2031", "2045")}
    assert state.defaults(only)["year"] == "2031"
