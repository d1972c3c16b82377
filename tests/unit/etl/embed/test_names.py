"""Tests of names and ids made from the raw files' names."""

import pytest

from etl.embed.names import slug, split_group, tidy


@pytest.mark.parametrize(
    ("name", "bare", "group"),
    [
        ("Yrittäjät, naiset", "Yrittäjät", "female"),
        ("Ei perusasteen jälkeistä tutkintoa, 25-29-vuotiaat miehet", "Ei perusasteen jälkeistä tutkintoa",
         "male_age_25_29"),
        ("Toisen asteen tutkinnon suorittaneet, 20+ -vuotiaat naiset", "Toisen asteen tutkinnon suorittaneet",
         "female_age_20_plus"),
        ("Kuntien välinen lähtömuutto, alle 20-vuotiaat", "Kuntien välinen lähtömuutto", "age_0_19"),
        ("Ansioturva korvatut päivät 17-24 v", "Ansioturva korvatut päivät", "age_17_24"),
        ("Väestö, yli 64-vuotiaat", "Väestö", "age_65_plus"),
        ("Kuolleet", "Kuolleet", "total"),
        ("Avioliiton solmineet miehet, puoliso eri sukupuolta",
         "Avioliiton solmineet miehet, puoliso eri sukupuolta", "total"),
    ],
)  # fmt: skip
def test_sex_and_age_are_split_off_the_end_of_a_name(name: str, bare: str, group: str) -> None:
    assert split_group(name) == (bare, group)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("1. PALKKATULOT, keskiarvo", "Palkkatulot, keskiarvo"),
        ("2.1. Yrittäjätulot maataloudesta, keskiarvo", "Yrittäjätulot maataloudesta, keskiarvo"),
        ("1(-1A3) Energiasektori pl. kotimaan liikenne", "Energiasektori pl. kotimaan liikenne"),
        ("A Omaisuusrikokset", "Omaisuusrikokset"),
        ("Syntyneet , äiti", "Syntyneet, äiti"),
    ],
)
def test_numbering_and_capitals_of_a_workbook_go(raw: str, name: str) -> None:
    assert tidy(raw) == name


def test_id_is_snake_case_without_finnish_letters_and_starts_with_a_letter() -> None:
    assert slug("Työttömät, 18–64 v") == "tyottomat_18_64_v"
    assert slug("15–64-vuotiaat") == "n_15_64_vuotiaat"
    assert len(slug("sana " * 60)) <= 72
    assert not slug("sana " * 60).endswith("_")
