"""Compares series that are the same thing, cell by cell on today's municipalities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import duckdb
import pyarrow as pa

from etl.embed.aliases import Alias
from etl.embed.errors import EmbedError

_SPLIT = re.compile(r"^(?P<series>[^\[]+)\[(?P<inside>[^\]]*)\]$")
_RANGE = re.compile(r"^(\d+)\.\.(\d+)$")
SplitKey = tuple[str, str, str]


def members(text: str, keys: Mapping[str, SplitKey]) -> list[str]:
    """Return the keys that a side of an alias names: one, or several to be added up.

    'a & b' adds two; 'a[*]' all splits of a series; 'a[male,*]' all ages of men; 'a[0..14]' single ages.
    Raises EmbedError when a part names nothing.
    """
    found: list[str] = []
    for part in text.split(" & "):
        named = [part] if part in keys else [key for key, split in keys.items() if _matches(part, split)]
        if not named:
            raise EmbedError("aliases.csv", f"'{part}' names no raw series", "correct the id, its sex or its age")
        found += named
    return found


def _matches(part: str, split: SplitKey) -> bool:
    match = _SPLIT.match(part)
    if not match or match["series"] != split[0] or (split[1], split[2]) == ("total", "total"):
        return False
    inside = match["inside"]
    if ages := _RANGE.match(inside):
        return split[2].isdigit() and int(ages[1]) <= int(split[2]) <= int(ages[2])
    return inside == "*" or inside == f"{split[1]},*"


def compare(
    connection: duckdb.DuckDBPyConnection, aliases: Iterable[Alias], keys: Mapping[str, SplitKey]
) -> pa.Table:
    """Return the cells that both sides of each alias have: series, same_as, period, region_code, value, other.

    Needs tables `kept` and `today` (old code → today's code). With merged = 'add' figures are added up to today's
    municipalities; with 'skip' areas that either side gives in parts are not compared.
    """
    sides = [
        (number, side, *keys[key])
        for number, alias in enumerate(aliases)
        for side, text in enumerate((alias.series, alias.same_as))
        for key in members(text, keys)
    ]
    schema = pa.schema([("pair", pa.int32()), ("side", pa.int8())] + [(n, pa.string()) for n in ("series", "sex", "age")])
    columns = zip(*sides, strict=True)
    connection.register("side_rows", pa.Table.from_arrays([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema))
    pairs = pa.Table.from_pylist(
        [{"pair": n, "name": a.series, "same_as": a.same_as, "skip": a.merged == "skip"} for n, a in enumerate(aliases)]
    )
    connection.register("pair_rows", pairs)
    found = connection.execute(_COMPARE).to_arrow_table()
    connection.unregister("side_rows")
    connection.unregister("pair_rows")
    return found


_COMPARE = """
WITH part AS (
    SELECT s.pair, s.side, k.period, coalesce(t.new_code, k.source_code) AS code,
           sum(k.value) AS value, count(*) AS n_rows, count(DISTINCT k.source_code) AS codes,
           count(DISTINCT (s.series, s.sex, s.age)) AS parts, min(k.source_code) AS first_code
    FROM side_rows s JOIN kept k ON k.series = s.series AND k.sex = s.sex AND k.age = s.age
    LEFT JOIN today t ON t.old_code = k.source_code
    WHERE k.value IS NOT NULL GROUP BY ALL),
whole AS (  -- only areas where every part of a sum is there
    SELECT * FROM part p JOIN (SELECT pair, side, count(*) AS needed FROM side_rows GROUP BY ALL) USING (pair, side)
    WHERE parts = needed AND n_rows = needed * codes)
SELECT r.name AS series, r.same_as, a.period, a.code AS region_code, a.value AS value, b.value AS other
FROM whole a JOIN whole b ON a.pair = b.pair AND a.side = 0 AND b.side = 1 AND a.period = b.period AND a.code = b.code
JOIN pair_rows r ON r.pair = a.pair
WHERE NOT (r.skip AND (a.codes > 1 OR b.codes > 1 OR a.first_code <> b.first_code))
ORDER BY 1, 2, 3, 4
"""
