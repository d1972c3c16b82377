"""One answer for a whole change: its parts are what their own addresses answer."""

from typing import Any

import pytest

from data import queries

pytestmark = pytest.mark.store


def _change(client: Any, rest: str) -> Any:
    return client.get(f"/change/{queries.current_version()}/{rest}.json")


@pytest.mark.parametrize(
    ("rest", "kinds"),
    [
        (
            "fi/tyollisyysaste/total/kunta/uusin/KU077,KU179",
            ["indicator", "slice", "slice", "series"],
        ),
        ("sv/vaesto/total/maakunta/2019/-", ["indicator", "slice", "series"]),
        ("en/vaesto/no_such_group/no_such_level/1066/KU091", ["indicator", "slice", "slice", "series"]),
    ],
)
def test_parts_equal_their_own_addresses(client: Any, rest: str, kinds: list[str]) -> None:
    parts = _change(client, rest).json
    assert [address.split("/")[1] for address in parts] == kinds
    for address, body in parts.items():
        assert client.get(address).json == body


def test_the_facts_at_the_foot_come_along_when_asked_for(client: Any) -> None:
    parts = _change(client, "fi/vaesto/total/maakunta/2019/-/about").json
    *before, about = parts
    assert parts[about] == client.get(about).json and about.split("/")[1] == "about"
    assert before == list(_change(client, "fi/vaesto/total/maakunta/2019/-").json)


@pytest.mark.parametrize("rest", ["fi/nothing/total/kunta/uusin/-", "xx/vaesto/total/kunta/uusin/-"])
def test_what_is_not_there_is_said(client: Any, rest: str) -> None:
    answer = _change(client, rest)
    assert answer.status_code == 404
    assert answer.json["remedy"]
