"""Questions about figures: a slice for a map, a series for a chart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from data import db
from data.cache import remembered, shared
from data.queries.areas import codes
from data.queries.indicators import decimals_of

LETTERS = {
    "preliminary": "p",
    "estimated": "e",
    "projected": "j",
    "budget": "b",
    "protected": "x",
    "not_applicable": "n",
}


class Slice(NamedTuple):
    """One indicator, group, level and period. Lists are in the order of codes(level); status None: no row."""

    codes: tuple[str, ...]
    values: list[float | None]
    statuses: list[str | None]
    derived: list[bool]
    rounded: list[float | None]


class SliceMeta(NamedTuple):
    """What is known of a slice at build: country's figure and inner class bounds."""

    n: int
    minimum: float
    maximum: float
    median: float
    country_value: float | None
    country_status: str | None
    country_derived: bool | None
    breaks_quantile: list[float]
    breaks_equal: list[float]
    breaks_country: list[float]


@remembered(256)
def slice_values(indicator_id: str, group: str, level: str, period: str) -> Slice | None:
    """Figures of every area of a level, None when the slice has none."""
    order = codes(level)
    found = {
        row[0]: shared(row[1:])
        for row in db.rows(
            "SELECT region_code, value, status, derived, round(value, ?) FROM observation "
            "WHERE indicator_id = ? AND group_id = ? AND level = ? AND period = ?",
            [_kept_decimals(indicator_id), indicator_id, group, level, period],
        )
    }
    if not found:
        return None
    picked = [found.get(code, (None, None, False, None)) for code in order]
    return Slice(order, *([row[k] for row in picked] for k in range(4)))


@remembered(512)
def slice_meta(indicator_id: str, group: str, level: str, period: str) -> SliceMeta | None:
    """Country's figure and class bounds of a slice, None when it has no values."""
    found = db.rows(
        "SELECT n, minimum, maximum, median, country_value, country_status, country_derived, "
        "breaks_quantile, breaks_equal, breaks_country FROM slice "
        "WHERE indicator_id = ? AND group_id = ? AND level = ? AND period = ?",
        [indicator_id, group, level, period],
    )
    return SliceMeta(*found[0]) if found else None


def slice_payload(indicator_id: str, group: str, level: str, period: str) -> dict[str, Any] | None:
    """A slice as short as it can be for the browser, None when it has no figures.

    v: values in the order of codes(level), rounded to one decimal more than shown; s: status letter →
    places, only for other than observed; a null without a letter is missing. d: true when all figures are
    derived, or the places of those that are. n, country (cs its status letter, cd true when derived), q,
    e, c: class bounds.
    """
    found, meta = (
        slice_values(indicator_id, group, level, period),
        slice_meta(indicator_id, group, level, period),
    )
    if found is None or meta is None:
        return None
    decimals = _kept_decimals(indicator_id)
    body: dict[str, Any] = {"v": [short(value, decimals) for value in found.rounded]}
    body |= {"s": _letters(found.statuses)} if _letters(found.statuses) else {}
    body |= {"d": _derived(found)} if any(found.derived) else {}
    body |= {"n": meta.n, "country": short(meta.country_value, decimals)}
    body |= {"cs": LETTERS[meta.country_status]} if meta.country_status in LETTERS else {}
    body |= {"cd": True} if meta.country_derived else {}
    return body | {"q": meta.breaks_quantile, "e": meta.breaks_equal, "c": meta.breaks_country}


def _kept_decimals(indicator_id: str) -> int:
    """One more than shown, so that classes and places do not hang on the last digit that is seen."""
    return decimals_of().get(indicator_id, 0) + 1


def short(value: float | None, decimals: int) -> float | int | None:
    """A value rounded, without a trailing .0."""
    if value is None:
        return None
    rounded = round(value, decimals)
    return int(rounded) if rounded == int(rounded) else rounded


def series(indicator_id: str, group: str, wanted: Iterable[str]) -> list[tuple[str, str, float | None, str]]:
    """(code, period, value, status) of the areas named, by code and period ascending."""
    return [row[:4] for row in series_rows(indicator_id, group, tuple(sorted(set(wanted))))]


@remembered(256)
def series_rows(
    indicator_id: str, group: str, wanted: tuple[str, ...]
) -> list[tuple[str, str, float | None, str, bool, float | None, float | None]]:
    """(code, period, value, status, derived, numerator, denominator) of areas, by code and period."""
    if not wanted:
        return []
    # One mark for each code: a list to unnest would be joined, which takes three times as long.
    found: list[Any] = db.rows(
        "SELECT region_code, period, value, status, derived, numerator, denominator FROM observation "
        f"WHERE indicator_id = ? AND group_id = ? AND region_code IN ({', '.join('?' * len(wanted))})",
        [indicator_id, group, *wanted],
    )
    return sorted(map(shared, found), key=lambda row: row[:2])


def _letters(statuses: list[str | None]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, status in enumerate(statuses):
        if status in LETTERS:
            places.setdefault(LETTERS[status], []).append(place)
    return places


def _derived(found: Slice) -> bool | list[int]:
    with_value = [place for place, value in enumerate(found.values) if value is not None]
    places = [place for place in with_value if found.derived[place]]
    return True if places == with_value else places
