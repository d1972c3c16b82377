"""Makes today's areas, their members by year, the changes of municipalities and the boundaries."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from etl.embed.codes import COUNTRY, prefixed
from etl.embed.errors import EmbedError

Row = dict[str, Any]
TODAY = 2026
KEYS = "municipality_keys_2013_2026.csv"
CHANGES = "abolished_municipalities.csv"
LANGUAGE_GROUPS = {"0": "fi", "1": "fi_sv", "2": "sv", "3": "sv_fi"}
_GROUPINGS = (
    ("HVA", "hva", "hyvinvointialue"),
    ("MK", "maakunta", "maakunta"),
    ("SK", "seutukunta", "seutukunta"),
    ("TYA", "tyollisyysalue", "tyollisyysalue"),
    ("KR", "kuntaryhmitys", "kuntaryhma"),
)
_COUNTRY_NAMES = ("Koko maa", "Hela landet", "Whole country")
EXPECTED = {"kunta": 308, "hyvinvointialue": 23, "maakunta": 19, "kuntaryhma": 3, "maa": 1}


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file with a header. Raises EmbedError when it cannot be read as UTF-8 text."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise EmbedError(path.name, f"cannot be read ({error})", "restore the file from its source") from None


def _cell(row: dict[str, str], column: str, file: str) -> str:
    if column not in row:
        raise EmbedError(file, f"has no column {column}", "restore the file from its source")
    return row[column].strip()


def regions(municipalities: list[dict[str, str]]) -> list[Row]:
    """Return today's areas of every level, by code: code, level, names, language group and geographic centre.

    Raises EmbedError when the number of areas is not today's.
    """
    file = "municipalities.csv"
    found: dict[str, Row] = {COUNTRY: _region(COUNTRY, "maa", _COUNTRY_NAMES)}
    for row in municipalities:
        code = prefixed("KU", _cell(row, "code", file))
        status = LANGUAGE_GROUPS[_cell(row, "kielisuhde_code", file)]
        found[code] = _region(code, "kunta", _names(row, "", file), status)
        for prefix, column, level in _GROUPINGS:
            group = prefixed(prefix, _cell(row, f"{column}_code", file))
            found[group] = _region(group, level, _names(row, f"{column}_", file))
    result = [found[code] for code in sorted(found)]
    for level, number in EXPECTED.items():
        count = sum(row["level"] == level for row in result)
        if count != number:
            raise EmbedError(
                file, f"gives {count} areas of level {level}, not {number}", "restore the complete file"
            )
    return result


def _names(row: dict[str, str], start: str, file: str) -> tuple[str, str, str]:
    fi, sv, en = (_cell(row, f"{start}name_{language}", file) for language in ("fi", "sv", "en"))
    return fi, sv or fi, en or fi


def _region(code: str, level: str, names: tuple[str, str, str], language: str | None = None) -> Row:
    texts = dict(zip(("name_fi", "name_sv", "name_en"), names, strict=True))
    return {"code": code, "level": level, **texts, "language_group": language}


def members(municipalities: list[dict[str, str]], keys: list[dict[str, str]]) -> list[Row]:
    """Return which municipality belongs to which grouping in which year's division, by year and code.

    Today's division comes from municipalities.csv, older ones from the keys file, whose codes are numbers.
    """
    found = set()
    for row in municipalities:
        found |= {(TODAY, *pair) for pair in _pairs(row, "municipalities.csv")}
    for row in keys:
        year = int(_cell(row, "year", KEYS))
        if year != TODAY:
            found |= {(year, *pair) for pair in _pairs(row, KEYS)}
    columns = ("division_year", "municipality_code", "group_code")
    return [dict(zip(columns, item, strict=True)) for item in sorted(found)]


def _pairs(row: dict[str, str], file: str) -> Iterable[tuple[str, str]]:
    code = prefixed("KU", _cell(row, "code", file))
    yield code, COUNTRY
    for prefix, column, _ in _GROUPINGS:
        text = _cell(row, f"{column}_code", file)
        if text:
            yield code, prefixed(prefix, text)


def changes(
    abolished: list[dict[str, str]], keys: list[dict[str, str]], today: set[str]
) -> tuple[list[Row], list[Row]]:
    """Return (changes, unresolved): where the figures of former municipalities are counted today.

    Each change has old_code, new_code (today's), year (first year without the old one, None before 2014) and
    name_fi (None where not known). A municipality split between several gets none of them and is unresolved,
    as is one whose chain of successors ends in a code that is not today's.
    """
    successors: dict[str, set[str]] = {}
    for row in abolished:
        old, new = (prefixed("KU", _cell(row, column, CHANGES)) for column in ("joiner", "joinee"))
        successors.setdefault(old, set()).add(new)
    years, names = _last_years(keys)
    resolved, unresolved = [], []
    for old in sorted(successors):
        ends = _ends(old, successors, today)
        if len(ends) == 1 and ends <= today:
            year = years[old] + 1 if old in years else None
            resolved.append(
                {"old_code": old, "new_code": ends.pop(), "year": year, "name_fi": names.get(old)}
            )
        else:
            unresolved.append({"old_code": old, "ends": sorted(ends)})
    return resolved, unresolved


def _ends(code: str, successors: dict[str, set[str]], today: set[str]) -> set[str]:
    """Return where all chains of successors of a code end; a code that exists today is an end."""
    open_codes, seen, ends = [code], {code}, set()
    while open_codes:
        for following in successors.get(open_codes.pop(), set()):
            if following in today or following not in successors:
                ends.add(following)
            elif following not in seen:
                seen.add(following)
                open_codes.append(following)
    return ends


def _last_years(keys: list[dict[str, str]]) -> tuple[dict[str, int], dict[str, str]]:
    """Return the last year of each municipality in the keys file, and its name."""
    years: dict[str, int] = {}
    names: dict[str, str] = {}
    for row in keys:
        code = prefixed("KU", _cell(row, "code", KEYS))
        years[code] = max(years.get(code, 0), int(row["year"]))
        names[code] = row["name_fi"]
    return years, names


def boundaries(path: Path) -> list[Row]:
    """Return code and geometry (WKB, WGS 84) of each municipality, by code; nothing else of the file is kept.

    Raises EmbedError when the file is not GeoJSON or does not hold 308 valid areas.
    """
    from shapely import is_valid, to_wkb
    from shapely.geometry import shape

    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        found = {prefixed("KU", f["properties"]["code"]): shape(f["geometry"]) for f in features}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EmbedError(path.name, f"is not the expected GeoJSON ({error})", "restore the file") from None
    if len(found) != EXPECTED["kunta"] or not all(is_valid(list(found.values()))):
        raise EmbedError(path.name, f"holds {len(found)} areas or invalid ones", "restore the complete file")
    return [{"code": code, "geometry": to_wkb(found[code], byte_order=1)} for code in sorted(found)]
