"""Compares series that are the same thing, cell by cell on today's municipalities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import duckdb
import pyarrow as pa

from etl.embed.aliases import Alias
from etl.embed.errors import EmbedError
from etl.embed.pipeline import sql

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
            raise EmbedError(
                "aliases.csv", f"'{part}' names no raw series", "correct the id, its sex or its age"
            )
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
    """Return the cells that both sides of each alias have, by alias, period and area.

    Columns series, same_as, period, region_code, value, other. Needs tables `kept` and `today` (old code →
    today's code). With merged = 'add' figures are added up to today's municipalities; with 'skip' areas that
    either side gives in parts are not compared.
    """
    listed = list(aliases)
    sides = [
        (number, side, *keys[key])
        for number, alias in enumerate(listed)
        for side, text in enumerate((alias.series, alias.same_as))
        for key in members(text, keys)
    ]
    connection.execute("CREATE TABLE side (pair INT, side INT, series VARCHAR, sex VARCHAR, age VARCHAR)")
    connection.executemany("INSERT INTO side VALUES (?, ?, ?, ?, ?)", sides)
    connection.execute("CREATE TABLE alias (pair INT, series VARCHAR, same_as VARCHAR, skip BOOLEAN)")
    rows = [(number, a.series, a.same_as, a.merged == "skip") for number, a in enumerate(listed)]
    connection.executemany("INSERT INTO alias VALUES (?, ?, ?, ?)", rows)
    return connection.execute(sql("compare.sql")).to_arrow_table()
