"""The seven sectors as rows: value, period, sparkline, standing among similar areas, tested trend, age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.compare import known
from components import formats
from components.i18n import local, mark, translator
from components.mittari.labels import statuses
from components.tilannekuva.choice import OLD_YEARS, rows
from components.tilannekuva.rows import Row
from data.catalog import Catalog

LEAST_PEERS = 4  # quartiles of fewer would be the areas themselves
SERIES_FROM = 3  # a line of fewer points tells nothing
_PLACES = {
    "up": mark("larger"),
    "down": mark("smaller"),
    "level": mark("about the same"),
    "better": mark("better"),
    "worse": mark("worse"),
}
_TRENDS = {
    "rising": mark("rising"),
    "falling": mark("falling"),
    "none": mark("no clear change"),
    "too_few": mark("too few years"),
    "better": mark("improving"),
    "worse": mark("getting worse"),
}


@dataclass(frozen=True)
class Look:
    """What the board is written with."""

    catalog: Catalog
    lang: str
    this_year: int


def board(found: Mapping[str, Row], look: Look) -> list[dict[str, Any]]:
    """One object for each sector that has rows. found: indicator → row, those of the area's level."""
    out = []
    has_figure = {key: row.value is not None for key, row in found.items()}
    for theme in look.catalog.themes.values():
        lines = [line(found[key], look) for key in rows(theme.id, has_figure)]
        if lines:
            out.append({"t": theme.id, "n": theme.name.get(look.lang), "rows": lines})
    return out


def line(row: Row, look: Look) -> dict[str, Any]:
    """One row of the board; every number is text already, only the sparkline has numbers."""
    made: dict[str, Any] = {
        "i": row.indicator.id,
        "n": local(row.indicator.short or row.indicator.name, look.lang),
        "v": quantity(row, row.value, look),
        "p": formats.period_short(row.period, look.lang),
    }
    _ = translator(look.lang)
    if row.value is None:
        made["v"] = ""
        made["x"] = statuses(look.lang).get(row.status, "")
    elif row.status != "observed":
        made["x"] = statuses(look.lang)[row.status]
    if age := years_old(row.period, look.this_year):
        made["a"] = _("{n} years old", n=age)
    if len(row.values) >= SERIES_FROM:
        made["s"] = _spark(row, look)
    if row.value is not None:
        made["c"] = standing(row, look)
    return made | ({"d": direction(row, look)} if row.trend else {})


def quantity(row: Row, value: float | None, look: Look) -> str:
    """A figure of the row's indicator with its unit."""
    after = look.catalog.unit_of(row.indicator.id).after(look.lang)
    return formats.quantity(value, row.indicator.decimals, after, look.lang)


def years_old(period: str, this_year: int) -> int:
    """How many years old a figure is; 0 when that need not be said."""
    age = this_year - int(period[:4])
    return age if age > OLD_YEARS else 0


def standing(row: Row, look: Look) -> dict[str, str]:
    """m: up, down, level or ''; w: in a word; d: the median it is compared with; j: better or worse."""
    _ = translator(look.lang)
    if row.amount:
        return {"m": "", "w": "", "d": _("amount, not compared")}
    middle = _middle(row)
    if middle is None or not known(row.value):
        return {"m": "", "w": "", "d": _("nothing to compare with")}
    low, median, high = middle
    said = _("median {value}", value=formats.number(median, row.indicator.decimals, look.lang))
    difference = round(row.value - median, row.indicator.decimals)
    mark_ = "up" if row.value > high and difference > 0 else "down"
    if mark_ == "down" and not (row.value < low and difference < 0):
        mark_ = "level"
    judged = _judged(row.indicator.direction, mark_)
    return {"m": mark_, "w": _(_PLACES[judged or mark_]), "d": said} | ({"j": judged} if judged else {})


def _middle(row: Row) -> tuple[float, float, float] | None:
    """Quartiles of the similar areas; of the whole level where there are none."""
    if row.peers and row.peer_n >= LEAST_PEERS:
        return row.peers
    return row.level if not row.peers else None


def _judged(better: str, way: str) -> str:
    if better == "none" or way not in ("up", "down"):
        return ""
    return "better" if (better == "higher") == (way == "up") else "worse"


def direction(row: Row, look: Look) -> dict[str, str]:
    """m: up, down, none or few; w: in a word; d: the years tested; j: better or worse."""
    _, trend = translator(look.lang), row.trend
    if trend is None:
        return {}
    way = {"rising": "up", "falling": "down", "none": "none", "too_few": "few"}[trend.direction]
    judged = _judged(row.indicator.direction, way)
    made = {"m": way, "w": _(_TRENDS[judged or trend.direction])}
    if trend.first and trend.last and way != "few":
        made["d"] = f"{trend.first[:4]}–{trend.last[:4]}"
    return made | ({"j": judged} if judged else {})


def _spark(row: Row, look: Look) -> dict[str, Any]:
    """v: values, t: their times in years from the first, b: places of breaks, l: the summary in words."""
    digits = row.indicator.decimals + 1
    years = [int(period[:4]) for period in row.periods]
    made: dict[str, Any] = {
        "v": [_short(value, digits) for value in row.values],
        "l": summary(row.periods, row.values, row, look),
    }
    if years != list(range(years[0], years[0] + len(years))):
        made["y"] = [year - years[0] for year in years]
    breaks = [i for i, period in enumerate(row.periods) if i and _broken(row, i, period)]
    return made | ({"b": breaks} if breaks else {})


def _broken(row: Row, i: int, period: str) -> bool:
    return any(row.periods[i - 1] < broken <= period for broken in row.breaks)


def _short(value: float, digits: int) -> float | int:
    rounded = round(value, digits)
    return int(rounded) if rounded == int(rounded) else rounded


def summary(periods: Sequence[str], values: Sequence[float], row: Row, look: Look) -> str:
    """First, last, smallest and largest figure of a series in one sentence."""
    _ = translator(look.lang)
    low, high = (
        min(range(len(values)), key=values.__getitem__),
        max(range(len(values)), key=values.__getitem__),
    )

    def at(i: int) -> str:
        return f"{quantity(row, values[i], look)} ({formats.period_short(periods[i], look.lang)})"

    return _(
        "From {first} to {last}; smallest {low}, largest {high}.",
        first=at(0),
        last=at(-1),
        low=at(low),
        high=at(high),
    )
