"""The indicator view's state: read from an address, always valid, and named for the browser."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.mittari.facts import Coverage
from components.mittari.labels import LEVELS, METHODS
from components.url_state import AREAS, CLASSES, GROUP, LEVEL, PERIOD, WITHIN, Reader
from data.catalog_models import Indicator

MOST_AREAS = 6
DEFAULT_METHOD = METHODS[0]
PARAMETERS = {
    "level": LEVEL,
    "period": PERIOD,
    "group": GROUP,
    "method": CLASSES,
    "areas": AREAS,
    "zoom": WITHIN,
}
DEFAULTS = {"method": DEFAULT_METHOD}


@dataclass(frozen=True)
class State:
    """One view of one indicator: every field has figures behind it."""

    indicator: str
    level: str
    group: str
    period: str
    method: str = DEFAULT_METHOD
    areas: tuple[str, ...] = ()
    zoom: str = ""

    def for_browser(self) -> dict[str, Any]:
        """The state as assets/js/mittari/state.js keeps it."""
        return vars(self) | {"areas": list(self.areas)}


def default_group(groups: Sequence[str], preferred: Sequence[str]) -> str:
    """The group that a view starts with: the first that the catalogue lists and that has figures."""
    return next((group for group in preferred if group in groups), groups[0])


def read(
    reader: Reader,
    indicator: Indicator,
    coverage: Coverage,
    codes: Mapping[str, Container[str]],
    counties: Container[str],
) -> State:
    """The nearest valid state of an address; what could not be followed is in reader.notices.

    coverage: levels of the indicator, not empty; codes: the codes of each level.
    """
    levels = [level for level in LEVELS if level in coverage]
    level = reader.choice(LEVEL, levels, levels[0])
    groups = list(coverage[level])
    group = reader.choice(GROUP, groups, default_group(groups, indicator.group_ids))
    periods = list(coverage[level][group])
    return State(
        indicator=indicator.id,
        level=level,
        group=group,
        period=reader.period(periods, periods[-1]),
        method=reader.choice(CLASSES, METHODS, DEFAULT_METHOD),
        areas=reader.codes(AREAS, codes[level], most=MOST_AREAS),
        zoom=reader.choice(WITHIN, counties, "") if level == LEVELS[0] else "",
    )
