"""Indicators as a group's profile shows them: a count may stand there as a share of the group's people."""

from __future__ import annotations

from dataclasses import dataclass, field

from components.i18n import local, translator
from data.catalog import Catalog
from data.catalog_models import Aggregation, Indicator
from data.group_profiles import Attached, Rate
from data.texts import Text, Unit

MARK = ":"  # between an indicator and its group in the id of a row


def row_id(item: Attached) -> str:
    """The id of a row: the indicator's, with its group and 'osuus' where they are not the usual ones."""
    if item.rate:
        return f"{item.id}{MARK}{item.group}{MARK}osuus"
    return item.id if item.group == "total" else f"{item.id}{MARK}{item.group}"


@dataclass
class Measures:
    """A catalogue of rows, for components.alue.rows: get and unit_of answer for row ids."""

    catalog: Catalog
    lang: str
    made: dict[str, Indicator] = field(default_factory=dict)

    def add(self, item: Attached, rate: Rate | None) -> Indicator:
        """The indicator of a row, its unit and rule changed where it is a share of the group's people."""
        indicator = self.catalog.get(item.id)
        changes: dict[str, object] = {"id": row_id(item)}
        if item.rate and rate is not None:
            changes |= self._share(indicator, rate)
        self.made[row_id(item)] = indicator.model_copy(update=changes)
        return self.made[row_id(item)]

    def get(self, row: str) -> Indicator:
        """The indicator of a row."""
        return self.made[row]

    def unit_of(self, row: str) -> Unit:
        """The unit of a row."""
        return self.catalog.units[self.made[row].unit]

    def _share(self, indicator: Indicator, rate: Rate) -> dict[str, object]:
        _ = translator(self.lang)
        name = local(indicator.short or indicator.name, self.lang)
        text = (
            _("{name}, % of the group", name=name)
            if rate.per == 100
            else (_("{name} per 1,000 of the group", name=name))
        )
        rule = Aggregation.model_construct(rule="ratio", scale=float(rate.per))
        unit = "percent" if rate.per == 100 else "per_1000_same_age"
        shown = Text.model_construct(fi=text, sv=text, en=text)
        return {"short": shown, "unit": unit, "decimals": 1, "aggregation": rule}
