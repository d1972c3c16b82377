"""What a pinned figure can be changed to on a slide: the periods that its view has in this state."""

from collections.abc import Mapping
from typing import Any

from components import formats
from components.url_state import PERIOD
from exports import exhibits
from exports.exhibits import mittari_state

# Figures over all years have no year to change.
WITHOUT_PERIOD = {("mittari", "kehitys")}


def choices(view: str, name: str, query: Mapping[str, str], lang: str) -> dict[str, Any]:
    """{"periods": [[period, in words] …], "period": the shown one}. Raises NoExhibit for no such figure."""
    exhibits.offered(view)
    periods, shown = ([], "") if (view, name) in WITHOUT_PERIOD else _periods(view, query, lang)
    return {
        "parameter": PERIOD,
        "period": shown,
        "periods": [[period, formats.period(period, lang)] for period in periods],
    }


def _periods(view: str, query: Mapping[str, str], lang: str) -> tuple[list[str], str]:
    if view != "mittari":
        return [], ""
    from data import queries

    state = mittari_state.view(query, lang).state
    return list(queries.coverage(state.indicator)[state.level][state.group]), state.period
