"""How a figure has moved: its tested trend in words and its line of years."""

from __future__ import annotations

from typing import Any

from components import formats
from components.alue.figure import Figure, Look, Trend, judged, quantity
from components.i18n import mark, translator
from data.catalog_models import Indicator

TREND = {"rising": "nousee", "falling": "laskee", "none": "ei_muutosta", "too_few": "liian_vahan"}
_TRENDS = {
    "rising": mark("rising"),
    "falling": mark("falling"),
    "none": mark("no clear change"),
    "too_few": mark("too few years"),
}


def trend(figure: Figure, indicator: Indicator, look: Look) -> dict[str, str]:
    """f: the filter's word; w: in words; d: years tested; l: slope, its limits and p; j: judged."""
    _ = translator(look.lang)
    found: Trend | None = figure.trend
    if found is None:
        return {"f": TREND["too_few"], "w": _("too few years")}
    made = {"f": TREND[found.direction], "w": _(_TRENDS[found.direction])}
    if found.slope is None or found.p is None or not found.first or not found.last:
        return made
    made["d"] = f"{found.first[:4]}–{found.last[:4]}"
    limits = ""
    if found.low is not None and found.high is not None:
        low, high = (
            formats.number(end, indicator.decimals + 1, look.lang) for end in (found.low, found.high)
        )
        limits = f" ({low} … {high})"
    made["l"] = _(
        "{change}{limits} a year, {n} points, p {p}",
        change=quantity(found.slope, indicator, look, 1, signed=True),
        limits=limits,
        n=found.n,
        p=_p(found.p, look.lang),
    )
    way = {"rising": "up", "falling": "down"}.get(found.direction, "")
    good = judged(indicator.direction, way)
    return made | ({"j": good} if good else {})


def _p(p: float, lang: str) -> str:
    return f"< {formats.number(0.001, 3, lang)}" if p < 0.001 else f"= {formats.number(p, 3, lang)}"


def spark(figure: Figure, indicator: Indicator, look: Look) -> dict[str, Any]:
    """v: values; y: years from the first; b: places after a break; l: the summary in words."""
    _ = translator(look.lang)
    periods, values = [p for p, _v in figure.series], [v for _p, v in figure.series]
    first = int(periods[0][:4])
    breaks = look.breaks.get(indicator.id, ())
    cut = [
        i for i in range(1, len(periods)) if any(periods[i - 1] < broken <= periods[i] for broken in breaks)
    ]
    told = [
        f"{quantity(values[i], indicator, look)} ({formats.period_short(periods[i], look.lang)})"
        for i in (0, -1)
    ]
    return {
        "v": [round(value, indicator.decimals + 1) for value in values],
        "y": [int(period[:4]) - first for period in periods],
        "b": cut,
        "l": _("From {first} to {last}.", first=told[0], last=told[1]),
    }
