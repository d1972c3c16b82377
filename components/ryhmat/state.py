"""The state of the groups view: read from an address, always valid, and named for the browser."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from components.url_state import AGAINST, AREAS, BASIS, GROUP, INDICATOR, ORDER, PERSONS, SHOW, Reader

LEVELS = ("kunta", "hyvinvointialue", "maakunta")
SHOWS = ("erot", "ryhma", "tarve")
BASES = ("arvo", "osuus", "maara")
ORDERS = ("ero", "suhde", "muutos", "nimi")
PARAMETERS = {
    "show": SHOW,
    "area": AREAS,
    "persons": PERSONS,
    "indicator": INDICATOR,
    "group": GROUP,
    "against": AGAINST,
    "basis": BASIS,
    "order": ORDER,
}
# What the view opens with: a gap that both sexes have figures of, in a county with small municipalities too.
DEFAULTS = {
    "show": SHOWS[0],
    "area": "HVA15",
    "persons": "",
    "indicator": "korkea_asteen_suorittaneet",
    "group": "female",
    "against": "male",
    "order": ORDERS[0],
}
DEFAULT_PERSONS = "ikaantyneet"


@dataclass(frozen=True)
class Choice:
    """Two groups of an indicator, in the order of the comparison, and what its figures are shown as."""

    group: str
    against: str
    basis: str


@dataclass(frozen=True)
class State:
    """One state of the view. persons: a population group's id; '' lets every indicator through."""

    show: str
    area: str
    persons: str
    indicator: str
    group: str
    against: str
    basis: str
    order: str

    def for_browser(self) -> dict[str, Any]:
        """The state as assets/js/ryhmat/state.js keeps it."""
        return dict(vars(self))


# Indicator → basis → groups that have figures on it.
Offers = Mapping[str, Mapping[str, Sequence[str]]]


def read(
    reader: Reader, areas: Container[str], persons: Container[str], offers: Offers, own: str = ""
) -> State:
    """The nearest valid state of an address; what could not be followed is in reader.notices.

    areas: codes that the view is made for; offers: what can be chosen; own: the reader's remembered area.
    """
    show = reader.choice(SHOW, SHOWS, DEFAULTS["show"])
    area = reader.choice(AREAS, areas, own if own in areas else DEFAULTS["area"])
    indicator = reader.choice(INDICATOR, offers, default_indicator(offers))
    chosen = _choice(reader, offers[indicator])
    fallback = "" if show == SHOWS[0] else DEFAULT_PERSONS
    return State(
        show=show,
        area=area,
        persons=reader.choice(PERSONS, persons, fallback),
        indicator=indicator,
        group=chosen.group,
        against=chosen.against,
        basis=chosen.basis,
        order=reader.choice(ORDER, ORDERS, ORDERS[0]),
    )


def default_indicator(offers: Offers) -> str:
    """The indicator to begin with, the first one where the store lacks it."""
    return DEFAULTS["indicator"] if DEFAULTS["indicator"] in offers else next(iter(offers))


def default_choice(offered: Mapping[str, Sequence[str]]) -> Choice:
    """The pair to begin with: women and men where both are there, else the first two groups."""
    basis = next(key for key in BASES if len(offered.get(key, ())) > 1)
    groups = offered[basis]
    if {"female", "male"} <= set(groups):
        return Choice("female", "male", basis)
    first, second = ([g for g in groups if g != "total"] or groups)[0], groups[-1]
    pair = (first, second) if first != second else (groups[1], groups[0])
    return Choice(*pair, basis)


def _choice(reader: Reader, offered: Mapping[str, Sequence[str]]) -> Choice:
    first = default_choice(offered)
    usable = [key for key in BASES if len(offered.get(key, ())) > 1]
    groups = [group for key in usable for group in offered[key]]
    group = reader.choice(GROUP, groups, first.group)
    other = first.against if first.against != group else first.group
    against = reader.choice(AGAINST, groups, other)
    if against == group:
        reader.note("unknown", AGAINST, against, other)
        against = other
    fitting = [key for key in usable if {group, against} <= set(offered[key])]
    if not fitting:  # each is published, but never both in the same form
        reader.note("unknown", AGAINST, against, first.against)
        return first
    return Choice(group, against, reader.choice(BASIS, fitting, fitting[0]))


def gap_address(version: str, lang: str, state: State) -> str:
    """Where the gap of a state is; the same text as assets/js/ryhmat/state.js makes."""
    parts = (version, lang, state.area, state.indicator, state.group, state.against, state.basis)
    return "/gaps/" + "/".join(quote(part, safe="") for part in parts) + ".json"


def persons_address(version: str, lang: str, state: State) -> str:
    """Where the profile or the need of a state's population group is."""
    kind = "groupprofile" if state.show == "ryhma" else "need"
    return f"/{kind}/{version}/{lang}/{quote(state.area)}/{quote(state.persons)}.json"


def address(version: str, lang: str, state: State) -> str:
    """What the view asks for first in a state."""
    return (gap_address if state.show == "erot" else persons_address)(version, lang, state)
