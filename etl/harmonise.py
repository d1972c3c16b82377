"""Brings figures of former municipalities to today's division, table by table, and picks the best series.

A table's division is what codes it shows: when its rows of one period hold a former municipality, the
successor's figure there is the old, smaller municipality's (see "inside" in the SQL for mixed tables). Such a
family (former parts and successor) is made into one figure by the indicator's rule; every other figure passes
through untouched. Only afterwards does the better series win, because the same code means different areas in
different tables.

Works on these temporary tables of a connection:
  raw(indicator_id, group_id, level, code, period, value, status, derived, snapshot_id, series_rank)
  rule(indicator_id, rule, num_id, num_group, den_id, den_group, weight_id, weight_group, scale, decimals)
      where a group is null when it is the group of the figure being made
  follow(old_code, new_code): former municipality → today's;  area(code, level): areas of today
  family(snapshot_id, period, new_code, pieces): see etl/sql/family.sql
and leaves municipal (as raw, of today's municipalities only, each figure once) and rows in harmonised.
A build does so for some indicators at a time (etl/figures.py): raw then has these and what they are made of.
"""

from __future__ import annotations

from typing import Any

from etl import sql

Connection = Any


def harmonise(con: Connection) -> None:
    """Make `municipal` from `raw`, and log what was joined in harmonised."""
    sql.run(con, "harmonise")


def joined(con: Connection) -> dict[str, int]:
    """Return how many figures were joined by each method.

    Method 'left_out' counts figures of rules that cannot be joined (an index), 'incomplete' those whose parts
    are protected or not all there.
    """
    found = con.execute("SELECT method, sum(cells)::INTEGER FROM harmonised GROUP BY 1 ORDER BY 1").fetchall()
    return dict(found)
