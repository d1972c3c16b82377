"""Figures as a JSON-stat 2.0 dataset: a cube of indicator, group, region and period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

from data import queries
from data.catalog import load
from data.queries.observations import Observation
from server.api import items

MOST_CELLS = 500_000
DIMENSIONS = ("indicator", "group", "region", "period")
LABELS = {
    "fi": ("Mittari", "Väestöryhmä", "Alue", "Ajankohta"),
    "sv": ("Indikator", "Befolkningsgrupp", "Område", "Tidpunkt"),
    "en": ("Indicator", "Population group", "Area", "Period"),
}


class TooManyCells(ValueError):
    """The cube would be larger than anybody can use at once; holds how many cells it would have."""


def dataset(found: Sequence[Observation], lang: str) -> dict[str, Any]:
    """The cube of the figures, cells without one null. Raises TooManyCells above MOST_CELLS."""
    values = _values(found)
    sizes = [len(names) for names in values]
    if prod(sizes) > MOST_CELLS:
        raise TooManyCells(prod(sizes))
    indexes = [{name: place for place, name in enumerate(names)} for names in values]
    places = [_place(one, indexes) for one in found]
    facts = queries.store_facts()
    used = items.sources(one.source for one in found)
    return {
        "version": "2.0",
        "class": "dataset",
        "label": ", ".join(_indicator_name(name, lang) for name in values[0]),
        "source": "; ".join(sorted({f"{one['producer']} ({one['licence']})" for one in used})),
        "updated": facts.built_at,
        "id": list(DIMENSIONS),
        "size": sizes,
        "role": {"metric": ["indicator"], "geo": ["region"], "time": ["period"]},
        "dimension": _dimensions(values, lang),
        "value": _cells(places, [one.value for one in found], prod(sizes)),
        "status": _cells(places, [one.status for one in found], prod(sizes)),
        "extension": {
            "store": facts.version,
            "sources": used,
            "source": _cells(places, [one.source for one in found], prod(sizes)),
            "derived": sorted(place for place, one in zip(places, found, strict=True) if one.derived),
        },
    }


def _values(found: Sequence[Observation]) -> list[list[str]]:
    """The categories of each dimension: groups in the order of lists, the others as they sort."""
    order = {row["id"]: place for place, row in enumerate(queries.population_groups())}
    return [
        sorted({one.indicator for one in found}),
        sorted({one.group for one in found}, key=lambda group: (order.get(group, len(order)), group)),
        sorted({one.region for one in found}),
        sorted({one.period for one in found}),
    ]


def _place(one: Observation, indexes: list[dict[str, int]]) -> int:
    """A figure's cell in row-major order."""
    place = 0
    for index, name in zip(indexes, _keys(one), strict=True):
        place = place * len(index) + index[name]
    return place


def _keys(one: Observation) -> tuple[str, str, str, str]:
    return one.indicator, one.group, one.region, one.period


def _dimensions(values: list[list[str]], lang: str) -> dict[str, Any]:
    indicators, groups, regions, periods = values
    named = {row["id"]: row[f"name_{lang}"] for row in queries.population_groups(groups)}
    labels: list[Mapping[str, str]] = [
        {name: _indicator_name(name, lang) for name in indicators},
        {group: named.get(group, group) for group in groups},
        queries.region_names(regions, lang),
        {period: period for period in periods},
    ]
    made = {
        name: {"label": label, "category": {"index": names, "label": dict(texts)}}
        for name, label, names, texts in zip(DIMENSIONS, LABELS[lang], values, labels, strict=True)
    }
    units = {name: _unit(name, lang) for name in indicators}
    made["indicator"]["category"]["unit"] = units  # type: ignore[index]
    return made


def _unit(indicator_id: str, lang: str) -> dict[str, Any]:
    row = queries.indicator(indicator_id) or {}
    return {"label": load().units[row["unit"]].label.get(lang), "decimals": row["decimals"]}


def _indicator_name(indicator_id: str, lang: str) -> str:
    row = queries.indicator(indicator_id) or {}
    return str(row.get(f"name_{lang}") or row.get("name_fi") or indicator_id)


def _cells(places: Sequence[int], given: Sequence[Any], size: int) -> list[Any]:
    cells: list[Any] = [None] * size
    for place, value in zip(places, given, strict=True):
        cells[place] = value
    return cells
