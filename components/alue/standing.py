"""Where a figure stands among similar areas and all areas: judged in words, placed on a spine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.interval import Interval, of_rate, verdict, wilson
from components import formats
from components.alue.figure import ALAND, Figure, Look, judged, quantity, title
from components.figures.spine import Points, positions
from components.i18n import mark, translator
from components.mittari.labels import STATUS_MARKS
from data.catalog_models import Indicator

LEAST_PEERS = 4  # quartiles of fewer would be the areas themselves
# Ratios in per cent whose numerator is not a part of the denominator.
NOT_SHARES = ("nettomuuttoaste", "tulomuuttoaste", "lahtomuuttoaste")
STANDING = {"better": "parempi", "worse": "huonompi", "level": "sama", "": "ei_arviota"}
_PLACES = {
    "better": mark("better"),
    "worse": mark("worse"),
    "up": mark("larger"),
    "down": mark("smaller"),
    "level": mark("about the same"),
}


def cases(figure: Figure, indicator: Indicator) -> tuple[float, float] | None:
    """Count and population behind a share, None where it is not one or does not give the very figure."""
    part, whole, rule = figure.numerator, figure.denominator, indicator.aggregation
    share = indicator.unit == "percent" and (
        (rule.rule == "ratio" and rule.scale == 100) or told_with_figure(indicator)
    )
    if part is None or whole is None or figure.value is None or not share or indicator.id in NOT_SHARES:
        return None
    if not 0 <= part <= whole or whole <= 0:
        return None
    return (part, whole) if abs(100 * part / whole - figure.value) <= 10.0**-indicator.decimals else None


def told_with_figure(indicator: Indicator) -> bool:
    """Whether the source tells the count behind each figure, so that the store has it."""
    return indicator.live is not None and indicator.live.kind == "sotkanet" and indicator.live.counted


def interval(figure: Figure, indicator: Indicator) -> Interval | None:
    """Interval of a figure whose counts are known and give it: Wilson's of a share, Poisson's of a rate."""
    counts = cases(figure, indicator)
    if counts or indicator.unit == "percent":
        return wilson(*counts) if counts else None
    if figure.numerator is None or figure.denominator is None or not told_with_figure(indicator):
        return None
    return of_rate(figure.numerator, figure.denominator, indicator.unit)


def against(figure: Figure) -> Sequence[float] | None:
    """Lower quartile, median and upper quartile that the standing is taken from: similar areas, else all."""
    if figure.peer_spread:
        return figure.peer_spread if figure.peer_n >= LEAST_PEERS else None
    return figure.level_spread[1:4] if figure.level_spread else None


def standing(figure: Figure, indicator: Indicator, look: Look) -> dict[str, str]:
    """f: the filter's word; w: in a word; j: better or worse where the indicator has a direction.

    Outside the quartiles of the similar areas, different from their median as shown, and the interval, where
    there is one, does not hold the median.
    """
    _ = translator(look.lang)
    if indicator.aggregation.rule == "sum":
        return {"f": STANDING[""], "w": _("amount, not compared")}
    middle = against(figure)
    if middle is None or figure.value is None:
        return {"f": STANDING[""], "w": _("nothing to compare with")}
    way = _way(figure.value, middle, indicator)
    if way != "level" and verdict(interval(figure, indicator), middle[1]) == "cannot_tell":
        way = "level"
    good = judged(indicator.direction, way)
    if indicator.direction == "none":
        return {"f": STANDING[""], "w": _(_PLACES[way]), "g": way}
    word = good or way
    return {"f": STANDING[word], "w": _(_PLACES[word]), "g": way} | ({"j": good} if good else {})


def _way(value: float, middle: Sequence[float], indicator: Indicator) -> str:
    low, median, high = middle
    difference = round(value - median, indicator.decimals)
    if value > high and difference > 0:
        return "up"
    return "down" if value < low and difference < 0 else "level"


def compared(figure: Figure, indicator: Indicator, look: Look) -> dict[str, Any]:
    """sp: places on the spine; f: comparators as short pairs; l: all of it as sentences."""
    if not figure.level_spread or figure.value is None:
        return {}
    peers = figure.peer_spread if figure.peer_n >= LEAST_PEERS else None
    points = Points(figure.value, figure.level_spread, figure.county_value, figure.country_value, peers)
    found = positions(points, indicator.direction)
    pairs = _pairs(figure, peers, indicator, look)
    said = [f"{name} {value}" for name, value, _kind in pairs]
    made: dict[str, Any] = {"f": [[value, kind] for _name, value, kind in pairs]}
    made["l"] = _sentence(figure, indicator, said, look)
    return made | ({"sp": found} if found else {})


def _pairs(
    figure: Figure, peers: Sequence[float] | None, indicator: Indicator, look: Look
) -> list[tuple[str, str, str]]:
    """(name, value, kind) of each comparator there is: p similar areas' median, c county,
    r region, m country, a median of all."""
    _ = translator(look.lang)
    found: list[tuple[str, float, str, str | None]] = []
    if peers:
        found.append((_("{areas}, median", areas=look.peers), peers[1], "p", ""))
    if figure.county_value is not None and figure.county:
        name = look.names.get(figure.county, figure.county)
        kind = "r" if figure.county == ALAND else "c"
        found.append((name, figure.county_value, kind, figure.county_status))
    if figure.country_value is not None:
        found.append((_("whole country"), figure.country_value, "m", figure.country_status))
    elif figure.level_spread:
        found.append((_("{areas}, median", areas=look.others), figure.level_spread[2], "a", ""))
    return [
        (name, formats.number(value, indicator.decimals, look.lang) + STATUS_MARKS.get(status or "", ""), key)
        for name, value, key, status in found
    ]


def _sentence(figure: Figure, indicator: Indicator, said: Sequence[str], look: Look) -> str:
    _ = translator(look.lang)
    own = quantity(figure.value or 0.0, indicator, look)
    name, period = title(indicator, figure.group, look), formats.period_short(figure.period, look.lang)
    parts = [formats.sentence(f"{name} {period}: {own}")]
    if said:
        parts.append(formats.sentence("; ".join(said)))
    if figure.rank is not None:
        parts.append(_("Place {rank} of {n} from the largest.", rank=figure.rank, n=figure.n))
    return " ".join(parts)
