"""The key facts of an area in one line, from its own series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from components import formats
from components.i18n import translator
from components.tilannekuva.layout import KeyFact

Series = Sequence[tuple[str, float]]  # period and value, ascending
POPULATION = "vaesto"
ELDERLY = "vaesto_65_osuus"


def key_facts(series: Mapping[str, Series], lang: str) -> list[KeyFact]:
    """Population, its change from the year before (computed here), and the share of those turned 65."""
    _, people, old = translator(lang), series.get(POPULATION, ()), series.get(ELDERLY, ())
    facts = []
    if people:
        period, value = people[-1]
        facts.append(KeyFact(_("Inhabitants"), formats.number(value, 0, lang), period))
    if len(people) > 1:
        facts.append(_change(people[-2], people[-1], lang))
    if old:
        period, value = old[-1]
        facts.append(KeyFact(_("Aged 65 or over"), formats.quantity(value, 1, "%", lang), period))
    return facts


def _change(before: tuple[str, float], now: tuple[str, float], lang: str) -> KeyFact:
    _, difference = translator(lang), now[1] - before[1]
    share = formats.quantity(100 * difference / before[1], 1, "%", lang, signed=True) if before[1] else ""
    note = f"{share}, {before[0]}–{now[0]}" if share else f"{before[0]}–{now[0]}"
    return KeyFact(_("Change"), formats.number(difference, 0, lang, signed=True), note)
