"""One row of a profile: a figure with its comparators, standing, interval, trend and age, in words."""

from __future__ import annotations

from typing import Any

from analysis.interval import small
from components import formats
from components.alue.course import spark, trend
from components.alue.figure import Figure, Look, quantity, title
from components.alue.standing import cases, compared, interval, standing
from components.i18n import translator
from components.mittari.labels import STATUS_MARKS, statuses
from data.catalog_models import Indicator

OLD_YEARS = 4  # older than this is said
PAST_YEARS = 10  # older than this stands apart: it tells of another time
LINE_FROM = 3  # a line of fewer points tells nothing


def row(figure: Figure, look: Look) -> dict[str, Any]:
    """One row for assets/js/alue; every number is text already, only spine and sparkline have numbers."""
    indicator = look.catalog.get(figure.indicator)
    amount = indicator.aggregation.rule == "sum"
    made: dict[str, Any] = {
        "i": indicator.id,
        "n": title(indicator, figure.group, look),
        "t": indicator.theme,
        "u": look.catalog.unit_of(indicator.id).label.get(look.lang),
        "p": formats.period_short(figure.period, look.lang),
        "k": kind(figure, amount, look.this_year),
    }
    if indicator.frameworks:
        made["fw"] = list(indicator.frameworks)
    if figure.value is None:
        return made | {"x": statuses(look.lang).get(figure.status, "")}
    made |= {"v": quantity(figure.value, indicator, look), **_marks(figure, indicator, look)}
    made |= {"c": standing(figure, indicator, look), "tr": trend(figure, indicator, look)}
    if len(figure.series) >= LINE_FROM:
        made["s"] = spark(figure, indicator, look)
    return made | (compared(figure, indicator, look) if not amount else {})


def kind(figure: Figure, amount: bool, this_year: int) -> str:
    """Where the row stands: none (no figure), past (over ten years old), amount, else main."""
    if figure.value is None:
        return "none"
    if this_year - int(figure.period[:4]) > PAST_YEARS:
        return "past"
    return "amount" if amount else "main"


def _marks(figure: Figure, indicator: Indicator, look: Look) -> dict[str, Any]:
    """Status, age, small numbers, interval and rank, those that there are."""
    _ = translator(look.lang)
    made: dict[str, Any] = {}
    if figure.status != "observed":
        made["x"], made["m"] = statuses(look.lang)[figure.status], STATUS_MARKS.get(figure.status, "")
    if figure.derived:
        made["d"] = _("computed here")
    if (age := look.this_year - int(figure.period[:4])) > OLD_YEARS:
        made["a"] = _("{n} years old", n=age)
    counts = cases(figure, indicator)
    if counts and small(*counts):
        made["sm"] = _("small numbers")
    if found := interval(figure, indicator):
        low, high = (formats.number(end, indicator.decimals, look.lang) for end in (found.low, found.high))
        made["iv"] = f"{low}–{high}"
    if figure.rank is not None:
        made["r"] = f"{figure.rank}/{figure.n}"
    return made
