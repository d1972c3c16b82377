"""The comparison's state: read from an address, always valid, and named for the browser."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from analysis.similar_presets import PRESETS
from components.url_state import (
    AREAS,
    COUNT,
    FILTER,
    INDICATOR,
    LEVEL,
    NAME,
    ORDER,
    PANELS,
    SHOW,
    START,
    THEME,
    VIEW,
    WEIGHTS,
    X_AXIS,
    Y_AXIS,
    Reader,
)
from components.vertaa import weights

LEVELS = ("kunta", "hyvinvointialue", "maakunta", "seutukunta", "tyollisyysalue", "kuntaryhma")
SHOWS = ("arvo", "ero_maa", "ero_alue")
VIEWS = ("taulukko", "sarjat", "pisteet", "hajonta", "samat")
PANEL_KINDS = ("alueet", "mittarit")
STARTS = ("2010", "2000", "2015", "2020", "kaikki")
ALL_THEMES = "kaikki"
COUNTRY = "SSS"
MOST_AREAS = 60
MOST_NAME = 40
PARAMETERS = {
    "level": LEVEL, "areas": AREAS, "name": NAME, "theme": THEME, "view": VIEW, "show": SHOW, "order": ORDER,
    "panels": PANELS, "indicator": INDICATOR, "start": START, "x": X_AXIS, "y": Y_AXIS, "weights": WEIGHTS,
    "filters": FILTER, "count": COUNT,
}  # fmt: skip
DEFAULTS = {
    "level": LEVELS[0], "theme": "tyollisyys", "view": VIEWS[0], "show": SHOWS[0], "panels": PANEL_KINDS[0],
    "start": STARTS[0], "weights": weights.DEFAULT_PRESET,
}  # fmt: skip


@dataclass(frozen=True)
class State:
    """One comparison. The first area is the reader's own.

    name: what the reader calls the areas, '' for none. order: at most one column that orders the rows (an
    area's code) and one row that orders the columns (an indicator's id); '-' before either turns it around.
    view: table, series, dots, scatter or similar areas. panels: whether each small picture is an area's (of
    one indicator) or an indicator's. indicator, x, y: '' for the first one there is. start: first year of
    series. weights, filters, count: what is asked of similar areas; count 0 is the level's usual one.
    """

    level: str = LEVELS[0]
    areas: tuple[str, ...] = ()
    name: str = ""
    theme: str = DEFAULTS["theme"]
    show: str = SHOWS[0]
    order: tuple[str, ...] = ()
    view: str = VIEWS[0]
    panels: str = PANEL_KINDS[0]
    indicator: str = ""
    start: str = STARTS[0]
    x: str = ""
    y: str = ""
    weights: str = weights.DEFAULT_PRESET
    filters: tuple[str, ...] = field(default=())
    count: int = 0

    def for_browser(self) -> dict[str, Any]:
        """The state as assets/js/vertaa/state.js keeps it."""
        lists = {"areas": list(self.areas), "order": list(self.order), "filters": list(self.filters)}
        return vars(self) | lists | {"count": str(self.count or "")}


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
        name=reader.text(NAME)[:MOST_NAME],
        theme=theme,
        show=reader.choice(SHOW, shows(level), SHOWS[0]),
        order=_order(reader, columns, rows),
        view=reader.choice(VIEW, VIEWS, VIEWS[0]),
        panels=reader.choice(PANELS, PANEL_KINDS, PANEL_KINDS[0]),
        indicator=reader.choice(INDICATOR, indicators, ""),
        start=reader.choice(START, STARTS, STARTS[0]),
        x=reader.choice(X_AXIS, indicators, ""),
        y=reader.choice(Y_AXIS, indicators, ""),
        weights=_weights(reader),
        filters=_filters(reader, level),
        count=_count(reader),
    )


def wanted(state: State) -> weights.Wanted:
    """What the state asks of similar areas."""
    preset, used = weights.weights(state.weights) or ("", dict(PRESETS[weights.DEFAULT_PRESET]))
    return weights.Wanted(preset, used, state.filters, state.count or weights.default_count(state.level))


def _default_theme(themes: Collection[str]) -> str:
    return DEFAULTS["theme"] if DEFAULTS["theme"] in themes else next(iter(themes), ALL_THEMES)


def _weights(reader: Reader) -> str:
    """Weights as an address has them: a preset's name where they are a preset's."""
    given = reader.text(WEIGHTS)[:400]
    if not given:
        return weights.DEFAULT_PRESET
    found = weights.weights(given)
    if found is None:
        reader.note("unknown", WEIGHTS, given, weights.DEFAULT_PRESET)
        return weights.DEFAULT_PRESET
    return found[0] or weights.to_text(found[1])


def _filters(reader: Reader, level: str) -> tuple[str, ...]:
    given = reader.text(FILTER)[:80]
    found = weights.filters(given)
    if found is None or any(each not in weights.filters_at(level) for each in found):
        reader.note("unknown", FILTER, given, "")
        return ()
    return found


def _count(reader: Reader) -> int:
    given = reader.choice(COUNT, [str(n) for n in weights.COUNTS], "")
    return int(given) if given else 0


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


def told_address(version: str, lang: str, theme: str, level: str, own: str) -> str:
    """Where the words of the table and the dots are; the same text as assets/js/vertaa/state.js makes."""
    return "/told/" + "/".join(quote(part, safe="") for part in (version, lang, theme, level, own)) + ".json"
