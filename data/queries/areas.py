"""Questions about areas: names, groups, changes and boundaries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from data import db
from data.cache import remembered

TODAY = "(SELECT value::SMALLINT FROM meta WHERE key = 'division_year')"
HVA = "hyvinvointialue"


class Region(NamedTuple):
    """An area. hva_code, mk_code and language_group are a municipality's, None at other levels."""

    code: str
    level: str
    name_fi: str
    name_sv: str
    name_en: str
    hva_code: str | None
    mk_code: str | None
    language_group: str | None
    population: int | None

    def name(self, lang: str) -> str:
        """Name in 'fi', 'sv' or 'en'; Finnish for any other language."""
        return {"sv": self.name_sv, "en": self.name_en}.get(lang, self.name_fi)


@remembered(1)
def _all_regions() -> dict[str, Region]:
    return {row[0]: Region(*row) for row in db.rows("SELECT * FROM region ORDER BY code")}


def region(code: str) -> Region | None:
    """An area by its code, None when there is none."""
    return _all_regions().get(code)


@remembered(16)
def regions(level: str) -> list[Region]:
    """Areas of a level, by code; empty for an unknown level."""
    return [area for area in _all_regions().values() if area.level == level]


@remembered(16)
def codes(level: str) -> tuple[str, ...]:
    """Codes of a level, sorted: the order of every slice of that level."""
    return tuple(area.code for area in regions(level))


def region_names(wanted: Iterable[str], lang: str) -> dict[str, str]:
    """Names of the areas there are, in the order asked for."""
    found = _all_regions()
    return {code: found[code].name(lang) for code in wanted if code in found}


def populations(level: str) -> dict[str, int | None]:
    """Latest final population of each area of a level."""
    return {area.code: area.population for area in regions(level)}


def counties(lang: str) -> list[tuple[str, str]]:
    """(code, name) of the wellbeing services counties, by code."""
    return [(area.code, area.name(lang)) for area in regions(HVA)]


@remembered(16)
def search_regions() -> list[tuple[str, str, str, str, str, str | None]]:
    """(code, level, name_fi, name_sv, name_en, county of a municipality) of every area, big levels first."""
    order = ("maa", HVA, "maakunta", "seutukunta", "tyollisyysalue", "kunta", "kuntaryhma")
    found = sorted(_all_regions().values(), key=lambda area: (order.index(area.level), area.code))
    return [(a.code, a.level, a.name_fi, a.name_sv, a.name_en, a.hva_code) for a in found]


@remembered(1)
def _groups_of() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    query = f"""
        SELECT municipality_code, level, group_code FROM region_member JOIN region ON code = group_code
        WHERE division_year = {TODAY} ORDER BY municipality_code, level"""
    for code, level, group in db.rows(query):
        found.setdefault(code, {})[level] = group
    return found


def memberships(level: str = "kunta") -> dict[str, dict[str, str]]:
    """Municipality → level → the area it belongs to today; only municipalities are members of something."""
    return _groups_of() if level == "kunta" else {}


def members(group: str) -> tuple[str, ...]:
    """Municipalities of a county or another area today, sorted; empty for an unknown code."""
    area = region(group)
    if area is None:
        return ()
    return tuple(code for code, groups in _groups_of().items() if groups.get(area.level) == group)


def county_of(code: str) -> str | None:
    """County of a municipality, None for other areas."""
    area = region(code)
    return area.hva_code if area else None


@remembered(256)
def _changes(wanted: tuple[str, ...]) -> list[tuple[str, str | None, int | None]]:
    return [
        (new, name, year)
        for new, name, year in db.rows(
            "SELECT new_code, name_fi, year FROM region_change WHERE list_contains(?, new_code) "
            "ORDER BY new_code, year, name_fi", [list(wanted)]
        )
    ]  # fmt: skip


def changes(wanted: Iterable[str]) -> list[tuple[str, str | None, int | None]]:
    """(code of today, former municipality's name, first year without it) of mergers into the areas named."""
    return _changes(tuple(sorted(set(wanted))))


@remembered(8)
def borders(level: str) -> str:
    """SVG path of the borders between areas of a level, to lay over another map; '' for an unknown one."""
    found = db.rows("SELECT path FROM border WHERE level = ?", [level])
    return str(found[0][0]) if found else ""


@remembered(8)
def geo(level: str) -> dict[str, Any] | None:
    """Everything that draws a level; lists are in the order of codes(level), neighbours are places in it.

    None for an unknown level or one that is not drawn. Lengths are units of a drawing 1000 units tall, y
    down.
    """
    rows = db.rows(
        "SELECT region_code, path, x0, y0, x1, y1, cx, cy, neighbours FROM region_shape WHERE level = ? "
        "ORDER BY region_code", [level]
    )  # fmt: skip
    if not rows:
        return None
    place = {row[0]: index for index, row in enumerate(rows)}
    areas = [_all_regions()[code] for code in place]
    return {
        "level": level,
        "codes": list(place),
        "names": [area.name_fi for area in areas],
        "names_sv": [area.name_sv for area in areas],
        "names_en": [area.name_en for area in areas],
        "county": [area.hva_code for area in areas],
        "pop": [area.population for area in areas],
        "path": [row[1] for row in rows],
        "box": [list(row[2:6]) for row in rows],
        "c": [list(row[6:8]) for row in rows],
        "nb": [[place[code] for code in row[8] if code in place] for row in rows],
        "view": [0, 0, *_view()],
        "borders": borders(HVA) if level == "kunta" else "",
    }


def _view() -> tuple[float, float]:
    found = dict(db.rows("SELECT key, value FROM meta WHERE key IN ('view_width', 'view_height')"))
    return float(found["view_width"]), float(found["view_height"])
