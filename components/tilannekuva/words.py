"""Names, figures and periods as the sentences of findings say them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from analysis.facts import Figure
from analysis.sentences import Words
from components import formats
from components.i18n import local, mark, translator, with_group
from data.catalog import Catalog
from data.catalog_models import Indicator

# What a name says of unit, month or groups stands in a sentence beside the figure already.
_TAIL = re.compile(
    r"(, %| \(%\)"
    r"|,? euroa? ?/ ?(asukas|invånare)"
    r"| (/|per) (1[\s,]000|10[\s,]000) (asukasta|invånare|inhabitants)"
    r"|, (kuukausi|månad|monthly)"
    r"| 31\.12\.?| on 31 December"
    r"| ikäryhmittäin| efter åldersgrupp| by age group| sukupuolen mukaan| efter kön| by sex)$"
)
_SHARE = re.compile(r", % (?=\w)")
# Names whose unit stands in the middle.
_NAMES = {
    "valtettavissa_olevat_sairaalajaksot": mark(
        "Emergency hospital episodes avoidable by outpatient care, persons aged 25 or over"
    ),
}


def name(indicator: Indicator, lang: str) -> str:
    """The full name without what a sentence says elsewhere: no unit that would meet the figure's own."""
    _ = translator(lang)
    if indicator.id in _NAMES:
        return _(_NAMES[indicator.id])
    bare = _TAIL.sub("", local(indicator.name, lang))
    share = _("share")
    return _SHARE.sub(f", {share} ", bare)


def words(catalog: Catalog, areas: Mapping[str, str], groups: Mapping[str, str], lang: str) -> Words:
    """All that analysis.sentences needs. areas: code → name; groups: population group → name."""
    _ = translator(lang)

    def indicator(key: str, group: str) -> str:
        named = name(catalog.get(key), lang)
        return named if group == "total" else with_group(named, groups.get(group, group))

    return Words(
        translate=_,
        area=lambda code: areas.get(code, code),
        indicator=indicator,
        figure=figures(catalog, lang),
        period=lambda period: formats.period(period, lang),
    )


def figures(catalog: Catalog, lang: str) -> Callable[[str, Figure], str]:
    """A function that writes a figure of an indicator with the unit its form asks for."""

    def figure(key: str, figure: Figure) -> str:
        if figure.form in ("count", "probability"):
            return formats.number(figure.value, figure.decimals, lang)
        unit, signed = catalog.unit_of(key), figure.form == "difference"
        after = unit.after(lang) if figure.form == "value" else unit.after_difference(lang)
        return formats.quantity(figure.value, figure.decimals, after, lang, signed=signed)

    return figure
