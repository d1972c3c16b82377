"""Takes a later year's fetched division into a store: its areas, its memberships, and who became whose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import shapely

from etl.errors import EtlError
from etl.fetch.parsed import divisions
from etl.sources.division import Division, polygons
from etl.sources.errors import SourceError

Connection = Any
Geometry = Any
Change = tuple[str, str, int, str | None]  # old code, new code, first year without the old one, its name

# Boundaries are drawn anew each year: an old municipality lies inside its successor but for such a share.
WHOLE, CRUMB = 0.95, 0.05
COUNTRY = "SSS"
REMEDY = "run `python -m etl fetch --division YEAR` again; until then the store that is served stays."

NO_LATER = """
CREATE OR REPLACE TEMP TABLE later_region (
    code VARCHAR, level VARCHAR, name_fi VARCHAR, name_sv VARCHAR, name_en VARCHAR)
"""
MEMBERS = """
INSERT INTO region_member
    SELECT municipality_code, group_code, division_year FROM later_members
    UNION ALL SELECT DISTINCT municipality_code, '{country}', division_year FROM later_members ORDER BY ALL
"""
# An old code's name stands in the division before; a chain of changes ends in a municipality of today.
FOLLOWED = """
UPDATE region_change SET new_code = follow.new_code FROM follow
WHERE follow.old_code = region_change.old_code AND follow.new_code <> region_change.new_code
"""


@dataclass(frozen=True)
class Later:
    """The newest fetched division, and all changes since the embedded one."""

    division: Division
    changes: Sequence[Change]

    def polygons(self) -> dict[str, Geometry]:
        """Municipality → shape in EPSG:3067."""
        return polygons(self.division)


def later_division(
    folder: Path, year: int, names: Mapping[str, str], read: Callable[[], Mapping[str, Geometry]]
) -> Later | None:
    """Return the newest division held that is later than `year`; None when there is none.

    names: the embedded municipalities' Finnish names; read: gives their boundaries (EPSG:3067).
    Raises EtlError when what was fetched cannot be read.
    """
    try:
        held = sorted((d for d in divisions(folder) if d.year > year), key=lambda d: d.year)
    except SourceError as error:
        raise EtlError(error.problem, REMEDY, folder) from error
    changes: list[Change] = []
    shapes = read() if held else {}
    for division in held:
        changes += _changes(division, names, shapes)
        names, shapes = _names(division), polygons(division)
    return Later(held[-1], changes) if held else None


def successors_by_place(old: Mapping[str, Geometry], new: Mapping[str, Geometry]) -> list[tuple[str, str]]:
    """Return (old, new) codes by where old areas lie now: one pair for a merger, several for a split."""
    codes, found = list(new), []
    tree = shapely.STRtree(list(new.values()))
    for code, shape in sorted(old.items()):
        near = [codes[at] for at in tree.query(shape)]
        shares = {n: shapely.area(shapely.intersection(shape, new[n])) / shapely.area(shape) for n in near}
        whole = [n for n, share in shares.items() if share >= WHOLE]
        found += [(code, n) for n in whole or sorted(n for n, s in shares.items() if s > CRUMB)]
    return found


def take_members(con: Connection, later: Later | None) -> None:
    """Add the later division's memberships, and keep its areas in the temporary table later_region."""
    con.execute(NO_LATER)
    if later is None:
        return
    con.register("later_members", later.division.members)
    con.execute(MEMBERS.format(country=COUNTRY))
    con.unregister("later_members")
    con.register("later_regions", later.division.regions)
    con.execute("INSERT INTO later_region FROM later_regions")
    con.unregister("later_regions")


def take_changes(con: Connection, later: Later | None) -> None:
    """Add the changes since the embedded division."""
    if later and later.changes:
        con.executemany("INSERT INTO region_change VALUES (?, ?, ?, ?)", later.changes)


def end_chains(con: Connection) -> None:
    """Make old municipalities' rows name the municipality of today. Needs the temporary table follow."""
    con.execute(FOLLOWED)


def _changes(division: Division, names: Mapping[str, str], shapes: Mapping[str, Geometry]) -> list[Change]:
    gone = set(names) - division.municipalities
    told = [(old, new) for old, new in division.changes if old in gone]
    open_ = {code: shapes[code] for code in gone - {old for old, _ in told} if code in shapes}
    pairs = told + (successors_by_place(open_, polygons(division)) if open_ else [])
    return [(old, new, division.year, names[old]) for old, new in sorted(pairs)]


def _names(division: Division) -> dict[str, str]:
    regions: pa.Table = division.regions
    pairs = zip(regions["code"].to_pylist(), regions["name_fi"].to_pylist(), strict=True)
    return {code: name for code, name in pairs if code in division.municipalities}
