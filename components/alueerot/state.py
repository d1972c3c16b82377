"""The state of the differences inside an area: read from an address, always valid."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from components.url_state import AREAS, GROUP, INDICATOR, PERIOD, SHOW, THEME, Reader

LEVELS = ("hyvinvointialue", "maakunta", "tyollisyysalue")
SHOWS = ("kaikki", "peitto")
MOST_AREAS = 5
# The county whose framework agreement this shared picture follows, where no own area is remembered.
START = "HVA15"
PARAMETERS = {
    "theme": THEME, "show": SHOW, "indicator": INDICATOR, "group": GROUP, "period": PERIOD, "areas": AREAS,
}  # fmt: skip
DEFAULTS = {"show": SHOWS[0]}


@dataclass(frozen=True)
class State:
    """One view of one area.

    theme: '' for all sectors. show: every indicator, or only those whose average hides most. indicator,
    group, period: '' for the first of the list, its start group and its newest period. areas: chosen
    municipalities, the first one the reader's own.
    """

    code: str
    theme: str = ""
    show: str = SHOWS[0]
    indicator: str = ""
    group: str = ""
    period: str = ""
    areas: tuple[str, ...] = ()

    def for_browser(self) -> dict[str, Any]:
        """The state as assets/js/alueerot/state.js keeps it."""
        return vars(self) | {"areas": list(self.areas)}


def read(
    reader: Reader,
    code: str,
    themes: Collection[str],
    groups: Mapping[str, Sequence[str]],
    members: Collection[str],
) -> State:
    """The nearest valid state of an address; what could not be followed is in reader.notices.

    groups: indicators that have differences measured, and their population groups; members: the area's
    municipalities.
    """
    indicator = reader.choice(INDICATOR, groups, "")
    return State(
        code=code,
        theme=reader.choice(THEME, themes, ""),
        show=reader.choice(SHOW, SHOWS, SHOWS[0]),
        indicator=indicator,
        group=reader.choice(GROUP, groups[indicator], "") if indicator else "",
        period=reader.text(PERIOD)[:7] if indicator else "",
        areas=reader.codes(AREAS, members, most=MOST_AREAS),
    )


def hidden_address(version: str, lang: str, code: str) -> str:
    """Where the list of an area is; the same text as assets/js/alueerot/state.js makes."""
    return "/hidden/" + "/".join(quote(part) for part in (version, lang, code)) + ".json"
