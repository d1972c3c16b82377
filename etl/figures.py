"""Brings all figures to today's areas and to every level, some indicators at a time: memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from etl import sql
from etl.aggregate import aggregate
from etl.chunks import cut, name_ids
from etl.harmonise import harmonise
from etl.inputs import take_part
from etl.live.overlay import store_superseded
from etl.opened import in_turn

Connection = Any

POPULATION = "vaesto"
LATEST_POPULATION = f"""
UPDATE region SET population = latest.value::INTEGER FROM (
    SELECT code, value FROM municipal WHERE indicator_id = '{POPULATION}' AND group_id = 'total'
        AND status = 'observed' AND value IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY code ORDER BY period DESC) = 1) AS latest
WHERE latest.code = region.code;
UPDATE region SET population = total.population FROM (
    SELECT group_code, sum(population) AS population
    FROM region_member JOIN region AS part ON part.code = municipality_code
    WHERE division_year = (SELECT value::SMALLINT FROM meta WHERE key = 'division_year')
    GROUP BY ALL HAVING count(population) = count(*)) AS total
WHERE total.group_code = region.code;
"""
COUNTED = """
SELECT indicator_id, sum(n)::BIGINT FROM present SEMI JOIN rule ON rule.indicator_id = present.indicator_id
GROUP BY 1 ORDER BY 1
"""
RULES = "SELECT indicator_id::VARCHAR, num_id::VARCHAR, den_id::VARCHAR, weight_id::VARCHAR FROM rule"
NONE = ("~", "")  # no indicator's id is after one and before the other


def make_figures(con: Connection, embedded: Path, live: bool) -> None:
    """Fill observation, in the order of indicators, with what is made of the view `source`.

    live: whether fetched figures are in it, which older ones give way to. Needs what etl.inputs makes.
    """
    sql.run(con, "family")
    rules = con.execute(RULES).fetchall()
    parts = {indicator: [one for one in made_of if one] for indicator, *made_of in rules}
    store_population(con, embedded, parts)
    for group in in_turn(con, cut(con.execute(COUNTED).fetchall())):
        ids = [indicator for indicator, _ in group]
        name_ids(con, ids[0], ids[-1])
        take_part(con, embedded, closure(ids, parts))
        harmonise(con)
        if live:
            store_superseded(con)
        aggregate(con)


def store_population(con: Connection, embedded: Path, parts: dict[str, list[str]]) -> None:
    """Fill the newest population of each area, by which shares of a group are judged."""
    name_ids(con, *NONE)
    take_part(con, embedded, [POPULATION, *closure([POPULATION], parts)])
    harmonise(con)
    con.execute(LATEST_POPULATION)


def closure(ids: Iterable[str], parts: dict[str, list[str]]) -> list[str]:
    """Return all that the indicators are made of and that these are made of in turn, in order."""
    found: set[str] = set()
    left = list(ids)
    while left:
        new = set(parts.get(left.pop(), ())) - found
        found |= new
        left += new
    return sorted(found)
