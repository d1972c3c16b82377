"""The state of the view: what an address gives, and what it does with nonsense."""

from components.alueerot import state
from components.url_state import Reader, to_query

GROUPS = {"tyottomyysaste": ("total",), "vaesto_keski_ika": ("male", "female")}
THEMES = ("vaesto", "tyollisyys")
MEMBERS = ("KU077", "KU179", "KU850")


def _read(query: dict[str, str]) -> tuple[state.State, Reader]:
    reader = Reader(query)
    return state.read(reader, "HVA15", THEMES, GROUPS, MEMBERS), reader


def test_every_field_comes_back_from_its_own_address() -> None:
    given = state.State("HVA15", "vaesto", "peitto", "vaesto_keski_ika", "female", "2019", ("KU850", "KU077"))
    values = {state.PARAMETERS[name]: getattr(given, name) for name in state.PARAMETERS}
    query = dict(pair.split("=") for pair in to_query(values, {}).removeprefix("?").split("&"))
    found, reader = _read(query)
    assert found == given
    assert reader.notices == []


def test_an_empty_address_is_the_usual_view() -> None:
    found, reader = _read({})
    assert found == state.State("HVA15")
    assert reader.notices == []


def test_nonsense_is_left_out_and_said() -> None:
    wild = {"teema": "x", "nayta": "y", "mittari": "<script>", "ryhma": "z", "alueet": "KU091,KU077,KU077"}
    found, reader = _read(wild)
    assert found == state.State("HVA15", areas=("KU077",))
    assert {notice.name for notice in reader.notices} == {"teema", "nayta", "mittari", "alueet"}


def test_a_group_and_a_period_stand_only_with_an_indicator() -> None:
    found, _ = _read({"ryhma": "male", "aika": "2019"})
    assert (found.group, found.period) == ("", "")


def test_the_list_has_an_address() -> None:
    assert state.hidden_address("v1", "sv", "HVA15") == "/hidden/v1/sv/HVA15.json"
