"""The first view's state: whose situation is shown and which theme is told more of."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from components.url_state import AREAS, THEME, Reader

LEVELS = ("kunta", "hyvinvointialue", "maakunta")
EVERY_THEME = "kaikki"
PARAMETERS = {"area": AREAS, "theme": THEME}


@dataclass(frozen=True)
class State:
    """area: a code of one of LEVELS, '' when none is chosen; theme: a theme's id or EVERY_THEME."""

    area: str = ""
    theme: str = EVERY_THEME


def read(reader: Reader, areas: Container[str], themes: Container[str], remembered: str) -> State:
    """The nearest valid state: the address's first area, else the remembered one where it has a situation."""
    own = remembered if remembered in areas else ""
    chosen = reader.codes(AREAS, areas, [own] if own else [])
    theme = reader.text(THEME)
    if theme != EVERY_THEME:
        theme = reader.choice(THEME, themes, EVERY_THEME)
    return State(chosen[0] if chosen else "", theme or EVERY_THEME)


def addresses(version: str, lang: str, state: State) -> dict[str, str]:
    """Where the data of the view is: `situation` and `findings`; {} when no area is chosen."""
    if not state.area:
        return {}
    return {
        "situation": f"/situation/{version}/{lang}/{state.area}.json",
        "findings": f"/findings/{version}/{lang}/{state.theme}/{state.area}.json",
        "geo": f"/geo/{version}/hyvinvointialue.json",
    }
