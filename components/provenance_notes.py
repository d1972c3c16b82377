"""Notes on how figures were obtained and how good they are, in three languages; the store keeps English."""

import re

from components.i18n import mark, translator

_FOUND = re.compile(r"Found in the public repository (?P<name>[^;]+); date of retrieval not recorded")
_KNOWN = frozenset(
    {
        mark("fetched from the service"),
        mark("own file"),
        mark("Age bands are sums of single ages."),
        mark("Age bands are sums of single ages; persons aged 100 or over are missing."),
        mark("Budgets, not outcomes."),
        mark(
            "Collapsed from postal codes to municipalities; not comparable with the index of register years 2020–2022."
        ),
        mark(
            "Computed from the numbers of low-income persons and the household population; only 2015 and 2019."
        ),
        mark(
            "Counts to October 2023; null unemployed = protected, null vacancies = missing for an unknown reason."
        ),
        mark("County and country figures, transcribed columns."),
        mark("County figures only, 2015–2023."),
        mark("County figures only."),
        mark("Euros divided by 1 000; mainland municipalities in part."),
        mark("Made in 2019; age 100 is open (100 or over); no sex."),
        mark(
            "Made in 2024; only the years 2024, 2035 and 2040; persons aged 100 or over and totals are missing; no sex."
        ),
        mark("Means of the 12 months of complete years, computed from the monthly figures."),
        mark("Municipality rows of the postal code data; names are in English in the file."),
        mark("One file for each year 2013–2020, each in its own year's division of municipalities."),
        mark("Only 2015 and 2019."),
        mark("Only 2015 and 2019. Debts in 2020 money."),
        mark("Only 2015 and 2019. Emissions trading and land use are not included."),
        mark("Only 2015 and 2019. Enterprise stock; quarter of the year not named."),
        mark(
            "Only 2015 and 2019. The folder is named municipal elections, but names and years are those of the parliamentary elections."
        ),
        mark("Rates were computed from the counts of the same table."),
        mark("Rates were derived by the one who gathered the figures."),
        mark(
            "Register years 2020–2022; index, whole country = 100; Åland is not included; crude and age-standardised are separate."
        ),
        mark(
            "Relative indices (median area = 100), three-year means 2020–2022; never to be averaged over areas."
        ),
        mark(
            "Relative indices (median area = 100), three-year means 2021–2023; never to be averaged over areas."
        ),
        mark(
            "Relative indices (median county = 100), often three-year means; never to be averaged over areas. Built on THL Sotkanet."
        ),
        mark(
            "Share of persons with another mother tongue than Finnish, Swedish or Sámi, transcribed by municipality."
        ),
        mark(
            "State of the service on 8 September 2013: figures to 2012 in the division of 2013; definitions may have changed since."
        ),
        mark("Sum of 12 months."),
        mark("Taken from a map application's table."),
        mark("Taken from a map application's table; mainland municipalities in full, Åland in part."),
        mark("The sheet does not name the table; only 2015 and 2019."),
        mark(
            "The table is not named in the sheet; only 2015 and 2019. Operating costs do not say net or gross."
        ),
        mark("The table's id is not named where the figures were found."),
        mark("The table's id is not named where the figures were found; division of 311 municipalities."),
        mark("The year 2024 was inferred from the population in the same row."),
        mark("The year was found by comparing population with the official one."),
        mark("Totals are votes cast as % of eligible voters."),
        mark("Unemployed jobseekers, % of labour force, at the end of each month; null = protected."),
        mark("Year 2022 was inferred from the denominator."),
        mark("Collected from a public repository that is not named; date of retrieval not recorded"),
    }
)


def known(note: str) -> bool:
    """Whether a note can be told in every language."""
    return note in _KNOWN or bool(_FOUND.fullmatch(note))


def told(note: str, lang: str, written: str = "en") -> str:
    """The note in a language; an unknown one stays in the language it was written in, marked as such."""
    _ = translator(lang)
    if found := _FOUND.fullmatch(note):
        return _("Found in the public repository {name}; date of retrieval not recorded", name=found["name"])
    if note in _KNOWN:
        return _(note)
    return note if lang == written else f"{note} ({written})"
