"""What a row of a profile is made from: a figure, its trend, and what it is written with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from components import formats
from components.i18n import local, with_group
from data.catalog import Catalog
from data.catalog_models import Indicator

ALAND = "HVA91"  # stands among the counties in the division, but is none: the region runs its services


class Trend(Protocol):
    """A tested trend, as data.queries gives it."""

    direction: str
    slope: float | None
    low: float | None
    high: float | None
    p: float | None
    n: int
    first: str | None
    last: str | None
    after_break: str | None


class Figure(Protocol):
    """A figure of an area with all around it, as data.queries.area_profile gives it."""

    indicator: str
    group: str
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: str
    derived: bool
    rank: int | None
    n: int
    county: str | None
    county_value: float | None
    county_status: str | None
    country_value: float | None
    country_status: str | None
    peer_n: int
    peer_spread: Sequence[float] | None
    level_spread: Sequence[float] | None
    series: Sequence[tuple[str, float]]
    trend: Any


@dataclass(frozen=True)
class Look:
    """What rows are written with.

    names: areas; groups: population groups other than total; breaks: indicator → first periods after breaks;
    peers: what similar areas are called, '' at a level without them; others: what all areas of the level are
    called.
    """

    catalog: Catalog
    lang: str
    this_year: int
    names: Mapping[str, str]
    groups: Mapping[str, str]
    breaks: Mapping[str, Sequence[str]]
    peers: str
    others: str


def title(indicator: Indicator, group: str, look: Look) -> str:
    """Name of the indicator with its population group when that is not everybody."""
    name = local(indicator.short or indicator.name, look.lang)
    return name if group == "total" else with_group(name, look.groups.get(group, group))


def quantity(value: float, indicator: Indicator, look: Look, more: int = 0, *, signed: bool = False) -> str:
    """A value, or a difference when signed, with its unit."""
    unit = look.catalog.unit_of(indicator.id)
    after = unit.after_difference(look.lang) if signed else unit.after(look.lang)
    return formats.quantity(value, indicator.decimals + more, after, look.lang, signed=signed)


def judged(better: str, way: str) -> str:
    """better or worse for a way (up, down) of an indicator with a direction, else ''."""
    if better == "none" or way not in ("up", "down"):
        return ""
    return "better" if (better == "higher") == (way == "up") else "worse"
