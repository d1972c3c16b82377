"""The comparison in one state, gathered as the browser gathers it (assets/js/vertaa/main.js)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components.mittari.labels import levels
from components.url_state import Reader
from components.vertaa.measure import Measure
from components.vertaa.state import PARAMETERS, State, read
from data import queries
from data.catalog import load
from exports import build, compared
from exports.models import Column, NoExhibit

WANTED = {"x": "vaesto_65_osuus", "y": "tyollisyysaste"}  # as in assets/js/vertaa/figures.js


@dataclass(frozen=True)
class Shown:
    """A state of the comparison that has areas, in one language."""

    state: State
    lang: str
    query: Mapping[str, str]

    @property
    def own(self) -> str:
        """The reader's own area."""
        return self.state.areas[0]

    @property
    def name(self) -> str:
        """What the areas are called: the reader's own name for them, else the own area's."""
        return self.state.name or self.area(self.own)

    def area(self, code: str) -> str:
        """Name of an area."""
        return build.names([code], self.lang)[code]

    @property
    def theme(self) -> str:
        """Name of the theme; of all of them the level's name."""
        found = load().themes.get(self.state.theme)
        return found.name.get(self.lang) if found else levels(self.lang)[self.state.level]

    @property
    def level(self) -> str:
        """Name of the kind of areas."""
        return levels(self.lang)[self.state.level]

    def table(self) -> dict[str, Any]:
        """The figures of the theme, as the table has them."""
        return compared.figures(self.lang, self.state.theme, self.state.level, self.state.areas)

    def indicators(self) -> list[str]:
        """The theme's indicators that have figures at the level, in order."""
        latest = queries.latest_periods(self.state.level)
        return [i.id for i in compared.theme_indicators(self.state.theme) if i.id in latest]

    def indicator(self) -> str:
        """The indicator of the development: the one asked for, else the theme's first."""
        found = self.indicators()
        if not found:
            raise NoExhibit("This theme has no figures of these areas.", "choose another theme")
        return self.state.indicator if self.state.indicator in found else found[0]

    def axes(self) -> tuple[str, str]:
        """The two indicators laid against each other; never the same one by default."""
        latest = queries.latest_periods(self.state.level)
        ids = [i.id for t in load().themes for i in load().by_theme(t, "core") if i.id in latest]
        if len(ids) < 2:
            raise NoExhibit(
                f"Level '{self.state.level}' has no two indicators.", "choose another kind of area"
            )

        def pick(given: str, wanted: str, other: str) -> str:
            return next(i for i in (given, wanted, *ids) if i in ids and i != other)

        x = pick(self.state.x, WANTED["x"], self.state.y)
        return x, pick(self.state.y, WANTED["y"], x)

    def address(self) -> str:
        """The address of this state."""
        asked = {name: text for name, text in self.query.items() if name in PARAMETERS.values()}
        return build.view_address("/vertaa", asked, self.lang)


def shown(query: Mapping[str, str], lang: str) -> Shown:
    """The comparison in the state of a query. Raises NoExhibit when no area is chosen."""
    codes = {level: frozenset(queries.codes(level)) for level in levels("fi")}
    indicators = {indicator.id: indicator.theme for indicator in load().tier("core")}
    counties = compared.counties_of(list(queries.codes("kunta")))
    state = read(Reader(query), codes, tuple(load().themes), indicators, counties)
    if not state.areas:
        raise NoExhibit("No area is chosen for the comparison.", "choose at least one area")
    return Shown(state, lang, query)


def measure_column(of: Measure, id_: str = "value") -> Column:
    """The column of a measure's values."""
    about = f"{of.unit[:1].upper()}{of.unit[1:]}. {of.definition}".strip()
    return Column(id_, of.name, "value", of.suffix, of.decimals, about)
