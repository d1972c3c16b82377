"""The indicator view in one state, gathered as the browser gathers it (assets/js/mittari/view.js)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.standing import ranks
from components.formats import period, quantity
from components.mittari import labels
from components.mittari.state import PARAMETERS, State, read
from components.url_state import SUBJECT, Reader
from data import queries
from data.catalog import load
from exports import build
from exports.models import NoExhibit

DEFAULT = "vaesto"
COUNTRY = "SSS"


@dataclass(frozen=True)
class View:
    """What every figure of the view is made of. Lists are in the order of queries.codes(state.level)."""

    state: State
    lang: str
    about: build.About
    found: queries.Slice
    meta: queries.SliceMeta
    query: Mapping[str, str]

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of the level's areas and the whole country by code."""
        return build.names([*self.found.codes, COUNTRY], self.lang)

    @cached_property
    def ranks(self) -> list[int | None]:
        """Place of each area, largest first, from the rounded values as on screen."""
        return ranks(self.found.rounded)

    @cached_property
    def group(self) -> str:
        """Name of the population group, '' for all."""
        return build.group_name(self.state.group, self.lang)

    @property
    def title(self) -> str:
        """The indicator and, where it is not everybody, the group."""
        return " – ".join(part for part in (self.about.name, self.group) if part)

    @property
    def level(self) -> str:
        """Name of the kind of areas."""
        return labels.levels(self.lang)[self.state.level]

    @property
    def when(self) -> str:
        """The period in words."""
        return period(self.state.period, self.lang)

    @property
    def own(self) -> tuple[str, ...]:
        """The reader's area and, after it, the areas it is compared with."""
        return self.state.areas

    @cached_property
    def country(self) -> float | None:
        """The whole country's figure where areas may be compared with it."""
        value = self.meta.country_value
        return None if value is None else round(value, self.about.decimals + 1)

    def status(self, place: int) -> str:
        """The status of an area's figure; 'missing' where the store has no row."""
        status = self.found.statuses[place]
        return (
            status if status and (self.found.values[place] is not None or status != "observed") else "missing"
        )

    def shown(self) -> Iterator[int]:
        """Places of the areas that the zoom leaves in sight."""
        zoom = self.state.zoom
        for place, code in enumerate(self.found.codes):
            if not zoom or queries.county_of(code) == zoom:
                yield place

    def ordered(self) -> list[int]:
        """Places in sight, largest value first; those without a value last."""
        rounded = self.found.rounded
        return sorted(self.shown(), key=lambda i: (rounded[i] is None, -(rounded[i] or 0.0)))

    def said(self, value: float | None) -> str:
        """A value with its unit, as on screen."""
        return quantity(value, self.about.decimals, self.about.suffix, self.lang)

    def address(self) -> str:
        """The address of this state: what was asked for, and the period even where it is the latest."""
        asked = {name: text for name, text in self.query.items() if name in PARAMETERS.values()}
        kept = asked | {PARAMETERS["period"]: self.state.period}
        return build.view_address(f"/mittari/{self.state.indicator}", kept, self.lang)

    def file_name(self) -> tuple[str, ...]:
        """Area, indicator and period for the name of a file."""
        area = self.names.get(self.own[0], "") if self.own else self.level
        return (area, self.title, self.state.period)


def view(query: Mapping[str, str], lang: str) -> View:
    """The view in the state of a query. Raises NoExhibit for an indicator without figures."""
    wanted = query.get(SUBJECT, "").strip() or DEFAULT
    if wanted not in queries.spans():
        raise NoExhibit(
            f"The store has no figures of indicator '{wanted[:40]}'.", "choose one from the catalogue"
        )
    coverage = queries.coverage(wanted)
    codes = {level: frozenset(queries.codes(level)) for level in coverage}
    counties = {code for code, _name in queries.counties(lang)}
    state = read(Reader(query), load().get(wanted), coverage, codes, counties)
    key = (state.indicator, state.group, state.level, state.period)
    found, meta = queries.slice_values(*key), queries.slice_meta(*key)
    if found is None or meta is None:
        raise NoExhibit(f"Indicator '{wanted}' has no figures here.", "choose another period or kind of area")
    return View(state, lang, build.about(wanted, lang), found, meta, query)
