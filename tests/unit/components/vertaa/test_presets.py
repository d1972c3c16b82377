"""Ready sets: the own area first, only of what is known, none of them twice."""

from components.vertaa import presets

NAMES = {"KU001": "Öjala", "KU002": "Aho", "KU003": "Ähtävä", "KU004": "Ranta", "KU005": "Salo"}
MEMBERS = {
    "KU001": {"hyvinvointialue": "HVA1", "seutukunta": "SK1", "tyollisyysalue": "TYA1", "maakunta": "MK1"},
    "KU002": {"hyvinvointialue": "HVA1", "seutukunta": "SK1", "tyollisyysalue": "TYA1", "maakunta": "MK1"},
    "KU003": {"hyvinvointialue": "HVA1", "seutukunta": "SK2", "tyollisyysalue": "TYA2", "maakunta": "MK1"},
    "KU004": {"hyvinvointialue": "HVA2", "seutukunta": "SK3", "tyollisyysalue": "TYA3", "maakunta": "MK2"},
    "KU005": {"hyvinvointialue": "HVA2", "seutukunta": "SK3", "tyollisyysalue": "TYA4"},
}
POPULATIONS = {"KU001": 100, "KU002": 900, "KU003": 300, "KU004": 110, "KU005": None}
PLACES = presets.Places("kunta", NAMES, MEMBERS, POPULATIONS)


def around(own: str) -> dict[str, tuple[str, ...]]:
    return {preset.id: preset.codes for preset in presets.around(own, PLACES, "fi")}


def test_the_county_is_by_name_after_the_own_area() -> None:
    assert around("KU001")["hyvinvointialue"] == ("KU001", "KU002", "KU003")
    assert around("KU002")["hyvinvointialue"] == ("KU002", "KU003", "KU001")


def test_an_employment_area_of_the_same_municipalities_is_not_offered_twice() -> None:
    assert "seutukunta" in around("KU001")
    assert "tyollisyysalue" not in around("KU001")


def test_nearest_in_population_is_by_ratio() -> None:
    assert around("KU004")["samankokoiset"] == ("KU004", "KU002", "KU003", "KU001")


def test_an_area_alone_in_its_group_or_without_population_gets_no_such_set() -> None:
    found = around("KU005")
    assert "tyollisyysalue" not in found
    assert "suurimmat" not in found
    assert "samankokoiset" not in found


def test_similar_areas_come_first_and_the_type_keeps_to_its_own() -> None:
    members = {
        code: {**groups, "kuntaryhma": "KR3" if code in ("KU003", "KU005") else "KR1"}
        for code, groups in MEMBERS.items()
    }
    names = {**NAMES, "KR1": "Kaupunkimaiset kunnat"}
    places = presets.Places("kunta", names, members, POPULATIONS, ("KU003", "KU999", "KU002"))
    found = presets.around("KU001", places, "fi")
    assert (found[0].id, found[0].codes) == ("samankaltaiset", ("KU001", "KU003", "KU002"))
    kind = next(preset for preset in found if preset.id == "kuntaryhma")
    assert kind.name == "Kaupunkimaiset kunnat, väkiluvultaan lähimmät"
    assert kind.codes == ("KU001", "KU002", "KU004")


def test_an_unknown_area_has_none() -> None:
    assert around("KU999") == {}


def test_a_short_level_is_offered_whole() -> None:
    places = presets.Places("maakunta", {"MK1": "A", "MK2": "B"}, {}, {"MK1": 5, "MK2": 7})
    assert [p.codes for p in presets.around("MK2", places, "fi")] == [("MK2", "MK1")]
