"""Tests of the unit and adding-up rules of raw series."""

import pytest

from etl.embed.units import rule_of, unit_of


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("Henkilöä", "Kuolleet", "persons"),
        ("", "Lainakanta, euroa / asukas", "euros_per_capita"),
        ("", "Depressiolääkkeistä korvausta saaneet / 1000 vastaavanikäistä", "per_1000_same_age"),
        ("number", "Väkiluvun muutos, %", "percent"),
        ("", "Kerrostaloissa asuvat asuntokunnat", "households"),
        ("indeksi (koko maa = 100)", "Diabetesindeksi", "index_country_100"),
        ("", "Ei tiedossa", "number"),
    ],
)
def test_unit_comes_from_the_unit_text_or_the_name(text: str, name: str, unit: str) -> None:
    assert unit_of(text, name) == unit


@pytest.mark.parametrize(
    ("unit", "name", "rule"),
    [
        ("persons", "Kuolleet", "sum"),
        ("thousand_euros", "Vuosikate", "sum"),
        ("euros", "Velat yhteensä, euroa", "sum"),
        ("euros", "Palkkatulot, keskiarvo", "never"),
        ("square_metres", "Asuntojen keskipinta-ala (m2)", "never"),
        ("percent", "Työllisyysaste", "never"),
        ("index_median_100", "Huono-osaisuus yhteensä", "never"),
    ],
)
def test_only_counts_and_amounts_are_added_up(unit: str, name: str, rule: str) -> None:
    assert rule_of(unit, name) == rule
