"""The comparison's state: read from an address, always valid, and named for the browser."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from components.url_state import AREAS, LEVEL, ORDER, SHOW, THEME, Reader

LEVELS = ("kunta", "hyvinvointialue", "maakunta", "seutukunta", "tyollisyysalue", "kuntaryhma")
SHOWS = ("arvo", "ero_maa", "ero_alue")
ALL_THEMES = "kaikki"
COUNTRY = "SSS"
MOST_AREAS = 60
PARAMETERS = {"level": LEVEL, "areas": AREAS, "theme": THEME, "show": SHOW, "order": ORDER}
DEFAULTS = {"level": LEVELS[0], "theme": "tyollisyys", "show": SHOWS[0]}


@dataclass(frozen=True)
class State:
    """One comparison. The first area is the reader's own.

    order: at most one column that orders the rows (an area's code) and one row that orders the columns (an
    indicator's id); '-' before either turns it around.
    """

    level: str = LEVELS[0]
    areas: tuple[str, ...] = ()
    theme: str = DEFAULTS["theme"]
    show: str = SHOWS[0]
    order: tuple[str, ...] = ()

    def for_browser(self) -> dict[str, Any]:
        """The state as assets/js/vertaa/state.js keeps it."""
        return vars(self) | {"areas": list(self.areas), "order": list(self.order)}


def shows(level: str) -> tuple[str, ...]:
    """What the cells can show at a level: only municipalities have a county to be compared with."""
    return SHOWS if level == LEVELS[0] else SHOWS[:2]


def read(
    reader: Reader,
    codes: Mapping[str, Collection[str]],
    themes: Collection[str],
    indicators: Mapping[str, str],
    counties: Mapping[str, str],
    own: str = "",
) -> State:
    """The nearest valid state of an address; what could not be followed is in reader.notices.

    codes: the areas of each level; indicators: main indicators and their themes; counties: municipality →
    its county; own: the reader's remembered area, chosen when the address names none and is of its level.
    """
    level = reader.choice(LEVEL, LEVELS, DEFAULTS["level"])
    remembered = (own,) if own in codes[level] else ()
    areas = reader.codes(AREAS, codes[level], remembered, most=MOST_AREAS)
    theme = reader.choice(THEME, (*themes, ALL_THEMES), _default_theme(themes))
    rows = {key for key, of in indicators.items() if theme in (of, ALL_THEMES)}
    columns = {*areas, *(counties[code] for code in areas if code in counties)}
    return State(
        level=level,
        areas=areas,
        theme=theme,
        show=reader.choice(SHOW, shows(level), SHOWS[0]),
        order=_order(reader, columns, rows),
    )


def _default_theme(themes: Collection[str]) -> str:
    return DEFAULTS["theme"] if DEFAULTS["theme"] in themes else next(iter(themes), ALL_THEMES)


def _order(reader: Reader, columns: Collection[str], rows: Collection[str]) -> tuple[str, ...]:
    """The first column and the first row that are named and exist; anything else is noted."""
    found: dict[bool, str] = {}
    for token in reader.text(ORDER)[:400].split(","):
        key = token.removeprefix("-")
        is_column = key in columns
        if (is_column or key in rows) and is_column not in found:
            found[is_column] = token
        elif key and len(reader.notices) < 5:
            reader.note("unknown", ORDER, key, "")
    return tuple(found[kind] for kind in (True, False) if kind in found)


def address(version: str, lang: str, theme: str, level: str, codes: Sequence[str]) -> str:
    """Where the table of these areas is; the same text as assets/js/vertaa/state.js makes."""
    parts = (version, lang, theme, level, ",".join(sorted(codes)))
    return "/compare/" + "/".join(quote(part, safe=",") for part in parts) + ".json"
