"""Gives a raw series its unit and its rule for adding up, from the unit and name found in the raw files."""

from __future__ import annotations

import re

_BY_TEXT = {
    "persons": "persons",
    "Henkilöä": "persons",
    "henkilöä": "persons",
    "%": "percent",
    "Prosenttia": "percent",
    "EUR/capita": "euros_per_capita",
    "euroa/asukas": "euros_per_capita",
    "EUR/recipient": "euros",
    "EUR": "euros",
    "Euroa": "euros",
    "euroa (summa)": "euros",
    "Summa": "euros",
    "Keskiarvo": "euros",
    "Mediaani": "euros",
    "1 000 euroa": "thousand_euros",
    "milj. euroa": "million_euros",
    "vacancies": "vacancies",
    "Päivää": "days",
    "Yrityskanta": "enterprises",
    "Päästö, tuhatta tonnia CO2-ekv.": "thousand_tonnes_co2e",
    "share of population": "percent",
    "index (median HVA = 100)": "index_median_100",
    "indeksi (mediaanialue = 100), 3 v. keskiarvo": "index_median_100",
    "indeksi (koko maa = 100)": "index_country_100",
    "/ 1 000 asukasta": "per_1000",
    "/ 10 000 asukasta": "per_10000",
    "/ 100 000 asukasta": "per_100000",
    "COCI 0-1": "index_0_1",
}
_BY_NAME = (
    (re.compile(r"/ ?1 ?000 vastaavan"), "per_1000_same_age"),
    (re.compile(r"/ ?1 ?000 asukasta"), "per_1000"),
    (re.compile(r"euroa ?/ ?asukas|euroa asukas"), "euros_per_capita"),
    (re.compile(r"e/kk"), "euros_per_month"),
    (re.compile(r"%|prosentti|osuus|pienituloisuusaste"), "percent"),
    (re.compile(r"^Gini"), "index"),
    (re.compile(r"keski-ikä", re.I), "years"),
    (re.compile(r"km2"), "square_kilometres"),
    (re.compile(r"m2"), "square_metres"),
    (re.compile(r", euroa$"), "euros"),
    (re.compile(r"huoltosuhde|omavaraisuus", re.I), "ratio"),
    (re.compile(r"asuntokun", re.I), "households"),
    (re.compile(r"perhe", re.I), "families"),
    (re.compile(r"työpaik", re.I), "jobs"),
    (re.compile(r"väestöennuste|muuttajat|väestö 31", re.I), "persons"),
)
_SUMMED = {
    "persons", "number", "jobs", "vacancies", "families", "households", "enterprises", "days",
    "thousand_euros", "million_euros", "thousand_tonnes_co2e", "buildings", "square_kilometres",
}  # fmt: skip
_TOTALS = re.compile(r"\byhteensä\b|\bsumma\b|velat|saldo|kunnallisvero kunnille|^tulovero|ostovoima", re.I)
_MEANS = re.compile(
    r"keskiarvo|mediaani|keskimäärin|keskipinta|keskikoko|/henkilö|mean\b|median\b|osuus", re.I
)
_DECIMALS = {
    "percent": 1,
    "years": 1,
    "ratio": 1,
    "index_0_1": 2,
    "persons_per_household": 2,
    "persons_per_km2": 1,
}


def unit_of(text: str, name: str) -> str:
    """Return the unit key for a raw unit text and a name; 'number' when neither tells.

    A name that gives a rate wins over a unit text that only says 'number'.
    """
    if text in _BY_TEXT:
        return _BY_TEXT[text]
    for pattern, unit in _BY_NAME:
        if pattern.search(name):
            return unit
    return "number"


def rule_of(unit: str, name: str) -> str:
    """Return 'sum' for counts and amounts, 'never' for shares, means, medians, rates and indices."""
    if _MEANS.search(name):
        return "never"
    if unit in _SUMMED:
        return "sum"
    return "sum" if unit in ("euros", "square_metres") and _TOTALS.search(name) else "never"


def decimals_of(unit: str) -> int:
    """Return how many decimals a figure of this unit is shown with."""
    if unit.startswith(("per_", "index")):
        return _DECIMALS.get(unit, 1)
    return _DECIMALS.get(unit, 0)
