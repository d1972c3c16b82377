"""Stores the newest figures of every area and its profile, piece by piece: whole they fill the memory."""

from __future__ import annotations

from typing import Any

from etl import sql
from etl.chunks import chunks, name_ids

Connection = Any

# Levels whose areas are ranked and drawn as classes; three urban-rural groups are neither.
RANKED = ("kunta", "hyvinvointialue", "maakunta", "seutukunta", "tyollisyysalue")
AREAS_AT_ONCE = 20
PROFILED = "SELECT level, list(code ORDER BY code) FROM profile_area GROUP BY level ORDER BY level"


def store_latest(con: Connection) -> None:
    """Fill latest from observation, slice and standing, a level and some indicators at a time."""
    sql.run(con, "latest", ranked=list(RANKED))
    pieces = list(chunks(con, "observation"))
    for level in sorted(RANKED):
        for piece in pieces:
            name_ids(con, piece.first_id, piece.last_id)
            sql.run(con, "latest_part", latest_level=level)


def store_profiles(con: Connection) -> None:
    """Fill profile from latest and observation, some areas of a level at a time."""
    sql.run(con, "profile")
    for level, codes in con.execute(PROFILED).fetchall():
        for at in range(0, len(codes), AREAS_AT_ONCE):
            some = codes[at : at + AREAS_AT_ONCE]
            sql.run(con, "profile_part", profile_level=level, first_code=some[0], last_code=some[-1])
