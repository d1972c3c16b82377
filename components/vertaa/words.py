"""What the table and the dots say in words of one's own area, from the same figures as they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.formats import period, quantity
from components.i18n import translator

MOST = 3
BETWEEN = 10  # percent of the level's areas that must lie between for a difference to be told
QUARTER = 25
Column = Mapping[str, Any]
Row = Mapping[str, Any]


def lead(table: Mapping[str, Any], own: str, country: str, lang: str) -> list[str]:
    """The table's sentence in pieces, every other one strong: better and worse than the whole country.

    table: as components.vertaa.table.build makes it. Where the country has no figure at all, the middle area
    takes its place. own: the area's code.
    """
    _ = translator(lang)
    column, whole = table["columns"].get(own), table["columns"].get(country)
    if column is None:
        return [_("Choose the areas to compare; the first one is your own.")]
    found = _judged(table["rows"], column, whole)
    if found:
        text = _("{area}: {n} indicators judged; better than the whole country {better}, worse {worse}.")
        before, area, after = _counted(text, column["n"], found)
        return [before, area, after + _furthest(column, found, lang)]
    middle = [
        (row, i, column["q"][i] - 50.0, 0.0)
        for i, row in enumerate(table["rows"])
        if row["r"] and row.get("c") != 0 and column["q"][i] is not None
    ]
    if middle:
        text = _("{area}: {n} indicators judged; better than the middle area {better}, worse {worse}.")
        return _counted(text, column["n"], middle)
    return _strong(_("{area}: this theme has no figures that could be called better or worse."), column["n"])


Judged = tuple[Row, int, float, float]  # row, its place, difference, share of areas between


def _judged(rows: Sequence[Row], own: Column, country: Column | None) -> list[Judged]:
    if country is None:
        return []
    out: list[Judged] = []
    for i, row in enumerate(rows):
        mine, theirs = own["v"][i], country["v"][i]
        if row["r"] and row.get("c") != 0 and mine is not None and theirs is not None:
            places = own["q"][i], country["q"][i]
            between = 0.0 if None in places else places[0] - places[1]
            out.append((row, i, mine - theirs, between))
    return out


def _strong(template: str, area: str, **values: object) -> list[str]:
    """The template's pieces around the area's name."""
    before, after = template.split("{area}")
    return [before.format(**values), area, after.format(**values)]


def _counted(template: str, area: str, found: Sequence[Judged]) -> list[str]:
    better = sum(difference * row["r"] > 0 for row, _i, difference, _between in found)
    worse = sum(difference * row["r"] < 0 for row, _i, difference, _between in found)
    return _strong(template, area, n=len(found), better=better, worse=worse)


def _furthest(own: Column, found: Sequence[Judged], lang: str) -> str:
    """The three furthest in the order of all areas: the measures' own units cannot be compared."""
    _ = translator(lang)
    fresh = [each for each in found if not each[0].get("o")] or list(found)  # old ones only without others
    far = sorted((each for each in fresh if abs(each[3]) > BETWEEN), key=lambda each: -abs(each[3]))[:MOST]
    if not far:
        return ""
    items = []
    for row, i, difference, _between in far:
        apart = quantity(difference, row["k"], row["f"], lang, signed=True)
        value = quantity(own["v"][i], row["k"], row["u"], lang)
        at = period(row["p"], lang)
        items.append(
            _(
                "{name} {value} (difference {diff}, {period})",
                name=row["n"],
                value=value,
                diff=apart,
                period=at,
            )
        )
    start = _("Furthest from the whole country:")
    return f" {start} {'; '.join(items)}."


def dots(table: Mapping[str, Any], own: str, n: int, lang: str) -> str:
    """On how many judged indicators the area is in the best and the worst quarter of the level's n areas."""
    _ = translator(lang)
    column = table["columns"].get(own)
    if column is None:
        return ""
    placed = [
        (row["n"], column["q"][i] if row["r"] > 0 else 100 - column["q"][i])
        for i, row in enumerate(table["rows"])
        if row["r"] and row.get("c") != 0 and column["q"][i] is not None
    ]
    if not placed:
        return _("{area}: this theme has no figures that could be called better or worse.", area=column["n"])
    best = [name for name, place in sorted(placed, key=lambda each: -each[1]) if place >= 100 - QUARTER]
    worst = [name for name, place in sorted(placed, key=lambda each: each[1]) if place <= QUARTER]
    said = _("{area} among {n} areas, {judged} indicators judged.", area=column["n"], n=n, judged=len(placed))
    return " ".join(
        (said, _quarter(_("Best quarter"), best, lang), _quarter(_("Worst quarter"), worst, lang))
    )


def _quarter(title: str, names: Sequence[str], lang: str) -> str:
    _ = translator(lang)
    if not names:
        return _("{title}: none.", title=title)
    more = _.plural("and 1 more", "and {n} more", len(names) - MOST) if len(names) > MOST else ""
    listed = " ".join(part for part in ("; ".join(names[:MOST]), more) if part)
    return f"{title}: {len(names)} ({listed})."
