"""Makes the figures of counties, regions, other groups and the country from municipalities.

A figure that a source gives for the very same area wins. Otherwise the indicator's rule decides:
  sum       all members must have a figure (those it does not apply to excepted); a protected one protects it
  ratio     sums of numerators over sums of denominators, an estimate unless every member is in; where parts
            are not known for the period, the mean weighted by the denominator of the nearest earlier one
  weighted  mean by the weight, always an estimate
  never     no figure is made: an index has no meaning that could be averaged
A ratio or mean needs members with at least 90 % of the population. A group of one has its member's figure.

Works on `municipal`, `raw`, `rule`, `severity` (see etl.harmonise), `same_group(snapshot_id, code)` (areas
that were then as today), region and region_member; fills observation and indicator_snapshot with the figures
of the piece under way.
"""

from __future__ import annotations

from typing import Any

from etl import sql
from etl.chunks import cut
from etl.definitions import COUNT_SCALE

Connection = Any

COVERAGE = 0.9
# A weight may be taken from this many months away, for example the last known labour force.
WEIGHT_REACH = 60
# A rate of at least so many steps of its last decimal gives its denominator within 5 %.
DIGITS = 10
# Times the latest population that a denominator may be: areas have shrunk.
CROWD = 2.0
SORTED_AT_ONCE = 200_000  # figures with all their texts, which is what takes most memory
NO_COUNTS = """
CREATE TEMP TABLE IF NOT EXISTS counted (
    indicator_id VARCHAR, group_id VARCHAR, code VARCHAR, period VARCHAR, snapshot_id SMALLINT, cases DOUBLE)
"""


def aggregate(con: Connection) -> None:
    """Make the figures of every level and store them sorted."""
    con.execute(COUNT_SCALE)
    con.execute(NO_COUNTS)
    sql.run(con, "aggregate", coverage=COVERAGE, reach=WEIGHT_REACH, digits=DIGITS, crowd=CROWD)
    for slots in cut(con.execute("SELECT a, n FROM slot ORDER BY a").fetchall(), SORTED_AT_ONCE):
        sql.run(con, "observation", first_slot=slots[0][0], last_slot=slots[-1][0])
    con.execute("DROP TABLE parts; DROP TABLE figure")
