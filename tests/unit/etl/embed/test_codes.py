"""Tests of area codes: what the sources write becomes prefixed text of fixed width."""

import pytest

from etl.embed.codes import level_of, prefixed


@pytest.mark.parametrize(
    ("prefix", "text", "code"),
    [
        ("KU", "5", "KU005"),
        ("KU", "020", "KU020"),
        ("MK", "6", "MK06"),
        ("SK", "63", "SK063"),
        ("TYA", "18.0", "TYA18"),
        ("HVA", "HVA90", "HVA90"),
        ("KR", "2", "KR2"),
    ],
)
def test_code_gets_prefix_and_width(prefix: str, text: str, code: str) -> None:
    assert prefixed(prefix, text) == code


@pytest.mark.parametrize("text", ["", "SSS", "5.5", "KU-5"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an area code"):
        prefixed("KU", text)


@pytest.mark.parametrize(
    ("code", "level"),
    [("KU179", "kunta"), ("HVA13", "hyvinvointialue"), ("KR1", "kuntaryhma"), ("SSS", "maa")],
)
def test_level_is_read_from_the_prefix(code: str, level: str) -> None:
    assert level_of(code) == level


def test_unknown_form_has_no_level() -> None:
    with pytest.raises(ValueError, match="not an area code"):
        level_of("ELY01")
