"""Questions about whole levels: how far areas stand from each other, and where series break."""

from __future__ import annotations

from data import db
from data.cache import remembered


@remembered(8)
def deviations(level: str) -> dict[str, float]:
    """Indicator → sample standard deviation (n - 1) of the level's areas at its latest period.

    In the indicator's unit; only of at least five areas, and not of amounts, which grow with the area.
    """
    found = db.rows(
        "SELECT latest.indicator_id, stddev_samp(value) FROM latest "
        "JOIN region ON region.code = region_code AND region.level = latest.level "
        "JOIN indicator ON indicator.id = indicator_id "
        "WHERE latest.level = ? AND aggregation <> 'sum' AND value IS NOT NULL GROUP BY ALL "
        "HAVING count(*) >= 5", [level]
    )  # fmt: skip
    return dict(found)


@remembered(1)
def breaks() -> dict[str, tuple[str, ...]]:
    """Indicator → first periods after breaks in its comparability, ascending; only those that have one."""
    found = db.rows(
        "SELECT indicator_id, list(period ORDER BY period) FROM indicator_note "
        "WHERE kind = 'break' AND period IS NOT NULL GROUP BY indicator_id"
    )
    return {indicator: tuple(periods) for indicator, periods in found}
