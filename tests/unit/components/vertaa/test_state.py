"""The comparison's state: valid from any address, and named the same way as in the browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.url_state import NAMES, Reader
from components.vertaa import state

CODES = {
    "kunta": frozenset(f"KU{n:03}" for n in range(1, 100)),
    "hyvinvointialue": frozenset({"HVA13", "HVA15"}),
    **{level: frozenset() for level in state.LEVELS[2:]},
}
THEMES = ("vaesto", "tyollisyys")
INDICATORS = {"tyollisyysaste": "tyollisyys", "vaesto": "vaesto"}
COUNTIES = {f"KU{n:03}": "HVA15" for n in range(1, 100)}


def read(query: dict[str, object], own: str = "") -> tuple[state.State, Reader]:
    reader = Reader(query)
    return state.read(reader, CODES, THEMES, INDICATORS, COUNTIES, own), reader


def test_an_empty_address_gives_the_defaults() -> None:
    found, reader = read({})
    assert found == state.State()
    assert reader.notices == []


def test_a_whole_address_comes_back() -> None:
    query = {
        "alueet": "KU077,KU010",
        "teema": "vaesto",
        "nayta": "ero_alue",
        "jarjestys": "vaesto,-KU010",
    }
    found, reader = read(query)
    assert reader.notices == []
    assert found.areas == ("KU077", "KU010")
    assert (found.theme, found.show) == ("vaesto", "ero_alue")
    assert found.order == ("-KU010", "vaesto")


def test_every_choice_of_the_figures_comes_back() -> None:
    query = {
        "alueet": "KU077,KU010", "nimi": "Omat naapurit", "nakyma": "sarjat", "paneelit": "mittarit",
        "mittari": "vaesto", "alku": "2015", "vaaka": "vaesto", "pysty": "tyollisyysaste",
        "painot": "vakiluku:3,tulot:1.5", "suodin": "koko,tyyppi", "maara": "20",
    }  # fmt: skip
    found, reader = read(query)
    assert reader.notices == []
    told = found.for_browser()
    given_back = {name: told[key] for key, name in state.PARAMETERS.items()}
    lists = {
        name: ",".join(value) if isinstance(value, list) else value for name, value in given_back.items()
    }
    assert {name: lists[name] for name in query} == query


def test_wild_choices_of_the_figures_are_noted() -> None:
    names = ("nakyma", "paneelit", "mittari", "alku", "vaaka", "pysty", "painot", "suodin", "maara")
    found, reader = read(dict.fromkeys(names, "<x>"))
    assert [notice.name for notice in reader.notices] == list(names)
    assert found == state.State()


def test_a_level_without_types_has_no_such_filter() -> None:
    found, reader = read({"taso": "hyvinvointialue", "suodin": "tyyppi"})
    assert found.filters == () and [notice.name for notice in reader.notices] == ["suodin"]


def test_the_county_of_an_area_may_order_the_rows_but_a_stranger_may_not() -> None:
    assert read({"alueet": "KU077", "jarjestys": "HVA15"})[0].order == ("HVA15",)
    found, reader = read({"alueet": "KU077", "jarjestys": "KU078"})
    assert found.order == ()
    assert [notice.name for notice in reader.notices] == ["jarjestys"]


def test_an_indicator_of_another_theme_does_not_order_the_columns() -> None:
    assert read({"teema": "vaesto", "jarjestys": "tyollisyysaste"})[0].order == ()
    assert read({"teema": "kaikki", "jarjestys": "tyollisyysaste"})[0].order == ("tyollisyysaste",)


def test_only_municipalities_are_compared_with_a_county() -> None:
    found, reader = read({"taso": "hyvinvointialue", "nayta": "ero_alue"})
    assert found.show == "arvo"
    assert [notice.name for notice in reader.notices] == ["nayta"]


def test_the_remembered_area_is_used_when_none_is_named_and_it_fits_the_level() -> None:
    assert read({}, own="KU050")[0].areas == ("KU050",)
    assert read({"alueet": "KU010"}, own="KU050")[0].areas == ("KU010",)
    assert read({"taso": "hyvinvointialue"}, own="KU050")[0].areas == ()


def test_at_most_sixty_areas() -> None:
    found, reader = read({"alueet": ",".join(sorted(CODES["kunta"]))})
    assert len(found.areas) == state.MOST_AREAS
    assert [notice.kind for notice in reader.notices] == ["too_many"]


@given(st.dictionaries(st.sampled_from([*NAMES, "x"]), st.text(max_size=60)))
def test_any_address_gives_a_valid_state(query: dict[str, str]) -> None:
    found, _reader = read(dict(query))
    assert found.level in state.LEVELS
    assert set(found.areas) <= CODES[found.level]
    assert found.theme in (*THEMES, state.ALL_THEMES)
    assert found.show in state.shows(found.level)


def test_the_address_of_the_figures_does_not_depend_on_the_order_of_areas() -> None:
    one = state.address("v1", "fi", "vaesto", "kunta", ["KU179", "KU077"])
    assert one == state.address("v1", "fi", "vaesto", "kunta", ["KU077", "KU179"])
    assert one == "/compare/v1/fi/vaesto/kunta/KU077,KU179.json"


@pytest.mark.parametrize("name", state.PARAMETERS.values())
def test_every_parameter_is_in_the_one_list_of_names(name: str) -> None:
    assert name in NAMES
