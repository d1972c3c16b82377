"""How one indicator is named and its figures and changes are written, in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.formats import number, quantity
from components.i18n import local, with_group
from data.catalog import Catalog
from data.catalog_models import Indicator


@dataclass(frozen=True)
class Measure:
    """An indicator in one language.

    suffix: after a figure; change_suffix: after a difference; relative: an amount, whose changes are told in
    per cent, since they grow with the area. direction: 1 higher is better, -1 lower, 0 no judgement.
    """

    id: str
    name: str
    theme: str
    unit: str
    suffix: str
    change_suffix: str
    decimals: int
    relative: bool
    direction: int
    definition: str = ""

    def value(self, value: float | None, lang: str) -> str:
        """A figure with its unit."""
        return quantity(value, self.decimals, self.suffix, lang)

    def change(self, value: float | None, lang: str) -> str:
        """A signed change with its unit; of an amount in per cent."""
        if self.relative:
            return quantity(value, 1, "%", lang, signed=True)
        return quantity(value, self.decimals, self.change_suffix, lang, signed=True)

    def change_number(self, value: float | None, lang: str) -> str:
        """A signed change without its unit."""
        return number(value, 1 if self.relative else self.decimals, lang, signed=True)

    def for_browser(self) -> dict[str, Any]:
        """Short keys as in the table's rows: i id, n name, l unit, u, f suffixes, k decimals, r direction."""
        return {
            "i": self.id, "n": self.name, "t": self.theme, "l": self.unit, "u": self.suffix,
            "f": "%" if self.relative else self.change_suffix, "k": self.decimals, "r": self.direction,
            "fk": 1 if self.relative else self.decimals,
        }  # fmt: skip


def measure(indicator: Indicator, catalog: Catalog, lang: str, group_name: str = "") -> Measure:
    """The indicator as a measure; group_name: the population group, '' for the total."""
    unit = catalog.unit_of(indicator.id)
    name = local(indicator.short or indicator.name, lang)
    return Measure(
        id=indicator.id,
        name=with_group(name, group_name) if group_name else name,
        theme=indicator.theme,
        unit=unit.label.get(lang),
        suffix=unit.after(lang),
        change_suffix=unit.after_difference(lang),
        decimals=indicator.decimals,
        relative=indicator.aggregation.rule == "sum",
        direction={"higher": 1, "lower": -1, "none": 0}[indicator.direction],
        definition=local(indicator.definition, lang) if indicator.definition else "",
    )


def short(value: float | None, decimals: int) -> float | int | None:
    """A value with one decimal more than is shown, without a trailing .0."""
    if value is None:
        return None
    rounded = round(value, decimals + 1)
    return int(rounded) if rounded == int(rounded) else rounded


def joined(parts: Sequence[str]) -> str:
    """Parts of a sentence with commas; '' for none."""
    return ", ".join(part for part in parts if part)


def letters(statuses: Sequence[str], of: Mapping[str, str]) -> str:
    """One letter for each status, '' when all are observed."""
    text = "".join(of.get(status, "-") for status in statuses)
    return text if text.strip("o") else ""
