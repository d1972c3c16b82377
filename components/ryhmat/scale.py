"""How figures of a group are written: unit, decimals and names, by what they are shown as."""

from __future__ import annotations

from dataclasses import dataclass

from components import formats
from components.i18n import translator
from data.catalog import Catalog
from data.catalog_models import Indicator


@dataclass(frozen=True)
class Scale:
    """label: the unit in words; after: behind a number; difference: behind a difference; note: how made."""

    label: str
    after: str
    difference: str
    decimals: int
    note: str = ""

    def value(self, value: float | None, lang: str) -> str:
        """A figure with its unit."""
        return formats.quantity(value, self.decimals, self.after, lang)

    def gap(self, value: float | None, lang: str, more: int = 0) -> str:
        """A signed difference with its unit."""
        return formats.quantity(value, self.decimals + more, self.difference, lang, signed=True)


def scale(indicator: Indicator, basis: str, per: int | None, catalog: Catalog, lang: str) -> Scale:
    """How an indicator is written on a basis; per: what a share is taken of, None on other bases."""
    _ = translator(lang)
    if basis != "osuus" or per is None:
        unit = catalog.unit_of(indicator.id)
        return Scale(unit.label.get(lang), unit.after(lang), unit.after_difference(lang), indicator.decimals)
    if per == 100:
        unit = catalog.units["percent"]
        note = _("Share of the people of the same group, computed here from the source's counts.")
        return Scale(_("% of the group"), unit.after(lang), unit.after_difference(lang), 1, note)
    note = _("Per 1,000 people of the same group, computed here from the source's counts.")
    after = catalog.units["per_1000_same_age"].after(lang)
    return Scale(_("per 1,000 people of the group"), after, after, 1, note)


def ratio(value: float | None, lang: str) -> str:
    """A ratio with two decimals: '1,12'; '–' for none."""
    return formats.number(value, 2, lang)
