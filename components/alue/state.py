"""The profile's state: which of an area's rows are shown; read from an address, always valid."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from components.url_state import FRAMEWORK, STANDING, THEME, TREND, Reader

LEVELS = ("kunta", "hyvinvointialue", "maakunta")
STANDINGS = ("parempi", "huonompi", "sama", "ei_arviota")
TRENDS = ("nousee", "laskee", "ei_muutosta", "liian_vahan")
PARAMETERS = {"theme": THEME, "standing": STANDING, "trend": TREND, "framework": FRAMEWORK}


@dataclass(frozen=True)
class State:
    """The filters of a profile; '' lets every row through."""

    theme: str = ""
    standing: str = ""
    trend: str = ""
    framework: str = ""

    def for_browser(self) -> dict[str, Any]:
        """The state as assets/js/alue/main.js keeps it."""
        return dict(vars(self))


def read(reader: Reader, themes: Container[str], frameworks: Container[str]) -> State:
    """The nearest valid state of an address; what could not be followed is in reader.notices."""
    return State(
        theme=reader.choice(THEME, themes, ""),
        standing=reader.choice(STANDING, STANDINGS, ""),
        trend=reader.choice(TREND, TRENDS, ""),
        framework=reader.choice(FRAMEWORK, frameworks, ""),
    )
