"""Names of files: what they say, and that no disk or header is surprised by them."""

import pytest

from exports.names import ascii_only, clean, disposition, stem
from tests.unit.exports.making import exhibit


def test_the_name_says_area_indicator_period_and_figure() -> None:
    assert stem(exhibit()) == "Kotka_Osuus_2022_kuvio"


@pytest.mark.parametrize("part", ["../../etc", "a/b\\c", 'x"; y', "a\r\nSet-Cookie: x", "CON:|?*<>", "…"])
def test_no_part_leaves_its_folder_or_header(part: str) -> None:
    name = stem(exhibit(file_name=(part, "2022")))
    assert not set(name) & set('/\\":|?*<>\r\n;'), name
    assert not name.startswith(".")


def test_a_long_name_is_cut() -> None:
    assert len(stem(exhibit(file_name=("Pedersören kunta " * 40,)))) <= 120


def test_the_header_holds_a_plain_name_and_the_exact_one() -> None:
    told = disposition("Hämeenkyrö_Työllisyysaste_2023.csv")
    assert told == (
        'attachment; filename="Hameenkyro_Tyollisyysaste_2023.csv"; '
        "filename*=UTF-8''H%C3%A4meenkyr%C3%B6_Ty%C3%B6llisyysaste_2023.csv"
    )


def test_a_name_of_other_letters_only_still_has_a_plain_one() -> None:
    assert ascii_only("漢字") == "tilannekuva"
    assert clean("65–74-vuotiaat, %") == "65-74-vuotiaat"
