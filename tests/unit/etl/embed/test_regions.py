"""Tests of the changes of municipalities: chains, splits, and where figures are counted today."""

from etl.embed.regions import changes

KEYS = [
    {"code": "911", "year": "2018", "name_fi": "Valtimo"},
    {"code": "911", "year": "2019", "name_fi": "Valtimo"},
    {"code": "541", "year": "2019", "name_fi": "Nurmes"},
]


def rows(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"joiner": old, "joinee": new} for old, new in pairs]


def test_year_is_the_first_one_without_the_municipality() -> None:
    made, unresolved = changes(rows(("911", "541")), KEYS, {"KU541"})
    assert made == [{"old_code": "KU911", "new_code": "KU541", "year": 2020, "name_fi": "Valtimo"}]
    assert unresolved == []


def test_chain_ends_in_the_municipality_of_today() -> None:
    made, _ = changes(rows(("504", "040"), ("040", "322")), [], {"KU322"})
    assert [(row["old_code"], row["new_code"], row["year"]) for row in made] == [
        ("KU040", "KU322", None),
        ("KU504", "KU322", None),
    ]


def test_split_that_meets_again_has_one_successor() -> None:
    made, unresolved = changes(rows(("1", "2"), ("1", "3"), ("2", "9"), ("3", "9")), [], {"KU009"})
    assert ("KU001", "KU009") in {(row["old_code"], row["new_code"]) for row in made}
    assert unresolved == []


def test_split_and_chain_that_leaves_today_have_none() -> None:
    made, unresolved = changes(rows(("299", "182"), ("299", "562"), ("321", "497")), [], {"KU182", "KU562"})
    assert made == []
    assert unresolved == [
        {"old_code": "KU299", "ends": ["KU182", "KU562"]},
        {"old_code": "KU321", "ends": ["KU497"]},
    ]
